import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DamageError, StoreIoError } from '../../../src/store/errors.ts';
import { type Files, nodeFiles } from '../../../src/store/files.ts';
import { compressMember, compressPieces, crc32, takeMember } from '../../../src/store/warc/gzip.ts';
import { type ReadVolumeOptions, readRecordAt, readRecords } from '../../../src/store/warc/read.ts';
import { header, type WarcRecord } from '../../../src/store/warc/record.ts';
import { startVolumes } from '../../../src/store/warc/volume.ts';
import { buildRecord } from '../../../src/store/warc/write.ts';
import { bytes, collect, makeFolder, NOW, randomNumbers, text, wholeOf } from '../helpers.ts';

const resource = (block: Uint8Array, uri = 'https://contoh.id/1') =>
  buildRecord({
    type: 'resource',
    date: NOW,
    targetUri: uri,
    contentType: 'text/plain',
    block,
    payloadDigest: 'block',
  });

/** A small volume as bytes, and where its records start. */
async function smallVolume(compression: 'gzip' | 'none') {
  const folder = await makeFolder();
  const series = startVolumes({
    folder,
    series: 'raw',
    compression,
    date: NOW,
    info: [['software', 'x']],
  });
  const places = [
    await series.append(resource(bytes('halo dunia\r\n\r\n'))),
    await series.append(resource(bytes('WARC/1.1\r\n'), 'https://contoh.id/2')),
    await series.append(resource(new Uint8Array(0), 'https://contoh.id/3')),
  ];
  const [volume] = await series.finish();
  return { data: await readFile(join(folder, volume!.file)), places };
}

/** A disk whose every file holds the same bytes. */
function filesOf(data: Uint8Array): Files {
  const read = async (buffer: Uint8Array, position: number) => {
    const part = data.subarray(position, position + buffer.length);
    buffer.set(part);
    return part.length;
  };
  return {
    ...nodeFiles,
    openFile: async () => ({ size: data.length, read, close: async () => {} }),
  };
}

/** Reads bytes as a volume; answers with the records, or the damage met and the records before it. */
async function readBytes(data: Uint8Array, options: ReadVolumeOptions = {}) {
  const path = 'raw-00000.warc';
  const records: WarcRecord[] = [];
  try {
    for await (const record of readRecords(path, { files: filesOf(data), ...options })) {
      records.push(record);
    }
    return { records, damage: null };
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    expect(error.path).toBe(path);
    return { records, damage: error };
  }
}

