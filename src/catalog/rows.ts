/** Puts articles into the tables of the catalog and takes them out; always within a transaction. */
import { bandsOf } from '../archive/duplicates/signature.ts';
import { addressNumber } from '../archive/stories.ts';
import { type Facts, folded, packText } from '../record/facts.ts';
import { digestFromNi } from '../store/index.ts';
import type { Database, Value } from './engine.ts';
import { nameNumbersOf } from './name-numbers.ts';
import { transact } from './open.ts';
import { unpacked } from './packed.ts';
import { spaced } from './words.ts';

/** When texts have so many UTF-16 units together, they wait for the full-text index no longer. */
const MOST_WAITING = 1 << 22;

/** Where an article's record is. */
export interface RecordOrigin {
  readonly generation: number;
  /** The id of the batch it is in. */
  readonly batch: string;
}

/** The digest of an id, as the tables have it. */
export function digestOf(id: string): Uint8Array {
  return digestFromNi(id)!;
}

/** A signature as the tables keep it. */
export function signatureIn(blob: Value): Uint32Array {
  return new Uint32Array(Uint8Array.from(blob as Uint8Array).buffer);
}

/** Writes rows of articles with statements that are made once. */
export interface Rows {
  /** Runs something as one transaction; whatever is written by these `Rows` has to be within one of theirs. */
  transact<T>(run: () => T): T;
  /** The number of an article; undefined when it is not there. */
  find(id: Uint8Array): number | undefined;
  /** Adds an article and answers with its number. */
  add(facts: Facts, origin: RecordOrigin): number;
  /** Puts another record of it in the place of what is there. */
  replace(number: number, facts: Facts, origin: RecordOrigin): void;
  /** Takes an article out, with everything that only it names. */
  drop(number: number): void;
}

/**
 * Makes the statements.
 *
 * @param mostWaiting When texts have so many UTF-16 units together, they wait for the full-text index no longer.
 */
