/** Whatever the bytes of a container are, they are read to the end and never blamed on kliping. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflated } from '../../../src/archive/sources/bytes.ts';
import { readCsv } from '../../../src/archive/sources/csv.ts';
import { NO_MAP } from '../../../src/archive/sources/field-map.ts';
import type { Item } from '../../../src/archive/sources/item.ts';
import { readJsonLines } from '../../../src/archive/sources/json-lines.ts';
import { readWarc } from '../../../src/archive/sources/warc.ts';
import { all, pieces } from './helpers.ts';

const file = 'a';
const RESPONSE =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
const readers: [string, string, (stream: AsyncIterable<Uint8Array>) => AsyncIterable<Item>][] = [
  [
    'JSON Lines',
    '{"text":"a","name":"b","x":[{"y":null}]}\r\n{"base64":"w6k=","mediaType":"text/plain"}\n',
    (stream) => readJsonLines(inflated(stream), { file, map: NO_MAP }),
  ],
  [
    'CSV',
    'text,uri\r\n"a ""b""\nc",https://a.example/\nd,\n',
    (stream) => readCsv(inflated(stream), { file, map: NO_MAP, delimiter: ',' }),
  ],
  [
    'WARC',
    `WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Length: ${RESPONSE.length}\r\n\r\n${RESPONSE}\r\n\r\n`,
    (stream) => readWarc(stream, file),
  ],
];

describe.each(readers)('%s', (_name, sample, read) => {
  it('is read as it is meant when it is whole, compressed or not', async () => {
    for (const bytes of [Buffer.from(sample), gzipSync(sample)]) {
      const items = await all(read(pieces(bytes, 5)));
      expect(items.length).toBeGreaterThan(0);
      expect(items.every(({ kind }) => kind === 'article')).toBe(true);
    }
  });

  it('is read to its end whatever it is', async () => {
    const edit = fc.tuple(
      fc.nat(),
      fc.uint8Array({ maxLength: 6 }),
      fc.integer({ min: 0, max: 8 }),
    );
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        edits,
        fc.boolean(),
        fc.integer({ min: 1, max: 99 }),
        async (list, gzip, size) => {
          let bytes = Buffer.from(sample.repeat(3));
          if (gzip) bytes = gzipSync(bytes);
          for (const [place, inserted, removed] of list) {
            const at = place % bytes.length;
            bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]);
            if (bytes.length === 0) return;
          }
          for (const item of await all(read(pieces(bytes, size)))) {
            expect(item).not.toMatchObject({ code: 'internal' });
            expect(item).not.toMatchObject({ code: 'unreadable' });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
