/** What a coded sheet comes to, with who coded it: a statement that goes into the datasheet of a release. */
import type { QualityStatement } from '../../record/types.generated.ts';
import { compareText, StoreUsageError } from '../../store/index.ts';
import { VERSION } from '../../version.ts';
import { isCoded, readSheet, type Sheet } from './read-sheet.ts';
import { estimatesOf, type SheetEstimates } from './sheet.ts';

/** The version of a statement's form. */
export const QUALITY_SCHEMA = 'https://w3id.org/kliping/quality/1';

/** What a sheet itself does not say. */
export interface Coding {
  /** Who coded it, by the names that are to be shown. */
  readonly coders: readonly string[];
  /** The day on which they were done: `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Reads a coded sheet into a statement.
 *
 * @param text The CSV, as `sample` wrote it or a spreadsheet saved it.
 * @throws StoreUsageError when a cell has what it may not, or nothing was judged
 */
export function readStatement(text: string, coding: Coding): QualityStatement {
  const sheet = readSheet(text);
  return statementOf(sheet, estimatesOf(sheet), coding);
}

/**
 * States what a sheet comes to.
 *
 * @param estimates those of the same sheet
 * @throws StoreUsageError when nothing was judged
 */
export function statementOf(
  sheet: Sheet,
  { what, articles, articlesDrawn, strata, ...shares }: SheetEstimates,
  { coders, date }: Coding,
): QualityStatement {
  if (articles === 0) {
    throw new StoreUsageError(
      'Nothing in the sheet was judged, so there is nothing to state: fill in verdict or missed first.',
    );
  }
  const captures = [...sheet.strata.values()].flatMap((stratum) =>
    [...stratum.articles].flatMap(([capture, coded]) => (isCoded(coded) ? [capture] : [])),
  );
  return {
    schema: QUALITY_SCHEMA,
    what,
    coders: [...coders],
    date,
    software: `kliping/${VERSION}`,
    articles,
    articlesDrawn,
    population: strata.reduce((sum, each) => sum + each.articles, 0),
    ...shares,
    strata: [...strata],
    captures: captures.sort(compareText),
  };
}