export function rowsOf(database: Database, mostWaiting = MOST_WAITING): Rows {
  const sql = (text: string) => database.prepare(text);
  const find = sql('SELECT number FROM article WHERE id = ?');
  const insert = sql(
    `INSERT INTO article (number, id, content, name, uri, address, host, generation, record_batch, headline,
       language, publisher, source, published, day, agency, words, bytes, quotations, claims)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addBody = sql('INSERT INTO body (article, text) VALUES (?, ?)');
  const addWords = sql('INSERT INTO index_of_words (rowid, headline, body) VALUES (?, ?, ?)');
  const addEntity = sql('INSERT INTO entity (type, name, folded, wikidata) VALUES (?, ?, ?, ?)');
  const findEntity = sql(
    'SELECT number FROM entity WHERE folded = ? AND type = ? AND wikidata = ? AND name = ?',
  );
  // Lists go in as one statement: each call of the engine costs as much as several rows.
  const addMentions = sql(
    'INSERT OR IGNORE INTO mention (article, entity) SELECT ?, value FROM json_each(?)',
  );
  const addSpeaker = sql('INSERT INTO speaker (name, folded) VALUES (?, ?)');
  const findSpeaker = sql('SELECT number FROM speaker WHERE name = ?');
  const addSpoken = sql(
    'INSERT INTO spoken (article, speaker, times) SELECT ?, value ->> 0, value ->> 1 FROM json_each(?)',
  );
  const addRemovals = sql(
    'INSERT INTO removal (article, kind, times) SELECT ?, value ->> 0, value ->> 1 FROM json_each(?)',
  );
  const read = sql(
    'SELECT headline, text FROM article JOIN body ON article = number WHERE number = ?',
  );
  const dropWords = sql(
    "INSERT INTO index_of_words (index_of_words, rowid, headline, body) VALUES ('delete', ?, ?, ?)",
  );
  const dropArticle = sql('DELETE FROM article WHERE number = ?');
  const dropBody = sql('DELETE FROM body WHERE article = ?');
  const findStory = sql('SELECT signature FROM story WHERE article = ?');
  const dropStory = sql('DELETE FROM story WHERE article = ?');
  const dropBand = sql('DELETE FROM band WHERE band = ? AND article = ?');
  const dropRemovals = sql('DELETE FROM removal WHERE article = ?');
  const lists = [
    ['mention', 'entity'],
    ['spoken', 'speaker'],
  ] as const;
  const named = lists.map(([list, thing]) => ({
    of: sql(`SELECT ${thing} AS number FROM ${list} WHERE article = ?`),
    drop: sql(`DELETE FROM ${list} WHERE article = ?`),
    // A name that nothing else has must not stay behind.
    dropUnused: sql(
      `DELETE FROM ${thing} WHERE number = ?1
       AND NOT EXISTS (SELECT 1 FROM ${list} WHERE ${thing} = ?1)`,
    ),
  }));
  const numbers = nameNumbersOf(database);
  // The full-text index is changed by many articles at once: it keeps words in memory, and writes them all down whenever
  // a statement comes that the engine might have to take back by itself, as lists of rows are.
  let waiting: (() => void)[] = [];
  let waitingText = 0;
  const changeWords = (): void => {
    for (const change of waiting) change();
    waiting = [];
    waitingText = 0;
  };
  const changeLater = (text: string, change: () => void): void => {
    waiting.push(change);
    waitingText += text.length;
    if (waitingText >= mostWaiting) changeWords();
  };

  const write = (number: number | null, facts: Facts, origin: RecordOrigin): number => {
    const { headline = null, text } = facts;
    const { lastInsertRowid } = insert.run(
      number,
      digestOf(facts.id),
      digestOf(facts.content),
      facts.name,
      facts.uri ?? null,
      facts.uri === undefined ? null : (addressNumber(facts.uri) ?? null),
      facts.host ?? null,
      origin.generation,
      origin.batch,
      headline,
      facts.language,
      facts.publisher ?? null,
      facts.source ?? null,
      facts.published ?? null,
      facts.day ?? null,
      facts.agency ?? null,
      facts.words,
      facts.bytes,
      facts.quotations,
      facts.claims,
    );
    const article = number ?? Number(lastInsertRowid);
    addBody.run(article, facts.packed ?? packText(text));
    changeLater(text, () => addWords.run(article, spaced(headline ?? ''), spaced(text)));
    const entities = facts.entities.map(({ type, name, wikidata }) =>
      numbers.of('entity', JSON.stringify([type, name, wikidata]), () => {
        const key = folded(name);
        return (
          findEntity.get(key, type, wikidata, name)?.number ??
          addEntity.run(type, name, key, wikidata).lastInsertRowid
        );
      }),
    );
    if (entities.length > 0) addMentions.run(article, JSON.stringify(entities));
    const speakers = [...facts.speakers].map(([name, times]) => [
      numbers.of(
        'speaker',
        name,
        () => findSpeaker.get(name)?.number ?? addSpeaker.run(name, folded(name)).lastInsertRowid,
      ),
      times,
    ]);
    if (speakers.length > 0) addSpoken.run(article, JSON.stringify(speakers));
    if (facts.removals.size > 0) addRemovals.run(article, JSON.stringify([...facts.removals]));
    return article;
  };
  const drop = (number: number): void => {
    const row = read.get(number);
    if (!row) return;
    // The full-text index keeps no text, and has to be told what it indexed.
    const text = unpacked(row.text!);
    const headline = String(row.headline ?? '');
    changeLater(text, () => dropWords.run(number, spaced(headline), spaced(text)));
    dropArticle.run(number);
    dropBody.run(number);
    const story = findStory.get(number);
    if (story) {
      dropStory.run(number);
      for (const band of bandsOf(signatureIn(story.signature!))) dropBand.run(band, number);
    }
    dropRemovals.run(number);
    for (const { of, drop: dropList, dropUnused } of named) {
      const used = of.all(number);
      dropList.run(number);
      for (const each of used) dropUnused.run(each.number!);
    }
    numbers.forget();
  };
  return {
    transact(run) {
      try {
        return transact(database, () => {
          numbers.begin();
          const result = run();
          changeWords();
          return result;
        });
      } catch (error) {
        // What was found in it was taken back.
        numbers.forget();
        waiting = [];
        waitingText = 0;
        throw error;
      }
    },
    find: (id) => {
      const row = find.get(id);
      return row && Number(row.number);
    },
    add: (facts, origin) => write(null, facts, origin),
    replace(number, facts, origin) {
      drop(number);
      write(number, facts, origin);
    },
    drop,
  };
}
