/** Verifies a batch: that look-up file and volumes tell the same story, with nothing left over. */
import { join } from 'node:path';
import { PROVENANCE_FILE } from '../batch-object.ts';
import { targetUriOf } from '../capture-writer.ts';
import { hexFromNi } from '../digests.ts';
import { fileSize, readWhole } from '../files.ts';
import { type BatchKind, INGEST, revisionOf } from '../kinds.ts';
import { parseCaptureLine, readLines, VOLUME_NAME } from '../lookup.ts';
import { leafHash, MerkleTree, type MerkleValue, merkleText } from '../merkle.ts';
import { contentPath } from '../object.ts';
import { CONTENT_PREFIX } from '../ocfl/inventory.ts';
import { COPIED_TYPES } from '../received.ts';
import { parseTombstone, TOMBSTONES_FILE } from '../tombstones.ts';
import type { CaptureLine, JsonLd, RecordLocation } from '../types.ts';
import type { FindingCode } from './codes.ts';
import type { Verification } from './report.ts';
import { shown } from './root.ts';
import { type RecordSummary, type VolumeSummary, verifyVolume } from './volumes.ts';

interface PlacedLine<Line> {
  readonly offset: number;
  readonly line: Line;
}

/** A line under way to be checked against the records. */
export interface LineCheck<Line> extends PlacedLine<Line> {
  readonly verification: Verification;
  /** The look-up file. */
  readonly path: string;
  readonly records: Records;
  /** Finds the record at a place and reports when it is not one of these types, as the line says. */
  look(location: RecordLocation, ...types: readonly string[]): RecordSummary | null;
}

/** What is checked of one kind of batch. */
export interface BatchRules<Line> {
  readonly kind: BatchKind;
  /** The findings about lines of its look-up file. */
  readonly codes: Readonly<Record<'line' | 'repeated' | 'record' | 'digest', FindingCode>>;
  parse(text: string | null): Line | { readonly problem: string };
  /** What of a line may stand in a batch only once. */
  keyOf(line: Line): string;
  /** The places of what the store wrote itself. */
  locations(line: Line): readonly (RecordLocation | undefined)[];
  /** The place of what may be a copy of something foreign. */
  received(line: Line): RecordLocation | undefined;
  /** Is told all records before the first line is checked. */
  startRecords(records: Records, verification: Verification): void;
  /** Checks the records of a line, and that they belong together; answers with those it leads to. */
  verifyLine(check: LineCheck<Line>): readonly RecordSummary[];
}

/** How many volumes of a batch are under way at once where several threads read. */
const VOLUMES_AT_ONCE = 4;

/** Reads the look-up file; `whole` says if that came to its end. */
async function verifyLines<Line extends object>(
  verification: Verification,
  path: string,
  { kind, codes, parse, keyOf }: BatchRules<Line>,
): Promise<{ lines: PlacedLine<Line>[]; whole: boolean; tree: MerkleTree }> {
  const { files } = verification.archive;
  const lines: PlacedLine<Line>[] = [];
  const tree = new MerkleTree();
  const keys = new Set<string>();
  const whole = await verification.guard(path, codes.line, async () => {
    for await (const { offset, text } of readLines(files, path)) {
      if (kind === INGEST) verification.totals.captures++;
      tree.add(leafHash(text ?? ''));
      const line = parse(text);
      if ('problem' in line) {
        const expected = `a line for ${kind.lineFor}`;
        verification.report(codes.line, path, { offset, expected, found: line.problem });
        continue;
      }
      const key = keyOf(line);
      if (keys.has(key)) {
        const expected = 'each capture once';
        verification.report(codes.repeated, path, { offset, expected, found: key });
      }
      keys.add(key);
      lines.push({ offset, line });
    }
    return true;
  });
  return { lines, whole: whole ?? false, tree };
}

/** Compares the stated root of the look-up file's lines with the lines. */
async function verifyMerkle(
  verification: Verification,
  path: string,
  value: MerkleValue,
): Promise<void> {
  await verification.guard(path, 'unreadable', async () => {
    const found = shown(await readWhole(verification.archive.files, path));
    const expected = JSON.stringify(merkleText(value));
    if (found !== expected) verification.report('lookup-root', path, { expected, found });
  });
}

