/** Rebuilds a batch of captures from what is whole in its volumes. */
import { join } from 'node:path';
import type { Archive } from '../archive.ts';
import { writeBatchObject } from '../batch-object.ts';
import { REVISIT_PROFILE, targetUriOf } from '../capture-writer.ts';
import { hexFromNi, niFromHex, sha256Hex } from '../digests.ts';
import { ensureFolder } from '../files.ts';
import { INGEST } from '../kinds.ts';
import { captureLineText, VOLUME_NAME } from '../lookup.ts';
import { CAPTURE_HEADER } from '../made-records.ts';
import { contentPath } from '../object.ts';
import { COPIED_TYPES } from '../received.ts';
import type { BatchHead, BatchSummary, JsonLd, RecordLocation } from '../types.ts';
import { readRecordAt } from '../warc/read.ts';
import { header, type WarcRecord } from '../warc/record.ts';
import { startVolumes, type VolumeSeries } from '../warc/volume.ts';
import type { BuiltRecord } from '../warc/write.ts';
import { isGzipVolume, type LostStretch, scanVolume } from './scan.ts';

/** What the archive record of a capture says that its WARC records do not. */
export interface CaptureFacts {
  readonly name: string;
  readonly uri?: string;
  readonly mediaType: string;
}

/** Tells from the bytes of an archive record what the look-up line says; `null` when it cannot. */
export type DescribeCapture = (record: Uint8Array) => CaptureFacts | null;

/** A stretch that was lost, and the volume it was in. */
export interface LostPart extends LostStretch {
  /** The volume's file name. */
  readonly file: string;
}

/** What was rescued of a batch. */
export interface SalvagedBatch {
  readonly object: string;
  /** How many captures are whole: raw bytes, text, record, and what they were taken out of. */
  readonly captures: number;
  /** How many WARC records are whole, those of whole captures among them. */
  readonly records: number;
  /** How many of them belong to no whole capture, and lie beside the archive. */
  readonly orphans: number;
  readonly lost: readonly LostPart[];
}

/** How a batch is rebuilt. */
export interface BatchSalvage {
  /** Batch id, time and software, for the new object. */
  readonly head: BatchHead;
  readonly describe: DescribeCapture;
  /** Where to put records that belong to no whole capture. */
  readonly orphans: string;
  /** The provenance of the new object. */
  provenance(summary: BatchSummary, found: SalvagedBatch): JsonLd;
}

/** A whole record, without its block. */
interface Found {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly type: string;
  readonly id: string;
  readonly capture: string | undefined;
  readonly refersTo: string | undefined;
  readonly concurrentTo: string | undefined;
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
    capture: header(record, CAPTURE_HEADER),
    refersTo: header(record, 'WARC-Refers-To'),
    concurrentTo: header(record, 'WARC-Concurrent-To'),
    targetUri: header(record, 'WARC-Target-URI'),
    refersToTargetUri: header(record, 'WARC-Refers-To-Target-URI'),
    payload: header(record, 'WARC-Payload-Digest'),
    mediaType: header(record, 'Content-Type'),
    profile: header(record, 'WARC-Profile'),
    vouched: header(record, 'WARC-Block-Digest')?.startsWith('sha256:') === true,
    sha256: sha256Hex(record.block),
  };
}

/** The records of a whole capture. */
interface Whole {
  readonly capture: string;
  /** The raw bytes. */
  readonly raw: Found;
  /** The raw record of this capture: the same, or a revisit of it. */
  readonly own: Found;
  readonly received: Found | undefined;
  readonly text: Found;
  readonly record: Found;
}

/** Puts together what belongs together. */
function wholeCaptures(raw: readonly Found[], derived: readonly Found[]): Whole[] {
  const byId = new Map(raw.map((each) => [each.id, each]));
  const texts = new Map<string, Found>();
  for (const each of derived) {
    if (each.type === 'conversion' && each.capture !== undefined) texts.set(each.capture, each);
  }
  const whole: Whole[] = [];
  for (const record of derived) {
    const { capture, refersTo = '' } = record;
    if (record.type !== 'metadata' || capture === undefined || hexFromNi(capture) === null)
      continue;
    const own = byId.get(refersTo);
    const text = texts.get(capture);
    if (own?.capture !== capture || text?.refersTo !== refersTo) continue;
    const resource = own.type === 'revisit' ? byId.get(own.refersTo ?? '') : own;
    if (resource?.type !== 'resource') continue;
    const received = own.concurrentTo === undefined ? undefined : byId.get(own.concurrentTo);
    if (own.concurrentTo !== undefined && !COPIED_TYPES.includes(received?.type ?? '')) continue;
    if (![resource, own, text, record].every(({ vouched }) => vouched)) continue;
    whole.push({ capture, raw: resource, own, received, text, record });
  }
  return whole;
}

/** What a volume says of its making. */
export interface VolumeInfo {
  readonly now: string;
  readonly software: string;
  /** The id of the object it is part of. */
  readonly object: string;
}

