/**
 * Character classes from pinned Unicode 15.0 tables. The `\p{…}` of a regular expression and
 * `String.prototype.toLowerCase` follow the Unicode version of the running engine, which differs
 * between Node releases, so nothing that reaches a record may use them.
 *
 * @see https://www.unicode.org/reports/tr44/#General_Category_Values
 */
import { CATEGORY_RUNS, SCRIPT_NAMES, SCRIPT_RUNS } from './tables.generated.ts';

/** A general category, with those that the pipeline never tells apart folded into one. */
export const Category = {
  Unassigned: 0,
  Upper: 1,
  Title: 2,
  Lower: 3,
  OtherLetter: 4,
  Mark: 5,
  Digit: 6,
  OtherNumber: 7,
  Punctuation: 8,
  Symbol: 9,
  Space: 10,
  Control: 11,
  Format: 12,
  NoText: 13,
} as const;
export type Category = (typeof Category)[keyof typeof Category];

/** A script that helps to tell languages apart, or `Other`. */
export type Script = (typeof SCRIPT_NAMES)[number] | 'Other';

const CATEGORY_LETTERS = 'uUTlomdnpszcfx';
const BMP = 0x10000;

/** Values by code point: a flat table for the first plane, binary search for the rest. */
interface Table {
  readonly bmp: Uint8Array;
  readonly starts: Uint32Array;
  readonly values: Uint8Array;
}

function unpack(runs: string, readValue: (text: string) => number): Table {
  const bmp = new Uint8Array(BMP);
  const starts: number[] = [];
  const values: number[] = [];
  let at = 0;
  for (const run of runs.split(';')) {
    const comma = run.indexOf(',');
    const end = at + Number.parseInt(run.slice(0, comma), 36);
    const value = readValue(run.slice(comma + 1));
    if (at < BMP) bmp.fill(value, at, Math.min(end, BMP));
    if (end > BMP) {
      starts.push(Math.max(at, BMP));
      values.push(value);
    }
    at = end;
  }
  return { bmp, starts: Uint32Array.from(starts), values: Uint8Array.from(values) };
}

function lookUp(table: Table, codePoint: number): number {
  if (codePoint < BMP) return table.bmp[codePoint]!;
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (table.starts[middle]! <= codePoint) low = middle;
    else high = middle - 1;
  }
  return table.values[low]!;
}

const categories = unpack(CATEGORY_RUNS, (letter) => CATEGORY_LETTERS.indexOf(letter));
const scripts = unpack(SCRIPT_RUNS, (index) => (index === '' ? 0 : Number(index) + 1));

/** Gives the general category of a code point (0 to 0x10FFFF) in Unicode 15.0. */
export function categoryOf(codePoint: number): Category {
  return lookUp(categories, codePoint) as Category;
}

/** Gives the script of a code point, `Other` for every script that is not in the table. */
export function scriptOf(codePoint: number): Script {
  const index = lookUp(scripts, codePoint);
  return index === 0 ? 'Other' : SCRIPT_NAMES[index - 1]!;
}

/** Tells a letter of any kind. */
export function isLetter(codePoint: number): boolean {
  const category = categoryOf(codePoint);
  return category >= Category.Upper && category <= Category.OtherLetter;
}

/** Tells an upper-case or title-case letter. */
export function isUpper(codePoint: number): boolean {
  const category = categoryOf(codePoint);
  return category === Category.Upper || category === Category.Title;
}

/** Tells a lower-case letter. */
export function isLower(codePoint: number): boolean {
  return categoryOf(codePoint) === Category.Lower;
}

/** Tells a decimal digit of any script. */
export function isDigit(codePoint: number): boolean {
  return categoryOf(codePoint) === Category.Digit;
}

/** Tells white space (the White_Space property: separators, tab, line breaks, next line). */
export function isSpace(codePoint: number): boolean {
  return (
    codePoint === 0x20 ||
    (codePoint >= 9 && codePoint <= 13) ||
    codePoint === 0x85 ||
    (codePoint >= 0xa0 && categoryOf(codePoint) === Category.Space)
  );
}
