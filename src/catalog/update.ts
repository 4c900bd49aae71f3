/**
 * Brings a catalog up to what its archive holds, batch by batch and in pieces, so that others can read
 * and write between two of them, and that a process that is killed has done what it has done.
 */

import { REVIEW_LAYER } from '../archive/reviews/layer.ts';
import { type Facts, factsOf } from '../record/facts.ts';
import {
  type CaptureLine,
  DamageError,
  keepOpen,
  type LinePlace,
  type MadeLine,
  madeKey,
  niFromDigest,
  RECORD_LAYER,
  readCapturePlaces,
  readMade,
  readMadePlaces,
} from '../store/index.ts';
import { type Decision, readDecisions, writeDecisions } from './decisions.ts';
import { preparedOnce } from './engine.ts';
import {
  type ArchiveBatch,
  type IndexedBatch,
  indexedBatch,
  isFresh,
  staleness,
} from './freshness.ts';
import { parsedRecord, readEntry, readFirst, readNewestMade } from './newest.ts';
import { type Catalog, guarded, notWritable } from './open.ts';
import { type ReadingAhead, type ReadingAheadOptions, startReadingAhead } from './reading-ahead.ts';
import { digestOf, type RecordOrigin, type Rows, rowsOf } from './rows.ts';
import { markUnclean, scrub } from './scrub.ts';

/** So many look-up lines are written in one transaction. */
const PIECE = 500;

/** How to update. */
export interface UpdateOptions {
  /** Called after each piece with the number of look-up lines it had. */
  readonly onLines?: (lines: number) => void;
  /** Called for each capture that is passed over. */
  readonly onDamage?: (damage: DamageError) => void;
  /** Stops between two pieces when aborted; what was done stays done. */
  readonly signal?: AbortSignal;
  /** How records are read ahead. */
  readonly ahead?: ReadingAheadOptions;
  /** What was told of the articles of a batch that has just come, in the order of its look-up lines. */
  readonly told?: { readonly batch: string; readonly all: () => Iterable<Facts> };
}

/** What an update did. */
export interface UpdateReport {
  /** Articles that were added or got another record. */
  indexed: number;
  /** Articles that were taken out. */
  removed: number;
  /** Captures that were passed over, because their records are damaged. */
  damaged: number;
  /** Somebody reads an older state, so what was taken out may still be in the index's files. */
  unclean?: true;
}

type AnyLine = CaptureLine | MadeLine;

/** A look-up line, with what the record that the capture came in with says, where that was read ahead. */
interface Coming {
  readonly place: LinePlace<AnyLine>;
  readonly facts?: Facts;
}

/** A record that was read ahead, outside of any transaction. */
interface Prepared {
  readonly place: LinePlace<AnyLine>;
  readonly facts?: Facts;
  readonly origin?: RecordOrigin;
  /** What people decided, when the line is of that. */
  readonly decisions?: readonly Decision[];
}

/** Another process changed what this one had looked at. */
class Overtaken extends Error {}

/** Compares the records of one capture: the greater one is newer (see `compareMade` of the store). */
function isNewer(one: RecordOrigin, other: RecordOrigin): boolean {
  return (
    one.generation > other.generation ||
    (one.generation === other.generation && one.generation > 0 && one.batch > other.batch)
  );
}

/** What comes behind the first few. */
async function* after<T>(all: AsyncIterable<T>, first: number): AsyncGenerator<T, void, void> {
  let number = 0;
  for await (const each of all) if (number++ >= first) yield each;
}

/**
 * Gives look-up lines with what was told of their articles, as far as that goes; the lines behind are left, as they are
 * where one is of another article than what was told.
 */
async function* withTold(
  places: AsyncGenerator<LinePlace<CaptureLine>, void, void>,
  told: Iterable<Facts>,
): AsyncGenerator<Coming, void, void> {
  for (const facts of told) {
    const { done, value: place } = await places.next();
    if (done) return;
    if (facts.id !== place.line.id) {
      yield { place };
      return;
    }
    yield { place, facts };
  }
}

class Updating {
  readonly report: UpdateReport = { indexed: 0, removed: 0, damaged: 0 };
  readonly #catalog: Catalog;
  readonly #options: UpdateOptions;
  readonly #ahead: ReadingAhead;
  readonly #rows: Rows;

