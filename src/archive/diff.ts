/** What changed from one record to another: of one capture over time, or of two captures. */
import { isDeepStrictEqual } from 'node:util';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { type Archive, readUndisturbed, StoreUsageError } from '../store/index.ts';
import {
  chooseGeneration,
  findCapture,
  type Generation,
  listGenerations,
  readGeneration,
  type StoredRecord,
} from './generations.ts';
import { diffParagraphs, type ParagraphChange, paragraphsOf } from './text-diff.ts';

/** One of the two records that are compared. */
export interface DiffSide {
  /** The capture. */
  id: string;
  name: string;
  generation: number;
  /** The batch the record is in. */
  batch: string;
  pipeline: ArchiveRecord['pipeline'];
}

/** A field that says another thing. */
export interface FieldChange {
  /** Where it is in the record, such as `article.headline`. */
  field: string;
  /** What it said; absent when there was none. */
  from?: unknown;
  /** What it says now; absent when there is none any more. */
  to?: unknown;
}

/** Changes in a list whose items are told by what they say; without what only says where they are. */
export interface ListChanges<Item> {
  added: Partial<Item>[];
  gone: Partial<Item>[];
  /** The same item, of which something else is said. */
  changed: { from: Partial<Item>; to: Partial<Item> }[];
}

/** The lists of a record that are compared item by item. */
type ListName = 'mentions' | 'quotations' | 'claims' | 'removed';
/** An item of such a list. */
type ItemOf<Name extends ListName> = ArchiveRecord[Name][number];

/** What changed from one record to another. Offsets are left out: they move with every word before. */
export interface RecordDiff {
  from: DiffSide;
  to: DiffSide;
  /** Whether nothing differs but the pipeline that made the records. */
  same: boolean;
  fields: FieldChange[];
  text: ParagraphChange[];
  mentions: ListChanges<ItemOf<'mentions'>>;
  quotations: ListChanges<ItemOf<'quotations'>>;
  claims: ListChanges<ItemOf<'claims'>>;
  removed: ListChanges<ItemOf<'removed'>>;
  /** Other parts that differ, such as `jsonld`, which follows from the rest. */
  other: string[];
}

/** Keys that say where something is, or that number it: they move with what stands before. */
const PLACES = new Set([
  'start',
  'end',
  'byteStart',
  'byteEnd',
  'id',
  '@id',
  'mention',
  'quotation',
]);
/** Parts of an article that are compared in another way, or follow from its text. */
const APART = ['text', 'paragraphs', 'sourceMap', 'wordCount', 'sentenceCount'];

/** What an item is told by, in each list. */
const KEYS: { [Name in ListName]: (item: ItemOf<Name>) => string } = {
  mentions: ({ type, name }) => `${type} ${name}`,
  quotations: ({ content }) => content.map(({ text }) => text).join('\n'),
  claims: ({ text }) => text,
  removed: ({ kind, text = '' }) => `${kind} ${text}`,
};

/** A value without what only says where in the article it is. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !PLACES.has(key))
      .map(([key, item]) => [key, withoutPlaces(item)]),
  );
}

/** Items by what they are told by; the second of the same is told by its number, too. */
function byKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, Partial<Item>> {
  const found = new Map<string, Partial<Item>>();
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    found.set(`${count} ${key}`, withoutPlaces(item) as Partial<Item>);
  }
  return found;
}

function diffLists<Item>(
  before: ReadonlyMap<string, Partial<Item>>,
  after: ReadonlyMap<string, Partial<Item>>,
): ListChanges<Item> {
  const changes: ListChanges<Item> = { added: [], gone: [], changed: [] };
  for (const [key, from] of before) {
    const to = after.get(key);
    if (to === undefined) changes.gone.push(from);
    else if (!isDeepStrictEqual(from, to)) changes.changed.push({ from, to });
  }
  for (const [key, to] of after) if (!before.has(key)) changes.added.push(to);
  return changes;
}

function diffFields(name: string, before: object, after: object, apart: string[]): FieldChange[] {
  const [one, other] = [before, after] as Record<string, unknown>[];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: FieldChange[] = [];
  for (const key of keys) {
    const [from, to] = [withoutPlaces(one![key]), withoutPlaces(other![key])];
    if (apart.includes(key) || isDeepStrictEqual(from, to)) continue;
    changes.push({
      field: `${name}.${key}`,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    });
  }
  return changes;
}

