/** The names of an article: what the tagger found and what the tables know, laid side by side. */
import { wordSet } from '../../languages/compiled.ts';
import type { Mention } from '../../record/types.generated.ts';
import type { KnownName } from './known.ts';
import type { Reading } from './reading.ts';
import { partRegions } from './regions.ts';
import { Has } from './spelling.ts';
import type { TaggedName } from './tag/tagger.ts';
import { groupOf } from './tag/types.ts';

/** A name that no table knows: words `[first, end)`. */
export interface FoundName {
  first: number;
  end: number;
  type: Mention['type'];
  confidence: number;
}

/** One natural unit of log-odds in the weights of the model. */
const UNIT = 63.5;

/** How sure a margin makes: a half at none, nine in ten at four units. */
function confidenceOf(margin: number): number {
  const units = margin / UNIT;
  return 0.5 + (0.5 * units) / (1 + units);
}

/**
 * Chooses between tagged and known names that share words.
 *
 * A name of the tables inside a longer tagged name is part of that (`Washington` of `Denzel
 * Washington`); one that is tagged as it stands is the table's, with its type; one that is longer
 * than what is tagged in it takes its place.
 *
 * @param tagged Names of the tagger, in order.
 * @param known Names of the tables, in order.
 */
export function chooseNames(
  reading: Reading,
  tagged: readonly TaggedName[],
  known: readonly KnownName[],
): { known: KnownName[]; found: FoundName[] } {
  const trimmed = tagged
    .filter(({ first }) => (reading.has[first]! & Has.Silent) === 0)
    .map((name) => trimName(reading, name))
    .filter(({ first, end }) => first < end);
  const heard = partRegions(reading, trimmed, known);
  const persons = new Set(
    heard
      .filter(({ type }) => type === 'Person')
      .map(({ first, end }) => spelling(reading, first, end)),
  );
  const countries = timesAlone(reading, heard, known);
  const chosen: KnownName[] = [];
  const covered = new Uint8Array(reading.length);
  let at = 0;
  known.forEach((name, index) => {
    while (at < heard.length && heard[at]!.end <= name.first) at++;
    const other = heard[at];
    const free = other === undefined || other.first >= name.end;
    if (!free) {
      if (
        !isStronger(reading, name, other, persons, countries) &&
        !isTiled(reading, other, known, index)
      )
        return;
    }
    chosen.push(name);
    covered.fill(1, name.first, name.end);
  });
  const found = heard.flatMap(({ first, end, type, margin }): FoundName[] => {
    let from = first;
    while (from < end && covered[from] === 1) from++;
    // What is left of a person behind a place was none, unless it is one elsewhere.
    const lost = from > first && type === 'Person' && !persons.has(spelling(reading, from, end));
    if (from === end || lost || covered.subarray(from, end).includes(1)) return [];
    return [{ first: from, end, type, confidence: confidenceOf(margin) }];
  });
  return { known: chosen, found };
}

/** A reading with a smaller margin gives way to what a table says. */
const DOUBTFUL = 100;
const SURE = 200;
/** A country that is named so often by itself is what the article is about. */
const OFTEN = 3;

/** Whether a known name takes the place of a tagged one that shares words with it. */
function isStronger(
  reading: Reading,
  { first, end, known: { type, sort } }: KnownName,
  tagged: TaggedName,
  persons: ReadonlySet<string>,
  countries: ReadonlyMap<string, number>,
): boolean {
  const wider = first <= tagged.first && end >= tagged.end;
  // `UAE's Civil Aviation Authority` are two names.
  if (!wider && first === tagged.first && (reading.has[end - 1]! & Has.Possessive) !== 0)
    return true;
  if (tagged.type !== 'Person' || type !== 'Place') return wider;
  // People are called Jordan and Washington; a headline says `Nepal Bans Airline`.
  if (wider) return tagged.margin < SURE;
  if (first !== tagged.first) return false;
  // `Ketua Partai Sumut Iskandar`, where the article has `Iskandar` too.
  if (persons.has(spelling(reading, end, tagged.end))) return true;
  if (sort !== 'country') return false;
  // `Mali Junta` of a headline, where the article goes on about Mali.
  const often = (countries.get(spelling(reading, first, end)) ?? 0) >= OFTEN;
  return tagged.margin < (often ? SURE : DOUBTFUL);
}

/** How often each country is named by itself, apart from longer names. */
function timesAlone(
  reading: Reading,
  tagged: readonly TaggedName[],
  known: readonly KnownName[],
): Map<string, number> {
  const longer = new Uint8Array(reading.length);
  for (const { first, end } of tagged) if (end - first > 1) longer.fill(1, first, end);
  const times = new Map<string, number>();
  for (const { first, end, known: entry } of known) {
    if (entry.sort !== 'country' || longer[first] === 1) continue;
    const name = spelling(reading, first, end);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

function spelling(reading: Reading, first: number, end: number): string {
  return reading.words(first, end).join(' ');
}

/** Opens the name of a company wherever it stands. */
const COMPANY = 'PT';

/** Cuts what is no part of a name: what brackets part from it, and what is in front of it. */
function trimName(reading: Reading, name: TaggedName): TaggedName {
  const { text, words, language } = reading.input;
  let { first, end } = name;
  for (let at = first + 1; at < end; at++) {
    const gap = text.slice(words.ends[at - 1]!, words.starts[at]!);
    if (/[()[\]]/.test(gap) || (name.type === 'Person' && gap.includes(','))) end = at;
  }
  // The model knows the titles of the languages that it learned from.
  if (name.type === 'Person' && groupOf(language.tag) === 0) {
    const titles = wordSet(language.mention?.personTitles);
    while (end - first > 1 && titles.has(reading.lower(first))) first++;
  }
  if (name.type === 'Organization') {
    const company = reading.words(first, end).indexOf(COMPANY);
    if (company > 0 && first + company + 1 < end) first += company;
  }
  return { ...name, first, end };
}

/** Words for “and”. */
const AND = new Set('dan and und e et y en na'.split(' '));

/** Whether known names side by side or joined by “and”, of which one is at `index`, are a tagged name. */
function isTiled(
  reading: Reading,
  { first, end }: TaggedName,
  known: readonly KnownName[],
  index: number,
): boolean {
  const joins = (from: number, to: number): boolean =>
    from === to || (to === from + 1 && AND.has(reading.lower(from)));
  let from = index;
  while (from > 0 && known[from]!.first > first && joins(known[from - 1]!.end, known[from]!.first))
    from--;
  if (known[from]!.first !== first) return false;
  let to = from;
  while (known[to]!.end < end && known[to + 1] && joins(known[to]!.end, known[to + 1]!.first)) to++;
  return to > from && known[to]!.end === end;
}