  constructor(catalog: Catalog, options: UpdateOptions, ahead: ReadingAhead) {
    this.#catalog = catalog;
    this.#options = options;
    this.#ahead = ahead;
    this.#rows = rowsOf(catalog.database);
  }

  /** Reads what a line leads to, as far as the catalog does not have it. */
  async #prepare({ place, facts }: Coming): Promise<Prepared> {
    const { archive, database } = this.#catalog;
    const { line } = place;
    if ('capture' in line) {
      if (line.layer !== RECORD_LAYER) {
        const decisions = await readDecisions(archive, line);
        return { place, ...(decisions && { decisions }) };
      }
      const known = preparedOnce(
        database,
        'SELECT generation, record_batch AS batch FROM article WHERE id = ?',
      ).get(digestOf(line.capture));
      const origin = { generation: line.generation, batch: line.batch };
      if (!known) return { place };
      const before = { generation: Number(known.generation), batch: String(known.batch) };
      if (!isNewer(origin, before)) return { place };
      return {
        place,
        facts: factsOf(parsedRecord((await readMade(archive, line)).record)),
        origin,
      };
    }
    const id = digestOf(line.id);
    if (this.#rows.find(id) !== undefined) return { place };
    const made = await readNewestMade(this.#catalog, id);
    if (!made && facts) return { place, facts, origin: { generation: 0, batch: line.batch } };
    const newest = made ?? (await readFirst(this.#catalog, line));
    return { place, facts: factsOf(newest.record), origin: newest };
  }

  #write({ place, facts, origin, decisions }: Prepared, batch: number): void {
    const { database } = this.#catalog;
    const { line, offset, length } = place;
    if ('capture' in line) {
      const id = digestOf(line.capture);
      const other = line.with === undefined ? null : digestOf(line.with);
      preparedOnce(database, 'INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        batch,
        offset,
        length,
        id,
        line.layer,
        line.generation,
        other,
      );
      if (decisions) writeDecisions(database, batch, { line, offset, length }, decisions);
      const article = facts && this.#rows.find(id);
      if (article === undefined) return;
      this.#rows.replace(article, facts!, origin!);
    } else {
      let article = this.#rows.find(digestOf(line.id));
      // Another process may have added it since it was read; and what it had then may be gone by now.
      if (article === undefined && facts) article = this.#rows.add(facts, origin!);
      if (article === undefined) throw new Overtaken();
      preparedOnce(database, 'INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?)').run(
        article,
        batch,
        offset,
        length,
      );
    }
  }

  /** Writes a piece; false when another process has gone on with the batch meanwhile. */
  #writePiece(
    ref: ArchiveBatch,
    from: number,
    piece: readonly (Prepared | null)[],
    last: boolean,
  ): boolean {
    const { database } = this.#catalog;
    try {
      this.#rows.transact(() => {
        let indexed = indexedBatch(this.#catalog, ref.object);
        if ((indexed?.lines ?? 0) !== from || indexed?.complete) throw new Overtaken();
        if (indexed && indexed.seal !== ref.seal) throw new Overtaken();
        if (!indexed) {
          // What was erased from it meanwhile, and is gone from its next revision, must not come in by what was told.
          const other = database
            .prepare('SELECT 1 FROM batch WHERE batch = ? AND derived = ? AND object <> ?')
            .get(ref.batch, Number(ref.derived), ref.object);
          if (other) throw new Overtaken();
          database
            .prepare(
              `INSERT INTO batch (object, batch, derived, seal, lines, skipped, complete)
               VALUES (?, ?, ?, ?, 0, 0, 0)`,
            )
            .run(ref.object, ref.batch, Number(ref.derived), ref.seal);
          indexed = indexedBatch(this.#catalog, ref.object)!;
        }
        for (const each of piece) if (each) this.#write(each, indexed.number);
        const skipped = piece.filter((each) => each === null).length;
        database
          .prepare(
            'UPDATE batch SET lines = ?, skipped = skipped + ?, complete = ? WHERE number = ?',
          )
          .run(from + piece.length, skipped, Number(last), indexed.number);
      });
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    }
    for (const each of piece) {
      if (each === null) this.report.damaged++;
      else if (each.facts) this.report.indexed++;
    }
    return true;
  }

  async #prepareOrSkip(coming: Coming): Promise<Prepared | null> {
    try {
      return await this.#prepare(coming);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      this.#options.onDamage?.(error);
      return null;
    }
  }