/** A batch has tombstones if and only if something was erased from it. */
async function verifyTombstones(
  verification: Verification,
  object: string,
  id: string,
  present: boolean,
): Promise<void> {
  const path = contentPath(object, TOMBSTONES_FILE);
  const { files } = verification.archive;
  const erased = revisionOf(id) > 0;
  if (erased !== present) {
    const [expected, found] = erased ? ['a file', 'nothing'] : ['nothing', 'a file'];
    verification.report('tombstones', path, { expected, found });
  }
  if (!present) return;
  await verification.guard(path, 'tombstones', async () => {
    for await (const { offset, text } of readLines(files, path)) {
      if (parseTombstone(text)) continue;
      verification.report('tombstones', path, {
        offset,
        expected: 'a tombstone',
        found: 'another line',
      });
    }
  });
}

/** Checks that the provenance of a batch can be read; answers with it if so. */
async function verifyProvenance(verification: Verification, path: string): Promise<JsonLd | null> {
  return verification.guard(path, 'unreadable', async () => {
    const bytes = await readWhole(verification.archive.files, path);
    let found = 'bytes that are not JSON in UTF-8';
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return value as JsonLd;
      }
      found = 'other JSON';
    } catch {
      // Reported below.
    }
    verification.report('provenance-invalid', path, { expected: 'a JSON object', found });
    return null;
  });
}

/** All records of a batch, by where they are and by id. */
export class Records {
  readonly #volumes: ReadonlyMap<string, VolumeSummary>;
  readonly #byPlace = new Map<string, Map<number, RecordSummary>>();
  readonly all: readonly RecordSummary[];
  readonly repeated: readonly RecordSummary[];

  constructor(volumes: ReadonlyMap<string, VolumeSummary>) {
    this.#volumes = volumes;
    this.all = [...volumes.values()].flatMap(({ records }) => records);
    const ids = new Set<string>();
    const repeated: RecordSummary[] = [];
    for (const [file, { records }] of volumes) {
      this.#byPlace.set(file, new Map(records.map((record) => [record.offset, record])));
      for (const record of records) {
        if (ids.has(record.id)) repeated.push(record);
        else ids.add(record.id);
      }
    }
    this.repeated = repeated;
  }

  at({ file, offset }: RecordLocation): RecordSummary | undefined {
    return this.#byPlace.get(file)?.get(offset);
  }

