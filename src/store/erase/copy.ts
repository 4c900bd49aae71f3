/**
 * Copies what stays of a batch into volumes of its next revision: the same records, byte for byte, with
 * the same ids, so that whatever refers to them still does.
 */
import type { Archive } from '../archive.ts';
import type { BatchParts } from '../batch-object.ts';
import { REVISIT_PROFILE } from '../capture-writer.ts';
import { digestFromNi } from '../digests.ts';
import { captureLineText } from '../lookup.ts';
import { madeLineText } from '../made-lookup.ts';
import { appendRecord, CAPTURE_HEADER } from '../made-records.ts';
import { contentPath } from '../object.ts';
import { Places } from '../places.ts';
import { recordIdOf } from '../received.ts';
import type { CaptureLine, MadeLine, RecordLocation } from '../types.ts';
import { readRecordAt, readRecords } from '../warc/read.ts';
import { header, type WarcRecord } from '../warc/record.ts';
import type { VolumeSeries } from '../warc/volume.ts';
import { type BuiltRecord, buildRecord } from '../warc/write.ts';

/** The folder a batch is copied from. */
export interface CopySource {
  readonly archive: Archive;
  /** The folder of its object. */
  readonly folder: string;
}

function readAt({ archive, folder }: CopySource, { file, offset, length }: RecordLocation) {
  return readRecordAt(contentPath(folder, file), offset, length, { files: archive.files });
}

function asBuilt(record: WarcRecord, sha256: string): BuiltRecord {
  return { id: recordIdOf(record), sha256, pieces: [record.bytes] };
}

async function copyRecord(
  source: CopySource,
  volumes: VolumeSeries,
  location: RecordLocation,
): Promise<RecordLocation> {
  const record = await readAt(source, location);
  return appendRecord(volumes, asBuilt(record, location.sha256));
}

/** Copies a line of a derived batch with its records. */
export async function copyMade(
  source: CopySource,
  { volumes, addLine }: BatchParts,
  line: MadeLine,
): Promise<void> {
  const derived = volumes('derived');
  await addLine(
    madeLineText({
      ...line,
      ...(line.text && { text: await copyRecord(source, derived, line.text) }),
      record: await copyRecord(source, derived, line.record),
    }),
  );
}

/** Copies captures of an ingest batch one by one. */
export interface CaptureCopier {
  /** Copies a line of the look-up file with its records. */
  copy(line: CaptureLine): Promise<void>;
}

/**
 * Starts copying an ingest batch. Where the bytes of a capture stood in the record of one that is not
 * copied, its `revisit` record becomes the `resource` record, under the same id.
 *
 * @param files the names of its volumes of raw records
 */
export async function copyCaptures(
  source: CopySource,
  files: readonly string[],
  { volumes, addLine }: BatchParts,
): Promise<CaptureCopier> {
  const revisits = await findRevisits(source, files);
  // Where the raw record of some bytes stands in the revision, by the digest of the bytes: one that was
  // copied, so that what refers to it can be copied as it is, or one that was made of a revisit.
  const copied = new Places();
  const remade = new Places();
  const raw = volumes('raw');
  const derived = volumes('derived');

  const copyRaw = async (line: CaptureLine): Promise<RecordLocation> => {
    const { id, content } = line;
    const { sha256 } = line.raw;
    const digest = digestFromNi(content)!;
    const first = await readAt(source, line.raw);
    if (header(first, CAPTURE_HEADER) === id) {
      const location = await appendRecord(raw, asBuilt(first, sha256));
      copied.add(digest, location);
      return location;
    }
    const revisit = await readAt(source, { ...line.raw, ...revisits.get(id)! });
    const same = copied.of(digest);
    if (same) {
      await raw.append(asBuilt(revisit, ''));
      return { ...same, sha256 };
    }
    const other = remade.of(digest);
    if (other) {
      await raw.append(revisitOf(revisit, await raw.read(other)));
      return { ...other, sha256 };
    }
    const location = await appendRecord(raw, resourceOf(revisit, line.mediaType, first.block));
    remade.add(digest, location);
    return location;
  };

  return {
    async copy(line) {
      const received = line.received && (await copyRecord(source, raw, line.received));
      await addLine(
        captureLineText({
          ...line,
          raw: await copyRaw(line),
          text: await copyRecord(source, derived, line.text),
          record: await copyRecord(source, derived, line.record),
          ...(received && { received }),
        }),
      );
    },
  };
}

/** Where the revisit records of captures are; no line of a look-up file leads to them. */
async function findRevisits(
  { archive, folder }: CopySource,
  files: readonly string[],
): Promise<Map<string, Pick<RecordLocation, 'file' | 'offset' | 'length'>>> {
  const places = new Map<string, Pick<RecordLocation, 'file' | 'offset' | 'length'>>();
  for (const file of files) {
    for await (const record of readRecords(contentPath(folder, file), { files: archive.files })) {
      const capture = header(record, CAPTURE_HEADER);
      if (header(record, 'WARC-Type') !== 'revisit' || capture === undefined) continue;
      places.set(capture, { file, offset: record.offset, length: record.length });
    }
  }
  return places;
}

/** What a record that takes the place of a revisit has in common with it. */
function likeRevisit(revisit: WarcRecord) {
  const concurrentTo = header(revisit, 'WARC-Concurrent-To')?.slice(1, -1);
  return {
    id: recordIdOf(revisit),
    date: header(revisit, 'WARC-Date')!,
    targetUri: header(revisit, 'WARC-Target-URI')!,
    ...(concurrentTo !== undefined && { concurrentTo }),
    extra: [[CAPTURE_HEADER, header(revisit, CAPTURE_HEADER)!]] as const,
  };
}

function resourceOf(revisit: WarcRecord, contentType: string, block: Uint8Array): BuiltRecord {
  return buildRecord({
    ...likeRevisit(revisit),
    type: 'resource',
    contentType,
    block,
    payloadDigest: 'block',
  });
}

function revisitOf(revisit: WarcRecord, original: WarcRecord): BuiltRecord {
  return buildRecord({
    ...likeRevisit(revisit),
    type: 'revisit',
    block: new Uint8Array(0),
    payloadDigest: header(revisit, 'WARC-Payload-Digest') as `sha256:${string}`,
    refersTo: recordIdOf(original),
    refersToTargetUri: header(original, 'WARC-Target-URI')!,
    refersToDate: header(original, 'WARC-Date')!,
    profile: REVISIT_PROFILE,
  });
}
