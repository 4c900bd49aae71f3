/** Tells where the name of a place is a part of a longer name. */
import { wordSet } from '../../languages/compiled.ts';
import type { Reading } from './reading.ts';
import { Has } from './spelling.ts';

/** Countries, states and cities whose names people bear too. */
const ALSO_PERSONS = new Set(
  'Jordan Chad Israel Georgia Kenya Malta India China Cuba Holland Ireland England Scotland Wales Paris London Florence Sydney Brooklyn Washington Lincoln Jackson Houston Austin Dallas Madison Hamilton Wellington Kingston Cary Orlando Chester Lancaster Warwick Preston York Milan Sofia Vienna Verona Valencia Victoria Santiago Adelaide Charlotte Alexandria Regina Roma Berlin Cleveland Columbus Raleigh Logan Denver Phoenix Memphis Nashville Savannah Jakarta Virginia Florida Tennessee Carolina Dakota Montana Nevada Texas Kansas Maryland Alabama Louisiana Bavaria'.split(
    ' ',
  ),
);

/** Whether a word can be the other half of a person's name. */
function isNameBeside(reading: Reading, at: number): boolean {
  return (reading.has[at]! & Has.PersonPart) !== 0 && !reading.isOrdinary(at);
}

/** Whether the name of a person has this word in it at this place: `Michael Jordan`, `Paris Hilton`. */
function isInPerson(reading: Reading, at: number): boolean {
  const { has } = reading;
  if ((has[at]! & Has.Shouted) !== 0) return false;
  if ((has[at]! & Has.Adjacent) !== 0 && isNameBeside(reading, at - 1)) return true;
  return (has[at + 1]! & Has.Adjacent) !== 0 && isNameBeside(reading, at + 1);
}

/** The words that stand in longer names somewhere in the article. */
function wordsInNames(reading: Reading): Set<string> {
  const { has } = reading;
  const found = new Set<string>();
  for (let at = 0; at < reading.length; at++) {
    if (!isNameBeside(reading, at)) continue;
    if (at > 0 && (has[at]! & Has.Adjacent) !== 0 && (has[at - 1]! & Has.Shouted) === 0)
      found.add(reading.word(at - 1));
    if ((has[at + 1]! & (Has.Adjacent | Has.Shouted)) === Has.Adjacent)
      found.add(reading.word(at + 1));
  }
  return found;
}

/** What makes a word no place of that name. */
export interface LongerNames {
  /** Whether a word is part of a longer name that any place's name may be in. */
  anyPlace(at: number): boolean;
  /** The same for the name of a city, which is in more: `Asep Guntur Rahayu`, `Tangerang Selatan`. */
  city(at: number): boolean;
}

/**
 * Finds the words that are no places by themselves, though the tables know places of those names: parts
 * of persons' names, and such words elsewhere in the article when no preposition of place stands before.
 *
 */
export function findLongerNames(reading: Reading): LongerNames {
  const { input, has } = reading;
  const { language } = input;
  const heads = wordSet(language.mention?.placeHeads);
  let inNames: ReadonlySet<string> | undefined;
  const prepositions = wordSet(language.mention?.placePrepositions);
  const wordBefore = (at: number): string =>
    (has[at]! & Has.Adjacent) !== 0 ? reading.lower(at - 1) : '';
  const isOfPerson = (at: number): boolean => {
    inNames ??= wordsInNames(reading);
    if (!inNames.has(reading.word(at))) return false;
    const before = wordBefore(at);
    return isInPerson(reading, at) || !prepositions.has(before);
  };
  const anyPlace = (at: number): boolean => {
    const before = wordBefore(at);
    // `Kabupaten Bandung` is another place than Bandung.
    if ((has[at - 1]! & Has.Capital) !== 0 && heads.has(before)) return true;
    // `Kota` before a name says what it is, and is not the city in India.
    if (
      heads.has(reading.lower(at)) &&
      (has[at + 1]! & (Has.Adjacent | Has.Capital)) === (Has.Adjacent | Has.Capital)
    ) {
      return true;
    }
    return ALSO_PERSONS.has(reading.word(at)) && isOfPerson(at);
  };
  return { anyPlace, city: (at) => anyPlace(at) || isOfPerson(at) };
}