  /** Says if anything of the batch could not be read, so that links may lead into the dark. */
  get anyDamaged(): boolean {
    return [...this.#volumes.values()].some(({ damaged }) => damaged.size > 0);
  }

  isDamaged({ file, offset }: RecordLocation): boolean {
    return this.#volumes.get(file)?.damaged.has(offset) ?? false;
  }

  hasVolume(file: string): boolean {
    return this.#volumes.has(file);
  }
}

/** Checks what one line says of one record; answers with the record if it is the right one. */
function verifyLocation(
  verification: Verification,
  path: string,
  offset: number,
  records: Records,
  codes: BatchRules<unknown>['codes'],
  location: RecordLocation,
  types: readonly string[],
): RecordSummary | null {
  const record = records.at(location);
  const place = `${location.file} at byte ${location.offset}`;
  const expected = `a ${types.join(' or ')} record of ${location.length} bytes in ${place}`;
  if (!record) {
    // Damage there has its own finding, but this tells whose record it was.
    const nothing = records.hasVolume(location.file) ? 'none' : 'no such volume';
    const found = records.isDamaged(location) ? 'damage' : nothing;
    verification.report(codes.record, path, { offset, expected, found });
    return null;
  }
  if (!types.includes(record.type) || record.length !== location.length) {
    const found = `a ${record.type} record of ${record.length} bytes`;
    verification.report(codes.record, path, { offset, expected, found });
    return null;
  }
  if (record.sha256 !== location.sha256) {
    const digest = `sha256 ${location.sha256} in ${place}`;
    const found = `sha256 ${record.sha256}`;
    verification.report(codes.digest, path, { offset, expected: digest, found });
  }
  return record;
}

/** Reports that the records of a line are not linked as they must be. */
export function reportLink(verification: Verification, path: string, offset: number) {
  return (expected: string, found: string | undefined): void =>
    verification.report('warc-link', path, { offset, expected, found: found ?? 'none' });
}

/** Checks the records of a capture, and that they belong together. */
function verifyCapture(
  { verification, path, offset, line, records, look }: LineCheck<CaptureLine>,
  revisits: ReadonlyMap<string, RecordSummary>,
): readonly RecordSummary[] {
  const raw = look(line.raw, 'resource');
  const text = look(line.text, 'conversion');
  const record = look(line.record, 'metadata');
  const received = line.received ? look(line.received, ...COPIED_TYPES) : null;
  const link = reportLink(verification, path, offset);

  if (hexFromNi(line.content) !== line.raw.sha256) {
    const expected = `content of sha256 ${line.raw.sha256}`;
    verification.report('captures-digest', path, { offset, expected, found: line.content });
  }
  for (const derived of [text, record]) {
    if (derived && derived.capture !== line.id) {
      link(`a ${derived.type} record of ${line.id}`, derived.capture);
    }
  }
  // The raw record of this capture: the resource itself, or a revisit that leads there.
  const revisit = revisits.get(line.id);
  const own = raw?.capture === line.id ? raw : revisit;
  if (raw && !own && !records.anyDamaged) link(`a raw record of ${line.id}`, raw.capture);
  if (raw && revisit && own === revisit) {
    if (revisit.refersTo !== raw.id) link(`a revisit of ${raw.id}`, revisit.refersTo);
    if (revisit.refersToTargetUri !== raw.targetUri) {
      link(`a revisit of ${raw.targetUri}`, revisit.refersToTargetUri);
    }
    if (revisit.payload !== `sha256:${line.raw.sha256}`) {
      link(`a revisit of the payload sha256:${line.raw.sha256}`, revisit.payload);
    }
  }
  for (const derived of [text, record]) {
    if (own && derived && derived.refersTo !== own.id) {
      link(`a ${derived.type} record that refers to ${own.id}`, derived.refersTo);
    }
  }
  if (received && (received.receivedFor ?? line.id) !== line.id) {
    link(`a record out of which ${line.id} was taken`, received.receivedFor);
  }
  const concurrent = received ? received.id : line.received ? own?.concurrentTo : undefined;
  if (own && own.concurrentTo !== concurrent) {
    link(`a ${own.type} record concurrent to ${concurrent ?? 'none'}`, own.concurrentTo);
  }
  const targetUri = targetUriOf(line);
  for (const item of [own, text, record]) {
    if (item && item.targetUri !== targetUri) {
      link(`a ${item.type} record of ${targetUri}`, item.targetUri);
    }
  }
  if (raw && own === raw && raw.mediaType !== line.mediaType) {
    link(`a resource record of type ${line.mediaType}`, raw.mediaType);
  }
  return [raw, text, record, received, own].filter((item) => item !== null && item !== undefined);
}

/** The rules for batches of captures, made anew for each of them. */
export function captureRules(): BatchRules<CaptureLine> {
  const revisits = new Map<string, RecordSummary>();
  return {
    kind: INGEST,
    codes: {
      line: 'captures-line',
      repeated: 'captures-repeated',
      record: 'captures-record',
      digest: 'captures-digest',
    },
    parse: parseCaptureLine,
    keyOf: ({ id }) => id,
    locations: ({ raw, text, record }) => [raw, text, record],
    received: ({ received }) => received,
    startRecords(records, { rawLinks }) {
      for (const record of records.all) {
        rawLinks.offer(record);
        if (record.type === 'revisit' && record.capture !== undefined) {
          revisits.set(record.capture, record);
        }
      }
    },
    verifyLine: (check) => verifyCapture(check, revisits),
  };
}

/** The files of a batch, as far as they are there. */
interface PresentFiles {
  readonly names: readonly string[];
  readonly volumeNames: readonly string[];
  readonly hasLookup: boolean;
  readonly provenance: JsonLd | null;
}

/** Checks that a batch has all the files every batch of its kind has. */
async function verifyFiles(
  verification: Verification,
  kind: BatchKind,
  object: string,
  id: string,
  present: readonly string[],
): Promise<PresentFiles> {
  verification.totals.batches++;
  const names = present
    .filter((path) => path.startsWith(CONTENT_PREFIX))
    .map((path) => path.slice(CONTENT_PREFIX.length));
  const volumeNames = names.filter((name) => VOLUME_NAME.test(name));
  const lacks = (expected: string) =>
    verification.report('batch-incomplete', join(object, 'v1', 'content'), {
      expected,
      found: 'none',
    });
  let provenance: JsonLd | null = null;
  if (names.includes(PROVENANCE_FILE)) {
    provenance = await verifyProvenance(verification, contentPath(object, PROVENANCE_FILE));
  } else {
    lacks(PROVENANCE_FILE);
  }
  await verifyTombstones(verification, object, id, names.includes(TOMBSTONES_FILE));
  for (const series of kind.series) {
    if (!volumeNames.some((name) => name.startsWith(`${series}-`))) lacks(`a volume of ${series}`);
  }
  const hasLookup = names.includes(kind.lookup);
  if (!hasLookup) lacks(kind.lookup);
  return { names, volumeNames, hasLookup, provenance };
}

/**
 * Looks at a batch without reading its volumes: that all files are there, in the size that the
 * provenance states.
 */
export async function verifyBatchQuickly(
  verification: Verification,
  kind: BatchKind,
  object: string,
  id: string,
  present: readonly string[],
): Promise<void> {
  const { names, provenance } = await verifyFiles(verification, kind, object, id, present);
  const sizes = (provenance && verification.statedSizes?.(provenance)) ?? new Map();
  for (const [name, expected] of sizes) {
    if (!names.includes(name)) continue;
    const path = contentPath(object, name);
    const size = await verification.guard(path, 'unreadable', () =>
      fileSize(verification.archive.files, path),
    );
    if (size === null || size === expected) continue;
    const found = `${size} bytes`;
    verification.report('content-size', path, { expected: `${expected} bytes`, found });
  }
}

/**
 * Verifies a batch.
 *
 * @param rules those of its kind
 * @param object the folder of its object
 * @param id the id of its object
 * @param present its content files that are there, as paths in the object
 */
export async function verifyBatch<Line extends object>(
  verification: Verification,
  rules: BatchRules<Line>,
  object: string,
  id: string,
  present: readonly string[],
): Promise<void> {
  const { kind } = rules;
  const { names, volumeNames, hasLookup } = await verifyFiles(
    verification,
    kind,
    object,
    id,
    present,
  );
  const lookup = contentPath(object, kind.lookup);
  const { lines, whole, tree } = hasLookup
    ? await verifyLines(verification, lookup, rules)
    : { lines: [], whole: false, tree: new MerkleTree() };
  // Batches of 0.1.0 state no Merkle root; where the inventory lists one that is gone, that is found.
  // Where lines are lost, the finding about the look-up file says it all.
  if (whole && names.includes(rules.kind.merkle)) {
    await verifyMerkle(verification, contentPath(object, rules.kind.merkle), tree.value);
  }
  const readOne = async (name: string) => {
    const offsets = (locations: readonly (RecordLocation | undefined)[]): number[] =>
      locations.flatMap((at) => (at?.file === name ? [at.offset] : []));
    const received = offsets(lines.map(({ line }) => rules.received(line)));
    const own = lines.flatMap(({ line }) => offsets(rules.locations(line)));
    const known = [...own, ...received].sort((a, b) => a - b);
    const path = contentPath(object, name);
    const { verification: into, flush } = verification.branch();
    const summary = await into.guard(path, 'warc-damaged', () =>
      verifyVolume(into, path, name, known, received),
    );
    return { name, summary, flush };
  };
  const volumes = new Map<string, VolumeSummary>();
  const atOnce = verification.readElsewhere ? VOLUMES_AT_ONCE : 1;
  for (let first = 0; first < volumeNames.length; first += atOnce) {
    const group = volumeNames.slice(first, first + atOnce);
    for (const { name, summary, flush } of await Promise.all(group.map(readOne))) {
      flush();
      if (summary) volumes.set(name, summary);
    }
  }
  const records = new Records(volumes);
  for (const { file, offset, id } of records.repeated) {
    const path = contentPath(object, file);
    verification.report('warc-id-repeated', path, {
      offset,
      expected: 'an id of its own',
      found: id,
    });
  }
  rules.startRecords(records, verification);
  const pointedTo = new Set<RecordSummary>();
  for (const { offset, line } of lines) {
    const look = (location: RecordLocation, ...types: readonly string[]) =>
      verifyLocation(verification, lookup, offset, records, rules.codes, location, types);
    const check = { verification, path: lookup, offset, line, records, look };
    for (const record of rules.verifyLine(check)) pointedTo.add(record);
  }
  // Where lines are lost, the finding about the look-up file says it all.
  if (!whole) return;
  for (const record of records.all) {
    if (record.type === 'warcinfo' || pointedTo.has(record)) continue;
    const { offset, type, id } = record;
    const path = contentPath(object, record.file);
    const expected = 'a line that leads to it';
    verification.report('record-unlisted', path, { offset, expected, found: `${type} ${id}` });
  }
}