  /** The look-up lines of a batch behind the first few. */
  async *#linesOf(ref: ArchiveBatch, from: number): AsyncGenerator<Coming, void, void> {
    const { archive } = this.#catalog;
    if (ref.derived) {
      for await (const place of after(readMadePlaces(archive, ref), from)) yield { place };
    } else {
      const isMissing = ({ id }: CaptureLine): boolean =>
        this.#rows.find(digestOf(id)) === undefined;
      const places = after(readCapturePlaces(archive, ref), from);
      const { told } = this.#options;
      try {
        if (told?.batch === ref.batch && from === 0) yield* withTold(places, told.all());
        yield* this.#ahead.through(places, isMissing);
      } finally {
        await places.return();
      }
    }
  }

  /** Indexes a batch from where it was left. */
  async add(ref: ArchiveBatch): Promise<void> {
    const from = indexedBatch(this.#catalog, ref.object)?.lines ?? 0;
    let done = from;
    let piece: (Prepared | null)[] = [];
    const flush = (last: boolean): boolean => {
      const lines = piece.length;
      const went = this.#writePiece(ref, done, piece, last);
      done += lines;
      piece = [];
      if (went) this.#options.onLines?.(lines);
      return went;
    };
    for await (const coming of this.#linesOf(ref, from)) {
      if (piece.length === PIECE) {
        this.#options.signal?.throwIfAborted();
        // Where somebody else is at the same batch, what is left of it is looked at anew.
        if (!flush(false)) return;
      }
      piece.push(await this.#prepareOrSkip(coming));
    }
    flush(true);
  }

  /** Takes out what a batch had and its new revision, if there is one, has not. */
  async withdraw(old: IndexedBatch, now: ArchiveBatch | undefined): Promise<void> {
    const { archive } = this.#catalog;
    const fresh = new Map<string, LinePlace<AnyLine>>();
    // What was decided is read before the transaction, like all else.
    const decided: Prepared[] = [];
    if (now) {
      const places: AsyncIterable<LinePlace<AnyLine>> = (
        now.derived ? readMadePlaces : readCapturePlaces
      )(archive, now);
      for await (const place of places) {
        const { line } = place;
        fresh.set('capture' in line ? madeKey(line) : line.id, place);
        if ('capture' in line && line.layer === REVIEW_LAYER) {
          decided.push((await this.#prepareOrSkip({ place })) ?? { place });
        }
      }
    }
    this.#rows.transact(() => {
      const still = indexedBatch(this.#catalog, old.object);
      if (!still || still.seal !== old.seal) return;
      markUnclean(this.#catalog);
      this.#catalog.database.prepare("INSERT OR REPLACE INTO meta VALUES ('unfinished', 1)").run();
      if (old.derived) this.#withdrawMade(old, now, fresh, decided);
      else this.#withdrawPlaces(old, now, fresh);
    });
  }

  #withdrawPlaces(
    old: IndexedBatch,
    now: ArchiveBatch | undefined,
    fresh: ReadonlyMap<string, LinePlace<AnyLine>>,
  ): void {
    const { database } = this.#catalog;
    const rows = database
      .prepare(
        'SELECT a.number, a.id FROM place p JOIN article a ON a.number = p.article WHERE p.batch = ?',
      )
      .all(old.number);
    const move = database.prepare(
      'UPDATE place SET start = ?, length = ? WHERE article = ? AND batch = ?',
    );
    const drop = database.prepare('DELETE FROM place WHERE article = ? AND batch = ?');
    const elsewhere = database.prepare('SELECT 1 FROM place WHERE article = ?');
    let kept = 0;
    for (const { number, id } of rows) {
      const place = fresh.get(niFromDigest(id as Uint8Array));
      if (place) {
        kept++;
        move.run(place.offset, place.length, number!, old.number);
        continue;
      }
      drop.run(number!, old.number);
      if (elsewhere.get(number!)) continue;
      this.#rows.drop(Number(number));
      this.report.removed++;
    }
    this.#rename(old, now, kept === fresh.size ? kept : undefined);
  }

  #withdrawMade(
    old: IndexedBatch,
    now: ArchiveBatch | undefined,
    fresh: ReadonlyMap<string, LinePlace<AnyLine>>,
    decided: readonly Prepared[],
  ): void {
    this.#dropMade(old);
    for (const place of fresh.values()) this.#write({ place }, old.number);
    for (const each of decided) this.#write(each, old.number);
    this.#rename(old, now, old.complete ? fresh.size : undefined);
  }

  #dropMade({ number }: IndexedBatch): void {
    const { database } = this.#catalog;
    database.prepare('DELETE FROM decided WHERE batch = ?').run(number);
    database.prepare('DELETE FROM made WHERE batch = ?').run(number);
  }

  /** Lets a batch stand for its new revision; one that was not whole before is indexed anew. */
  #rename(old: IndexedBatch, now: ArchiveBatch | undefined, lines: number | undefined): void {
    const { database } = this.#catalog;
    if (now && lines !== undefined) {
      database
        .prepare('UPDATE batch SET object = ?, seal = ?, lines = ?, complete = 1 WHERE number = ?')
        .run(now.object, now.seal, lines, old.number);
      return;
    }
    database.prepare('UPDATE batch SET complete = 0, lines = 0 WHERE number = ?').run(old.number);
    if (now) {
      database
        .prepare('UPDATE batch SET object = ?, seal = ?, skipped = 0 WHERE number = ?')
        .run(now.object, now.seal, old.number);
    } else {
      database.prepare('DELETE FROM place WHERE batch = ?').run(old.number);
      this.#dropMade(old);
      database.prepare('DELETE FROM batch WHERE number = ?').run(old.number);
    }
  }

  /**
   * Gives articles whose newest record went the one before it. Only once all that is gone was withdrawn: what an
   * article came in with may lie in a batch that was replaced at the same time.
   */
  async renew(): Promise<void> {
    const { database } = this.#catalog;
    const orphans = database
      .prepare(
        `SELECT a.number, a.id FROM article a WHERE a.generation > 0 AND NOT EXISTS (
           SELECT 1 FROM made m JOIN batch b ON b.number = m.batch WHERE m.capture = a.id
           AND m.layer = '${RECORD_LAYER}' AND m.generation = a.generation AND b.batch = a.record_batch)`,
      )
      .all();
    for (const { number, id } of orphans) {
      const entry = await readEntry(this.#catalog, Number(number));
      if (!entry) continue;
      const newest =
        (await readNewestMade(this.#catalog, id as Uint8Array)) ??
        (await readFirst(this.#catalog, entry));
      const facts = factsOf(newest.record);
      this.#rows.transact(() => {
        // Meanwhile another process may have taken it out, and given its number to another article.
        if (this.#rows.find(id as Uint8Array) !== Number(number)) return;
        this.#rows.replace(Number(number), facts, newest);
        this.report.indexed++;
      });
    }
    database.prepare("DELETE FROM meta WHERE name = 'unfinished'").run();
  }
}

/**
 * Brings a catalog up to what its archive holds. Several processes can do so at once; each does a share.
 *
 * A capture whose record is damaged is passed over and told. After articles left, nothing of them is in
 * the files of the catalog.
 *
 * @throws DamageError when a look-up file is damaged
 * @throws CatalogError when the catalog is damaged, or another process keeps it
 * @throws StoreIoError when the disk refuses
 */
export function updateCatalog(
  catalog: Catalog,
  options: UpdateOptions = {},
): Promise<UpdateReport> {
  const { archive } = catalog;
  const kept = keepOpen(archive.files);
  const reading = { ...catalog, archive: { ...archive, files: kept.files } };
  const ahead = startReadingAhead(archive, options.ahead);
  return guarded(archive, async () => {
    const updating = new Updating(reading, options, ahead);
    try {
      // Whoever else writes may do a part of it, or a batch may come, while this is under way.
      for (let round = 0; round < ROUNDS; round++) {
        const stale = await staleness(catalog);
        if (isFresh(stale)) break;
        const { missing, gone } = stale;
        if (catalog.readOnly) throw notWritable(archive, 'it is behind the archive');
        for (const old of gone.toSorted((a, b) => Number(b.derived) - Number(a.derived))) {
          const now = missing.find(
            (each) => each.batch === old.batch && each.derived === old.derived,
          );
          await updating.withdraw(old, now);
        }
        if (gone.length > 0 || stale.isUnfinished) await updating.renew();
        for (const ref of missing) await updating.add(ref);
      }
    } finally {
      await ahead.close();
      await kept.close();
    }
    return { ...updating.report, ...(!scrub(catalog) && { unclean: true }) };
  });
}

/** More rounds than this mean that others are faster, and what is left is theirs to do. */
const ROUNDS = 20;