function sideOf(name: string, { record, generation, batch }: StoredRecord): DiffSide {
  return { id: record.id, name, generation, batch, pipeline: record.pipeline };
}

/** Compares two records. */
export function diffRecords(
  before: ArchiveRecord,
  after: ArchiveRecord,
): Omit<RecordDiff, 'from' | 'to'> {
  const list = <Name extends ListName>(name: Name): ListChanges<ItemOf<Name>> =>
    diffLists(
      byKey<ItemOf<Name>>(before[name], KEYS[name]),
      byKey<ItemOf<Name>>(after[name], KEYS[name]),
    );
  const differ = (part: (record: ArchiveRecord) => unknown): boolean =>
    !isDeepStrictEqual(part(before), part(after));
  const { pipeline: _before, ...one } = before;
  const { pipeline: _after, ...another } = after;
  const parts: [string, (record: ArchiveRecord) => unknown][] = [
    ['article.paragraphs', ({ article }) => article.paragraphs],
    ['article.sourceMap', ({ article }) => article.sourceMap],
    ['normalised', ({ normalised }) => normalised],
    ['messages', ({ messages }) => messages],
    ['jsonld', ({ jsonld }) => jsonld],
  ];
  return {
    same: isDeepStrictEqual(one, another),
    fields: [
      ...diffFields('source', before.source, after.source, ['content', 'byteLength']),
      ...diffFields('article', before.article, after.article, APART),
      ...diffFields('coverage', before.coverage, after.coverage, []),
    ],
    text: diffParagraphs(paragraphsOf(before), paragraphsOf(after)),
    mentions: list('mentions'),
    quotations: list('quotations'),
    claims: list('claims'),
    removed: list('removed'),
    other: parts.flatMap(([name, part]) => (differ(part) ? [name] : [])),
  };
}

/** Which records to compare. */
export interface DiffOptions {
  /** Another capture. Default: the records of one capture are compared. */
  other?: string;
  /** The generation of the first record. Default: of one capture the one before `to`, else the newest. */
  from?: number;
  /** The generation of the second record. Default: the newest. */
  to?: number;
}

/** The generation before another in the list of them. */
function generationBefore(
  generations: readonly [Generation, ...Generation[]],
  to: Generation,
): Generation {
  const before = generations[generations.indexOf(to) - 1];
  if (before) return before;
  throw new StoreUsageError(
    generations.length === 1
      ? 'This capture has one record only, so there is nothing to compare. Give a second capture, or see what reprocess makes of it.'
      : `There is no record before generation ${to.generation}. Say with --from what to compare it with.`,
  );
}

/**
 * Tells what changed between two records of a capture, or between two captures, such as versions of a
 * story.
 *
 * @param archive An open archive.
 * @param id The capture's id, or the first hexadecimal digits of it.
 * @throws StoreUsageError when an id names no capture or several, a generation is not there, or there
 *   is nothing to compare.
 * @throws DamageError when what is stored is not what it must be.
 */
export function diffCaptures(
  archive: Archive,
  id: string,
  options: DiffOptions = {},
): Promise<RecordDiff> {
  return readUndisturbed(() => compare(archive, id, options));
}

async function compare(
  archive: Archive,
  id: string,
  { other, from, to }: DiffOptions,
): Promise<RecordDiff> {
  const entry = await findCapture(archive, id);
  const generations = await listGenerations(archive, entry);
  const secondEntry = other === undefined ? entry : await findCapture(archive, other);
  const secondGenerations =
    other === undefined ? generations : await listGenerations(archive, secondEntry);
  const last = chooseGeneration(secondGenerations, to);
  const first =
    other === undefined && from === undefined
      ? generationBefore(generations, last)
      : chooseGeneration(generations, from);
  const before = await readGeneration(archive, entry, first);
  const after = await readGeneration(archive, secondEntry, last);
  return {
    from: sideOf(entry.name, before),
    to: sideOf(secondEntry.name, after),
    ...diffRecords(before.record, after.record),
  };
}
