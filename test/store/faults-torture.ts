/** Damages an archive in memory at random, over and over, and counts what is noticed and rescued. */
import { archiveAt, createArchive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { readCaptures } from '../../src/store/captures.ts';
import { LAYER_HEADER, writeDerived } from '../../src/store/derived.ts';
import { readAllMade } from '../../src/store/made.ts';
import { planRepair } from '../../src/store/repair/plan.ts';
import { repairArchive } from '../../src/store/repair/repair.ts';
import { salvageArchive } from '../../src/store/salvage/archive.ts';
import { capturesThere } from '../../src/store/salvage/derived.ts';
import type { Capture, CaptureEntry } from '../../src/store/types.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { readRecords } from '../../src/store/warc/read.ts';
import { header } from '../../src/store/warc/record.ts';
import type { Compression } from '../../src/store/warc/volume.ts';
import { foreignRecord } from './damages.ts';
import { derivedOf, madeOf, noteOf } from './derived-damages.ts';
import { diskOf, memoryDisk } from './faults-disk.ts';
import { batchOf, bytes, capture, collect, NOW, randomNumbers } from './helpers.ts';

const FOLDER = '/disk/archive';
const COPY = '/disk/copy';
const OUT = '/disk/out';

type Tree = ReadonlyMap<string, Uint8Array>;

/** What became of many tries of one fault. */
export interface Tally {
  tries: number;
  /** Undamaged records that salvage did not rescue, and whole captures it did not put together. */
  lost: number;
  /** Damage that verify did not notice. */
  undetected: number;
  /** Archives that a copy did not restore byte for byte. */
  unrepaired: number;
  /** What went wrong, in words. */
  readonly faults: string[];
}

/** A stretch of a volume that one record takes up. */
interface Place {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** An archive to be damaged, and where all its records are. */
interface Subject {
  readonly tree: Tree;
  /** Every record but the `warcinfo` of each volume. */
  readonly records: readonly Place[];
  /** The places of all records of each capture. */
  readonly captures: readonly (readonly Place[])[];
  /** The places of all records of each thing made later, and of its capture. */
  readonly made: readonly (readonly Place[])[];
}

function captures(batch: string): Capture[] {
  const words = (seed: number): string => {
    const random = randomNumbers(seed);
    return Array.from({ length: 60 }, () => random(2 ** 24).toString(36)).join(' ');
  };
  const all = Array.from({ length: 8 }, (_, number) =>
    capture(
      `${batch}-${number}`,
      `${words(number + 1)} ${batch}`,
      `https://contoh.id/${batch}/${number}`,
    ),
  );
  const line = { block: bytes(`{"text":"${words(70)}"}`), mediaType: 'application/json' };
  // An id of its own in each batch, or the two would be taken for one when they are counted.
  const foreign = foreignRecord(words(71), `urn:uuid:00000000-0000-4000-8000-0000000000${batch}`);
  const more: Capture[] = [
    { ...capture(`${batch}-again`, `${words(1)} ${batch}`) },
    { ...capture(`${batch}-line`, words(70)), received: line },
    { ...capture(`${batch}-warc`, words(71)), received: { record: foreign } },
  ];
  // The record says what the look-up line does, as archive records do.
  return [...all, ...more].map((each) => {
    const { name, uri } = each;
    return { ...each, record: bytes(JSON.stringify({ name, uri })) };
  });
}

/** A record as it was written. */
interface Stored {
  readonly place: Place;
  readonly type: string;
  readonly refersTo: string | undefined;
  readonly concurrent: string | undefined;
  /** It was made later than its capture. */
  readonly isLater: boolean;
  /** There is a text beside it. */
  readonly hasText: boolean;
}

/** Writes the archive. */
export async function makeSubject(compression: Compression): Promise<Subject> {
  const disk = memoryDisk();
  await disk.files.createFolder('/disk');
  const archive = await createArchive(FOLDER, { compression, files: disk.files });
  for (const batch of ['b1', 'b2']) {
    await writeBatch(archive, batchOf(batch, captures(batch), { largestVolume: 6000 }));
  }
  const entries: CaptureEntry[] = [];
  for (const batch of ['b1', 'b2']) entries.push(...(await collect(readCaptures(archive, batch))));
  const later = await Promise.all(
    entries.map((entry, at) => (at % 3 === 0 ? noteOf(archive, entry) : madeOf(archive, entry))),
  );
  await writeDerived(archive, derivedOf('d1', later, { largestVolume: 4000 }));
  const tree = disk.tree();
  const byId = new Map<string, Stored>();
  for (const path of tree.keys()) {
    if (!/\.warc(\.gz)?$/.test(path)) continue;
    for await (const record of readRecords(path, { files: disk.files })) {
      const type = header(record, 'WARC-Type')!;
      if (type === 'warcinfo') continue;
      byId.set(header(record, 'WARC-Record-ID')!, {
        place: { path, from: record.offset, to: record.offset + record.length },
        type,
        refersTo: header(record, 'WARC-Refers-To'),
        concurrent: header(record, 'WARC-Concurrent-To'),
        isLater: header(record, LAYER_HEADER) !== undefined,
        hasText: header(record, LAYER_HEADER) !== 'names',
      });
    }
  }
  const textOf = ({ refersTo, isLater }: Stored): Stored =>
    [...byId.values()].find(
      (each) =>
        each.type === 'conversion' && each.refersTo === refersTo && each.isLater === isLater,
    )!;
  const groups = new Map<string, Place[]>();
  const made: Place[][] = [];
  // The store's folders are named by digests: captures first.
  const records = [...byId.values()].filter(({ type }) => type === 'metadata');
  for (const record of records.sort((a, b) => Number(a.isLater) - Number(b.isLater))) {
    const text = record.hasText ? [textOf(record).place] : [];
    if (record.isLater) {
      made.push([record.place, ...text, ...groups.get(record.refersTo!)!]);
      continue;
    }
    const own = byId.get(record.refersTo!)!;
    const more = [
      own.type === 'revisit' ? byId.get(own.refersTo!) : undefined,
      byId.get(own.concurrent ?? ''),
    ].flatMap((each) => (each ? [each.place] : []));
    groups.set(record.refersTo!, [record.place, ...text, own.place, ...more]);
  }
  return {
    tree,
    records: [...byId.values()].map(({ place }) => place),
    captures: [...groups.values()],
    made,
  };
}

/** A damage to one file: its new bytes (`null`: deleted) and the stretch in which bytes are damaged. */
interface Damage {
  readonly path: string;
  readonly bytes: Uint8Array | null;
  readonly from: number;
  readonly to: number;
  readonly called: string;
}

const describe = (record: Uint8Array) => ({
  ...(JSON.parse(Buffer.from(record).toString()) as { name: string; uri?: string }),
  mediaType: 'text/plain',
});

async function tryDamage(
  subject: Subject,
  damages: readonly Damage[],
  tally: Tally,
): Promise<void> {
  tally.tries++;
  const damaged = new Map(subject.tree);
  for (const { path, bytes: left } of damages) {
    if (left) damaged.set(path, left);
    else damaged.delete(path);
  }
  const copies = [...subject.tree].map(
    ([path, data]) => [path.replace(FOLDER, COPY), data] as const,
  );
  const disk = await diskOf(new Map([...damaged, ...copies]));
  const { files } = disk;
  const archive = archiveAt(FOLDER, 'gzip', files);
  const copy = archiveAt(COPY, 'gzip', files);
  const called =
    damages.length > 3 ? `${damages.length} files` : damages.map((each) => each.called).join(', ');
  const wrong = (kind: 'lost' | 'undetected' | 'unrepaired', what: string, count = 1): void => {
    tally[kind] += count;
    tally.faults.push(`${called}: ${what}`);
  };
  const { findings } = await verifyArchive(archive);
  const { restores } = await planRepair(archive, copy);
  // That a whole object is gone is what only another copy, or a checkpoint, can tell.
  if (findings.length === 0 && (damages.length === 1 || restores.length === 0)) {
    wrong('undetected', 'not noticed');
  }
  const hit = ({ path, from, to }: Place): boolean =>
    damages.some((each) => each.path === path && each.from < to && each.to > from);
  const options = {
    describe,
    check: () => [],
    now: NOW,
    software: 'x',
    provenance: () => ({ '@type': 'Activity' }),
  };
  const objects = new Set(
    subject.records
      .filter((each) => damaged.has(each.path))
      .map(({ path }) => path.split('/v1/')[0]!),
  );
  const inReach = ({ path }: Place): boolean => objects.has(path.split('/v1/')[0]!);
  const salvaged = await salvageArchive(archive, OUT, options).catch((error: unknown) => {
    wrong('lost', `salvage failed: ${error}`, subject.captures.length);
    return null;
  });
  if (salvaged) {
    const rescued = archiveAt(salvaged.archive, 'gzip', files);
    const after = await verifyArchive(rescued);
    if (after.findings.length > 0)
      wrong('lost', `salvaged an unsound archive: ${JSON.stringify(after.findings[0])}`);
    const rescuable = (groups: Subject['captures']): number =>
      groups.filter((places) => places.every((each) => inReach(each) && !hit(each))).length;
    for (const [what, count, wanted] of [
      ['captures', (await capturesThere(rescued)).size, rescuable(subject.captures)],
      ['things made later', (await collect(readAllMade(rescued))).length, rescuable(subject.made)],
    ] as const) {
      if (count < wanted) wrong('lost', `${wanted - count} ${what} not rescued`, wanted - count);
    }
    const undamaged = subject.records.every((place) => inReach(place) && !hit(place));
    for (const [path, data] of undamaged ? subject.tree : []) {
      if (!/(captures|derived)\.jsonl$/.test(path)) continue;
      const made = disk.tree().get(path.replace(FOLDER, salvaged.archive));
      if (!made || Buffer.compare(made, data) !== 0) wrong('lost', `${path} is not made the same`);
    }
    for (const each of salvaged.objects) {
      if (each.status !== 'rebuilt') continue;
      const own = subject.records.filter(({ path }) =>
        path.includes(each.object.replaceAll(':', '%3a')),
      );
      const whole = own.filter((place) => !hit(place)).length;
      if (each.records < whole)
        wrong('lost', `${whole - each.records} records not rescued`, whole - each.records);
    }
  }
  await files.remove(OUT);
  await repairArchive(archive, copy, { now: NOW });
  const repaired = [...disk.tree()].filter(
    ([path]) => path.startsWith(`${FOLDER}/`) && !path.startsWith(`${FOLDER}/repairs/`),
  );
  const same =
    repaired.length === subject.tree.size &&
    repaired.every(
      ([path, data]) => Buffer.compare(data, subject.tree.get(path) ?? Buffer.alloc(0)) === 0,
    );
  if (!same) wrong('unrepaired', 'not restored');
}

function startTally(): Tally {
  return { tries: 0, lost: 0, undetected: 0, unrepaired: 0, faults: [] };
}

/** Picks a file: half of the time any, half of the time by size. */
function pick(tree: Tree, random: (limit: number) => number): [string, Uint8Array] {
  const files = [...tree];
  if (random(2) === 0) return files[random(files.length)]!;
  let at = random(files.reduce((sum, [, data]) => sum + data.length, 0));
  for (const file of files) {
    at -= file[1].length;
    if (at < 0) return file;
  }
  return files[0]!;
}

/** Flips one random bit, so many times. */
export async function flipBits(subject: Subject, tries: number, seed: number): Promise<Tally> {
  const random = randomNumbers(seed);
  const tally = startTally();
  for (let round = 0; round < tries; round++) {
    const [path, data] = pick(subject.tree, random);
    const bit = random(data.length * 8);
    const flipped = Buffer.from(data);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const damage = {
      path,
      bytes: flipped,
      from: bit >> 3,
      to: (bit >> 3) + 1,
      called: `${path} bit ${bit}`,
    };
    await tryDamage(subject, [damage], tally);
  }
  return tally;
}

/** Cuts a random file off at a random place, so many times. */
export async function cutFiles(subject: Subject, tries: number, seed: number): Promise<Tally> {
  const random = randomNumbers(seed);
  const tally = startTally();
  for (let round = 0; round < tries; round++) {
    const [path, data] = pick(subject.tree, random);
    const size = random(data.length);
    const cut = data.subarray(0, size);
    await tryDamage(
      subject,
      [{ path, bytes: cut, from: size, to: data.length, called: `${path} cut at ${size}` }],
      tally,
    );
  }
  return tally;
}

/** Deletes every file in turn. */
export async function deleteFiles(subject: Subject): Promise<Tally> {
  const tally = startTally();
  for (const [path, data] of subject.tree) {
    await tryDamage(
      subject,
      [{ path, bytes: null, from: 0, to: data.length, called: `${path} deleted` }],
      tally,
    );
  }
  return tally;
}

/** Deletes every object in turn. */
export async function deleteObjects(subject: Subject): Promise<Tally> {
  const tally = startTally();
  const objects = new Set([...subject.tree.keys()].map((path) => /^.*%3a[^/]*\//.exec(path)?.[0]));
  for (const object of objects) {
    if (object === undefined) continue;
    const files = [...subject.tree].filter(([path]) => path.startsWith(object));
    const damages = files.map(([path, data]) => ({
      path,
      bytes: null,
      from: 0,
      to: data.length,
      called: path,
    }));
    await tryDamage(subject, damages, tally);
  }
  return tally;
}
