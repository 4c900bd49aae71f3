/** Finds runs of capitalised words that may be names the gazetteer does not know, and types them. */
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import type { Mention } from '../../record/types.generated.ts';
import type { KnownName } from './known.ts';
import type { Reading } from './reading.ts';

/** A name found by its shape: words `[first, end)`. */
export interface ShapedName {
  first: number;
  end: number;
  type: Mention['type'];
  confidence: number;
}

/** Small words inside the names of people. */
export const PARTICLES = new Set(
  'bin binti van von der den de da dos di el al ibn ben la le du'.split(' '),
);
const LONGEST = 8;
/** Names of people without a title have at most so many words. */
const LONGEST_PERSON = 4;

/** Word lists of a language as sets. */
interface Lists {
  titles: ReadonlySet<string>;
  complements: ReadonlySet<string>;
  saying: ReadonlySet<string>;
  heads: ReadonlySet<string>;
  tails: ReadonlySet<string>;
  placeHeads: ReadonlySet<string>;
  placeTails: ReadonlySet<string>;
  places: ReadonlySet<string>;
  connectors: ReadonlySet<string>;
  articles: ReadonlySet<string>;
  common: ReadonlySet<string>;
  grammatical: ReadonlySet<string>;
}

const listsOf = compiled((language: Language): Lists => {
  const { mention: data, describe, functionWords, sayingVerbs } = language;
  const calendar = [...(describe?.months.flat() ?? []), ...(describe?.weekdays.flat() ?? [])];
  return {
    titles: new Set(data?.personTitles.flatMap((title) => title.split(' '))),
    complements: new Set(data?.titleComplements),
    saying: new Set(sayingVerbs),
    heads: new Set(data?.organizationHeads),
    tails: new Set(data?.organizationTails),
    placeHeads: new Set(data?.placeHeads),
    placeTails: new Set(data?.placeTails),
    places: new Set(data?.placePrepositions),
    connectors: new Set(data?.connectors),
    articles: new Set(data?.articles),
    common: new Set([...(data?.commonCapitals ?? []), ...calendar]),
    grammatical: new Set(functionWords),
  };
});

/** How each word may take part in a name. */
class Shapes {
  readonly reading: Reading;
  readonly lists: Lists;
  readonly #covered: Uint8Array;

  constructor(reading: Reading, known: readonly KnownName[]) {
    this.reading = reading;
    this.lists = listsOf(reading.input.language);
    this.#covered = new Uint8Array(reading.word.length);
    for (const { first, end } of known) this.#covered.fill(1, first, end);
  }

  isKnown(at: number): boolean {
    return this.#covered[at] === 1;
  }

  isTitle(at: number): boolean {
    return this.lists.titles.has(this.reading.lower[at] ?? '');
  }

  /** A capitalised word that can be part of a name. */
  isNamePart(at: number): boolean {
    const { reading, lists } = this;
    if (!reading.capital[at] || reading.silent[at] || this.isKnown(at)) return false;
    const lower = reading.lower[at]!;
    if (lists.common.has(lower)) return false;
    if (!reading.initial[at]) return true;
    return !lists.grammatical.has(lower) && !reading.ordinary.has(lower);
  }
}

/** Where a name that begins with the head of an organisation ends. */
function endOfOrganization(shapes: Shapes, from: number): number {
  const { reading, lists } = shapes;
  let end = from + 1;
  while (end - from < LONGEST && reading.adjacent[end]) {
    if (shapes.isNamePart(end) || (shapes.isKnown(end) && reading.capital[end])) {
      end++;
      continue;
    }
    const next = end + 1;
    const joins = lists.connectors.has(reading.lower[end]!) && reading.adjacent[next];
    if (!joins || !reading.capital[next] || lists.common.has(reading.lower[next]!)) break;
    end = next + 1;
  }
  return end;
}

/** Where a plain run of name parts ends; particles may stand between them. */
function endOfRun(shapes: Shapes, from: number): number {
  const { reading } = shapes;
  let end = from + 1;
  while (end - from < LONGEST && reading.adjacent[end]) {
    if (shapes.isNamePart(end) && !shapes.isTitle(end)) end++;
    else if (
      PARTICLES.has(reading.word[end]!) &&
      reading.adjacent[end + 1] &&
      shapes.isNamePart(end + 1)
    )
      end += 2;
    else break;
  }
  return end;
}

/** Takes `of Nepal` into the name where the run before it is an organisation's. */
function extend(shapes: Shapes, from: number, end: number): number {
  const { reading, lists } = shapes;
  if (end - from < 2 || !lists.tails.has(reading.lower[end - 1]!) || reading.shouted[from])
    return end;
  const next = end + 1;
  const joins = lists.connectors.has(reading.lower[end] ?? '') && reading.lower[end] !== 'and';
  if (!joins || !reading.adjacent[end] || !reading.adjacent[next] || !reading.capital[next])
    return end;
  let last = next + 1;
  while (
    reading.adjacent[last] &&
    (shapes.isNamePart(last) || (shapes.isKnown(last) && reading.capital[last]))
  )
    last++;
  return last;
}

