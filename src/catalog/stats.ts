/** Counts what an archive holds: from the catalog, or record by record without one. */
import { newestReviews, readReviews } from '../archive/reviews/layer.ts';
import { stateOf } from '../archive/reviews/states.ts';
import { factsOf } from '../record/facts.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  compareMade,
  DamageError,
  listAllBatches,
  type MadeEntry,
  RECORD_LAYER,
  readAllMade,
  readCaptureRecord,
  readCaptures,
  readMade,
  readTombstones,
} from '../store/index.ts';
import type { Count } from './find.ts';
import { type Catalog, guarded } from './open.ts';

/** What an archive holds. Each capture counts once, by its newest record. */
export interface Stats {
  /** Ids there are. */
  readonly captures: number;
  /** Different raw bytes; the same with other metadata is another capture of the same article. */
  readonly articles: number;
  /** The raw bytes of all captures. */
  readonly bytes: number;
  readonly words: number;
  readonly batches: number;
  readonly derivedBatches: number;
  /** Captures that were erased. */
  readonly erased: number;
  /** Records and reviews that are damaged; nothing of them is counted. */
  readonly damaged: number;
  readonly quotations: number;
  readonly claims: number;
  /** The first and last day of publication that is known; absent: none is. */
  readonly published?: { readonly from: string; readonly to: string };
  /** The most frequent values first, of equals the one that sorts first. */
  readonly languages: readonly Count[];
  readonly sources: readonly Count[];
  readonly years: readonly Count[];
  readonly entities: readonly Count[];
  readonly speakers: readonly Count[];
  /** What was removed from texts, by kind. */
  readonly removals: readonly Count[];
  /** Claims and quotations of which people decided something, by the state of review. */
  readonly reviews: readonly Count[];
}

/** How many values are given of each kind. */
export const VALUES = 20;

type Counts = Pick<
  Stats,
  'languages' | 'sources' | 'years' | 'entities' | 'speakers' | 'removals' | 'reviews'
>;

const COUNTS: Readonly<Record<keyof Counts, string>> = {
  languages: 'SELECT language AS value, count(*) AS count FROM article GROUP BY value',
  sources: 'SELECT source AS value, count(*) AS count FROM article GROUP BY value',
  years: 'SELECT substr(day, 1, 4) AS value, count(*) AS count FROM article GROUP BY value',
  // In the order of the names, so that the mentions need not be sorted.
  entities: `SELECT e.name AS value, count(DISTINCT m.article) AS count FROM entity e
    CROSS JOIN mention m ON m.entity = e.number GROUP BY e.folded, e.name`,
  speakers: `SELECT s.name AS value, count(*) AS count FROM speaker s
    CROSS JOIN spoken p ON p.speaker = s.number GROUP BY value`,
  removals: 'SELECT kind AS value, sum(times) AS count FROM removal GROUP BY value',
  reviews: `SELECT state AS value, count(*) AS count FROM decision
    JOIN article a ON a.id = capture GROUP BY value`,
};

/** How many captures were erased from an archive. */
export async function erasedFrom(archive: Archive): Promise<number> {
  let erased = 0;
  for await (const { object } of readTombstones(archive)) {
    // What was made of a capture has a tombstone of its own.
    if (object.startsWith('urn:kliping:batch:')) erased++;
  }
  return erased;
}

/**
 * Counts from the catalog.
 *
 * @throws CatalogError when it is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function statsOf({ archive, database }: Catalog): Promise<Stats> {
  const erased = await erasedFrom(archive);
  return guarded(archive, () => {
    const one = (sql: string) => database.prepare(sql).get()!;
    const counts = Object.fromEntries(
      Object.entries(COUNTS).map(([name, sql]) => [
        name,
        database
          .prepare(`${sql} ORDER BY count DESC, value LIMIT ${VALUES}`)
          .all()
          .map(
            ({ value, count }): Count => ({
              value: value === null ? null : String(value),
              count: Number(count),
            }),
          ),
      ]),
    ) as Record<keyof Counts, Count[]>;
    const sums = one(
      `SELECT count(*) AS captures, count(DISTINCT content) AS articles, total(bytes) AS bytes,
         total(words) AS words, total(quotations) AS quotations, total(claims) AS claims,
         min(day) AS first, max(day) AS last FROM article`,
    );
    const batches = one(
      'SELECT total(derived = 0) AS batches, total(derived) AS derived, total(skipped) AS damaged FROM batch',
    );
    return {
      captures: Number(sums.captures),
      articles: Number(sums.articles),
      bytes: Number(sums.bytes),
      words: Number(sums.words),
      quotations: Number(sums.quotations),
      claims: Number(sums.claims),
      batches: Number(batches.batches),
      derivedBatches: Number(batches.derived),
      erased,
      damaged: Number(batches.damaged),
      ...(sums.first !== null && {
        published: { from: String(sums.first), to: String(sums.last) },
      }),
      ...counts,
    };
  });
}

/** Counts by value. */
class Tally {
  readonly #counts = new Map<string | null, number>();

