/**
 * Finds stories that were printed before, whole or in long passages, and keeps what each pair shares as a
 * derived batch. The catalog holds the bands by which candidates are found; what is stored is always the
 * exact comparison of two texts of the archive.
 */
import { defaultBatchId } from '../archive/batch-id.ts';
import { commitDerived } from '../archive/commit-derived.ts';
import type { PairLabel } from '../archive/duplicates/compare.ts';
import { agencyOf, METHOD, pairOf, type Story } from '../archive/duplicates/pair.ts';
import { shinglesOf, storyOf } from '../archive/duplicates/shingles.ts';
import { bandsOf, signatureOf } from '../archive/duplicates/signature.ts';
import { DUPLICATES_EVENTS } from '../archive/provenance.ts';
import type { CapturePair } from '../record/types.generated.ts';
import {
  type CaptureEntry,
  DamageError,
  derivedObjectId,
  listDerived,
  type Made,
  niFromDigest,
  PAIR_LAYER,
  readCapture,
  readMade,
  readMadeAt,
} from '../store/index.ts';
import { readEntry, readFirst, readNewestMade } from './newest.ts';
import { type Catalog, guarded, transact } from './open.ts';
import { digestOf, signatureIn } from './rows.ts';
import { updateCatalog } from './update.ts';

/** Of a band that more stories have than this, only so many are candidates: hostile input stays linear. */
const MOST_IN_BAND = 64;
/** Of so many candidates, those with the most bands in common, the signatures are compared. */
const MOST_CANDIDATES = 200;
/** So many pairs with older stories are kept of a story, the strongest ones. */
const MOST_PAIRS = 20;
/** Fewer equal hashes of a signature than this are left alone: a pair of Jaccard 0.15 has 12 of 80 on average. */
const LEAST_EQUAL = 5;
/** So many stories are written in one transaction. */
const PIECE = 500;
/** So many stories are kept in memory. */
const CACHE = 10_000;

/** How to look for near-duplicates. */
export interface DuplicatesOptions {
  /** The time that goes into the archive: ISO 8601 in UTC. */
  readonly now: string;
  /** The derived batch's id. Default: made of the time, the method and the derived batches there are. */
  readonly batch?: string;
  /** Compare all stories anew. Default: those that were not compared yet with all that were. */
  readonly all?: boolean;
  /** Called for each story that was compared. */
  readonly onCompared?: () => void;
  /** Called once for each story, and each pair, that is damaged. */
  readonly onDamage?: (damage: DamageError) => void;
  /** Called for each pair that is new, or is something else now. */
  readonly onPair?: (pair: CapturePair) => void | Promise<void>;
}

/** What a run did. */
export interface DuplicatesReport extends Record<PairLabel, number> {
  /** The derived batch's id; absent when there was nothing new and so nothing was written. */
  batch?: string;
  /** The folder of the derived batch's object. */
  path?: string;
  /** Stories that were compared with the others. */
  compared: number;
  /** Pairs of which the archive said just this already. */
  same: number;
  /** Captures and pairs that are damaged and were passed over; when they are repaired, the next run compares them. */
  damaged: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A story, with what is needed to keep something of it. */
interface Read {
  readonly story: Story;
  readonly entry: CaptureEntry;
  /** The id of its raw record, read when something is kept of it. */
  rawRecord?: string;
}

/** A pair as the archive has it. */
interface Kept {
  readonly generation: number;
  readonly bytes: Uint8Array;
  readonly label: PairLabel;
}

class Comparing {
  readonly report: DuplicatesReport = {
    compared: 0,
    duplicate: 0,
    derived: 0,
    distinct: 0,
    same: 0,
    damaged: 0,
  };
  readonly used = new Set<string>();
  /** The numbers of articles of which a pair was left as it is, because of damage. */
  readonly unfinished = new Set<number>();
  readonly #catalog: Catalog;
  readonly #options: DuplicatesOptions;
  readonly #cache = new Map<number, Read>();
  readonly #damaged = new Set<string>();

  constructor(catalog: Catalog, options: DuplicatesOptions) {
    this.#catalog = catalog;
    this.#options = options;
  }

  /** Counts and tells damage; anything else is thrown. What was told before is not told again. */
  #tell(of: string, error: unknown): void {
    if (!(error instanceof DamageError)) throw error;
    if (this.#damaged.has(of)) return;
    this.#damaged.add(of);
    this.report.damaged++;
    this.#options.onDamage?.(error);
  }

