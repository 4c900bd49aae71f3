import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/archive/sources/csv.ts';
import { readRows } from '../../../src/archive/sources/csv-rows.ts';
import { type FieldMap, NO_MAP } from '../../../src/archive/sources/field-map.ts';
import { all, articles, pieces, short, text } from './helpers.ts';

const read = (content: string | Uint8Array, map: FieldMap = NO_MAP, delimiter = ',', size = 7) =>
  all(readCsv(pieces(content, size), { file: 'a.csv', map, delimiter }));

describe('readRows', () => {
  it('gives back rows of any cells, however the stream is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (cells, size) => {
        const lines = cells.map((row) =>
          row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','),
        );
        const content = lines.map((line) => `${line}\n`).join('');
        const found: string[] = [];
        let line = 1;
        for await (const row of readRows(pieces(content, size), 0x2c)) {
          expect(row).toMatchObject({ line, open: false });
          found.push(text(row.bytes!));
          line += found.at(-1)!.split('\n').length;
        }
        expect(found).toEqual(lines);
      }),
    );
  });

  it('passes over a row beyond the limit and goes on', async () => {
    const content = `a,b\n"${'x\n'.repeat(50)}",b\nc,d`;
    const rows: unknown[] = [];
    for await (const { line, bytes } of readRows(pieces(content, 9), 0x2c, 60)) {
      rows.push([line, bytes && text(bytes)]);
    }
    expect(rows).toEqual([
      [1, 'a,b'],
      [2, null],
      [53, 'c,d'],
    ]);
  });
});

describe('readCsv', () => {
  it('reads rows by their header, with quotes, line feeds in them, and empty cells', async () => {
    const rows = [
      '\ufefftext,uri,"my, rubric"\r',
      '"Satu\r\n\r\n""dua"", tiga",https://a.example/,x\r',
      '\r',
      'empat,,',
    ];
    const items = await read(rows.join('\n'));
    expect(short(items)).toEqual(['a.csv:2: Satu\r\n\r\n"dua", tiga', 'a.csv:6: empat']);
    expect(articles(items).map(({ given }) => given.metadata)).toEqual([
      { uri: 'https://a.example/', 'my, rubric': 'x' },
      {},
    ]);
    const [first] = articles(items);
    expect(first!.received).toEqual({
      block: Buffer.from(`${rows[0]}\n${rows[1]}`),
      mediaType: 'text/csv;header=present',
    });
  });

  it('gives columns our names, and takes another delimiter', async () => {
    const map = new Map([
      ['text', 'body'],
      ['name', 'slug'],
    ]);
    expect(short(await read('slug;body;text\nx;"a;b";summary', map, ';'))).toEqual(['x: a;b']);
    const tabs = await all(readCsv(pieces('text\turi\na, b\tc'), { map: NO_MAP, delimiter: '\t' }));
    expect(short(tabs)).toEqual(['line 2: a, b']);
    expect(articles(tabs)[0]!.received).toMatchObject({ mediaType: 'text/tab-separated-values' });
  });

  it('refuses each bad row by its line and goes on', async () => {
    const rows = ['text,uri', 'a', 'a,b,c', 'x "y" z,b', '"x" z,b', ',b', '"a\n",b', 'good,b'];
    const latin = Buffer.from('caf\xe9,b\n', 'latin1');
    const [header, ...rest] = rows;
    const content = Buffer.concat([
      Buffer.from(`${header}\n`),
      latin,
      Buffer.from(rest.join('\n')),
    ]);
    expect(short(await read(content))).toEqual([
      'a.csv:2 2 [encoding]',
      'a.csv:3 3 [line]',
      'a.csv:4 4 [line]',
      'a.csv:5 5 [line]',
      'a.csv:6 6 [line]',
      'a.csv:7 7 [line]',
      'a.csv:8: a\n',
      'a.csv:10: good',
    ]);
  });

  it('says that a quote is never closed', async () => {
    const items = await read('text\n"a\nb\nc\n');
    expect(items).toMatchObject([
      { code: 'line', line: 2, message: expect.stringMatching(/never closed/) },
    ]);
  });

  it.each([
    ['body,uri\na,b', NO_MAP, /--map.*"body", "uri"/],
    ['text;uri\na;b', NO_MAP, /"text;uri".*--delimiter/],
    ['text,text\na,b', NO_MAP, /two columns "text"/],
    ['text,uri\na,b', new Map([['uri', 'link']]), /no column "link"/],
    ['"a" b,text\na,b', NO_MAP, /rules of CSV/],
  ])('refuses a file with the header of %j', async (content, map, message) => {
    const items = await read(content, map);
    expect(items).toMatchObject([
      { name: 'a.csv', line: 1, message: expect.stringMatching(message) },
    ]);
  });

  it('gives nothing for a file of nothing', async () => {
    expect(await read('')).toEqual([]);
  });
});