describe.each(['gzip', 'none'] as const)('readRecords, compression %s', (compression) => {
  it('reads what was written, with its place', async () => {
    const { data, places } = await smallVolume(compression);
    const { records, damage } = await readBytes(data);
    expect(damage).toBeNull();
    expect(records.map((record) => header(record, 'warc-type'))).toEqual([
      'warcinfo',
      'resource',
      'resource',
      'resource',
    ]);
    expect(records.slice(1).map(({ block }) => text(block))).toEqual([
      'halo dunia\r\n\r\n',
      'WARC/1.1\r\n',
      '',
    ]);
    expect(records.slice(1).map(({ offset, length }) => ({ offset, length }))).toEqual(
      places.map(({ offset, length }) => ({ offset, length })),
    );
    expect(records.every(({ version }) => version === '1.1')).toBe(true);
  });

  it('tells every truncation, but for those between two records', async () => {
    const { data, places } = await smallVolume(compression);
    const ends = new Set(places.map(({ offset }) => offset));
    for (let size = 0; size < data.length; size++) {
      const { records, damage } = await readBytes(data.subarray(0, size));
      expect(damage === null, `${size} bytes`).toBe(ends.has(size));
      const whole = [...places, { offset: data.length }].filter(({ offset }) => offset <= size);
      expect(records.length, `${size} bytes`).toBe(whole.length);
      if (damage) expect(damage.offset).toBe(records.at(-1) ? endOf(records.at(-1)!) : 0);
    }
  });

  it('tells every flipped bit of a block, and hands out no wrong block for any other', async () => {
    const { data } = await smallVolume(compression);
    const original = await readBytes(data);
    const random = randomNumbers(7);
    for (let round = 0; round < 1000; round++) {
      const bit = random(data.length * 8);
      const flipped = Buffer.from(data);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const { records, damage } = await readBytes(flipped);
      if (damage) continue;
      // What is left: bits of a gzip header that mean nothing, and characters of a plain header.
      expect(records.map(({ block }) => text(block))).toEqual(
        original.records.map(({ block }) => text(block)),
      );
      if (compression === 'gzip') expect(records).toEqual(original.records);
    }
  });

  it('reads one record at its place, and refuses any other place or length', async () => {
    const { data, places } = await smallVolume(compression);
    const path = join(await makeFolder(), 'raw-00000.warc');
    await writeFile(path, data);
    const [first, second] = places;
    const record = await readRecordAt(path, first!.offset, first!.length);
    expect(text(record.block)).toBe('halo dunia\r\n\r\n');
    const wrong: [number, number][] = [
      [first!.offset, first!.length - 1],
      [first!.offset, first!.length + 1],
      [first!.offset, first!.length + second!.length],
      [first!.offset + 1, first!.length],
      [data.length, 10],
      [first!.offset, data.length],
      [-1, 10],
      [0, 0],
    ];
    for (const [offset, length] of wrong) {
      await expect(readRecordAt(path, offset, length)).rejects.toThrow(DamageError);
    }
  });

  it('starts at a given record', async () => {
    const { data, places } = await smallVolume(compression);
    const { records } = await readBytes(data, { start: places[1]!.offset });
    expect(records.map(({ offset }) => offset)).toEqual([places[1]!.offset, places[2]!.offset]);
  });

  it('reads records larger than its window, and keeps to the limit it is given', async () => {
    const folder = await makeFolder();
    const series = startVolumes({ folder, series: 'raw', compression, date: NOW, info: [] });
    const random = randomNumbers(1);
    const big = Uint8Array.from({ length: 3_000_000 }, () => random(256));
    await series.append(resource(big));
    await series.append(resource(bytes('end')));
    const [volume] = await series.finish();
    const path = join(folder, volume!.file);
    const records = await collect(readRecords(path));
    expect(records.map(({ block }) => block.length)).toEqual([0, big.length, 3]);
    expect(Buffer.compare(records[1]!.block, big)).toBe(0);
    await expect(collect(readRecords(path, { longestRecord: 100_000 }))).rejects.toThrow(
      DamageError,
    );
  });

  it('reads any block back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 }),
        async (blocks) => {
          const parts = blocks.map((block) => wholeOf(resource(block)));
          const data = Buffer.concat(compression === 'gzip' ? parts.map(compressMember) : parts);
          const { records, damage } = await readBytes(data);
          expect(damage).toBeNull();
          expect(records.map(({ block }) => [...block])).toEqual(blocks.map((block) => [...block]));
        },
      ),
      { numRuns: 50 },
    );
  });
});

function endOf({ offset, length }: WarcRecord): number {
  return offset + length;
}

