/** Makes a verdict of what a checker filled in, by our schema and Google's rules for fact checks. */
import { isWrittenDay } from '../../document/iso-date.ts';
import { webAddress } from '../../jsonld/web-address.ts';
import type { ReviewVerdict } from '../../record/types.generated.ts';
import { shorten } from '../../unicode/shorten.ts';
import type { FilledColumn } from './columns.ts';
import type { Scale } from './scales.ts';

/** The cells of a row that a checker fills in; empty ones are absent. */
export type Cells = Readonly<Partial<Record<FilledColumn, string>>>;

/** What is wrong in a column. */
export interface CellProblem {
  column: FilledColumn;
  message: string;
}

/** The longest `claimReviewed`, in code points; Google's advice, and our schema's rule. */
export const LONGEST_CLAIM = 75;
const NUMBER = /^-?\d{1,9}(?:\.\d{1,6})?$/;
/** Names under which no person or organisation checks anything. */
const SOFTWARE = /^kliping\b/i;

function hostOf(address: string): string {
  return new URL(address).hostname.toLowerCase().replace(/^www\./, '');
}

/** Whether two addresses are of one site: the same host, or one that belongs to it. */
function isOneSite(page: string, site: string): boolean {
  const [a, b] = [hostOf(page), hostOf(site)];
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/**
 * Makes a verdict.
 *
 * @param cells What was filled in.
 * @param text The claim in the article's words.
 * @param scales The scales there are, by name.
 * @param latest The day that it is anywhere: no review was published later.
 * @returns The verdict, or everything that is wrong with the row.
 * @see https://developers.google.com/search/docs/appearance/structured-data/factcheck
 */
export function readVerdict(
  cells: Cells,
  text: string,
  scales: ReadonlyMap<string, Scale>,
  latest: string,
): ReviewVerdict | CellProblem[] {
  const problems: CellProblem[] = [];
  const wrong = (column: FilledColumn, message: string): void => {
    problems.push({ column, message });
  };
  const need = (column: FilledColumn, what: string): string => {
    const cell = cells[column];
    if (cell === undefined) wrong(column, `is empty: give ${what}`);
    return cell ?? '';
  };
  const verdict = need('verdict', 'the verdict in words');
  const rating = readRating(cells, verdict, scales, wrong, need('scale', knownScales(scales)));
  const claimReviewed = cells.claim_reviewed ?? shorten(text, LONGEST_CLAIM);
  const length = [...claimReviewed].length;
  if (length > LONGEST_CLAIM) {
    wrong('claim_reviewed', `has ${length} characters, and at most ${LONGEST_CLAIM} are shown`);
  }
  const name = need('checker', 'the name of who checked it');
  if (SOFTWARE.test(name)) wrong('checker', 'names software: a person or organisation checks');
  const type = (cells.checker_type ?? 'organization').toLowerCase();
  if (type !== 'organization' && type !== 'person') {
    wrong('checker_type', `is ${JSON.stringify(cells.checker_type)}: give organization or person`);
  }
  const site = readAddress('checker_url', need('checker_url', 'the address of the checker’s site'));
  const url = readAddress('review_url', need('review_url', 'the address of the published review'));
  if (site && url && !isOneSite(url, site)) {
    wrong(
      'review_url',
      `is at ${hostOf(url)}, and must be on the checker’s own site, ${hostOf(site)}`,
    );
  }
  const date = need('review_date', 'the day the review was published, such as 2026-01-31');
  if (date !== '' && !isWrittenDay(date)) {
    wrong('review_date', `is ${JSON.stringify(date)}: give a day as 2026-01-31`);
  } else if (date > latest) {
    wrong('review_date', `is ${date}, which is to come`);
  }
  const sources = [
    ...new Set(
      need('sources', 'what the verdict rests on, one source a line')
        .split(/\r\n|\r|\n|\s\|\s/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ];
  for (const source of sources) {
    if (/^https?:/i.test(source)) readAddress('sources', source);
  }
  if (problems.length > 0 || !rating) return problems;
  return {
    claimReviewed,
    rating,
    checker: { type: type === 'person' ? 'Person' : 'Organization', name, url: site },
    url,
    datePublished: date,
    sources,
  };

  function readAddress(column: FilledColumn, cell: string): string {
    if (cell === '') return '';
    // A site has a name with a dot in it; of one without, any address would be a page.
    if (webAddress(cell) !== undefined && URL.canParse(cell) && hostOf(cell).includes('.')) {
      return cell;
    }
    wrong(column, `has ${JSON.stringify(cell)}, which is no address such as https://example.org/a`);
    return '';
  }
}

function knownScales(scales: ReadonlyMap<string, Scale>): string {
  return `a scale: ${[...scales.keys()].join(', ')}, or the address where the checker publishes its own`;
}

function readRating(
  cells: Cells,
  verdict: string,
  scales: ReadonlyMap<string, Scale>,
  wrong: (column: FilledColumn, message: string) => void,
  scale: string,
): ReviewVerdict['rating'] | undefined {
  const number = (column: 'rating' | 'worst' | 'best'): number | undefined => {
    const cell = cells[column];
    if (cell === undefined) return undefined;
    // Spreadsheets of many countries write a decimal comma.
    const written = cell.replace(',', '.');
    if (NUMBER.test(written)) return Number(written);
    wrong(column, `is ${JSON.stringify(cell)}, and must be a number`);
    return undefined;
  };
  const [value, worst, best] = [number('rating'), number('worst'), number('best')];
  if (verdict === '' || scale === '') return undefined;
  const known = scales.get(scale);
  if (known) {
    // Spreadsheets make truth values of True and False, and write those in capitals.
    const spelling = [...known.verdicts.keys()].find(
      (each) => each.toLowerCase() === verdict.toLowerCase(),
    );
    const step = spelling === undefined ? undefined : known.verdicts.get(spelling);
    if (spelling === undefined || step === undefined) {
      const verdicts = [...known.verdicts.keys()].join(', ');
      wrong('verdict', `is ${JSON.stringify(verdict)}, which ${scale} does not have: ${verdicts}`);
      return undefined;
    }
    if (value !== undefined && value !== step) {
      wrong('rating', `is ${value}, and ${JSON.stringify(verdict)} is ${step} on ${scale}`);
    }
    return { verdict: spelling, value: step, worst: known.worst, best: known.best, scale };
  }
  if (webAddress(scale) === undefined || !URL.canParse(scale)) {
    wrong('scale', `is ${JSON.stringify(scale)}, which is unknown: give ${knownScales(scales)}`);
    return undefined;
  }
  const isNumbered = [cells.rating, cells.worst, cells.best].some((cell) => cell !== undefined);
  if (!isNumbered) return { verdict, scale };
  for (const [column, given] of [
    ['rating', value],
    ['worst', worst],
    ['best', best],
  ] as const) {
    if (cells[column] === undefined) wrong(column, 'is empty: rating, worst and best go together');
    else if (given === undefined) return undefined;
  }
  if (value === undefined || worst === undefined || best === undefined) return undefined;
  if (worst >= best) wrong('best', `is ${best}, and must be more than the worst, ${worst}`);
  else if (value < worst || value > best) {
    wrong('rating', `is ${value}, and must be from ${worst} to ${best}`);
  }
  return { verdict, value, worst, best, scale };
}