  /** Reads the newest text of an article; null when it is damaged. */
  async #read(article: number): Promise<Read | null> {
    const known = this.#cache.get(article);
    if (known) return known;
    try {
      const entry = await readEntry(this.#catalog, article);
      if (!entry) return null;
      const newest =
        (await readNewestMade(this.#catalog, digestOf(entry.id))) ??
        (await readFirst(this.#catalog, entry));
      const agency = agencyOf(newest.record);
      const story: Story = {
        capture: entry.id,
        text: { generation: newest.generation, sha256: newest.text },
        ...(agency !== undefined && { agency }),
        shingles: shinglesOf(storyOf(newest.record)),
      };
      if (this.#cache.size >= CACHE) this.#cache.delete(this.#cache.keys().next().value!);
      const read: Read = { story, entry };
      this.#cache.set(article, read);
      return read;
    } catch (error) {
      this.#tell(`article ${article}`, error);
      return null;
    }
  }

  /** Puts the bands of stories that have none into the catalog; answers with their numbers, ascending. */
  async sign(): Promise<number[]> {
    const { database } = this.#catalog;
    if (this.#options.all) {
      transact(database, () => database.exec('DELETE FROM story; DELETE FROM band'));
    }
    const fresh = database
      .prepare(
        `SELECT number FROM article LEFT JOIN story ON article = number
         WHERE compared IS NULL OR compared = 0 ORDER BY number`,
      )
      .all()
      .map(({ number }) => Number(number));
    const addStory = database.prepare('INSERT OR REPLACE INTO story VALUES (?, ?, 0)');
    const addBand = database.prepare('INSERT OR IGNORE INTO band VALUES (?, ?)');
    const signed: number[] = [];
    for (let at = 0; at < fresh.length; at += PIECE) {
      const piece: [number, Uint32Array][] = [];
      for (const number of fresh.slice(at, at + PIECE)) {
        const read = await this.#read(number);
        if (read) piece.push([number, signatureOf(read.story.shingles)]);
      }
      transact(database, () => {
        const there = database.prepare('SELECT 1 FROM article WHERE number = ?');
        for (const [number, signature] of piece) {
          // It may have been erased since.
          if (!there.get(number)) continue;
          signed.push(number);
          addStory.run(number, new Uint8Array(signature.buffer));
          if (signature[0] === EMPTY) continue;
          for (const band of bandsOf(signature)) addBand.run(band, number);
        }
      });
    }
    return signed;
  }

  /** The articles that a story may share much with, by their numbers; of new ones those of a lesser number, which a crowded band gives first. */
  #candidates(article: number): number[] {
    const { database } = this.#catalog;
    const own = database.prepare('SELECT signature FROM story WHERE article = ?').get(article);
    if (!own) return [];
    const signature = signatureIn(own.signature!);
    if (signature[0] === EMPTY) return [];
    const inBand = database.prepare(
      `SELECT article FROM band WHERE band = ? AND article <> ? ORDER BY article LIMIT ${MOST_IN_BAND}`,
    );
    const met = new Map<number, number>();
    for (const band of bandsOf(signature)) {
      for (const row of inBand.all(band, article)) {
        const other = Number(row.article);
        met.set(other, (met.get(other) ?? 0) + 1);
      }
    }
    const find = database.prepare('SELECT signature, compared FROM story WHERE article = ?');
    return [...met]
      .sort(([one, bands], [other, others]) => others - bands || one - other)
      .slice(0, MOST_CANDIDATES)
      .filter(([other]) => {
        const row = find.get(other);
        if (!row || (row.compared !== 1 && other > article)) return false;
        const theirs = signatureIn(row.signature!);
        let equal = 0;
        for (let index = 0; index < signature.length; index++) {
          if (signature[index] === theirs[index]) equal++;
        }
        return equal >= LEAST_EQUAL;
      })
      .map(([other]) => other);
  }

  /**
   * The pairs that the archive has of a capture, the newest of each, by the id of the other one; null where
   * one that is damaged may be the newest.
   */
  async #kept(capture: string): Promise<Map<string, Kept | null>> {
    const { archive, database } = this.#catalog;
    const id = digestOf(capture);
    const rows = database
      .prepare(
        `SELECT m.start, m.length, m.capture, m.other, b.batch, b.object FROM made m
         JOIN batch b ON b.number = m.batch WHERE m.layer = '${PAIR_LAYER}' AND m.capture = ?
         UNION ALL
         SELECT m.start, m.length, m.capture, m.other, b.batch, b.object FROM made m
         JOIN batch b ON b.number = m.batch WHERE m.other = ?
         ORDER BY 5`,
      )
      .all(id, id);
    const kept = new Map<string, Kept | null>();
    for (const row of rows) {
      const batch = { batch: String(row.batch), object: String(row.object) };
      const place = { offset: Number(row.start), length: Number(row.length) };
      const ids = [row.capture, row.other].map((each) => niFromDigest(each as Uint8Array));
      const other = ids.find((each) => each !== capture)!;
      const before = kept.get(other);
      if (before === null) continue;
      try {
        const entry = await readMadeAt(archive, batch, place);
        if (before && before.generation > entry.generation) continue;
        const { record } = await readMade(archive, entry);
        const { label } = JSON.parse(decoder.decode(record)) as CapturePair;
        kept.set(other, { generation: entry.generation, bytes: record, label });
      } catch (error) {
        this.#tell(`pair ${row.batch} ${row.start}`, error);
        kept.set(other, null);
      }
    }
    return kept;
  }

  /** The pairs of a story: what it shares with older ones, and what no longer holds of what is kept. */
  async #pairs(
    article: number,
    own: Read,
    kept: ReadonlyMap<string, Kept | null>,
  ): Promise<[Read, CapturePair][]> {
    const pairs: [Read, CapturePair][] = [];
    for (const candidate of this.#candidates(article)) {
      const other = await this.#read(candidate);
      if (!other || other.story.shingles.length === 0) continue;
      const pair = pairOf(own.story, other.story);
      if (pair.label !== 'distinct') pairs.push([other, pair]);
    }
    const strength = ([{ story }, pair]: [Read, CapturePair]): [number, number, string] => [
      pair.containment,
      pair.jaccard,
      story.capture,
    ];
    pairs.sort((one, two) => {
      const [a, b] = [strength(one), strength(two)];
      return b[0] - a[0] || b[1] - a[1] || (a[2] < b[2] ? -1 : 1);
    });
    const chosen = pairs.slice(0, MOST_PAIRS);
    const found = new Set(chosen.map(([{ story }]) => story.capture));
    const find = this.#catalog.database.prepare('SELECT number FROM article WHERE id = ?');
    for (const [capture, before] of kept) {
      if (found.has(capture) || !before || before.label === 'distinct') continue;
      const number = find.get(digestOf(capture))?.number;
      const other = number === undefined ? null : await this.#read(Number(number));
      if (!other || other.story.shingles.length === 0) continue;
      chosen.push([other, pairOf(own.story, other.story)]);
    }
    return chosen;
  }

  /** What is to be kept, pair by pair. */
  async *made(fresh: readonly number[]): AsyncGenerator<Made> {
    const { archive } = this.#catalog;
    const done = new Set<string>();
    for (const article of fresh) {
      const own = await this.#read(article);
      if (!own) continue;
      this.report.compared++;
      this.#options.onCompared?.();
      if (own.story.shingles.length === 0) continue;
      const kept = await this.#kept(own.story.capture);
      if ([...kept.values()].includes(null)) this.unfinished.add(article);
      for (const [other, pair] of await this.#pairs(article, own, kept)) {
        const before = kept.get(other.story.capture);
        // Nothing says which generation the next one would be.
        if (before === null) continue;
        const record = encoder.encode(JSON.stringify(pair));
        const [{ capture }, { capture: second }] = pair.captures;
        const key = `${capture} ${second}`;
        if (done.has(key)) continue;
        done.add(key);
        if (before && Buffer.from(before.bytes).equals(record)) {
          this.report.same++;
          continue;
        }
        const first = own.story.capture === capture ? own : other;
        try {
          first.rawRecord ??= (await readCapture(archive, first.entry)).rawRecord;
        } catch (error) {
          this.#tell(`raw record of ${capture}`, error);
          this.unfinished.add(article);
          continue;
        }
        this.report[pair.label]++;
        this.used.add(own.entry.batch).add(other.entry.batch);
        await this.#options.onPair?.(pair);
        yield {
          capture,
          with: second,
          layer: PAIR_LAYER,
          generation: (before?.generation ?? 0) + 1,
          ...(first.entry.uri !== undefined && { uri: first.entry.uri }),
          refersTo: first.rawRecord,
          record,
        };
      }
    }
  }
}

/** What the signature of a story without a word consists of. */
const EMPTY = 0xffffffff;

/**
 * Compares stories that were not compared yet with all others, and keeps each pair that shares long
 * passages, committed whole or not at all. A second run writes nothing.
 *
 * @param catalog A catalog that is up to date; it is brought up with what is written.
 * @throws StoreUsageError when the batch id is not one or is taken
 * @throws DamageError when a look-up file is damaged
 * @throws StoreIoError when the disk refuses; the store is then as it was
 */
export function findDuplicates(
  catalog: Catalog,
  options: DuplicatesOptions,
): Promise<DuplicatesReport> {
  const { archive, database } = catalog;
  const { now } = options;
  return guarded(archive, async () => {
    const there = (await listDerived(archive)).map((each) => each.batch);
    const batch = options.batch ?? defaultBatchId(now, [METHOD, ...there]);
    derivedObjectId(batch);
    const comparing = new Comparing(catalog, options);
    const { report, used } = comparing;
    const fresh = await comparing.sign();
    const receipt = await commitDerived(archive, {
      batch,
      isThere: there.includes(batch),
      now,
      made: comparing.made(fresh),
      used,
      facts: () => ({
        events: DUPLICATES_EVENTS,
        models: [],
        outcome: {
          'kliping:compared': report.compared,
          'kliping:pairs': report.duplicate + report.derived + report.distinct,
        },
      }),
    });
    // Only what is in the archive counts as done: cut short before, it is done again.
    const mark = database.prepare('UPDATE story SET compared = 1 WHERE article = ?');
    transact(database, () => {
      for (const article of fresh) if (!comparing.unfinished.has(article)) mark.run(article);
    });
    if (receipt.path !== undefined) await updateCatalog(catalog);
    return { ...(receipt.path !== undefined && { batch, path: receipt.path }), ...report };
  });
}

/** The number of articles that were not compared with the others yet. */
export function countUncompared({ database }: Catalog): number {
  const row = database
    .prepare(
      `SELECT count(*) AS count FROM article LEFT JOIN story ON article = number
       WHERE compared IS NULL OR compared = 0`,
    )
    .get();
  return Number(row!.count);
}