describe('readRecords', () => {
  const plain = (record: string) => bytes(record);
  const good = text(wholeOf(resource(bytes('halo'))));

  it.each([
    ['another version', good.replace('WARC/1.1', 'WARC/2.0'), /version line/],
    ['another format', 'GIF89a.......', /version line/],
    ['a line end that is only LF', good.replace('WARC/1.1\r\n', 'WARC/1.1\n'), /version line/],
    ['a header line without colon', good.replace('WARC-Type: ', 'WARC-Type '), /header field/],
    ['a header name with a space', good.replace('WARC-Type:', 'WARC Type:'), /header field/],
    ['a header line with only LF', good.replace('resource\r\n', 'resource\n'), /control/],
    ['a header with NUL', good.replace('contoh', 'con\0toh'), /control/],
    ['a header twice', good.replace('WARC-Date', 'WARC-Type: x\r\nWARC-Date'), /only once/],
    ['no Content-Length', good.replace(/Content-Length: 4\r\n/, ''), /Content-Length/],
    [
      'a Content-Length in words',
      good.replace('Content-Length: 4', 'Content-Length: four'),
      /digits/,
    ],
    [
      'a negative Content-Length',
      good.replace('Content-Length: 4', 'Content-Length: -4'),
      /digits/,
    ],
    ['a Content-Length too short', good.replace('Content-Length: 4', 'Content-Length: 3'), /CR LF/],
    ['a Content-Length too long', good.replace('Content-Length: 4', 'Content-Length: 9'), /whole/],
    [
      'a Content-Length far too long',
      good.replace('Length: 4', `Length: ${'9'.repeat(13)}`),
      /most/,
    ],
    ['no WARC-Type', good.replace(/WARC-Type.*\r\n/, ''), /WARC-Type/],
    ['no WARC-Date', good.replace(/WARC-Date.*\r\n/, ''), /WARC-Date/],
    ['no WARC-Record-ID', good.replace(/WARC-Record-ID.*\r\n/, ''), /WARC-Record-ID/],
    ['an id without brackets', good.replace(/<(urn.*)>/, '$1'), /WARC-Record-ID/],
    ['a date that is none', good.replace(NOW, 'yesterday'), /WARC-Date/],
    ['no line ends after the block', `${good.slice(0, -4)}WARC`, /CR LF/],
    ['bytes after the last record', `${good}x`, /version line/],
    ['a block that has changed', good.replace('halo', 'hola'), /WARC-Block-Digest/],
    [
      'a digest of an unknown kind',
      good.replace(/Block-Digest: sha256/, 'Block-Digest: sha9'),
      /unknown/,
    ],
  ])('refuses %s', async (_, record, message) => {
    const { damage } = await readBytes(plain(record));
    expect(damage?.message).toMatch(message);
  });

  it('refuses a header that is not UTF-8', async () => {
    const { damage } = await readBytes(Buffer.from(good.replace('contoh', 'conto\xff'), 'latin1'));
    expect(damage?.expected).toBe('a header in UTF-8');
  });

  it('refuses a header without end', async () => {
    const endless = `WARC/1.1\r\n${'X: y\r\n'.repeat(200_000)}`;
    expect((await readBytes(bytes(endless))).damage?.message).toMatch(/ends within/);
  });

  it('reads other people’s records: version 1.0, folded lines, base32 digests, repeated references', async () => {
    const record = [
      'WARC/1.0',
      'warc-type: resource',
      'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
      'WARC-Date: 2024-05-01T10:00:00Z',
      'WARC-Block-Digest: sha1:4KSZ3R7HJQHVVO3OM3NNIY3IX3M5HIU3',
      'WARC-Concurrent-To: <urn:uuid:1>',
      'WARC-Concurrent-To: <urn:uuid:2>',
      'X-Long:one',
      '\ttwo',
      'Content-Length: 0',
      '',
      '',
      '',
      '',
    ].join('\r\n');
    const right = record.replace(
      '4KSZ3R7HJQHVVO3OM3NNIY3IX3M5HIU3',
      '3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ',
    );
    const { records } = await readBytes(bytes(right));
    expect(records[0]?.version).toBe('1.0');
    expect(header(records[0]!, 'x-long')).toBe('one two');
    expect((await readBytes(bytes(record))).damage?.message).toMatch(/sha1/);
  });

  it('reads digests unchecked when it is told to', async () => {
    const { records } = await readBytes(plain(good.replace('halo', 'hola')), {
      checkDigests: false,
    });
    expect(text(records[0]!.block)).toBe('hola');
  });

  it('says which file the disk has not', async () => {
    const path = join(await makeFolder(), 'none.warc');
    await expect(collect(readRecords(path))).rejects.toThrow(StoreIoError);
    await expect(collect(readRecords(path))).rejects.toMatchObject({ code: 'ENOENT', path });
  });
});

