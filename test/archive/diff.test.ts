import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diffCaptures, diffRecords } from '../../src/archive/diff.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { diffParagraphs, type ParagraphChange } from '../../src/archive/text-diff.ts';
import { makeRecord } from '../../src/pipeline.ts';
import { type Archive, createArchive } from '../../src/store/index.ts';
import { hastyFiles } from '../store/helpers.ts';
import { archiveOld, madeWithoutMentions } from './older.ts';

const FIRST =
  'Jembatan desa diperbaiki\n\nWarga desa memperbaiki jembatan itu, kata Siti Aminah.\n\n“Biayanya kecil,” kata Budi Santoso.';
const SECOND =
  'Jembatan desa diperbaiki lagi\n\nWarga desa memperbaiki jembatan lama itu, kata Siti Aminah.\n\nPasar ikan juga dibuka kembali oleh Dewi Lestari.';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-diff-'));
  archive = await createArchive(join(folder, 'archive'), { files: hastyFiles });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const recordOf = (text: string, metadata = {}) =>
  makeRecord(new TextEncoder().encode(text), { name: 'a.txt', metadata });

describe('diffRecords', () => {
  it('finds nothing between a record and itself, whichever pipeline made it', () => {
    const record = recordOf(FIRST);
    const later = { ...recordOf(FIRST), pipeline: { ...record.pipeline, version: '9.0.0' } };
    const none = { added: [], gone: [], changed: [] };
    expect(diffRecords(record, later)).toEqual({
      same: true,
      fields: [],
      text: [],
      mentions: none,
      quotations: none,
      claims: none,
      removed: none,
      other: [],
    });
  });

  it('tells fields, paragraphs, words and what was found that came and went', () => {
    const diff = diffRecords(
      recordOf(FIRST, { datePublished: '2024-05-01' }),
      recordOf(SECOND, { datePublished: '2024-05-01', dateModified: '2024-05-02' }),
    );
    expect(diff.same).toBe(false);
    expect(diff.fields.map(({ field }) => field)).toEqual([
      'source.metadata',
      'article.headline',
      'article.dateModified',
    ]);
    expect(diff.fields[1]).toEqual({
      field: 'article.headline',
      from: 'Jembatan desa diperbaiki',
      to: 'Jembatan desa diperbaiki lagi',
    });
    expect(diff.text.map(({ change }) => change)).toEqual(['changed', 'changed', 'gone', 'added']);
    expect(diff.text[1]).toMatchObject({ from: 2, to: 2 });
    const names = (items: unknown[]) => items.map((item) => (item as { name: string }).name);
    expect(names(diff.mentions.gone)).toContain('Budi Santoso');
    expect(names(diff.mentions.added)).toContain('Dewi Lestari');
    expect(names([...diff.mentions.gone, ...diff.mentions.added])).not.toContain('Siti Aminah');
    expect(JSON.stringify(diff.quotations.gone)).toContain('Biayanya kecil');
    expect(diff.other).toContain('jsonld');
  });

  it('tells one quotation whose speaker is another from one that came or went', () => {
    const before = recordOf(FIRST);
    const after = structuredClone(before);
    after.quotations[0]!.speaker!.name = 'Orang Lain';
    const { quotations } = diffRecords(before, after);
    expect([quotations.added, quotations.gone]).toEqual([[], []]);
    expect(quotations.changed).toHaveLength(1);
    expect(quotations.changed[0]!.to).toMatchObject({ speaker: { name: 'Orang Lain' } });
  });

  it('tells what was removed in one record and kept in the other', () => {
    const noisy = `${FIRST}\n\nlink alternatif sbobet slot gacor terpercaya`;
    const raw = new TextEncoder().encode(noisy);
    const given = { name: 'a.txt', metadata: {} };
    const kept = makeRecord(raw, given, { keepNoise: true });
    const { removed, text } = diffRecords(makeRecord(raw, given), kept);
    expect(removed.gone).toMatchObject([{ kind: 'spam' }]);
    expect(text).toMatchObject([{ change: 'added', text: expect.stringContaining('sbobet') }]);
  });
});

