import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../src/pipeline.ts';
import { recordProblems } from '../../src/record/check.ts';
import { soundRecordId } from '../../src/record/sound.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';

const RAW = [
  'Jembatan 🌉 “Sukamaju” dibuka kembali',
  'SUKAMAJU, Kabar Tepi – Puluhan warga memperbaiki jembatan itu pada Senin (6/5/2024).',
  '"Kami lega 😀," kata Hendra Gunawan kepada wartawan di Bandung. "Biayanya naik 40 persen."',
  'By gacor88',
  'Menurut Hendra, jembatan itu dibangun tahun 1998 dan menelan biaya Rp2 miliar.',
].join('\n\n');
const METADATA = {
  uri: 'https://kabar.example/berita/jembatan?id=7',
  datePublished: '2024-05-06',
  authors: ['Ratna Wulandari'],
  more: { deep: [1, -2.5, true, null, 'é\\"\u0001'] },
};
const record = makeRecord(new TextEncoder().encode(RAW), { name: 'a.txt', metadata: METADATA });

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What the slow check says of bytes. */
function isWhole(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return recordProblems(JSON.parse(text)).length === 0;
  } catch {
    return false;
  }
}

/** A copy of the record with one thing changed. */
function changed(change: (copy: ArchiveRecord) => void): Buffer {
  const copy = structuredClone(record);
  change(copy);
  return bytesOf(copy);
}