/**
 * Says if the headers of a capture's records tell one story: no digest covers the headers of a plain
 * volume, so a changed one shows in what the others say.
 */
function agree(
  { capture, raw, own, text, record }: Whole,
  { uri, mediaType }: CaptureFacts,
): boolean {
  const targetUri = targetUriOf({ id: capture, ...(uri !== undefined && { uri }) });
  const ours = [own, text, record].every((each) => each.targetUri === targetUri);
  if (own === raw) return ours && raw.mediaType === mediaType;
  const leads = own.refersToTargetUri === raw.targetUri && own.profile === REVISIT_PROFILE;
  return ours && leads && own.payload === `sha256:${raw.sha256}`;
}

/** Reads volumes for whole records. */
async function scan({ files }: Archive, object: string) {
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

/** What the volumes of an object say of its making, should its inventory be lost. */
export async function volumeInfo(from: Archive, object: string): Promise<VolumeInfo | undefined> {
  return (await scan(from, object)).info;
}

/** Writes whole records that belong to no whole capture to volumes beside the archive. */
async function writeOrphans(
  to: Archive,
  folder: string,
  { now, software }: BatchHead,
  series: string,
  records: AsyncIterable<BuiltRecord>,
): Promise<void> {
  await ensureFolder(to.files, folder);
  const volume = startVolumes({
    folder,
    series,
    compression: to.compression,
    date: now,
    info: [
      ['software', software],
      ['description', 'records without the rest of their capture'],
    ],
    files: to.files,
  });
  try {
    for await (const record of records) await volume.append(record);
    await volume.finish();
  } finally {
    await volume.abandon();
  }
}

/**
 * Writes a batch anew of every capture that is whole in a damaged one: the same WARC records in the
 * same order, and look-up file and inventory made from them. Where nothing was lost, the files are
 * the same byte for byte. Whole records of captures that are not whole go to volumes beside.
 *
 * @throws ObjectExistsError when the batch is in the new archive already
 * @throws StoreIoError when a disk refuses
 */
export async function salvageBatch(
  from: Archive,
  object: string,
  to: Archive,
  { head, describe, orphans: orphansFolder, provenance }: BatchSalvage,
): Promise<SalvagedBatch> {
  const { raw, derived, lost } = await scan(from, object);
  const reread = async ({ path, offset, length, id, sha256 }: Found) => {
    const { bytes, block } = await readRecordAt(path, offset, length, { files: from.files });
    return { record: { id, sha256, bytes }, block };
  };
  const whole: Whole[] = [];
  const facts = new Map<Found, CaptureFacts>();
  for (const each of wholeCaptures(raw, derived)) {
    const said = describe((await reread(each.record)).block);
    if (!said || !agree(each, said)) continue;
    facts.set(each.record, said);
    whole.push(each);
  }
  const used = new Set(
    whole.flatMap(({ raw: bytes, own, received, text, record }) =>
      [bytes, own, received, text, record].filter((found) => found !== undefined),
    ),
  );
  const orphans = [...raw, ...derived].filter((found) => !used.has(found));
  const report: SalvagedBatch = {
    object: INGEST.prefix + head.batch,
    captures: whole.length,
    records: raw.length + derived.length,
    orphans: orphans.length,
    lost,
  };
  const unlimited = { ...head, largestVolume: Number.MAX_SAFE_INTEGER };
  await writeBatchObject<BatchSummary>(to, INGEST, unlimited, {
    async fill({ volumes, addLine }) {
      const places = new Map<Found, RecordLocation>();
      const put = async (series: VolumeSeries, records: readonly Found[]): Promise<void> => {
        let volume = '';
        for (const found of records) {
          if (!used.has(found)) continue;
          // A volume ends where it ended, so that places stay what they were.
          if (volume !== '' && volume !== found.path) await series.cut();
          volume = found.path;
          const place = await series.append((await reread(found)).record);
          places.set(found, { ...place, sha256: found.sha256 });
        }
      };
      await put(volumes('raw'), raw);
      await put(volumes('derived'), derived);
      for (const { capture, raw: bytes, received, text, record } of whole) {
        const line = {
          id: capture,
          content: niFromHex(bytes.sha256),
          ...facts.get(record)!,
          raw: places.get(bytes)!,
          text: places.get(text)!,
          record: places.get(record)!,
          ...(received && { received: places.get(received)! }),
        };
        await addLine(captureLineText(line));
      }
    },
    summarise: (written) => {
      const revisits = whole.filter(({ own, raw: bytes }) => own !== bytes).length;
      return { ...written, captures: whole.length, revisits };
    },
    provenance: (summary) => provenance(summary, report),
  });
  const inRaw = new Set(raw);
  for (const series of ['raw', 'derived']) {
    const records = orphans.filter((found) => inRaw.has(found) === (series === 'raw'));
    if (records.length === 0) continue;
    async function* built(): AsyncGenerator<BuiltRecord> {
      for (const found of records) yield (await reread(found)).record;
    }
    await writeOrphans(to, orphansFolder, head, series, built());
  }
  return report;
}
