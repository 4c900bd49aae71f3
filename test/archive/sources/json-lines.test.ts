import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_MAP } from '../../../src/archive/sources/field-map.ts';
import { readJsonLines } from '../../../src/archive/sources/json-lines.ts';
import { gunzip } from '../../../src/store/index.ts';
import { all, articles, pieces, short, text } from './helpers.ts';

const read = (content: string | Uint8Array, file?: string) =>
  all(readJsonLines(pieces(content), { ...(file && { file }), map: NO_MAP }));

describe('readJsonLines', () => {
  it('gives the lines in order, each with the line as it was received', async () => {
    const lines = ['{"text": "satu",  "name":"a"}\r', '', ' \t\r', '{"text":"dua"}'];
    const items = await read(lines.join('\n'), 'list.jsonl');
    expect(short(items)).toEqual(['a: satu', 'list.jsonl:4: dua']);
    expect(articles(items).map(({ received }) => received)).toEqual([
      { block: Buffer.from('{"text": "satu",  "name":"a"}\r'), mediaType: 'application/json' },
      { block: Buffer.from('{"text":"dua"}'), mediaType: 'application/json' },
    ]);
    expect(articles(items).map(({ place }) => place)).toEqual([
      { file: 'list.jsonl', line: 1 },
      { file: 'list.jsonl', line: 4 },
    ]);
  });

  it('reads past a byte order mark', async () => {
    expect(short(await read('\ufeff{"text":"a"}'))).toEqual(['line 1: a']);
  });

  it('refuses each bad line by its number and goes on', async () => {
    const bad = ['nonsense', '[1]', '"x"', '{"uri":"x"}', '{"text":"\\ud800"}', '{"text":1}'];
    const latin = Buffer.from('{"text":"caf\xe9"}\n', 'latin1');
    const good = '{"text":"a"}';
    const items = await read(
      Buffer.concat([latin, Buffer.from([...bad, '{"name":"b","text":', good].join('\n'))]),
      'l.jsonl',
    );
    expect(short(items)).toEqual([
      'l.jsonl:1 1 [line]',
      'l.jsonl:2 2 [line]',
      'l.jsonl:3 3 [line]',
      'l.jsonl:4 4 [line]',
      'l.jsonl:5 5 [line]',
      'l.jsonl:6 6 [encoding]',
      'l.jsonl:7 7 [metadata]',
      'l.jsonl:8 8 [line]',
      'l.jsonl:9: a',
    ]);
  });

  it('streams past a line that is too long', async () => {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"text":"a"}\n{"text":"');
      const piece = Buffer.alloc(1 << 20, 0x61);
      for (let i = 0; i < 200; i++) yield piece;
      yield Buffer.from('"}\n{"text":"b"}\n');
    }
    const items = await all(readJsonLines(stream(), { file: 'x', map: NO_MAP }));
    expect(short(items)).toEqual(['x:1: a', 'x:2 2 [size]', 'x:3: b']);
  });

  it('keeps what came before gzip data breaks off, and says where', async () => {
    // Lines that hardly compress, so that there are some in what is left.
    const lines = Array.from({ length: 400 }, (_, index) => {
      const noise = Buffer.from(
        Array.from({ length: 90 }, (_, at) => (index * 7919 + at * at * 104_729) & 0xff),
      );
      return JSON.stringify({ text: noise.toString('base64') });
    });
    const whole = gzipSync(`${lines.join('\n')}\n`);
    const items = await all(
      readJsonLines(gunzip(pieces(whole.subarray(0, whole.length >> 1))), {
        file: 'x.gz',
        map: NO_MAP,
      }),
    );
    const read = articles(items);
    expect(read.length).toBeGreaterThan(10);
    expect(
      read.map(
        ({ received }) => received && text('block' in received ? received.block : undefined),
      ),
    ).toEqual(lines.slice(0, read.length));
    expect(items.slice(read.length)).toEqual([
      {
        kind: 'refused',
        name: 'x.gz',
        code: 'gzip',
        file: 'x.gz',
        line: read.length + 1,
        message: expect.stringContaining('cut off'),
      },
    ]);
  });
});
