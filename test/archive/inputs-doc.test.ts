/** The examples of `docs/inputs.md` are true. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/archive/sources/csv.ts';
import { KNOWN_FIELDS, NO_MAP } from '../../src/archive/sources/field-map.ts';
import { readJsonLines } from '../../src/archive/sources/json-lines.ts';
import { kindOfName } from '../../src/archive/sources/kinds.ts';
import { all, pieces, short } from './sources/helpers.ts';

const doc = readFileSync('docs/inputs.md', 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(doc)![1]!;

describe('docs/inputs.md', () => {
  it('shows lines of JSON that are read', async () => {
    const items = await all(
      readJsonLines(pieces(block('json')), { file: 'wire.jsonl', map: NO_MAP }),
    );
    expect(short(items)).toEqual([
      'a1: Judul\n\nJakarta - Isi berita.',
      'wire.jsonl:2: <h1>Judul</h1><p>Isi berita.',
      'wire.jsonl:3: Judul\n\nIsi.',
    ]);
  });

  it('shows CSV that is read', async () => {
    const items = await all(readCsv(pieces(block('csv')), { map: NO_MAP, delimiter: ',' }));
    expect(short(items)).toEqual(['line 2: Judul\n\nJakarta - Isi "berita".']);
  });

  it('names every field and every kind of file', () => {
    for (const field of KNOWN_FIELDS) expect(doc).toContain(`\`${field}\``);
    const names = [...doc.matchAll(/`(\.[a-z]+)`/g)].map(([, name]) => name!);
    expect(names).toContain('.ndjson');
    for (const name of names) expect(kindOfName(`a${name}`).kind).not.toBeNull();
  });
});
