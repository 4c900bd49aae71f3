/** Reads bylines that stand on a line of their own. */
import { isName, splitNames } from '../../document/names.ts';
import { isOrganization } from '../../languages/common/agencies.ts';
import { isPlaceName } from '../../languages/common/places.ts';
import { compiled } from '../../languages/compiled.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import type { Byline } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { afterCue } from './lines.ts';
import { type Named, nameIn } from './wire.ts';

/** A byline with several names and roles is no longer. */
const LONGEST = 140;
const BAR = /\s*[|•·]\s*/g;
/** Names nobody: `By our correspondent`, `By staff reporters`. */
const NOBODY =
  /^(?:our|a|an|the|staff|unsere[mnr]?|notre|nos|nuestro|nuestra|nosso|nossa|onze|kami)\s/;
/** Where somebody reported from: `By Jane Doe in Paris`. */
const WHENCE = /\s(?:in|di|dari|from|at|à|en|em|aus|te|reporting|melaporkan)\s.*$/;
/** What joins an agency to an author: `By Jane Doe (with AFP)`. */
const WITH = /^(?:with|and|avec|et|mit|und|con|y|com|e|met|en|dengan|dan)\s/;
const BRACKETS = /\s*\(([^()]{2,40})\)\s*$/;

/** A byline line. */
export interface BylineLine {
  authors: Byline[];
  /** The agency that it names, as an author or as where an author works. */
  agency?: Named;
}

const roleWords = compiled(
  (data: DescribeData) => new Set(data.roles?.flatMap((role) => role.split(' '))),
);

function isRole(text: string, data: DescribeData): boolean {
  const roles = roleWords(data);
  return toLower(text)
    .split(/[\s-]+/)
    .some((word) => roles.has(word));
}

interface Segment {
  start: number;
  text: string;
}

/** The names of one stretch of a byline; undefined when something in it is no name. */
function readNames({ start, text }: Segment, data: DescribeData): Byline[] | undefined {
  if (NOBODY.test(toLower(text))) return [];
  const bracket = BRACKETS.exec(text);
  const beside = bracket?.[1]?.replace(WITH, '');
  if (beside !== undefined && !isOrganization(beside) && !isRole(beside, data)) return undefined;
  const plain = bracket ? text.slice(0, bracket.index) : text;
  const whole = plain.replace(/[.,;]\s*$/, '').trim();
  const make = (name: string, kind: 'organization' | undefined, at: number): Byline => ({
    name,
    text: name,
    start: start + at,
    end: start + at + name.length,
    basis: 'text',
    ...(kind && { kind }),
  });
  if (!/[,;]/.test(whole) && isOrganization(whole))
    return [make(whole, 'organization', text.indexOf(whole))];
  const found: Byline[] = [];
  let at = 0;
  const tokens = splitNames(whole.replace(WHENCE, ''));
  for (const [index, token] of tokens.entries()) {
    at = text.indexOf(token, at);
    const words = token.split(/\s+/).length;
    const first = found[0];
    if (isOrganization(token)) {
      if (found.every(({ kind }) => kind !== undefined))
        found.push(make(token, 'organization', at));
    } else if (first && (isRole(token, data) || isPlaceName(token))) {
      // Where or as what the author works.
    } else if (first && words === 1 && first.text.includes(' ')) {
      // One word behind names is a place or an office that no list has, and nothing follows it.
      if (index < tokens.length - 1 || !isName(token)) return undefined;
    } else if (isName(token)) found.push(make(token, undefined, at));
    else return undefined;
    at += token.length;
  }
  return found.length > 0 ? found : undefined;
}

/** Splits a line at bars, with where each piece begins. */
function segmentsOf(line: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const bar of line.matchAll(BAR)) {
    segments.push({ start: at, text: line.slice(at, bar.index) });
    at = bar.index + bar[0].length;
  }
  segments.push({ start: at, text: line.slice(at) });
  return segments.filter(({ text }) => text.trim() !== '');
}

/** A name without a cue counts only with a role or an agency beside it: `Jane Doe, staff writer`. */
function readBare(segment: Segment, data: DescribeData): Byline[] | undefined {
  const [name, ...others] = splitNames(segment.text);
  if (name === undefined || others.length === 0 || !name.includes(' ') || isRole(name, data)) {
    return undefined;
  }
  if (!others.every((each) => isRole(each, data) || isOrganization(each))) return undefined;
  return readNames(segment, data);
}

/**
 * Reads a line such as `By Jane Doe and John Roe`, `Reporter: Budi | Editor: Sari` or
 * `Jane Doe, Associated Press`. A line with anything but names after the cue gives nothing: no
 * author rather than a wrong one.
 *
 * @param text The whole text.
 * @param start Where the line begins, in UTF-16 units.
 * @param end Where it ends.
 * @param data What is known of the language.
 * @returns undefined when the line is no byline; without authors when it names nobody.
 */
export function readByline(
  text: string,
  start: number,
  end: number,
  data: DescribeData,
): BylineLine | undefined {
  if (end - start > LONGEST) return undefined;
  const line = text.slice(start, end);
  const authors: Byline[] = [];
  let opened = false;
  for (const segment of segmentsOf(line)) {
    const lower = toLower(segment.text);
    const at = afterCue(lower, data.bylineCues, () => true);
    if (at !== undefined) {
      const rest = { start: start + segment.start + at, text: segment.text.slice(at) };
      const names = readNames(rest, data);
      const hasColon = segment.text.slice(0, at).includes(':');
      // `Von Haus aus`, `By Jove`: one word behind a bare cue is no author's name.
      if (!names || (!hasColon && names.some(({ name, kind }) => !kind && !name.includes(' ')))) {
        return undefined;
      }
      authors.push(...names);
      opened = true;
    } else if (afterCue(lower, data.creditCues) !== undefined) {
      if (!opened) return undefined;
    } else if (opened) {
      const beside = segment.text.trim();
      if (!isOrganization(beside) && !isRole(beside, data) && !isPlaceName(beside))
        return undefined;
    } else {
      const names = readBare({ ...segment, start: start + segment.start }, data);
      if (!names) return undefined;
      authors.push(...names);
      opened = true;
    }
  }
  if (!opened) return undefined;
  const agency = agencyIn(text, start, end, authors);
  return { authors, ...(agency && { agency }) };
}

/** The agency among the names and affiliations of a byline; no part of a person's name is one. */
function agencyIn(
  text: string,
  start: number,
  end: number,
  authors: readonly Byline[],
): Named | undefined {
  const people = authors.filter(({ kind }) => kind === undefined);
  const isPerson = (named: Named): boolean =>
    people.some((each) => named.start >= each.start! && named.end <= each.end!);
  let at = start;
  for (const piece of text.slice(start, end).split(/[,|•·()/:]|\s(?=[A-Z])/)) {
    const name = piece.trim();
    const rest = text.slice(at, end).trim();
    const named = nameIn(text, at, end, name) ?? nameIn(text, at, end, rest);
    if (named && !isPerson(named)) return named;
    at += piece.length + 1;
  }
  return undefined;
}
