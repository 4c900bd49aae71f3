/** Writes a series of WARC volumes. */
import { join } from 'node:path';
import { StoreUsageError } from '../errors.ts';
import { type Files, nodeFiles } from '../files.ts';
import { createMeasuredFile, type Measured, type MeasuredFile } from '../measured-file.ts';
import { compressPieces } from './gzip.ts';
import { readRecordAt } from './read.ts';
import type { WarcRecord } from './record.ts';
import { type BuiltRecord, buildRecord, isHeaderValue } from './write.ts';

/** How the records of a volume are stored: each in a gzip member of its own, or as they are. */
export type Compression = 'gzip' | 'none';

/** Where a record is: what `readRecordAt` needs. */
export interface RecordPlace {
  /** The volume's file name. */
  readonly file: string;
  /** Where the record (or its gzip member) starts: bytes from the start of the file. */
  readonly offset: number;
  /** How many bytes it takes up there. */
  readonly length: number;
}

/** What a series of volumes is made with. */
export interface VolumeSeriesOptions {
  /** The folder the volumes go to; it must exist. */
  readonly folder: string;
  /** The series' name, the first part of each file name: `raw` gives `raw-00000.warc.gz`. */
  readonly series: string;
  readonly compression: Compression;
  /** The `WARC-Date` of each volume's first record. */
  readonly date: string;
  /** Fields for each volume's `warcinfo` record, in order (WARC 1.1, section 6.2). */
  readonly info: readonly (readonly [name: string, value: string])[];
  /** The most bytes a volume may take, unless one single record is larger. Default: 256,000,000. */
  readonly largestVolume?: number;
  /** The disk. Default: the real one. */
  readonly files?: Files;
}

/** A volume that was written. */
export interface WrittenVolume extends Measured {
  readonly file: string;
}

/** A series of volumes under way. One call is waited for before the next. */
export interface VolumeSeries {
  /** Appends a record, to a new volume if the one under way has no room. */
  append(record: BuiltRecord): Promise<RecordPlace>;
  /**
   * Reads a record that was appended.
   *
   * @throws DamageError when it is not there as it was appended
   */
  read(place: RecordPlace): Promise<WarcRecord>;
  /** Ends the volume under way, if any: the next record begins another. */
  cut(): Promise<void>;
  /** Finishes the last volume; an empty series still has one, with its `warcinfo` only. */
  finish(): Promise<WrittenVolume[]>;
  /** Closes whatever is open, to be called when something went wrong. Never rejects. */
  abandon(): Promise<void>;
}

/** The largest volume: small enough to be rewritten when an article must be erased from it. */
export const LARGEST_VOLUME = 256_000_000;

/** The name of a volume. */
export function volumeName(series: string, number: number, compression: Compression): string {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';
  return `${series}-${String(number).padStart(5, '0')}${suffix}`;
}

function infoBlock(info: VolumeSeriesOptions['info']): Uint8Array {
  for (const [name, value] of info) {
    if (!isHeaderValue(value)) {
      throw new StoreUsageError(
        `warcinfo field ${name} cannot be ${JSON.stringify(value)}: it must be text without control characters.`,
      );
    }
  }
  return Buffer.from(info.map(([name, value]) => `${name}: ${value}\r\n`).join(''), 'utf8');
}

/**
 * Starts a series of volumes. Each volume opens with a `warcinfo` record; the next one is begun
 * before a record would make the volume larger than `largestVolume`.
 *
 * @throws StoreUsageError when an info field holds control characters
 * @throws StoreIoError from every function when the disk refuses
 */
export function startVolumes(options: VolumeSeriesOptions): VolumeSeries {
  const { folder, series, compression, date } = options;
  const files = options.files ?? nodeFiles;
  const largest = options.largestVolume ?? LARGEST_VOLUME;
  const block = infoBlock(options.info);
  const written: WrittenVolume[] = [];
  let current: { name: string; file: MeasuredFile; onlyInfo: boolean } | undefined;

  const encode = ({ pieces }: BuiltRecord) =>
    compression === 'gzip' ? compressPieces(pieces) : Buffer.concat(pieces);
  const begin = async () => {
    const name = volumeName(series, written.length, compression);
    const info = buildRecord({
      type: 'warcinfo',
      date,
      filename: name,
      contentType: 'application/warc-fields',
      block,
      seed: name,
    });
    const file = await createMeasuredFile(files, join(folder, name));
    current = { name, file, onlyInfo: true };
    await file.write(encode(info));
    return current;
  };
  const end = async () => {
    if (!current) return;
    const { name, file } = current;
    const measured = await file.finish();
    written.push({ file: name, ...measured });
    current = undefined;
  };
  return {
    async append(record) {
      const bytes = encode(record);
      let volume = current ?? (await begin());
      if (!volume.onlyInfo && volume.file.size + bytes.length > largest) {
        await end();
        volume = await begin();
      }
      const place = { file: volume.name, offset: volume.file.size, length: bytes.length };
      await volume.file.write(bytes);
      volume.onlyInfo = false;
      return place;
    },
    async read({ file, offset, length }) {
      if (file === current?.name) await current.file.reach(offset + length);
      return readRecordAt(join(folder, file), offset, length, { files });
    },
    cut: end,
    async finish() {
      if (!current && written.length === 0) await begin();
      await end();
      return written;
    },
    async abandon() {
      await current?.file.abandon();
    },
  };
}
