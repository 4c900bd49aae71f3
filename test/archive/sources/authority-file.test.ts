import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reprocess } from '../../../src/archive/reprocess.ts';
import { showCapture } from '../../../src/archive/show.ts';
import { readAuthorityFile } from '../../../src/archive/sources/authority-file.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import type { ArchiveRecord } from '../../../src/record/types.generated.ts';
import { createArchive } from '../../../src/store/index.ts';
import { kliping } from '../../support/cli.ts';
import { archiveOld } from '../older.ts';

const STORY =
  'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali hari ini, kata Budi Santoso dari Contoh Inc. kepada wartawan. Menurut Santoso, warga senang.\n\nPara pedagang menyambut baik pembukaan itu karena mereka sudah lama menunggu pasar yang baru.';
const BUDI = {
  name: 'H. Budi Santoso, M.Si.',
  aliases: ['Budi Santoso'],
  type: 'Person',
  sameAs: ['https://orang.example/budi'],
  description: 'a trader',
};
const JAKARTA = { name: 'Jakarta', type: 'Organization', sameAs: ['https://klub.example/jakarta'] };
const CONTOH = { name: 'Contoh Inc.', type: 'Organization' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-authority-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(...lines: (object | string)[]): string {
  const path = join(folder, 'names.jsonl');
  const text = lines.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  writeFileSync(path, text.join('\n'));
  return path;
}

const given = { name: 'a.txt', metadata: { language: 'id' } };
async function recordWith(path: string): Promise<ArchiveRecord> {
  return makeRecord(new TextEncoder().encode(STORY), given, {}, await readAuthorityFile(path));
}

describe('an authority file', () => {
  it('wins in name, type and links', async () => {
    const { mentions } = await recordWith(write(BUDI, '', JAKARTA, CONTOH));
    expect(mentions).toMatchObject([
      { name: 'Jakarta', type: 'Organization', sameAs: ['https://klub.example/jakarta'] },
      {
        name: 'H. Budi Santoso, M.Si.',
        type: 'Person',
        sameAs: ['https://orang.example/budi'],
        occurrences: [{ text: 'Budi Santoso' }, { text: 'Santoso' }],
      },
      { name: 'Contoh Inc.', type: 'Organization', sameAs: [], occurrences: [{}] },
    ]);
  });

  it('finds the longest name that stands there whole', async () => {
    const path = write(
      { name: 'Pasar', type: 'Place' },
      { name: 'Pasar ikan', type: 'Place' },
      { name: 'Budi San', type: 'Person' },
    );
    const { mentions } = await recordWith(path);
    const names = mentions.map(({ name }) => name);
    expect(names).toContain('Pasar ikan');
    expect(names).not.toContain('Pasar');
    expect(names).not.toContain('Budi San');
  });

  it('is named in the record by its digest, and nothing else changes', async () => {
    const record = await recordWith(write({ name: 'Nobody Else', type: 'Person' }));
    const { sha256 } = await readAuthorityFile(join(folder, 'names.jsonl'));
    const without = makeRecord(new TextEncoder().encode(STORY), given);
    expect(record.pipeline.models).toEqual([
      ...without.pipeline.models,
      { name: 'authority', sha256 },
    ]);
    expect({ ...record, pipeline: {} }).toEqual({ ...without, pipeline: {} });
    expect(await recordWith(join(folder, 'names.jsonl'))).toEqual(record);
  });

  it.each<[string, object | string, RegExp]>([
    ['no JSON', '{', /no JSON/],
    ['no name', { type: 'Person' }, /"name" must be text/],
    ['a name without a word', { ...JAKARTA, name: '…' }, /has no word/],
    ['an unknown type', { ...JAKARTA, type: 'GPE' }, /Person, Organization, Place, not "GPE"/],
    ['a link that is no URI', { ...JAKARTA, sameAs: ['Q3630'] }, /"Q3630", which is no URI/],
    ['aliases that are no list', { ...JAKARTA, aliases: 'DKI' }, /"aliases" must be a list/],
    ['an unknown field', { ...JAKARTA, label: 'x' }, /"label" is not known/],
    ['a name that stands there already', { ...JAKARTA, name: 'Budi  Santoso' }, /line 1 already/],
  ])('is refused by the number of the line for %s', async (_what, line, reason) => {
    const message = await readAuthorityFile(write(BUDI, line)).catch(String);
    expect(message).toContain('names.jsonl, line 2: ');
    expect(message).toMatch(reason);
  });

  it('is asked for again when a record made with it is made anew', async () => {
    const archive = await createArchive(join(folder, 'archive'), { compression: 'none' });
    const [capture] = await archiveOld(archive, 'one', [{ text: STORY, given }]);
    const run = async (more: Partial<Parameters<typeof reprocess>[1]>) => {
      const codes: string[] = [];
      const { changed } = await reprocess(archive, {
        now: '2026-01-31T12:00:00Z',
        onOutcome: (each) => void (each.status === 'refused' && codes.push(each.code)),
        ...more,
      });
      return { changed, codes };
    };
    const authority = await readAuthorityFile(write(BUDI));
    expect(await run({ authority })).toEqual({ changed: 1, codes: [] });
    const shown = await showCapture(archive, capture!.id, 'record');
    expect(JSON.parse(Buffer.from(shown).toString()).mentions).toContainEqual(
      expect.objectContaining({ name: BUDI.name, sameAs: BUDI.sameAs }),
    );
    expect(await run({})).toEqual({ changed: 0, codes: ['authority'] });
    expect(await run({ authority, onlyOlder: true })).toEqual({ changed: 0, codes: [] });
    expect(await run({ authority: 'none', onlyOlder: true })).toEqual({ changed: 1, codes: [] });
  });

  it('is taken by process and ingest', async () => {
    const names = ['--authority', write(BUDI)];
    const story = join(folder, 'a.txt');
    writeFileSync(story, STORY);
    const linked = expect.stringContaining('https://orang.example/budi');
    expect((await kliping(['process', story, ...names])).stdout).toEqual(linked);
    const archive = ['--archive', join(folder, 'archive')];
    const { stdout } = await kliping(['ingest', story, ...names, ...archive, '--json']);
    const { id } = JSON.parse(stdout.split('\n')[0]!);
    expect((await kliping(['show', id, ...archive])).stdout).toEqual(linked);
    const wrong = await kliping(['process', story, '--authority', 'none.jsonl']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('none.jsonl') });
  });
});
