/** The CSV that a person codes, written and read back. */
import { parse } from 'csv-parse/sync';
import { StoreUsageError } from '../../store/index.ts';
import { type CodedStratum, type Estimate, estimateShare } from './estimate.ts';
import type { Item } from './items.ts';
import type { Kind } from './names.ts';

/** The columns, in their order. `verdict`, `attribute_verdict`, `missed` and `note` are for the person. */
export const COLUMNS = [
  'stratum',
  'stratum_articles',
  'capture',
  'row',
  'what',
  'item',
  'found',
  'type',
  'context',
  'start',
  'end',
  'verdict',
  'attribute',
  'attribute_verdict',
  'missed',
  'note',
] as const;
type Column = (typeof COLUMNS)[number];
type SheetRow = Partial<Record<Column, string | number>>;

/** A spreadsheet takes what begins so for a formula and runs it. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function line(row: SheetRow): string {
  return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}

/** The first line. With the mark before it, spreadsheets read UTF-8. */
export function sheetHead(): string {
  return `\ufeff${COLUMNS.map((column) => cell(column)).join(',')}\r\n`;
}

/** The lines of an article: one for itself, where what was missed is counted, and one for each thing found. */
export function sheetLines(
  kind: Kind,
  stratum: { readonly name: string; readonly size: number },
  article: { readonly capture: string; readonly title: string },
  items: readonly Item[],
): string {
  const shared = {
    stratum: stratum.name,
    stratum_articles: stratum.size,
    capture: article.capture,
    what: kind,
  };
  const own = line({ ...shared, row: 'article', found: article.title });
  return own + items.map((item) => line({ ...shared, row: 'item', ...item })).join('');
}

/** What a coded sheet says. */
export interface SheetEstimates {
  readonly what: string;
  /** Articles of which something was coded, and all in the sheet. */
  readonly articles: number;
  readonly articlesDrawn: number;
  /** Right ones of those found. */
  readonly precision?: Estimate;
  /** Found ones of those there are; from articles whose items are all coded and whose missed ones are counted. */
  readonly recall?: Estimate;
  /** Attributes (speakers, links) that are right, of those judged. */
  readonly attribute?: Estimate;
  readonly strata: readonly {
    readonly stratum: string;
    readonly articles: number;
    readonly coded: number;
    readonly precision?: Estimate;
    readonly recall?: Estimate;
  }[];
}

const YES = new Set(['y', 'yes', '1', 'true', 'ya', 'x']);
const NO = new Set(['n', 'no', '0', 'false', 'tidak']);

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

/** What was coded of an article. */
interface Coded {
  items: number;
  judged: number;
  right: number;
  attributes: number;
  rightAttributes: number;
  missed?: number;
}

interface Sheet {
  what: string;
  strata: Map<string, { size: number; articles: Map<string, Coded> }>;
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

function readSheet(text: string): Sheet {
  const sheet: Sheet = { what: '', strata: new Map() };
  readRows(text).forEach((cells, index) => {
    // Counted as spreadsheets do, with the first line.
    const row = index + 2;
    const get = (column: Column): string => cells[column] ?? '';
    const missing = COLUMNS.find((column) => cells[column] === undefined);
    if (missing !== undefined) throw wrong(row, missing, '', 'the column is missing');
    const size = Number(get('stratum_articles'));
    if (!Number.isInteger(size) || size < 1) {
      throw wrong(row, 'stratum_articles', get('stratum_articles'), 'leave it as it was written');
    }
    sheet.what ||= get('what');
    if (get('what') !== sheet.what) {
      throw wrong(
        row,
        'what',
        get('what'),
        `a sheet is about one thing, and this one is about ${sheet.what}`,
      );
    }
    const name = get('stratum');
    const stratum = sheet.strata.get(name) ?? { size, articles: new Map<string, Coded>() };
    sheet.strata.set(name, stratum);
    const blank: Coded = { items: 0, judged: 0, right: 0, attributes: 0, rightAttributes: 0 };
    const coded = stratum.articles.get(get('capture')) ?? blank;
    stratum.articles.set(get('capture'), coded);
    if (get('row') === 'article') {
      const missed = get('missed').trim();
      if (missed === '') return;
      if (!/^\d{1,6}$/.test(missed))
        throw wrong(row, 'missed', missed, 'give a whole number, such as 0');
      coded.missed = Number(missed);
      return;
    }
    coded.items++;
    const right = verdict(row, 'verdict', get('verdict'));
    if (right !== undefined) coded.judged++;
    if (right) coded.right++;
    const attribute = verdict(row, 'attribute_verdict', get('attribute_verdict'));
    if (attribute !== undefined) coded.attributes++;
    if (attribute) coded.rightAttributes++;
  });
  return sheet;
}

function isWhole({ items, judged, missed }: Coded): boolean {
  return missed !== undefined && judged === items;
}

/**
 * Reads a coded sheet back into estimates. Rows that nobody judged say nothing; of each stratum the coded articles
 * stand for all of it.
 *
 * @param text The CSV, as `sample` wrote it or a spreadsheet saved it.
 * @throws StoreUsageError when a cell has what it may not; the message names row and column.
 */
export function readEstimates(text: string): SheetEstimates {
  const { what, strata } = readSheet(text);
  const of = (
    choose: (coded: Coded) => { hits: number; items: number } | undefined,
    only?: string,
  ): Estimate | undefined =>
    estimateShare(
      [...strata]
        .filter(([name]) => only === undefined || name === only)
        .map(
          ([, { size, articles }]): CodedStratum => ({
            size,
            clusters: [...articles.values()].flatMap((each) => choose(each) ?? []),
          }),
        ),
    );
  const precise = ({ judged, right, items }: Coded) =>
    judged === 0 && items > 0 ? undefined : { hits: right, items: judged };
  const recalled = (coded: Coded) =>
    isWhole(coded) ? { hits: coded.right, items: coded.right + coded.missed! } : undefined;
  const attributed = ({ attributes, rightAttributes }: Coded) =>
    attributes === 0 ? undefined : { hits: rightAttributes, items: attributes };
  const isCoded = (coded: Coded): boolean => coded.judged > 0 || coded.missed !== undefined;
  const countOf = (articles: Map<string, Coded>): number =>
    [...articles.values()].filter(isCoded).length;
  const some = <K extends string>(key: K, value: Estimate | undefined) =>
    (value === undefined ? {} : { [key]: value }) as Partial<Record<K, Estimate>>;
  const all = [...strata.values()];
  return {
    what,
    articles: all.reduce((total, { articles }) => total + countOf(articles), 0),
    articlesDrawn: all.reduce((total, { articles }) => total + articles.size, 0),
    ...some('precision', of(precise)),
    ...some('recall', of(recalled)),
    ...some('attribute', of(attributed)),
    strata: [...strata].map(([name, { size, articles }]) => ({
      stratum: name,
      articles: size,
      coded: countOf(articles),
      ...some('precision', of(precise, name)),
      ...some('recall', of(recalled, name)),
    })),
  };
}
