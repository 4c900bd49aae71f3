/** Writes a batch of any kind as one object of the storage root: volumes, look-up file, provenance. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { sha512Hex } from './digests.ts';
import { ObjectExistsError, StoreUsageError } from './errors.ts';
import { writeWhole } from './files.ts';
import { type BatchKind, batchIdOf, objectIdOf, revisionOf, type Series } from './kinds.ts';
import { createMeasuredFile } from './measured-file.ts';
import { leafHash, MerkleTree, merkleText } from './merkle.ts';
import { contentPath, softwareUser } from './object.ts';
import { type StagedObject, stageObject, sweepStaging } from './ocfl/commit.ts';
import { listObjects } from './ocfl/root.ts';
import { isUtcTime } from './times.ts';
import { TOMBSTONES_FILE } from './tombstones.ts';
import type { BatchFiles, BatchHead, JsonLd } from './types.ts';
import { startVolumes, type VolumeSeries } from './warc/volume.ts';

/** The provenance file of a batch. */
export const PROVENANCE_FILE = 'provenance.jsonld';

/** Where the content of a batch goes. */
export interface BatchParts {
  /** The series of volumes of that name; the kind of batch must have it. */
  volumes(series: Series): VolumeSeries;
  /** Adds a line to the look-up file, with its line end. One is waited for before the next. */
  addLine(text: string): Promise<void>;
}

/** What makes the content of a batch. */
export interface BatchContent<Summary extends BatchFiles> {
  /** Writes everything; a batch without lines is not kept, unless there are tombstones. */
  fill(parts: BatchParts): Promise<void>;
  /** The lines of the file of tombstones, when something was erased; each with its line end. */
  readonly tombstones?: readonly string[];
  /** Tells what was written. */
  summarise(written: BatchFiles): Summary;
  /** The provenance of the batch, or a function that makes it once everything is written. */
  readonly provenance: JsonLd | ((summary: Summary) => JsonLd | Promise<JsonLd>);
  /** Says if the look-up files of ours and of another writer's batch of this id tell the same. */
  same?(ours: string, theirs: string): Promise<boolean>;
}

/** What became of the object of a batch. */
export interface Committed {
  /** Its folder; absent when it would have been empty, for then nothing is written. */
  readonly path?: string;
  /** Another writer committed the same first: nothing was written. */
  readonly already?: true;
}

/**
 * Writes a batch: all of it, or, when anything goes wrong, nothing at all.
 *
 * @returns what was written, and the folder of the object; without lines no files and no folder
 * @throws StoreUsageError when id or time may not be those of a batch
 * @throws ObjectExistsError when there is a batch of this kind and id
 * @throws StoreIoError when the disk refuses
 * @throws whatever the functions of `content` throw
 */
export async function writeBatchObject<Summary extends BatchFiles>(
  archive: Archive,
  kind: BatchKind,
  head: BatchHead,
  content: BatchContent<Summary>,
): Promise<Summary & Committed> {
  const id = objectIdOf(kind, head.batch, head.revision);
  if (!isUtcTime(head.now)) {
    throw new StoreUsageError(
      `The time of a batch cannot be ${JSON.stringify(head.now)}: it must be UTC, such as 2024-05-01T10:00:00Z.`,
    );
  }
  await sweepStaging(archive);
  const staged = await stageObject(archive, id);
  try {
    return await fillObject(archive, kind, head, id, staged, content);
  } finally {
    await staged.abandon();
  }
}

async function fillObject<Summary extends BatchFiles>(
  archive: Archive,
  kind: BatchKind,
  head: BatchHead,
  object: string,
  staged: StagedObject,
  { fill, tombstones = [], summarise, provenance, same }: BatchContent<Summary>,
): Promise<Summary & Committed> {
  const { batch, now, software } = head;
  const { files } = archive;
  const series = new Map(
    kind.series.map((name) => [name, volumesOf(archive, head, object, staged.content, name)]),
  );
  const lookup = await createMeasuredFile(files, join(staged.content, kind.lookup));
  const tree = new MerkleTree();
  try {
    await fill({
      volumes: (name) => series.get(name)!,
      addLine: async (text) => {
        tree.add(leafHash(text.slice(0, -1)));
        await lookup.write(Buffer.from(text, 'utf8'));
      },
    });
    const empty = lookup.size === 0 && tombstones.length === 0;
    const written = [{ file: kind.lookup, ...(await lookup.finish()) }];
    for (const name of kind.series.toSorted()) written.push(...(await series.get(name)!.finish()));
    if (empty) return summarise({ batch, object, files: [] });
    written.push(await writeText(archive, staged, kind.merkle, merkleText(tree.value)));
    if (tombstones.length > 0) {
      written.push(await writeText(archive, staged, TOMBSTONES_FILE, tombstones.join('')));
    }
    const summary = summarise({ batch, object, files: written });
    const document = typeof provenance === 'function' ? await provenance(summary) : provenance;
    const statement = `${JSON.stringify(document, null, 2)}\n`;
    const stated = await writeText(archive, staged, PROVENANCE_FILE, statement);
    await refuseErased(archive, kind, head);
    const version = {
      created: now,
      message: head.message ?? `${kind.called[0]!.toUpperCase()}${kind.called.slice(1)} ${batch}`,
      user: softwareUser(software),
      files: [...written, stated].map(({ file, sha512 }) => ({ path: file, sha512 })),
    };
    let equal = false;
    try {
      const path = await staged.commit(version, async (theirs) => {
        const [our, their] = [join(staged.content, kind.lookup), contentPath(theirs, kind.lookup)];
        equal = (await same?.(our, their)) ?? false;
      });
      return { ...summary, path };
    } catch (error) {
      if (!equal || !(error instanceof ObjectExistsError)) throw error;
      return { ...summary, path: error.path, already: true };
    }
  } finally {
    await Promise.all([lookup, ...series.values()].map((part) => part.abandon()));
  }
}

/** Once something was erased from a batch, its first object is gone, but its id stays taken. */
async function refuseErased(
  archive: Archive,
  kind: BatchKind,
  { batch, revision = 0 }: BatchHead,
): Promise<void> {
  if (revision > 0) return;
  for await (const { id, path } of listObjects(archive.files, archive.root)) {
    // That the first object is there is found when this one is moved into place.
    if (revisionOf(id) > 0 && batchIdOf(kind, id) === batch) throw new ObjectExistsError(id, path);
  }
}

async function writeText(
  { files }: Archive,
  { content }: StagedObject,
  file: string,
  text: string,
): Promise<BatchFiles['files'][number]> {
  const bytes = Buffer.from(text, 'utf8');
  await writeWhole(files, join(content, file), bytes);
  return { file, sha512: sha512Hex(bytes), bytes: bytes.length };
}

function volumesOf(
  { files, compression }: Archive,
  { now, software, largestVolume }: BatchHead,
  object: string,
  folder: string,
  series: Series,
): VolumeSeries {
  return startVolumes({
    folder,
    series,
    compression,
    date: now,
    info: [
      ['software', software],
      ['format', 'WARC File Format 1.1'],
      [
        'conformsTo',
        'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
      ],
      ['isPartOf', object],
      ['description', `${series} volume`],
    ],
    files,
    ...(largestVolume === undefined ? {} : { largestVolume }),
  });
}
