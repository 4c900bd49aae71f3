/** Finds the whole records in the volumes of a batch. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { GENERATION_HEADER, LAYER_HEADER, WITH_HEADER } from '../derived.ts';
import { sha256Hex } from '../digests.ts';
import { VOLUME_NAME } from '../lookup.ts';
import { CAPTURE_HEADER } from '../made-records.ts';
import { contentPath } from '../object.ts';
import { RECEIVED_HEADER } from '../received.ts';
import { readRecordAt } from '../warc/read.ts';
import { header, type WarcRecord } from '../warc/record.ts';
import type { BuiltRecord } from '../warc/write.ts';
import { isGzipVolume, type LostStretch, scanVolume } from './scan.ts';

/** A stretch that was lost, and the file it was in. */
export interface LostPart extends LostStretch {
  /** The file's name. */
  readonly file: string;
}

/** A whole record, without its block. */
export interface Found {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly type: string;
  readonly id: string;
  readonly date: string;
  readonly capture: string | undefined;
  /** The other capture that it is about. */
  readonly other: string | undefined;
  readonly layer: string | undefined;
  readonly generation: string | undefined;
  readonly refersTo: string | undefined;
  readonly concurrentTo: string | undefined;
  /** The capture that was taken out of it, where it says so. */
  readonly receivedFor: string | undefined;
  readonly targetUri: string | undefined;
  readonly refersToTargetUri: string | undefined;
  readonly payload: string | undefined;
  readonly mediaType: string | undefined;
  readonly profile: string | undefined;
  /** Its header vouches for its block, as that of every record of ours does. */
  readonly vouched: boolean;
  readonly sha256: string;
}

function foundIn(path: string, record: WarcRecord): Found {
  return {
    path,
    offset: record.offset,
    length: record.length,
    type: header(record, 'WARC-Type') ?? '',
    id: header(record, 'WARC-Record-ID') ?? '',
    date: header(record, 'WARC-Date') ?? '',
    capture: header(record, CAPTURE_HEADER),
    other: header(record, WITH_HEADER),
    layer: header(record, LAYER_HEADER),
    generation: header(record, GENERATION_HEADER),
    refersTo: header(record, 'WARC-Refers-To'),
    concurrentTo: header(record, 'WARC-Concurrent-To'),
    receivedFor: header(record, RECEIVED_HEADER),
    targetUri: header(record, 'WARC-Target-URI'),
    refersToTargetUri: header(record, 'WARC-Refers-To-Target-URI'),
    payload: header(record, 'WARC-Payload-Digest'),
    mediaType: header(record, 'Content-Type'),
    profile: header(record, 'WARC-Profile'),
    vouched: header(record, 'WARC-Block-Digest')?.startsWith('sha256:') === true,
    sha256: sha256Hex(record.block),
  };
}

/** What a volume says of its making. */
export interface VolumeInfo {
  readonly now: string;
  readonly software: string;
  /** The id of the object it is part of. */
  readonly object: string;
}

/** What the volumes of a batch hold. */
export interface ScannedBatch {
  /** The whole records of each series, in the order they stand there. */
  readonly raw: readonly Found[];
  readonly derived: readonly Found[];
  readonly lost: readonly LostPart[];
  readonly info: VolumeInfo | undefined;
}

/** Reads volumes for whole records. */
export async function scanBatch({ files }: Archive, object: string): Promise<ScannedBatch> {
  const raw: Found[] = [];
  const derived: Found[] = [];
  const lost: LostPart[] = [];
  const infos: VolumeInfo[] = [];
  const folder = contentPath(object, '');
  const names = (await files.kind(folder)) === 'folder' ? await files.list(folder) : [];
  for (const { name, kind } of names) {
    const series = VOLUME_NAME.exec(name)?.[1];
    if (kind !== 'file' || !series) continue;
    const path = join(folder, name);
    for await (const each of scanVolume(files, path, await isGzipVolume(files, path))) {
      if ('lost' in each) {
        lost.push({ file: name, ...each.lost });
        continue;
      }
      const found = foundIn(path, each.record);
      if (found.type === 'warcinfo') {
        const info = Buffer.from(each.record.block).toString('utf8');
        const field = (name: string): string =>
          new RegExp(`^${name}: (.*?)\r?$`, 'm').exec(info)?.[1] ?? '';
        infos.push({
          now: header(each.record, 'WARC-Date') ?? '',
          software: field('software'),
          object: field('isPartOf'),
        });
      } else (series === 'raw' ? raw : derived).push(found);
    }
  }
  return { raw, derived, lost, info: infos[0] };
}

/** Reads a record again, with its block. */
export async function reread(
  { files }: Archive,
  { path, offset, length, id, sha256 }: Found,
): Promise<{ readonly record: BuiltRecord; readonly block: Uint8Array }> {
  const { bytes, block } = await readRecordAt(path, offset, length, { files });
  return { record: { id, sha256, pieces: [bytes] }, block };
}
