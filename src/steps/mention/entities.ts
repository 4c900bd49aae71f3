/** Groups names into entities: one mention an entity, short forms and acronyms joined to it. */
import type { Mention } from '../../record/types.generated.ts';
import { stripMarks } from '../../unicode/normalize.ts';
import type { KnownName } from './known.ts';
import type { Known } from './lookup.ts';
import type { FoundName } from './names.ts';
import type { Reading } from './reading.ts';
import { Has } from './spelling.ts';

/** An entity under way. */
export interface Entity {
  type: Mention['type'];
  confidence: number;
  /** What the tables know of it. */
  known: Known | undefined;
  /** The words of its fullest name. */
  words: readonly string[];
  /** Its occurrences as words `[first, end)`, in order once all are found. */
  at: { first: number; end: number }[];
  /** Where its full name stands, in order. */
  full: number[];
}

const CONFIDENCE = { country: 0.95, capital: 0.9, city: 0.75, authority: 0.9, given: 1 } as const;
const HYPHEN = /[-‐‑]/;
const HYPHENS = /[-‐‑]/g;
/** An organisation as sure as this is no person, though a person has the name. */
const CERTAIN = 0.85;
/** A word shorter than this is no short form of a name. */
const SHORTEST = 3;
/** Small words of a name that never stand for it. */
const SMALL = new Set(
  'bin binti van von der den de da dos di el al ibn ben la le du of the and dan'.split(' '),
);

function entityOf(
  type: Mention['type'],
  confidence: number,
  known: Known | undefined,
  words: readonly string[],
): Entity {
  return { type, confidence, known, words, at: [], full: [] };
}

/** What makes two spellings the same name: no accents, no hyphens. */
function keyOf(words: readonly string[]): string {
  const name = stripMarks(words.join(' '));
  return HYPHEN.test(name) ? name.replace(HYPHENS, ' ') : name;
}

/** The entities of an article and the words that belong to one. */
class Entities {
  readonly reading: Reading;
  readonly list: Entity[] = [];
  /** The entity that each word belongs to. */
  readonly taken: (Entity | undefined)[];
  readonly #byKey = new Map<string, Entity>();

  constructor(reading: Reading) {
    this.reading = reading;
    this.taken = new Array<Entity | undefined>(reading.length);
  }

  /** Adds an occurrence to the entity of a key, which is made when it is new. */
  add(key: string, first: number, end: number, make: (words: string[]) => Entity): Entity {
    let entity = this.#byKey.get(key);
    if (!entity) {
      entity = make(this.reading.words(first, end));
      this.#byKey.set(key, entity);
      this.list.push(entity);
    }
    entity.full.push(first);
    this.occur(entity, first, end);
    return entity;
  }

  occur(entity: Entity, first: number, end: number): void {
    entity.at.push({ first, end });
    this.taken.fill(entity, first, end);
  }

  /** Whether any of the words belongs to an entity. */
  isTaken(first: number, end: number): boolean {
    for (let at = first; at < end; at++) if (this.taken[at]) return true;
    return false;
  }
}

/** The words of persons' names by which the article may call them, nearest name first. */
function shortForms(entities: readonly Entity[]): Map<string, Entity[]> {
  const forms = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (entity.type !== 'Person') continue;
    for (const word of new Set(entity.words)) {
      if (word.length < SHORTEST || SMALL.has(word)) continue;
      const same = forms.get(word);
      if (same) same.push(entity);
      else forms.set(word, [entity]);
    }
  }
  return forms;
}

