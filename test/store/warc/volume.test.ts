import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha512Hex } from '../../../src/store/digests.ts';
import { StoreUsageError } from '../../../src/store/errors.ts';
import { readRecordAt, readRecords } from '../../../src/store/warc/read.ts';
import { header } from '../../../src/store/warc/record.ts';
import { startVolumes } from '../../../src/store/warc/volume.ts';
import { buildRecord } from '../../../src/store/warc/write.ts';
import { bytes, collect, makeFolder, NOW, readTree, text, wholeOf } from '../helpers.ts';

const record = (number: number) =>
  buildRecord({
    type: 'resource',
    date: NOW,
    targetUri: `https://contoh.id/${number}`,
    block: bytes(`article ${number} `.repeat(20)),
  });

describe.each(['gzip', 'none'] as const)('startVolumes, compression %s', (compression) => {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';
  const options = { series: 'raw', compression, date: NOW, info: [['software', 'x']] } as const;

  it('opens each volume with a warcinfo record that names it', async () => {
    const folder = await makeFolder();
    const volumes = await startVolumes({ ...options, folder }).finish();
    expect(volumes.map(({ file }) => file)).toEqual([`raw-00000${suffix}`]);
    const [info] = await collect(readRecords(join(folder, `raw-00000${suffix}`)));
    expect(header(info!, 'WARC-Type')).toBe('warcinfo');
    expect(header(info!, 'WARC-Filename')).toBe(`raw-00000${suffix}`);
    expect(header(info!, 'Content-Type')).toBe('application/warc-fields');
    expect(text(info!.block)).toBe('software: x\r\n');
  });

  it('starts the next volume before one grows too large, and finds every record again', async () => {
    const folder = await makeFolder();
    const series = startVolumes({ ...options, folder, largestVolume: 1500 });
    const places = [];
    for (let number = 0; number < 20; number++) places.push(await series.append(record(number)));
    const volumes = await series.finish();
    expect(volumes.length).toBeGreaterThan(3);
    expect(volumes.map(({ file }) => file)).toEqual(
      volumes.map((_, index) => `raw-0000${index}${suffix}`.replace(/0000(\d\d)/, '000$1')),
    );
    for (const { file, bytes: size, sha512 } of volumes) {
      const path = join(folder, file);
      expect((await stat(path)).size).toBe(size);
      expect(size).toBeLessThanOrEqual(1500);
      expect(sha512Hex(await readFile(path))).toBe(sha512);
      expect(header((await collect(readRecords(path)))[0]!, 'WARC-Type')).toBe('warcinfo');
    }
    for (const [number, { file, offset, length }] of places.entries()) {
      const found = await readRecordAt(join(folder, file), offset, length);
      expect(header(found, 'WARC-Target-URI')).toBe(`https://contoh.id/${number}`);
    }
  });

  it('reads any record back while the series is under way', async () => {
    const folder = await makeFolder();
    const series = startVolumes({ ...options, folder, largestVolume: 1500 });
    const places = [];
    for (let number = 0; number < 10; number++) {
      places.push(await series.append(record(number)));
      for (const [earlier, place] of places.entries()) {
        const found = await series.read(place);
        expect(Buffer.from(found.bytes)).toEqual(wholeOf(record(earlier)));
      }
    }
    expect(new Set(places.map(({ file }) => file)).size).toBeGreaterThan(1);
    await series.finish();
  });

  it('gives a record larger than a volume one of its own', async () => {
    const folder = await makeFolder();
    const series = startVolumes({ ...options, folder, largestVolume: 10 });
    for (let number = 0; number < 3; number++) await series.append(record(number));
    expect(await series.finish()).toHaveLength(3);
  });

  it('writes the same bytes for the same records', async () => {
    const trees = [];
    for (let round = 0; round < 2; round++) {
      const folder = await makeFolder();
      const series = startVolumes({ ...options, folder, largestVolume: 1500 });
      for (let number = 0; number < 10; number++) await series.append(record(number));
      await series.finish();
      trees.push(await readTree(folder));
    }
    expect(trees[0]).toEqual(trees[1]);
  });

  it('refuses line breaks in warcinfo fields', async () => {
    const info = [['software', 'x\r\nrobots: none']] as const;
    expect(() => startVolumes({ ...options, folder: '.', info })).toThrow(StoreUsageError);
  });
});