describe('soundRecordId', () => {
  it('tells the id of a record with everything in it', () => {
    expect(
      record.mentions.length * record.quotations.length * record.claims.length,
    ).toBeGreaterThan(0);
    expect(record.removed.length * record.article.dates.length).toBeGreaterThan(0);
    expect(soundRecordId(bytesOf(record))).toBe(record.id);
  });

  it('tells the id of whatever the pipeline makes', () => {
    const articles = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 });
    fc.assert(
      fc.property(articles, fc.jsonValue(), (lines, more) => {
        const raw = new TextEncoder().encode(`Judul\n\n${lines.join('\n\n')}\n\nWarga pulang.`);
        const made = makeRecord(raw, { name: 'a', metadata: { more } });
        // Numbers with an exponent or more than 15 digits are left to the slow check.
        if (/\d[eE][+-]?\d|\d(?:\.?\d){15}/.test(JSON.stringify(more))) return;
        expect(soundRecordId(bytesOf(made))).toBe(made.id);
      }),
    );
  });

  it('knows the id however the properties are ordered', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, item]) => [key, reversed(item)]);
      return Object.fromEntries(entries.reverse());
    };
    expect(soundRecordId(bytesOf(reversed(record)))).toBe(record.id);
  });

  it.each<[string, (copy: ArchiveRecord) => void]>([
    [
      'a span that starts one too late',
      ({ mentions }) => void mentions[0]!.occurrences[0]!.start++,
    ],
    ['a span that ends one too late', ({ claims }) => void claims[0]!.end++],
    [
      'a span behind the text',
      ({ claims }) => void Object.assign(claims[0]!, { start: 9e5, end: 9e5 }),
    ],
    [
      'a span turned round',
      ({ claims }) => void Object.assign(claims[0]!, { start: 9, end: 2, text: 'x' }),
    ],
    [
      'a span that says another word',
      ({ article }) => {
        article.dates[0]!.text += '.';
      },
    ],
    [
      'another text',
      ({ article }) => {
        article.text = article.text.replace('🌉', '🌁🌁');
      },
    ],
    ['a byte that is nowhere', ({ article }) => void article.sourceMap[0]![3]--],
    ['a byte that is there twice', ({ removed }) => void removed[0]!.byteStart--],
    ['a stretch that is not told', ({ normalised }) => void normalised.pop()],
    ['bytes beyond the end', ({ source }) => void source.byteLength--],
    [
      'a list too short',
      ({ mentions }) => {
        mentions[0]!.occurrences.length = 0;
      },
    ],
    ['a tuple too long', ({ article }) => void (article.sourceMap[0] as number[]).push(1)],
    ['the same thing twice', ({ mentions }) => void mentions[0]!.sameAs.push('a:b', 'a:b')],
    [
      'an address that is none',
      ({ source }) => {
        source.uri = 'no address';
      },
    ],
    [
      'a fraction for an integer',
      ({ article }) => {
        article.wordCount += 0.5;
      },
    ],
    [
      'a number below its least',
      ({ article }) => {
        article.wordCount = -1;
      },
    ],
    [
      'a number above its most',
      ({ claims }) => {
        claims[0]!.checkWorthiness = 1.01;
      },
    ],
    [
      'a string too short',
      ({ article }) => {
        article.headline = '';
      },
    ],
    [
      'a string too long',
      ({ claims }) => {
        claims[0]!.review.claimReviewed = '🌉'.repeat(76);
      },
    ],
    [
      'an unknown word of a few',
      ({ claims }) => {
        (claims[0]!.review as object as Record<string, string>)['@type'] = 'Review';
      },
    ],
    ['an unknown property', (copy) => void Object.assign(copy.coverage, { more: 1 })],
    ['a property that is missing', (copy) => void Reflect.deleteProperty(copy.coverage, 'noise')],
    [
      'a node of no known kind',
      ({ jsonld }) => {
        (jsonld as unknown as Record<string, object[]>)['@graph']![1] = { '@id': '#m1' };
      },
    ],
    ['null for a string', ({ article }) => void Object.assign(article, { text: null })],
  ])('does not vouch for %s', (_, change) => {
    const bytes = changed(change);
    expect(isWhole(bytes)).toBe(false);
    expect(soundRecordId(bytes)).toBeNull();
  });

  it.each<[string, (json: string) => string]>([
    ['nothing', () => ''],
    ['something after its end', (json) => `${json} {}`],
    ['a record cut off', (json) => json.slice(0, -1)],
    [
      'a property that stands twice',
      (json) => json.replace('"coverage":', '"messages":[],"coverage":'),
    ],
    ['a comma too many', (json) => json.replace('"messages":[', '"messages":[,')],
    ['a control character', (json) => json.replace('Hendra', 'Hendra\n')],
    ['an escape that is none', (json) => json.replace('Hendra', '\\x')],
    ['half a Unicode escape', (json) => json.replace('Hendra', '\\u00g0')],
    ['a leading zero', (json) => json.replace('"wordCount":', '"wordCount":0')],
    [
      'a string where a number belongs',
      (json) => json.replace(/"wordCount":(\d+)/, '"wordCount":"$1"'),
    ],
  ])('does not vouch for %s', (_, change) => {
    const json = change(JSON.stringify(record));
    expect(json).not.toBe(JSON.stringify(record));
    expect(soundRecordId(Buffer.from(json))).toBeNull();
  });

  it('does not vouch for what is not UTF-8', () => {
    const bytes = bytesOf(record);
    bytes[bytes.indexOf('Hendra')] = 0xff;
    expect(soundRecordId(bytes)).toBeNull();
  });

  it('vouches for nothing that the whole check refuses, whatever bytes change', () => {
    const good = bytesOf(record);
    const piece = fc.oneof(
      fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '0', '-', '1', 'e', '.', '\\n', ' '),
      fc.uint8Array({ maxLength: 3 }),
    );
    const edit = fc.record({ at: fc.nat(good.length), remove: fc.nat(4), piece });
    let vouched = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), (edits) => {
        let bytes: Buffer = good;
        for (const { at, remove, piece } of edits) {
          bytes = Buffer.concat([
            bytes.subarray(0, at),
            Buffer.from(piece as string),
            bytes.subarray(at + remove),
          ]);
        }
        if (soundRecordId(bytes) === null) return;
        vouched++;
        expect(isWhole(bytes)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(vouched).toBeGreaterThan(0);
  });

  it('vouches for nothing that the whole check refuses, whatever numbers change', () => {
    const json = JSON.stringify(record);
    const numbers = [...json.matchAll(/(?<=[:[,])\d+(?:\.\d+)?(?=[,\]}])/g)];
    fc.assert(
      fc.property(fc.nat(numbers.length - 1), fc.integer({ min: -2, max: 2 }), (index, by) => {
        const { 0: text, index: at } = numbers[index]!;
        const bytes = Buffer.from(
          json.slice(0, at) + (Number(text) + by) + json.slice(at + text.length),
        );
        if (soundRecordId(bytes) !== null) expect(isWhole(bytes)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