/** The last of sorted places that is before another; -1 when there is none. */
function lastBefore(places: readonly number[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return places[low - 1] ?? -1;
}

/** The person that a word means at a place: the one named in full last before it, else the first. */
function nearest(candidates: readonly Entity[], at: number): Entity {
  let best = candidates[0]!;
  let bestStart = -1;
  for (const entity of candidates) {
    const before = lastBefore(entity.full, at);
    if (before > bestStart) {
      best = entity;
      bestStart = before;
    }
  }
  return best;
}

/** Gives every name the type that the surest of its kind has: one spelling is one entity. */
function withOneType(names: readonly FoundName[], reading: Reading): FoundName[] {
  const keys = names.map(({ first, end }) => keyOf(reading.words(first, end)));
  const surest = new Map<string, FoundName>();
  names.forEach((name, index) => {
    const known = surest.get(keys[index]!);
    if (!known || name.confidence > known.confidence) surest.set(keys[index]!, name);
  });
  return names.map((name, index) => {
    const { type, confidence } = surest.get(keys[index]!)!;
    return { ...name, type, confidence };
  });
}

/** Persons whose whole name is one word of a fuller name join it: `Macron` of `Emmanuel Macron`. */
function joinShortNames(names: readonly FoundName[], entities: Entities): void {
  const { reading } = entities;
  const isFull = ({ type, first, end }: FoundName): boolean => type === 'Person' && end - first > 1;
  const add = ({ type, first, end, confidence }: FoundName): void => {
    const key = `${type} ${keyOf(reading.words(first, end))}`;
    entities.add(key, first, end, (words) => entityOf(type, confidence, undefined, words));
  };
  for (const name of names) if (isFull(name)) add(name);
  const forms = shortForms(entities.list);
  for (const name of names) {
    if (isFull(name)) continue;
    const { type, first, end, confidence } = name;
    const alone = end - first === 1 && (type !== 'Organization' || confidence < CERTAIN);
    const candidates = alone ? forms.get(reading.word(first)) : undefined;
    if (candidates) entities.occur(nearest(candidates, first), first, end);
    else add(name);
  }
}

/** Whether a word stands alone in brackets right behind the word before it. */
function isBracketed({ input: { text, words } }: Reading, at: number): boolean {
  if (at === 0) return false;
  const gap = text.slice(words.ends[at - 1]!, words.starts[at]!);
  const behind = text.slice(words.ends[at]!, words.ends[at]! + 2);
  return (gap === ' (' || gap === ' ( ') && (behind[0] === ')' || behind === ' )');
}

/**
 * Acronyms in brackets behind a name, `Civil Aviation Authority (CAA)`, with where that name ends. One
 * that is itself a name of another type is none.
 */
function findAcronyms(
  reading: Reading,
  names: readonly { first: number; end: number; type: Mention['type'] }[],
): Map<string, number> {
  const starting = new Map(names.map((name) => [name.first, name]));
  const acronyms = new Map<string, number>();
  for (const { end, type } of names) {
    if (
      type === 'Person' ||
      (reading.has[end]! & Has.AllCapitals) === 0 ||
      !isBracketed(reading, end)
    )
      continue;
    const own = starting.get(end);
    if (own && (own.end > end + 1 || own.type !== type)) continue;
    if (!acronyms.has(reading.word(end))) acronyms.set(reading.word(end), end);
  }
  return acronyms;
}

/** Finds further occurrences of single words that name an entity: short forms, acronyms, names. */
function findRepeats(entities: Entities, acronyms: ReadonlyMap<string, number>): void {
  const { reading } = entities;
  const forms = shortForms(entities.list);
  const single = new Map<string, Entity>();
  for (const [word, end] of acronyms) {
    const entity = entities.taken[end - 1];
    if (entity) single.set(word, entity);
  }
  for (const entity of entities.list) {
    if (entity.words.length === 1 && !single.has(entity.words[0]!))
      single.set(entity.words[0]!, entity);
  }
  for (let at = 0; at < reading.length; at++) {
    const has = reading.has[at]!;
    if ((has & (Has.Capital | Has.Silent)) !== Has.Capital || entities.taken[at]) continue;
    const word = reading.word(at);
    const persons = forms.get(word);
    const entity = persons ? nearest(persons, at) : single.get(word);
    // A capitalised neighbour makes it part of another name that nothing vouches for.
    const before =
      (has & Has.Adjacent) !== 0 &&
      (reading.has[at - 1]! & (Has.Capital | Has.Initial)) === Has.Capital &&
      !entities.taken[at - 1];
    if (!entity || (before && (has & Has.Shouted) === 0)) continue;
    if ((has & Has.Initial) !== 0 && reading.isOrdinary(at)) continue;
    entities.occur(entity, at, at + 1);
  }
}

/**
 * Groups names into entities.
 *
 * @param reading The article's words.
 * @param known Names of the tables that stand by themselves, in no longer name.
 * @param found Names of the tagger that no table knows.
 */
export function groupEntities(
  reading: Reading,
  known: readonly KnownName[],
  found: readonly FoundName[],
): Entity[] {
  const entities = new Entities(reading);
  const acronyms = findAcronyms(reading, [
    ...known.map(({ first, end, known: { type } }) => ({ first, end, type })),
    ...found,
  ]);
  const isAcronym = ({ first, end }: { first: number; end: number }): boolean =>
    end === first + 1 && acronyms.has(reading.word(first));
  for (const { first, end, known: entry } of known) {
    entities.add(entry.key, first, end, (words) =>
      entityOf(entry.type, CONFIDENCE[entry.sort], entry, words),
    );
  }
  const others = found.filter((name) => !isAcronym(name));
  joinShortNames(withOneType(others, reading), entities);
  findRepeats(entities, acronyms);
  for (const entity of entities.list) entity.at.sort((a, b) => a.first - b.first);
  return entities.list;
}
