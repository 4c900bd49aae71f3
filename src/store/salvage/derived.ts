/** Rebuilds a derived batch from what is whole in its volumes. */
import type { Archive } from '../archive.ts';
import { readLookups } from '../batches.ts';
import { seedOf } from '../derived.ts';
import { DigestSet } from '../digest-set.ts';
import { hexFromNi, sha256 } from '../digests.ts';
import { DERIVED, INGEST } from '../kinds.ts';
import { parseCaptureLine, readLines } from '../lookup.ts';
import {
  isGeneration,
  isLayer,
  madeKey,
  madeLineText,
  otherProblem,
  parseMadeLine,
} from '../made-lookup.ts';
import { type DerivedSummary, type MadeLine, RECORD_LAYER } from '../types.ts';
import type { CheckRecord } from '../verify/report.ts';
import { makeRecordId } from '../warc/write.ts';
import { type Found, reread, type ScannedBatch } from './found.ts';
import type { Whole } from './rewrite.ts';

/** Whose it is and which: a look-up line without the places. */
type Name = Pick<MadeLine, 'capture' | 'with' | 'layer' | 'generation'>;

/** Something whole that was made of a capture. */
interface WholeMade {
  readonly name: Name;
  readonly text: Found | undefined;
  readonly record: Found;
}

/** What the headers of a record say it is; `null` when they are not those of a derived batch. */
function nameOf({ capture = '', other, layer = '', generation = '' }: Found): Name | null {
  const number = Number(generation);
  if (hexFromNi(capture) === null || !isLayer(layer)) return null;
  if (!isGeneration(number) || String(number) !== generation) return null;
  if (otherProblem(capture, layer, other) !== null) return null;
  return { capture, ...(other !== undefined && { with: other }), layer, generation: number };
}

/** No digest covers the headers of a plain volume, but a record's id is made of them. */
function isItself(batch: string, name: Name, found: Found): boolean {
  const refersTo = found.refersTo?.slice(1, -1);
  const id = makeRecordId({ ...found, refersTo, seed: seedOf(batch, name) });
  return found.vouched && found.id === `<${id}>`;
}

/** Says if a text and a record are of the same raw record and generation. */
function isOfOne(text: Found, record: Found): boolean {
  const keys = ['refersTo', 'targetUri', 'generation'] as const;
  return keys.every((key) => text[key] === record[key]);
}

/** What was made, as far as headers tell: each with its text where it has one. */
function wholeMade(batch: string, derived: readonly Found[]): WholeMade[] {
  const texts = new Map<string, Found>();
  const seen = new Set<string>();
  const whole: WholeMade[] = [];
  for (const found of derived) {
    const name = nameOf(found);
    if (name === null || !isItself(batch, name, found)) continue;
    const key = madeKey(name);
    if (found.type === 'conversion' && name.layer === RECORD_LAYER) texts.set(key, found);
    if (found.type !== 'metadata' || seen.has(key)) continue;
    const text = texts.get(key);
    if (name.layer === RECORD_LAYER && !(text && isOfOne(text, found))) continue;
    seen.add(key);
    whole.push({ name, text, record: found });
  }
  return whole;
}

/** What a look-up line and a record must have in common. */
function lineKey(name: Name, recordSha256: string): Uint8Array {
  return sha256(`${madeKey(name)} ${name.generation} ${recordSha256}`);
}

async function keysOf({ files }: Archive, lookup: string): Promise<DigestSet> {
  const keys = new DigestSet();
  for await (const { text } of readLines(files, lookup)) {
    const line = parseMadeLine(text);
    if (!('problem' in line)) keys.add(lineKey(line, line.record.sha256));
  }
  return keys;
}

/** The captures an archive has, by the digests in their ids. */
export async function capturesThere(archive: Archive): Promise<DigestSet> {
  const ids = new DigestSet();
  for await (const { id } of readLookups(archive, INGEST, { parse: parseCaptureLine }, {})) {
    ids.add(digestOf(id));
  }
  return ids;
}

function digestOf(capture: string): Uint8Array {
  return Buffer.from(hexFromNi(capture)!, 'hex');
}

/** Says if the captures are there that something is about. */
function isFounded(there: DigestSet, { capture, with: other }: Name): boolean {
  return there.has(digestOf(capture)) && (other === undefined || there.has(digestOf(other)));
}

/** Says if the captures are there that a whole derived batch is about. */
export async function isBatchFounded(
  { files }: Archive,
  lookup: string,
  there: DigestSet,
): Promise<boolean> {
  for await (const { text } of readLines(files, lookup)) {
    const line = parseMadeLine(text);
    if ('problem' in line || !isFounded(there, line)) return false;
  }
  return true;
}

/** What decides about what was made of captures. */
export interface MadeRules {
  /** The batch's id. */
  readonly batch: string;
  /** Says what is wrong with what is stored as JSON. */
  readonly check: CheckRecord;
  /** The path of the look-up file, when that is whole: what it does not name is left out. */
  readonly lookup: string | undefined;
  /** The captures of the new archive: what is about others is left out. */
  readonly there: DigestSet;
}

/**
 * Finds everything that is whole in a derived batch.
 *
 * @throws StoreIoError when a disk refuses
 */
export async function madeThingsOf(
  from: Archive,
  { derived }: ScannedBatch,
  { batch, check, lookup, there }: MadeRules,
): Promise<Whole<DerivedSummary>> {
  const keys = lookup === undefined ? undefined : await keysOf(from, lookup);
  const whole: WholeMade[] = [];
  for (const made of wholeMade(batch, derived)) {
    const { name, record } = made;
    if (keys && !keys.has(lineKey(name, record.sha256))) continue;
    if (!isFounded(there, name)) continue;
    if (check((await reread(from, record)).block, name).length === 0) whole.push(made);
  }
  return {
    kind: DERIVED,
    used: new Set(whole.flatMap(({ text, record }) => (text ? [text, record] : [record]))),
    count: whole.length,
    *lines(placeOf) {
      for (const { name, text, record } of whole) {
        yield madeLineText({
          ...name,
          ...(text && { text: placeOf(text) }),
          record: placeOf(record),
        });
      }
    },
    summarise: (written) => ({ ...written, made: whole.length }),
  };
}
