import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { readWarc } from '../../../src/archive/sources/warc.ts';
import { all, articles, pieces, short, text } from './helpers.ts';

type Options = Parameters<typeof WARCRecord.create>[0];

/** A record as another implementation writes it. */
async function record(
  options: Options,
  content: string | Uint8Array,
  gzip = true,
): Promise<Buffer> {
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(content);
  }
  const date = '2024-05-01T10:00:00Z';
  const made = WARCRecord.create({ date, warcVersion: 'WARC/1.1', ...options }, body());
  return Buffer.from(await WARCSerializer.serialize(made, { gzip }));
}

function page(
  number: number,
  headers: Record<string, string> = {},
  statusline = 'HTTP/1.1 200 OK',
) {
  const httpHeaders = { 'Content-Type': 'text/html; charset=windows-1252', ...headers };
  const url = `https://contoh.id/${number}`;
  return { url, type: 'response' as const, statusline, httpHeaders };
}

const read = (content: Uint8Array) => all(readWarc(pieces(content), 'a.warc.gz'));

describe('readWarc', () => {
  it('takes payloads out of responses, resources and conversions that hold text', async () => {
    const parts = await Promise.all([
      record({ type: 'warcinfo', filename: 'a.warc.gz' } as Options, 'software: x\r\n'),
      record({ url: 'https://contoh.id/1', type: 'request' }, 'GET / HTTP/1.1\r\n\r\n'),
      record(page(1), '<p>satu'),
      record(page(2, { 'Content-Type': 'image/png' }), 'PNG'),
      record(page(3, {}, 'HTTP/1.1 404 Not Found'), '<p>none'),
      record(page(4, { 'Content-Encoding': 'gzip' }), gzipSync('<p>empat')),
      record(
        {
          url: 'https://contoh.id/5',
          type: 'resource',
          warcHeaders: { 'Content-Type': 'text/plain' },
        },
        'lima',
      ),
      record(
        {
          url: 'https://contoh.id/6',
          type: 'conversion',
          warcHeaders: { 'Content-Type': 'text/plain' },
        },
        'enam',
      ),
      record(
        {
          url: 'https://contoh.id/6',
          type: 'metadata',
          warcHeaders: { 'Content-Type': 'text/plain' },
        },
        'x: y',
      ),
    ]);
    const items = await read(Buffer.concat(parts));
    expect(short(items)).toEqual([
      'passed',
      'passed',
      'https://contoh.id/1: <p>satu',
      'passed',
      'passed',
      'https://contoh.id/4: <p>empat',
      'https://contoh.id/5: lima',
      'https://contoh.id/6: enam',
      'passed',
    ]);
    const [first] = articles(items);
    expect(first!.given).toEqual({
      name: 'https://contoh.id/1',
      mediaType: 'text/html; charset=windows-1252',
      metadata: { uri: 'https://contoh.id/1' },
    });
    expect(first!.place).toEqual({
      file: 'a.warc.gz',
      offset: parts[0]!.length + parts[1]!.length,
    });
  });

  it('keeps the record verbatim, and reads plain files the same', async () => {
    const plain = await record(page(1), '<p>satu', false);
    const [article] = articles(await read(plain));
    expect(article!.received).toEqual({ record: plain });
    expect(text(article!.raw)).toBe('<p>satu');
    expect(`<${article!.recordId}>`).toBe(/WARC-Record-ID: (\S+)/.exec(plain.toString())![1]);
  });

  it('takes brackets off addresses, and names a record without one by its place', async () => {
    const plain = (await record(page(1), '<p>satu', false)).toString();
    const inBrackets = plain.replace('https://contoh.id/1', '<https://contoh.id/1>');
    const without = plain.replace(/WARC-Target-URI.*\r\n/, '');
    expect(short(await read(Buffer.from(inBrackets)))).toEqual(['https://contoh.id/1: <p>satu']);
    const items = await read(Buffer.from(without));
    expect(short(items)).toEqual(['a.warc.gz:0: <p>satu']);
    expect(articles(items)[0]!.given.metadata).toEqual({});
  });

  it('refuses bad records each by its offset, and goes on', async () => {
    const plain = (await record(page(1), '<p>satu', false)).toString();
    const good = await record(page(2), '<p>dua', false);
    const bad = [
      [plain.replace('<p>satu', '<p>sato'), /WARC-Payload-Digest|WARC-Block-Digest/],
      [plain.replace('HTTP/1.1 200 OK', 'HTTP/1.1 OK 200'), /status line/],
      [plain.replace('WARC-Date', 'WARC-Dote'), /WARC-Date/],
      [plain.replace('WARC/1.1', 'WARC/0.9'), /version line/],
      [plain.replace('WARC-Type', 'WARC-Segment-Number: 1\r\nWARC-Type'), /larger one/],
      [plain.replace('urn:uuid', 'urn uuid'), /WARC-Record-ID/],
    ] as const;
    const items = await read(Buffer.concat([...bad.map(([each]) => Buffer.from(each)), good]));
    let offset = 0;
    for (const [index, [each, message]] of bad.entries()) {
      expect(items[index]).toMatchObject({
        kind: 'refused',
        code: 'warc',
        file: 'a.warc.gz',
        offset,
        message: expect.stringMatching(message),
      });
      offset += each.length;
    }
    expect(short(items.slice(bad.length))).toEqual(['https://contoh.id/2: <p>dua']);
  });

  it('keeps what came before a file is cut off', async () => {
    const parts = await Promise.all([record(page(1), '<p>satu'), record(page(2), '<p>dua')]);
    const whole = Buffer.concat(parts);
    const items = await read(whole.subarray(0, whole.length - 20));
    expect(short(items)).toEqual([
      'https://contoh.id/1: <p>satu',
      `a.warc.gz ${parts[0]!.length} [warc]`,
    ]);
    expect(items[1]).toMatchObject({ message: expect.stringMatching(/rest of the file/) });
  });
});