/** Whether a verb of saying stands right before or behind. */
function speaks({ reading, lists }: Shapes, first: number, end: number): boolean {
  const before = reading.adjacent[first] ? reading.lower[first - 1]! : '';
  const after = reading.adjacent[end] ? reading.lower[end]! : '';
  return lists.saying.has(before) || lists.saying.has(after);
}

/** Whether a title, with or without its complement (`Menteri Perdagangan`), stands right before. */
function isTitled(shapes: Shapes, first: number): boolean {
  const { reading, lists } = shapes;
  for (let at = first - 1; at >= first - 4 && reading.adjacent[at + 1]; at--) {
    if (shapes.isTitle(at)) return true;
    if (!lists.complements.has(reading.lower[at]!) && !shapes.isKnown(at)) return false;
  }
  return false;
}

function typeOf(
  shapes: Shapes,
  first: number,
  end: number,
): Pick<ShapedName, 'type' | 'confidence'> | undefined {
  const { reading, lists } = shapes;
  const length = end - first;
  const last = reading.lower[end - 1]!;
  const before = reading.adjacent[first] ? reading.lower[first - 1]! : '';
  const inner = reading.lower.slice(first, end);
  if (length > 1 && inner.some((word, index) => index > 0 && lists.tails.has(word))) {
    return { type: 'Organization', confidence: 0.8 };
  }
  if (length > 1 && lists.placeTails.has(last)) return { type: 'Place', confidence: 0.75 };
  if (reading.shouted[first]) return undefined;
  if (isTitled(shapes, first)) return { type: 'Person', confidence: length > 1 ? 0.9 : 0.8 };
  if (reading.allCapitals[first] && length === 1) return undefined;
  const doubtful =
    length === 1 && reading.initial[first] && !reading.certain.has(reading.word[first]!);
  if (!doubtful && speaks(shapes, first, end))
    return { type: 'Person', confidence: length > 1 ? 0.85 : 0.65 };
  if (length === 1) {
    const place = lists.places.has(before) && !reading.initial[first];
    return place ? { type: 'Place', confidence: 0.5 } : undefined;
  }
  if (lists.articles.has(before)) return { type: 'Organization', confidence: 0.5 };
  // Words that the article also writes small, acronyms and long runs are titles of things.
  const thing = inner.some(
    (word, index) => reading.ordinary.has(word) || reading.allCapitals[first + index],
  );
  if (thing || length > LONGEST_PERSON) return undefined;
  if (lists.places.has(before)) return { type: 'Place', confidence: 0.5 };
  return { type: 'Person', confidence: 0.6 };
}

/** Whether two capitalised words stand together in the article at another place too. */
function isNamedElsewhere(reading: Reading, pair: string, at: number): boolean {
  return (reading.pairs.get(pair) ?? []).some((place) => place !== at);
}

/** Drops titles, their complements and ordinary words from the front of a run. */
function trimFront(shapes: Shapes, from: number, end: number): number {
  const { reading, lists } = shapes;
  let first = from;
  while (first < end) {
    const lower = reading.lower[first]!;
    const title =
      shapes.isTitle(first) ||
      (lists.complements.has(lower) && first > 0 && isTitled(shapes, first));
    if (!title) break;
    first++;
  }
  // `Later Anna Keller`, when `Anna Keller` stands elsewhere: the first word only begins a sentence.
  const pair = `${reading.word[first + 1]} ${reading.word[first + 2]}`;
  if (reading.initial[first] && end - first > 2 && isNamedElsewhere(reading, pair, first + 1))
    first++;
  return first;
}

/** A name that begins with its head: `Kementerian Keuangan`, `Desa Sukamaju`. */
function headedName(shapes: Shapes, at: number): ShapedName | undefined {
  const { reading, lists } = shapes;
  const lower = reading.lower[at]!;
  if (reading.shouted[at] || !reading.adjacent[at + 1]) return undefined;
  if (lists.heads.has(lower)) {
    const end = endOfOrganization(shapes, at);
    return end > at + 1 ? { first: at, end, type: 'Organization', confidence: 0.8 } : undefined;
  }
  if (!lists.placeHeads.has(lower)) return undefined;
  const end = endOfRun(shapes, at);
  // `Kepala Desa Budi Santoso`: behind a title and before a full name the head belongs to the title.
  if (end === at + 1 || (end > at + 2 && isTitled(shapes, at))) return undefined;
  return { first: at, end, type: 'Place', confidence: 0.8 };
}

/**
 * Finds names by their shape in what the gazetteer left.
 *
 * @param reading The article's words.
 * @param known Names that are known already.
 */
export function findShaped(reading: Reading, known: readonly KnownName[]): ShapedName[] {
  const shapes = new Shapes(reading, known);
  const found: ShapedName[] = [];
  for (let at = 0; at < reading.word.length; ) {
    const headed = shapes.isNamePart(at) ? headedName(shapes, at) : undefined;
    if (headed) {
      found.push(headed);
      at = headed.end;
      continue;
    }
    if (!shapes.isNamePart(at) || shapes.isTitle(at)) {
      at++;
      continue;
    }
    const end = extend(shapes, at, endOfRun(shapes, at));
    const first = trimFront(shapes, at, end);
    const typed = first < end ? typeOf(shapes, first, end) : undefined;
    if (typed) found.push({ first, end, ...typed });
    at = end;
  }
  return found;
}
