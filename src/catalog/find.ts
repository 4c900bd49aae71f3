/** Finds articles by what is asked of them, and counts them. */
import { niFromDigest } from '../store/index.ts';
import { toLower } from '../unicode/case.ts';
import { shorten } from '../unicode/shorten.ts';
import { engineCode, type Row } from './engine.ts';
import { CatalogError } from './errors.ts';
import { countingBy, type Facet } from './facets.ts';
import { conditionsOf, type Question, wordsOf } from './filters.ts';
import { type Catalog, guarded } from './open.ts';
import type { Order } from './orders.ts';
import { unpacked } from './packed.ts';

/** How to find. */
export interface FindArticlesOptions {
  /** Default: by relevance when words are asked for, else the newest first. */
  readonly order?: Order;
  /** How many to give. Default: 20. */
  readonly limit?: number;
  /** How many to pass over first. Default: 0. */
  readonly offset?: number;
  /** What to count all that fit by. Default: nothing. */
  readonly counts?: readonly Facet[];
  /** How many values of each to give, the most frequent first. Default: 10. */
  readonly values?: number;
}

/** An article that fits. */
export interface FoundArticle {
  /** The capture's id. */
  readonly id: string;
  readonly headline?: string;
  readonly name: string;
  readonly uri?: string;
  readonly language: string;
  readonly source?: string;
  /** When it was published, as exactly as is known. */
  readonly published?: string;
  readonly agency?: string;
  readonly words: number;
  readonly quotations: number;
  readonly claims: number;
  /** The text around the first word that was asked for, or its beginning. */
  readonly excerpt: string;
}

/** A value and how many of the articles found have it; `null`: none is known. */
export interface Count {
  readonly value: string | null;
  readonly count: number;
}

/** An answer. */
export interface Found {
  /** How many articles fit. */
  readonly total: number;
  readonly offset: number;
  readonly articles: readonly FoundArticle[];
  readonly counts: Readonly<Partial<Record<Facet, readonly Count[]>>>;
  /** How many captures could not be indexed, because they are damaged: some may fit, too. */
  readonly damaged: number;
}

const BEFORE = 60;
const LONG = 180;

/** Cuts an excerpt out of a text; `words` are what was asked for. */
function excerptOf(text: string, words = ''): string {
  const lower = toLower(text);
  const starts = [...words.matchAll(/(?<!\S)[^\s"*-][^\s"*]*/g)]
    .map(([word]) => lower.indexOf(toLower(word)))
    .filter((at) => at >= 0);
  const at = starts.length === 0 ? 0 : Math.min(...starts);
  const space = at <= BEFORE ? -1 : lower.indexOf(' ', at - BEFORE);
  const start = at <= BEFORE ? 0 : space < at && space >= 0 ? space + 1 : at;
  const cut = shorten(text.slice(start).replace(/\s+/g, ' ').trim(), LONG);
  return start > 0 ? `…${cut}` : cut;
}

const ORDER_BY: Readonly<Record<Order, string>> = {
  relevance: 'score, a.id',
  newest: 'a.day IS NULL, a.published DESC, a.id',
  oldest: 'a.day IS NULL, a.published, a.id',
};

function asArticle(row: Row, words: string | undefined): FoundArticle {
  const { headline, uri, source, published, agency } = row;
  return {
    id: niFromDigest(row.id as Uint8Array),
    ...(headline !== null && { headline: String(headline) }),
    name: String(row.name),
    ...(uri !== null && { uri: String(uri) }),
    language: String(row.language),
    ...(source !== null && { source: String(source) }),
    ...(published !== null && { published: String(published) }),
    ...(agency !== null && { agency: String(agency) }),
    words: Number(row.words),
    quotations: Number(row.quotations),
    claims: Number(row.claims),
    excerpt: excerptOf(unpacked(row.text!), words),
  };
}

/** Puts the numbers of all articles that fit into the temporary table `hits`. */
function collect({ database }: Catalog, question: Question): void {
  database.exec('DROP TABLE IF EXISTS temp.hits');
  database.exec('CREATE TEMP TABLE hits (number INTEGER PRIMARY KEY, score REAL)');
  const conditions = conditionsOf(question);
  const words = wordsOf(question);
  const where = [
    ...(words === undefined ? [] : ['index_of_words MATCH ?']),
    ...conditions.map(({ sql }) => sql),
  ];
  const values = [
    ...(words === undefined ? [] : [words]),
    ...conditions.flatMap((each) => each.values),
  ];
  const from =
    words === undefined
      ? 'SELECT a.number, 0 FROM article a'
      : `SELECT i.rowid, rank FROM index_of_words i
         ${conditions.length === 0 ? '' : 'JOIN article a ON a.number = i.rowid'}`;
  const sql = `INSERT INTO hits ${from}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
  try {
    database.prepare(sql).run(...values);
  } catch (error) {
    if (question.fts === undefined || engineCode(error) !== 'SQLITE_ERROR') throw error;
    throw new CatalogError(
      'query',
      `The engine does not understand ${JSON.stringify(question.fts)}: ${(error as Error).message}. Leave --fts out to search for plain words.`,
      { cause: error },
    );
  }
}

/**
 * Finds articles. What is answered is one state of the catalog, whoever writes meanwhile.
 *
 * @throws CatalogError when the words cannot be searched for, or the catalog is damaged
 * @throws StoreIoError when the disk refuses
 */
export function findArticles(
  catalog: Catalog,
  question: Question,
  options: FindArticlesOptions = {},
): Promise<Found> {
  const asked = wordsOf(question);
  const { limit = 20, offset = 0, counts = [], values = 10 } = options;
  const order = options.order ?? (asked === undefined ? 'newest' : 'relevance');
  const { archive, database } = catalog;
  return guarded(archive, () => {
    database.exec('BEGIN');
    try {
      collect(catalog, question);
      const total = Number(database.prepare('SELECT count(*) AS count FROM hits').get()!.count);
      const damaged = database.prepare('SELECT total(skipped) AS count FROM batch').get()!.count;
      // Texts are read of one page only.
      const read = database.prepare(
        'SELECT a.*, text FROM article a JOIN body ON article = number WHERE number = ?',
      );
      const articles = database
        .prepare(
          `SELECT number FROM hits JOIN article a USING (number)
           ORDER BY ${ORDER_BY[order]} LIMIT ? OFFSET ?`,
        )
        .all(limit, offset)
        .map(({ number }) => asArticle(read.get(number!)!, question.words ?? question.fts));
      const all = Number(database.prepare('SELECT max(number) AS last FROM article').get()!.last);
      const counted: Partial<Record<Facet, Count[]>> = {};
      for (const facet of counts) {
        counted[facet] = database
          .prepare(`${countingBy(facet, total, all)} ORDER BY count DESC, value LIMIT ?`)
          .all(values)
          .map(({ value, count }) => ({
            value: value === null ? null : String(value),
            count: Number(count),
          }));
      }
      return { total, offset, articles, counts: counted, damaged: Number(damaged) };
    } finally {
      database.exec('ROLLBACK');
    }
  });
}
