/** Finds the names that the gazetteer and the authorities know. */
import { findLongerNames } from './longer-names.ts';
import type { Known, Name } from './lookup.ts';
import type { Reading } from './reading.ts';
import { Has, type Spelling, titleCase } from './spelling.ts';

/** A known name in the text: words `[first, end)`. */
export interface KnownName {
  first: number;
  end: number;
  known: Known;
}

/** Cities that are words or given names too: they count only behind a preposition of place. */
const ALSO_NAMES = new Set(
  'Nice Reading Mobile Man Split Of Same Kota Batu Sari Mata Bari Tema Bath Most Orange Central Union Progreso Victoria Santiago Santa San Florence Sydney Lima Hue Van Ho Wa Male Bor Soy Much Bar Rio Sol Date Sale Po Mira Bima Banda Palm Tours Brest Salem Lincoln Jackson Houston Austin Dallas Washington Hamilton Wellington Kingston Madison Cary'.split(
    ' ',
  ),
);
/** A city as large as this (in thousands) is known without a preposition before it. */
const LARGE = 1000;
/** And as large as this, where a capital says that it is a name. */
const SIZEABLE = 400;

/** Finds the first of some names that begins at a word. */
function firstAt(
  reading: Reading,
  at: number,
  names: readonly Name[],
  wordOf: (spelling: Spelling) => string,
): KnownName | undefined {
  for (const name of names) {
    const { rest } = name;
    let step = 0;
    while (step < rest.length) {
      const next = at + 1 + step;
      if ((reading.has[next]! & Has.Adjacent) === 0) break;
      if (wordOf(reading.spelling(next)) !== rest[step]) break;
      step++;
    }
    if (step === rest.length) return { first: at, end: at + 1 + step, known: name.known };
  }
  return undefined;
}

function matchAt(reading: Reading, at: number): KnownName | undefined {
  const { names, shouted } = reading.spelling(at);
  return (
    firstAt(reading, at, names, ({ word }) => word) ??
    firstAt(reading, at, shouted, ({ word }) => titleCase(word))
  );
}

/** Whether a word at this place can be taken for a place's name without more evidence. */
function isSure(reading: Reading, { first, end, known }: KnownName): boolean {
  if (end - first > 1) return true;
  const before = first > 0 ? reading.lower(first - 1) : '';
  const near =
    reading.input.language.mention?.placePrepositions.includes(before) &&
    (reading.has[first]! & Has.Initial) === 0;
  if (near) return true;
  const word = reading.word(first);
  if (reading.isOrdinary(first)) return false;
  if (known.sort === 'country' || known.sort === 'authority') return true;
  if (ALSO_NAMES.has(word)) return false;
  // At the start of a sentence any word has a capital, so only the best known names count there.
  return (
    known.sort === 'capital' ||
    (known.people ?? 0) >= ((reading.has[first]! & Has.Initial) !== 0 ? LARGE : SIZEABLE)
  );
}

/**
 * Finds known names, the longest at each place, from left to right.
 *
 * @param given Names of an authority file, which stay as they are; no other name overlaps them.
 */
export function findKnown(reading: Reading, given: readonly KnownName[] = []): KnownName[] {
  const found: KnownName[] = [];
  const longer = findLongerNames(reading);
  let next = 0;
  for (let at = 0; at < reading.length; ) {
    const own = given[next];
    if (own?.first === at) {
      found.push(own);
      at = own.end;
      next++;
      continue;
    }
    // Few words begin a name.
    if ((reading.has[at]! & (Has.Known | Has.Silent)) !== Has.Known) {
      at++;
      continue;
    }
    const all = matchAt(reading, at);
    const match = all && own && all.end > own.first ? undefined : all;
    const inLonger =
      match?.known.type === 'Place' &&
      match.end === at + 1 &&
      (match.known.sort === 'city' ? longer.city(at) : longer.anyPlace(at));
    if (match && !inLonger && isSure(reading, match)) {
      found.push(match);
      at = match.end;
    } else at++;
  }
  return found;
}
