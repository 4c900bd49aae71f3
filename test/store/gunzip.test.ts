import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GunzipError, gunzip } from '../../src/store/gunzip.ts';
import { randomNumbers } from './helpers.ts';

const random = randomNumbers(1);
const content = Buffer.from(Array.from({ length: 60_000 }, () => random(256)));
const member = gzipSync(content);

async function* pieces(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

/** What was inflated, and what went wrong then. */
async function read(data: Uint8Array, size = 1000): Promise<{ bytes: Buffer; error: unknown }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of gunzip(pieces(data, size))) parts.push(part);
    return { bytes: Buffer.concat(parts), error: undefined };
  } catch (error) {
    return { bytes: Buffer.concat(parts), error };
  }
}

describe('gunzip', () => {
  it.each([50, 700, 100_000])('inflates one member and several, in pieces of %i', async (size) => {
    expect(await read(member, size)).toEqual({ bytes: content, error: undefined });
    const { bytes, error } = await read(Buffer.concat([member, member]), size);
    expect(error).toBeUndefined();
    expect(bytes.equals(Buffer.concat([content, content]))).toBe(true);
  });

  it.each([
    ['cut off', member.subarray(0, 40_000), 35_000, /cut off/],
    ['cut off in its trailer', member.subarray(0, -4), 60_000, /cut off/],
    [
      'followed by other bytes',
      Buffer.concat([member, Buffer.from('other')]),
      50_000,
      /header|end/,
    ],
    ['followed by zeros', Buffer.concat([member, Buffer.alloc(9000)]), 60_000, /after|follows/],
    ['other bytes', Buffer.from('other'), 0, /header/],
    ['nothing', Buffer.alloc(0), 0, /nothing/],
  ])('tells that it is %s, after what came before', async (_title, data, least, message) => {
    const { bytes, error } = await read(data);
    expect(error).toBeInstanceOf(GunzipError);
    expect(String(error)).toMatch(message);
    expect(bytes.length).toBeGreaterThanOrEqual(least);
    expect(bytes.equals(content.subarray(0, bytes.length))).toBe(true);
  });

  it('passes on what goes wrong with its input', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield member.subarray(0, 1000);
      throw new Error('the disk');
    }
    const reading = async () => {
      for await (const _ of gunzip(broken()));
    };
    await expect(reading()).rejects.toThrow('the disk');
  });
});
