/** The CSV that a person codes, written and read back. */
import { COLUMNS, type Column } from './columns.ts';
import { type CodedStratum, type Estimate, estimateShare } from './estimate.ts';
import type { Item } from './items.ts';
import type { Kind } from './names.ts';
import { type Coded, isCoded, readSheet, type Sheet } from './read-sheet.ts';

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
  readonly what: Kind;
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

function isWhole({ items, judged, missed }: Coded): boolean {
  return missed !== undefined && judged === items;
}

/**
 * Reads a coded sheet back into estimates (see `estimatesOf`).
 *
 * @param text The CSV, as `sample` wrote it or a spreadsheet saved it.
 * @throws StoreUsageError when a cell has what it may not; the message names row and column.
 */
export function readEstimates(text: string): SheetEstimates {
  return estimatesOf(readSheet(text));
}

/** Estimates from what was coded. Rows that nobody judged say nothing; of each stratum the coded articles stand for all of it. */
export function estimatesOf({ what, strata }: Sheet): SheetEstimates {
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
