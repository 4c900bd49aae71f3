/** Reads the CSV that a person coded, and refuses what `sample` did not write. */
import { parse } from 'csv-parse/sync';
import { StoreUsageError } from '../../store/index.ts';
import { COLUMNS, type Column } from './columns.ts';
import { KINDS, type Kind } from './names.ts';

/** What was coded of an article. */
export interface Coded {
  items: number;
  judged: number;
  right: number;
  attributes: number;
  rightAttributes: number;
  missed?: number;
}

/** Whether anything was coded of an article. */
export function isCoded({ judged, missed }: Coded): boolean {
  return judged > 0 || missed !== undefined;
}

interface CodedArticles {
  /** How many articles the stratum has, drawn or not. */
  readonly size: number;
  /** What was coded, by the captures of its articles. */
  readonly articles: Map<string, Coded>;
}

/** A sheet as it was coded. */
export interface Sheet {
  what: Kind;
  readonly strata: Map<string, CodedArticles>;
}

const YES = new Set(['y', 'yes', '1', 'true', 'ya', 'x']);
const NO = new Set(['n', 'no', '0', 'false', 'tidak']);
const AS_WRITTEN = 'leave it as it was written';

function wrong(row: number, column: Column, found: string, allowed: string): StoreUsageError {
  return new StoreUsageError(
    `Row ${row} of the sheet has ${JSON.stringify(found)} in the column ${column}: ${allowed}.`,
  );
}

function verdict(row: number, column: Column, found: string): boolean | undefined {
  const text = found.trim().toLowerCase();
  if (text === '') return undefined;
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  throw wrong(row, column, found, 'give y or n, or leave it empty where it was not judged');
}

function readRows(text: string): Record<string, string>[] {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  // Spreadsheets save with the separator of the country.
  const delimiter = [',', ';', '\t'].find((each) => head.split(each).length >= COLUMNS.length);
  if (delimiter === undefined) {
    throw new StoreUsageError(
      `The sheet does not begin with the columns ${COLUMNS.join(', ')}: give one that kliping sample wrote, saved as CSV.`,
    );
  }
  try {
    return parse(text, { bom: true, columns: true, delimiter, skip_empty_lines: true });
  } catch (error) {
    throw new StoreUsageError(`The sheet is no CSV: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

class Reading {
  readonly strata: Sheet['strata'] = new Map();
  #what: Kind | undefined;
  /** The row in which an article, or something found in it, stands. */
  readonly #rows = new Map<string, number>();
  readonly #stratumOf = new Map<string, string>();

  /** What was read; there must have been a row. */
  get sheet(): Sheet {
    return { what: this.#what!, strata: this.strata };
  }

  /** Takes in a row, counted as spreadsheets do, with the first line. */
  add(row: number, cells: Record<string, string>): void {
    const missing = COLUMNS.find((column) => cells[column] === undefined);
    if (missing !== undefined) throw wrong(row, missing, '', 'the column is missing');
    const get = (column: Column): string => cells[column]!;
    this.#checkWhat(row, get('what'));
    this.#checkPlace(row, get);
    const coded = this.#articleOf(row, get);
    if (get('row') === 'article') addArticle(row, get, coded);
    else addItem(row, get, coded);
  }

  #checkWhat(row: number, what: string): void {
    const kind = KINDS.find((each) => each === what);
    if (kind === undefined) throw wrong(row, 'what', what, `it is one of ${KINDS.join(', ')}`);
    this.#what ??= kind;
    if (kind !== this.#what) {
      const allowed = `a sheet is about one thing, and this one is about ${this.#what}`;
      throw wrong(row, 'what', what, allowed);
    }
  }

  /** That a row is of an article or of something in it, and that no other row is of the same. */
  #checkPlace(row: number, get: (column: Column) => string): void {
    const kind = get('row');
    if (kind !== 'article' && kind !== 'item') {
      throw wrong(row, 'row', kind, 'it is article or item');
    }
    const [capture, item] = [get('capture'), get('item')];
    if (capture === '') throw wrong(row, 'capture', capture, AS_WRITTEN);
    if ((item === '') !== (kind === 'article')) throw wrong(row, 'item', item, AS_WRITTEN);
    const key = JSON.stringify([capture, item]);
    const before = this.#rows.get(key);
    if (before !== undefined) {
      const [column, found]: [Column, string] =
        kind === 'item' ? ['item', item] : ['capture', capture];
      throw wrong(row, column, found, `row ${before} is the same ${kind}, and it counts once`);
    }
    this.#rows.set(key, row);
  }

  #articleOf(row: number, get: (column: Column) => string): Coded {
    const [capture, name, count] = [get('capture'), get('stratum'), get('stratum_articles')];
    const size = Number(count);
    if (!/^\d+$/.test(count.trim()) || size < 1) {
      throw wrong(row, 'stratum_articles', count, AS_WRITTEN);
    }
    const other = this.#stratumOf.get(capture);
    if (other !== undefined && other !== name) {
      throw wrong(row, 'stratum', name, `the article is in ${JSON.stringify(other)} above`);
    }
    this.#stratumOf.set(capture, name);
    const stratum: CodedArticles = this.strata.get(name) ?? { size, articles: new Map() };
    this.strata.set(name, stratum);
    if (size !== stratum.size) {
      throw wrong(row, 'stratum_articles', count, `the same stratum has ${stratum.size} above`);
    }
    const blank: Coded = { items: 0, judged: 0, right: 0, attributes: 0, rightAttributes: 0 };
    const coded = stratum.articles.get(capture) ?? blank;
    stratum.articles.set(capture, coded);
    if (stratum.articles.size > size) {
      const allowed = `the sheet has ${stratum.articles.size} articles of the stratum up to here`;
      throw wrong(row, 'stratum_articles', count, allowed);
    }
    return coded;
  }
}

function addArticle(row: number, get: (column: Column) => string, coded: Coded): void {
  for (const column of ['verdict', 'attribute_verdict'] as const) {
    if (get(column).trim() !== '') {
      throw wrong(row, column, get(column), 'an article has none, only what was found in it');
    }
  }
  const missed = get('missed').trim();
  if (missed === '') return;
  if (!/^\d{1,6}$/.test(missed)) {
    throw wrong(row, 'missed', missed, 'give a whole number, such as 0');
  }
  coded.missed = Number(missed);
}

function addItem(row: number, get: (column: Column) => string, coded: Coded): void {
  if (get('missed').trim() !== '') {
    throw wrong(
      row,
      'missed',
      get('missed'),
      'what was missed is counted in the row of the article',
    );
  }
  coded.items++;
  const right = verdict(row, 'verdict', get('verdict'));
  if (right !== undefined) coded.judged++;
  if (right) coded.right++;
  const attribute = verdict(row, 'attribute_verdict', get('attribute_verdict'));
  if (attribute !== undefined) coded.attributes++;
  if (attribute) coded.rightAttributes++;
}

/**
 * Reads what was coded.
 *
 * @param text The CSV, as `sample` wrote it or a spreadsheet saved it.
 * @throws StoreUsageError when a cell has what it may not, or there are no rows; the message names row and column.
 */
export function readSheet(text: string): Sheet {
  const rows = readRows(text);
  if (rows.length === 0) {
    throw new StoreUsageError(
      'The sheet has no rows below its columns: give one that was filled in.',
    );
  }
  const reading = new Reading();
  for (const [index, cells] of rows.entries()) reading.add(index + 2, cells);
  return reading.sheet;
}