describe('gzip members', () => {
  const record = wholeOf(resource(bytes('halo')));
  let other: Uint8Array;
  beforeAll(() => {
    other = wholeOf(resource(bytes('dunia'), 'https://contoh.id/2'));
  });

  it('have no time and no machine in their headers', () => {
    expect([...compressMember(record).subarray(0, 10)]).toEqual([
      31, 139, 8, 0, 0, 0, 0, 0, 0, 255,
    ]);
  });

  it.each([
    [
      'two records in one member',
      () => compressMember(Buffer.concat([record, other])),
      /one record/,
    ],
    ['half a record in a member', () => compressMember(record.subarray(0, 300)), /at least/],
    [
      'bytes between members',
      () => Buffer.concat([compressMember(record), bytes('x'), compressMember(other)]),
      /gzip member/,
    ],
    [
      'a plain record after a member',
      () => Buffer.concat([compressMember(record), other]),
      /gzip member/,
    ],
    [
      'zeros after the last member',
      () => Buffer.concat([compressMember(record), new Uint8Array(512)]),
      /gzip member/,
    ],
    ['a wrong CRC', () => changed(compressMember(record), -8), /CRC/],
    ['a wrong size', () => changed(compressMember(record), -4), /size/],
    ['reserved flags', () => changed(compressMember(record), 3, 0x80), /flags/],
    ['an empty member', () => gzipSync(''), /at least/],
  ])('are refused: %s', async (_, data, message) => {
    expect((await readBytes(data())).damage?.message).toMatch(message);
  });

  it('are read with the optional fields that other writers put in their headers', async () => {
    const member = compressMember(record);
    const head = Buffer.from([31, 139, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2]);
    const named = Buffer.concat([head, bytes('a.warc\0note\0')]);
    const crc = Buffer.alloc(2);
    crc.writeUInt16LE(crc32(named) & 0xffff);
    const data = Buffer.concat([named, crc, member.subarray(10)]);
    expect((await readBytes(data)).records).toHaveLength(1);
    for (let size = 0; size < data.length; size++) {
      expect(takeMember(data.subarray(0, size), 1 << 20)).toBeNull();
    }
    expect((await readBytes(changed(data, named.length))).damage?.message).toMatch(/CRC/);
  });

  it('are told apart exactly, one after the other', () => {
    const [first, second] = [compressMember(record), compressMember(other)];
    const taken = takeMember(Buffer.concat([first, second]), 1 << 20);
    expect(taken?.length).toBe(first.length);
    expect(Buffer.compare(taken!.content, record)).toBe(0);
  });

  it('are read whatever the most is that they may hold', () => {
    const member = compressMember(bytes('one'));
    for (const longest of [2 ** 30, 2 ** 33, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
      expect(text(takeMember(member, longest)!.content)).toBe('one');
    }
    expect(() => takeMember(member, 2)).toThrow('at most 2 bytes in a gzip member');
  });

  it('are the same however what they hold comes, and however little of it can be compressed', () => {
    const random = randomNumbers(5);
    const noise = (size: number) => Uint8Array.from({ length: size }, () => random(256));
    const pieces = [0, 1, 700, 5000, 200_000, 1_200_000].map(noise);
    // Fills many rooms, though it can be compressed.
    const words = Buffer.from(
      Array.from({ length: 100_000 }, () => random(36 ** 4).toString(36)).join(' '),
    );
    const rest = noise((1 << 20) - words.length);
    const sets = [
      [],
      pieces.slice(0, 3),
      pieces.slice(1, 5),
      pieces,
      [pieces[2]!],
      [words.subarray(0, 3000), words],
      [words, rest],
      [words, rest, bytes('!')],
      [Buffer.alloc(3_000_000, 'halo ')],
    ];
    for (const set of sets) {
      const whole = Buffer.concat(set);
      const member = compressPieces(set);
      expect(gunzipSync(member).equals(whole)).toBe(true);
      expect(Buffer.compare(member, compressMember(whole))).toBe(0);
      // Behind the header, what zlib makes of it with rooms of its own.
      expect(Buffer.compare(member.subarray(10), gzipSync(whole, { level: 6 }).subarray(10))).toBe(
        0,
      );
    }
  });

  it('have the CRC that RFC 1952 has', () => {
    expect(crc32(bytes('123456789'))).toBe(0xcbf43926);
  });
});

function changed(data: Uint8Array, at: number, by = 1): Uint8Array {
  const copy = Buffer.from(data);
  copy[at < 0 ? copy.length + at : at]! ^= by;
  return copy;
}

describe('readRecords of shared memory', () => {
  /** The same but for where its bytes are. */
  const plain = ({ records, damage }: Awaited<ReturnType<typeof readBytes>>) => ({
    records: records.map((record) => ({
      ...record,
      bytes: text(record.bytes),
      block: text(record.block),
    })),
    damage: damage && { ...damage, message: damage.message },
  });
  const both = async (data: Uint8Array, more: ReadVolumeOptions = {}) => {
    const shared = plain(await readBytes(data, { ...more, shared: true }));
    expect(shared).toEqual(plain(await readBytes(data, more)));
    return shared;
  };
  /** A volume of many members, of more than one piece of a megabyte. */
  const members = (count: number, size: number) => {
    const random = randomNumbers(count);
    return Array.from({ length: count }, (_, number) => {
      const words = Array.from({ length: size }, () => random(2 ** 24).toString(36)).join(' ');
      return compressMember(wholeOf(resource(bytes(words), `https://contoh.id/${number}`)));
    });
  };

  it.each(['gzip', 'none'] as const)('reads what is read one by one (%s)', async (compression) => {
    const { data } = await smallVolume(compression);
    expect((await both(data)).records).toHaveLength(4);
  });

  it('reads volumes of several pieces, and records larger than a piece', async () => {
    const data = Buffer.concat([...members(500, 900), ...members(1, 300_000), ...members(3, 900)]);
    expect(data.length).toBeGreaterThan(2 << 20);
    expect((await both(data)).records).toHaveLength(504);
    expect((await both(data, { longestRecord: 100_000 })).damage).toBeDefined();
  });

  it('stops where it is told to', async () => {
    const all = members(9, 50);
    const data = Buffer.concat(all);
    const ends = all.map((_, index) => Buffer.concat(all.slice(0, index)).length);
    for (const [count, end] of ends.entries()) {
      expect((await both(data, { end })).records).toHaveLength(count);
      expect((await both(data, { end: end + 1 })).records).toHaveLength(count + 1);
    }
  });

  it('passes over no member, though the one before is as long', async () => {
    const [first, second, third] = ['aaaa', 'bbbb', 'cccc'].map((word) =>
      compressMember(wholeOf(resource(bytes(word)))),
    );
    const zeros = new Uint8Array(30);
    const lost = await both(Buffer.concat([first!, zeros, second!.subarray(30), third!]));
    expect(lost.records).toHaveLength(1);
    expect(lost.damage).toMatchObject({ offset: first!.length });
  });

  it('tells the same damage, whatever happened to the bytes', async () => {
    const all = members(40, 60);
    const data = Buffer.concat(all);
    const change = fc.record({
      at: fc.nat(data.length),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        // An empty member, one more record, two records in one member, and no record at all.
        fc.constantFrom(
          gzipSync(''),
          all[3]!,
          gzipSync(Buffer.concat([1, 2].map(() => wholeOf(resource(bytes('x')))))),
          gzipSync('WARC/1.1'),
          new Uint8Array(30),
        ),
      ),
      atMember: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, remove, insert, atMember }) => {
        const start = atMember ? Buffer.concat(all.slice(0, at % all.length)).length : at;
        const rest = data.subarray(start + (atMember ? 0 : remove));
        await both(Buffer.concat([data.subarray(0, start), insert, rest]));
      }),
      { numRuns: 400 },
    );
  });
});
