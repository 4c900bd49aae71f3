import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../src/archive/sources/lines.ts';

async function read(chunks: Uint8Array[], limit = 1000): Promise<(string | null)[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  const lines: (string | null)[] = [];
  for await (const { number, bytes } of readLines(stream(), limit)) {
    expect(number).toBe(lines.length + 1);
    lines.push(bytes === null ? null : bytes.toString('utf8'));
  }
  return lines;
}

describe('readLines', () => {
  it('gives the same lines however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll('\n', ''))),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          for (let at = 0; at < bytes.length; at += size)
            chunks.push(bytes.subarray(at, at + size));
          expect(await read(chunks)).toEqual(lines);
        },
      ),
    );
  });

  it('gives a last line without a line feed', async () => {
    expect(await read([Buffer.from('a\nb')])).toEqual(['a', 'b']);
  });

  it('passes over a line beyond the limit and goes on', async () => {
    const long = Buffer.alloc(50, 0x61);
    expect(await read([Buffer.from('a\n'), long, long, Buffer.from('\nb\n')], 60)).toEqual([
      'a',
      null,
      'b',
    ]);
  });
});