describe('diffCaptures', () => {
  it('compares the newest record of a capture with the one before, or those asked for', async () => {
    const [a, b] = await archiveOld(archive, 'one', [
      { text: FIRST, change: madeWithoutMentions },
      { text: SECOND },
    ]);
    await expect(diffCaptures(archive, a!.id)).rejects.toThrow(/one record only/);
    const options = { now: '2026-01-31T12:00:00Z', ids: [a!.id] };
    await reprocess(archive, options);
    await reprocess(archive, { ...options, pipeline: { keepNoise: true } });
    const generations = async (...[from, to]: (number | undefined)[]) => {
      const asked = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      const diff = await diffCaptures(archive, a!.id, asked);
      return [diff.from.generation, diff.to.generation, diff.mentions.added.length > 0];
    };
    expect(await generations()).toEqual([1, 2, false]);
    expect(await generations(undefined, 1)).toEqual([0, 1, true]);
    expect(await generations(0)).toEqual([0, 2, true]);
    expect(await generations(2, 0)).toEqual([2, 0, false]);
    await expect(generations(undefined, 0)).rejects.toThrow(/no record before generation 0/);
    await expect(generations(5)).rejects.toThrow(/no generation 5/);
    const two = await diffCaptures(archive, a!.id, { other: b!.id });
    expect([two.from, two.to]).toMatchObject([
      { id: a!.id, generation: 2 },
      { id: b!.id, generation: 0 },
    ]);
    await expect(diffCaptures(archive, a!.id, { other: 'ffffffffff' })).rejects.toThrow(
      /no capture/,
    );
  });
});

/** What is left of the text before when only its own parts of a comparison are taken. */
function sideOf(changes: readonly ParagraphChange[], side: 'from' | 'to'): Map<number, string> {
  const other = side === 'from' ? 'added' : 'gone';
  const found = new Map<number, string>();
  for (const each of changes) {
    if (each.change === other) continue;
    const text =
      each.change === 'changed'
        ? each.words
            .filter(({ change }) => change !== other)
            .map(({ text }) => text)
            .join('')
        : each.text;
    found.set(each[side as never], text);
  }
  return found;
}

describe('diffParagraphs', () => {
  it('tells a changed paragraph from one that came before it', () => {
    const changes = diffParagraphs(
      ['Judul', 'Warga desa memperbaiki jembatan itu.', 'Akhir'],
      ['Judul', 'Pasar ikan dibuka.', 'Warga kota memperbaiki jembatan itu.', 'Akhir'],
    );
    expect(changes).toEqual([
      { change: 'added', to: 2, text: 'Pasar ikan dibuka.' },
      {
        change: 'changed',
        from: 2,
        to: 3,
        words: [
          { text: 'Warga ' },
          { text: 'desa', change: 'gone' },
          { text: 'kota', change: 'added' },
          { text: ' memperbaiki jembatan itu.' },
        ],
      },
    ]);
  });

  it('gives both sides whole, whatever changed', () => {
    const words = fc.constantFrom(
      'warga',
      'desa',
      'jembatan',
      'itu',
      '村民',
      '😀',
      ',',
      ' ',
      '\n',
      'x',
    );
    const paragraphs = fc.array(
      fc.array(words, { maxLength: 8 }).map((each) => each.join(' ')),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const changes = diffParagraphs(before, after);
        for (const [side, all] of [
          ['from', before],
          ['to', after],
        ] as const) {
          for (const [number, text] of sideOf(changes, side)) expect(text).toBe(all[number - 1]);
        }
        const [from, to] = [sideOf(changes, 'from'), sideOf(changes, 'to')];
        const same = (all: string[], touched: Map<number, string>) =>
          all.filter((_, index) => !touched.has(index + 1));
        expect(same(before, from)).toEqual(same(after, to));
      }),
    );
  });

  it('gives up on what is all different, in paragraphs and in words', () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
    const changes = diffParagraphs(many('satu'), many('dua'));
    expect(sideOf(changes, 'from').size).toBe(5000);
    const [words] = diffParagraphs([many('satu').join(' ')], [many('siti').join(' ')]);
    expect(words).toBeDefined();
  });
});
