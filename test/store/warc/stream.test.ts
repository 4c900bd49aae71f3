import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GunzipError } from '../../../src/store/gunzip.ts';
import { compressMember } from '../../../src/store/warc/gzip.ts';
import { readRecordStream } from '../../../src/store/warc/stream.ts';
import { buildRecord } from '../../../src/store/warc/write.ts';
import { bytes, collect, NOW, randomNumbers, wholeOf } from '../helpers.ts';

const LONGEST = 1 << 20;

/** Text that hardly compresses, so that damage hits it and not its frame. */
function noise(length: number, seed: number): string {
  const random = randomNumbers(seed);
  return Array.from({ length }, () => String.fromCharCode(33 + random(90))).join('');
}

const built = [1, 2, 3, 4].map((number) =>
  wholeOf(
    buildRecord({
      type: 'resource',
      date: NOW,
      targetUri: `https://contoh.id/${number}`,
      block: bytes(`${number} ${noise(3000, number)}`),
    }),
  ),
);
const members = built.map((record) => Buffer.from(compressMember(record)));

async function* pieces(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

/** What a stream gives, in short: the number of a record, or how it goes on after damage. */
async function read(data: Uint8Array, longest = LONGEST, size = 1000): Promise<string[]> {
  const found = await collect(readRecordStream(pieces(data, size), longest));
  return found.map((each) =>
    'record' in each
      ? `${each.offset} record ${String.fromCharCode(each.record.block[0]!)}`
      : `${each.offset} ${each.tooLong ? 'too long' : 'damage'}, on at ${each.next}`,
  );
}

function starts(parts: readonly Uint8Array[]): number[] {
  let at = 0;
  return parts.map((part) => {
    const start = at;
    at += part.length;
    return start;
  });
}

function changed(data: Uint8Array, at: number, value = 0xff): Buffer {
  const copy = Buffer.from(data);
  copy[at]! ^= value;
  return copy;
}

describe('readRecordStream', () => {
  it.each([1, 7, 5000, 100_000])(
    'reads plain and gzipped files the same, in pieces of %i bytes',
    async (size) => {
      const records = (parts: readonly Uint8Array[]) =>
        starts(parts).map((start, index) => `${start} record ${index + 1}`);
      expect(await read(Buffer.concat(built), LONGEST, size)).toEqual(records(built));
      expect(await read(Buffer.concat(members), LONGEST, size)).toEqual(records(members));
      // Gzipped as a whole, the offsets are those of what is in it.
      expect(await read(gzipSync(Buffer.concat(built)), LONGEST, size)).toEqual(records(built));
    },
  );

  it('keeps each record as it stands', async () => {
    for (const data of [Buffer.concat(built), Buffer.concat(members)]) {
      const found = await collect(readRecordStream(pieces(data, 777), LONGEST));
      expect(found.map((each) => 'record' in each && Buffer.from(each.record.bytes))).toEqual(
        built,
      );
    }
  });

  it('goes on after a damaged gzip member, at the first and in the middle', async () => {
    const at = starts(members);
    for (const hit of [0, 1]) {
      const parts = members.map((part, index) => (index === hit ? changed(part, 900) : part));
      const expected = at.map((start, index) =>
        index === hit ? `${start} damage, on at ${at[index + 1]}` : `${start} record ${index + 1}`,
      );
      expect(await read(Buffer.concat(parts))).toEqual(expected);
    }
  });

  it('goes on after bytes that are none of it', async () => {
    const junk = Buffer.from([0x1f, 0x8b, 0x08, 0, 1, 2, 3, 0x1f, 0x8b, 0x08]);
    const parts = [members[0]!, junk, members[1]!];
    const at = starts(parts);
    expect(await read(Buffer.concat(parts))).toEqual([
      '0 record 1',
      `${at[1]} damage, on at ${at[2]}`,
      `${at[2]} record 2`,
    ]);
  });

  it('gives what came before a file is cut off', async () => {
    const at = starts(members);
    expect(await read(Buffer.concat(members).subarray(0, at[2]! + 500))).toEqual([
      '0 record 1',
      `${at[1]} record 2`,
      `${at[2]} damage, on at null`,
    ]);
    const plain = starts(built);
    expect(await read(Buffer.concat(built).subarray(0, plain[2]! + 500))).toEqual([
      '0 record 1',
      `${plain[1]} record 2`,
      `${plain[2]} damage, on at null`,
    ]);
  });

  it('gives what came before a file gzipped as a whole is cut off, and then fails', async () => {
    const whole = gzipSync(Buffer.concat(built));
    const data = whole.subarray(0, whole.length * 0.6);
    const found: unknown[] = [];
    const reading = async () => {
      for await (const each of readRecordStream(pieces(data, 1000), LONGEST))
        found.push(each.offset);
    };
    await expect(reading()).rejects.toThrow(GunzipError);
    expect(found).toEqual(starts(built).slice(0, 2));
  });

  it('refuses one record whose frame is sound, and goes on', async () => {
    const odd = Buffer.from(
      built[1]!.toString('latin1').replace('WARC-Date', 'WARC-Dote'),
      'latin1',
    );
    const at = starts(built);
    const expected = ['0 record 1', `${at[1]} damage, on at ${at[2]}`, `${at[2]} record 3`];
    expect(await read(Buffer.concat([built[0]!, odd, built[2]!]))).toEqual(expected);
    const parts = [members[0]!, Buffer.from(compressMember(odd)), members[2]!];
    const [, second, third] = starts(parts);
    expect(await read(Buffer.concat(parts))).toEqual([
      '0 record 1',
      `${second} damage, on at ${third}`,
      `${third} record 3`,
    ]);
  });

  it('loses the rest of a plain file whose frame is broken', async () => {
    const length = Buffer.from(
      built[1]!.toString('latin1').replace('Content-Length', 'X'),
      'latin1',
    );
    for (const broken of [length, Buffer.from('hello\r\n\r\n'), Buffer.from('WARC')]) {
      expect(await read(Buffer.concat([built[0]!, broken, built[2]!]))).toEqual([
        '0 record 1',
        `${built[0]!.length} damage, on at null`,
      ]);
    }
  });

  it('streams past a record that is too long', async () => {
    const long = wholeOf(
      buildRecord({
        type: 'resource',
        date: NOW,
        targetUri: 'https://contoh.id/9',
        block: bytes(noise(200_000, 9)),
      }),
    );
    const limit = 50_000;
    const plain = [built[0]!, long, built[1]!];
    const [, second, third] = starts(plain);
    expect(await read(Buffer.concat(plain), limit)).toEqual([
      '0 record 1',
      `${second} too long, on at ${third}`,
      `${third} record 2`,
    ]);
    const gzipped = [members[0]!, Buffer.from(compressMember(long)), members[1]!];
    const [, at, on] = starts(gzipped);
    expect(await read(Buffer.concat(gzipped), limit)).toEqual([
      '0 record 1',
      `${at} too long, on at ${on}`,
      `${on} record 2`,
    ]);
  });

  it('gives nothing for nothing', async () => {
    expect(await read(Buffer.alloc(0))).toEqual([]);
  });

  it('never throws but for gzip, whatever the bytes are', async () => {
    const random = randomNumbers(5);
    for (const data of [Buffer.concat(members), Buffer.concat(built)]) {
      for (let round = 0; round < 150; round++) {
        let copy = Buffer.from(data);
        for (let hits = random(4); hits >= 0; hits--) copy[random(copy.length)] = random(256);
        if (random(3) === 0) copy = copy.subarray(random(copy.length));
        const found = await read(copy, LONGEST, 1 + random(5000)).catch((error: Error) => [
          error.name,
        ]);
        expect(found.length).toBeGreaterThan(0);
      }
    }
  });
});