  add(value: string | null, count = 1): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
  }

  /** As the engine sorts them: nothing first, then by the bytes of UTF-8. */
  top(): Count[] {
    const bytes = (value: string | null): Buffer => Buffer.from(value ?? '');
    return [...this.#counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || Buffer.compare(bytes(a.value), bytes(b.value)))
      .slice(0, VALUES);
  }
}

const decoder = new TextDecoder();

/**
 * Counts without a catalog, by reading every record.
 *
 * @param onDamage Called for each capture whose record is damaged, or whose reviews are.
 * @throws DamageError when a look-up file is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function countArchive(
  archive: Archive,
  onDamage?: (damage: DamageError) => void,
): Promise<Stats> {
  const newest = new Map<string, MadeEntry>();
  for await (const made of readAllMade(archive)) {
    const other = newest.get(made.capture);
    if (made.layer !== RECORD_LAYER || (other && compareMade(other, made) > 0)) continue;
    newest.set(made.capture, made);
  }
  const tallies: Record<keyof Counts, Tally> = {
    languages: new Tally(),
    sources: new Tally(),
    years: new Tally(),
    entities: new Tally(),
    speakers: new Tally(),
    removals: new Tally(),
    reviews: new Tally(),
  };
  const reviews = await newestReviews(archive);
  const sums = { captures: 0, bytes: 0, words: 0, quotations: 0, claims: 0, damaged: 0 };
  const seen = new Set<string>();
  const contents = new Set<string>();
  let [from, to] = ['', ''];
  const unlessDamaged = async (count: () => Promise<void>): Promise<void> => {
    try {
      await count();
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      sums.damaged++;
      onDamage?.(error);
    }
  };
  const addReviews = async ({ id }: CaptureEntry): Promise<void> => {
    const documents = reviews.get(id);
    if (!documents) return;
    for (const item of (await readReviews(archive, documents)).items) {
      tallies.reviews.add(stateOf(item));
    }
  };
  const add = async (entry: CaptureEntry): Promise<void> => {
    const made = newest.get(entry.id);
    const bytes = made
      ? (await readMade(archive, made)).record
      : await readCaptureRecord(archive, entry);
    const facts = factsOf(JSON.parse(decoder.decode(bytes)) as ArchiveRecord);
    sums.captures++;
    sums.bytes += facts.bytes;
    sums.words += facts.words;
    sums.quotations += facts.quotations;
    sums.claims += facts.claims;
    contents.add(facts.content);
    tallies.languages.add(facts.language);
    tallies.sources.add(facts.source ?? null);
    tallies.years.add(facts.day?.slice(0, 4) ?? null);
    for (const name of new Set(facts.entities.map((each) => each.name))) tallies.entities.add(name);
    for (const name of facts.speakers.keys()) tallies.speakers.add(name);
    for (const [kind, times] of facts.removals) tallies.removals.add(kind, times);
    if (facts.day !== undefined && (from === '' || facts.day < from)) from = facts.day;
    if (facts.day !== undefined && facts.day > to) to = facts.day;
    await unlessDamaged(() => addReviews(entry));
  };
  const { ingested, derived } = await listAllBatches(archive);
  for (const batch of ingested) {
    for await (const entry of readCaptures(archive, batch)) {
      if (seen.has(entry.id)) continue;
      seen.add(entry.id);
      await unlessDamaged(() => add(entry));
    }
  }
  const { damaged, captures, ...rest } = sums;
  const counts = Object.fromEntries(
    Object.entries(tallies).map(([name, tally]) => [name, tally.top()]),
  ) as Record<keyof Counts, Count[]>;
  return {
    captures,
    articles: contents.size,
    ...rest,
    batches: ingested.length,
    derivedBatches: derived.length,
    erased: await erasedFrom(archive),
    damaged,
    ...(from !== '' && { published: { from, to } }),
    ...counts,
  };
}
