/** Tells an agency's copy: by its dateline, a byline, or a credit or signature at the end. */
import { trimMarks } from '../../document/trim.ts';
import { agencyNamed } from '../../languages/common/agencies.ts';
import type { Byline, Wire } from '../../record/types.generated.ts';
import type { Line } from './lines.ts';

/** An agency named in the text. */
export interface Named {
  /** Its one name. */
  agency: string;
  text: string;
  start: number;
  end: number;
}

const SEPARATORS = /\s*(?:[/,;+&|]|\s(?:and|dan|und|et|y|e|en|with|via|dengan)\s)\s*/;

/** The first agency in a list of names such as `ANTARA/Reuters`, with where it stands. */
export function nameIn(text: string, start: number, end: number, list: string): Named | undefined {
  let at = text.indexOf(list, start);
  if (at < 0 || at + list.length > end) return undefined;
  for (const item of [list, ...list.split(SEPARATORS)]) {
    const name = item.trim().replace(/\.$/, '');
    const agency = name === '' ? undefined : agencyNamed(name);
    if (agency === undefined) continue;
    at = text.indexOf(name, at);
    return { agency, text: name, start: at, end: at + name.length };
  }
  return undefined;
}

/** A credit in brackets or behind a dash or a copyright sign, at the end of a line. */
const SIGNATURE =
  /(?:[([]([^()[\]]{2,60})[)\]]|(?:^|\s)(?:—|–|--|-|©|\(c\))\s*(?:\d{4}\s*)?([^.()]{2,40}))\s*\.?$/i;
/** How many lines at the end may hold a signature. */
const LAST = 3;
const YEARS = /^(?:©|copyright|\d{4}|\s)+/i;

/** What a signature at the end of a line names, and whether it is all of the line. */
export function readSignature(line: Line): { named: Named; alone: boolean } | undefined {
  const tail = line.content.slice(-80);
  const match = SIGNATURE.exec(tail);
  const inside = (match?.[1] ?? match?.[2])?.replace(YEARS, '').trim();
  if (!match || !inside) return undefined;
  const from = line.end - tail.length + match.index;
  const named = nameIn(line.content, from - line.start, line.content.length, inside);
  if (!named) return undefined;
  const moved = { ...named, start: named.start + line.start, end: named.end + line.start };
  return { named: moved, alone: match.index === 0 && tail.length === line.content.length };
}

const NO_MARKS: ReadonlySet<string> = new Set();
const CREDIT_TAIL = new Set(').]');

/** The agency that a credit names: `Sumber: Reuters`. */
export function readCredit(line: Line, at: number): Named | undefined {
  const list = trimMarks(line.content.slice(at), NO_MARKS, CREDIT_TAIL);
  if (list === '' || list.length > 80) return undefined;
  const named = nameIn(line.content, at, line.content.length, list);
  return named && { ...named, start: named.start + line.start, end: named.end + line.start };
}

/** The last lines of an article, where signatures stand. */
export function lastLines(lines: readonly Line[]): readonly Line[] {
  return lines.slice(-LAST);
}

/** Settles the agency; the dateline says it best, then a byline, a credit, and metadata. */
export function wireOf(
  dateline: Named | undefined,
  byline: Named | undefined,
  credit: Named | undefined,
  authors: readonly Byline[],
): Wire | undefined {
  const said = (named: Named | undefined, basis: Wire['basis']): Wire | undefined =>
    named && { ...named, basis };
  const given = authors
    .filter(({ basis }) => basis !== 'text')
    .map(({ name }) => agencyNamed(name))
    .find((agency) => agency !== undefined);
  return (
    said(dateline, 'dateline') ??
    said(byline, 'byline') ??
    said(credit, 'credit') ??
    (given === undefined ? undefined : { agency: given, basis: 'metadata' })
  );
}
