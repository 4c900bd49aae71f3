import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeBatch } from '../../src/store/batch.ts';
import { listBatches, readCapture } from '../../src/store/captures.ts';
import { DamageError } from '../../src/store/errors.ts';
import { parseCaptureLine } from '../../src/store/lookup.ts';
import { contentPath } from '../../src/store/object.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { readRecords } from '../../src/store/warc/read.ts';
import { header } from '../../src/store/warc/record.ts';
import { buildRecord } from '../../src/store/warc/write.ts';
import { foreignRecord, makeReceivedSample } from './damages.ts';
import { batchOf, bytes, capture, collect, flipBit, makeArchive, NOW, wholeOf } from './helpers.ts';

describe('what a capture was taken out of', () => {
  it.each(['gzip', 'none'] as const)(
    'is read back as it was received, whichever way it is stored (%s)',
    async (compression) => {
      const { archive, entries } = await makeReceivedSample(compression);
      const read = async (index: 0 | 1 | 2) => {
        const { received, raw } = await readCapture(archive, entries[index]);
        return [received, raw].map((each) => Buffer.from(each!).toString());
      };
      expect(await read(0)).toEqual(['{"text":"halo","name":"a"}', 'halo']);
      expect(await read(1)).toEqual(['{"text":"halo","name":"b"}', 'halo']);
      expect(await read(2)).toEqual([Buffer.from(foreignRecord('c')).toString(), 'c']);
    },
  );

  it('stands before its capture, which names it', async () => {
    const { raw } = await makeReceivedSample();
    const records = await collect(readRecords(raw));
    const types = records.map((record) => header(record, 'WARC-Type'));
    expect(types).toEqual([
      'warcinfo',
      'resource',
      'resource',
      'resource',
      'revisit',
      'response',
      'resource',
    ]);
    for (const index of [2, 4, 6]) {
      const own = header(records[index - 1]!, 'WARC-Record-ID');
      expect(header(records[index]!, 'WARC-Concurrent-To')).toBe(own);
    }
    expect(header(records[1]!, 'Kliping-Capture')).toBeUndefined();
    expect(header(records[1]!, 'Kliping-Received')).toBe(header(records[2]!, 'Kliping-Capture'));
  });

  it('is checked when it is read', async () => {
    const { archive, entries, raw } = await makeReceivedSample();
    const { received } = entries[2];
    await flipBit(raw, (received!.offset + received!.length - 5) * 8);
    await expect(readCapture(archive, entries[2])).rejects.toThrow(DamageError);
    const swapped = { ...entries[0], received: entries[1].received! };
    await expect(readCapture(archive, swapped)).rejects.toThrow(/Kliping-Received/);
    await writeFile(raw, '');
    await expect(readCapture(archive, entries[0])).rejects.toThrow(DamageError);
  });

  it('may have any id of a record, even one that its own records would have', async () => {
    const archive = await makeArchive('none');
    await writeBatch(archive, batchOf('b1', [capture('a', 'halo', 'https://contoh.id/1')]));
    const other = await makeArchive('none');
    const [batch] = await listBatches(archive);
    const [, own] = await collect(readRecords(contentPath(batch!.path, 'raw-00000.warc')));
    const captures = [
      { ...capture('a', 'halo', 'https://contoh.id/1'), received: { record: own!.bytes } },
    ];
    await writeBatch(other, batchOf('b1', captures));
    expect((await verifyArchive(other)).findings).toEqual([]);
  });

  it.each([
    ['something cut off', foreignRecord('c').subarray(0, -1), /not exactly one record/],
    ['more than a record', Buffer.concat([foreignRecord('c'), bytes('x')]), /not exactly one/],
    [
      'a type without captures',
      wholeOf(buildRecord({ type: 'metadata', date: NOW, block: bytes('') })),
      /type metadata/,
    ],
    ['a wrong digest', broken(), /WARC-Block-Digest/],
    ['an id that is no URI', foreignRecord('c', 'urn:é'), /is no URI/],
    ['no WARC at all', bytes('hello'), /version line/],
  ])('is refused when it is %s', async (_title, record, message) => {
    const archive = await makeArchive();
    const captures = [{ ...capture('c'), received: { record } }];
    await expect(writeBatch(archive, batchOf('b1', captures))).rejects.toThrow(message);
  });

  it('is refused when its record came before, or its media type is none', async () => {
    const archive = await makeArchive();
    const received = { record: foreignRecord('c') };
    const captures = ['a', 'b'].map((name) => ({ ...capture(name), received }));
    await expect(writeBatch(archive, batchOf('b1', captures))).rejects.toThrow(/as another/);
    const odd = { ...capture('a'), received: { block: bytes('x'), mediaType: 'a\nb' } };
    await expect(writeBatch(archive, batchOf('b1', [odd]))).rejects.toThrow(/media type/);
  });

  it('has a place in a volume of raw bytes', async () => {
    const { entries } = await makeReceivedSample();
    const { batch: _batch, object: _object, ...line } = entries[0];
    expect(parseCaptureLine(JSON.stringify(line))).toEqual(line);
    const derived = { ...line, received: line.text };
    expect(parseCaptureLine(JSON.stringify(derived))).toEqual({
      problem: 'received.file is not a volume of raw',
    });
  });
});

/** A record that has changed since its digest was computed. */
function broken(): Uint8Array {
  const record = buildRecord({
    type: 'resource',
    date: NOW,
    targetUri: 'urn:x-y:1',
    block: bytes('halo!'),
  });
  return Buffer.from(wholeOf(record).toString('latin1').replace('halo!', 'halo?'), 'latin1');
}
