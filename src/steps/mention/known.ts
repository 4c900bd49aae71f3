/** Finds the names that the gazetteer and the authorities know. */
import { toLower } from '../../unicode/case.ts';
import { findLongerNames } from './longer-names.ts';
import type { Known, NameIndex } from './lookup.ts';
import type { Reading } from './reading.ts';

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
const LONGEST_SHOUT = 3;

/** `KATHMANDU` as `Kathmandu`. */
function titleCase(word: string): string {
  return word.charAt(0) + toLower(word.slice(1));
}

function matchAt(reading: Reading, index: NameIndex, at: number): KnownName | undefined {
  const match = (convert: (word: string) => string): KnownName | undefined => {
    const names = index.get(convert(reading.word[at]!));
    const name = names?.find(({ rest }) =>
      rest.every((word, offset) => {
        const next = at + 1 + offset;
        return reading.adjacent[next] === true && convert(reading.word[next]!) === word;
      }),
    );
    return name && { first: at, end: at + 1 + name.rest.length, known: name.known };
  };
  const word = reading.word[at]!;
  const found = index.get(word) && match((each) => each);
  if (found) return found;
  return reading.allCapitals[at] && word.length > LONGEST_SHOUT ? match(titleCase) : undefined;
}

/** Whether a word at this place can be taken for a place's name without more evidence. */
function isSure(reading: Reading, { first, end, known }: KnownName): boolean {
  if (end - first > 1) return true;
  const before = reading.lower[first - 1] ?? '';
  const near =
    reading.input.language.mention?.placePrepositions.includes(before) && !reading.initial[first];
  if (near) return true;
  const word = reading.word[first]!;
  if (reading.ordinary.has(toLower(word))) return false;
  if (known.sort === 'country' || known.sort === 'authority') return true;
  if (ALSO_NAMES.has(word)) return false;
  // At the start of a sentence any word has a capital, so only the best known names count there.
  return (
    known.sort === 'capital' || (known.people ?? 0) >= (reading.initial[first] ? LARGE : SIZEABLE)
  );
}

/**
 * Finds known names, the longest at each place, from left to right.
 *
 * @param given Names of an authority file, which stay as they are; no other name overlaps them.
 */
export function findKnown(
  reading: Reading,
  index: NameIndex,
  given: readonly KnownName[] = [],
): KnownName[] {
  const found: KnownName[] = [];
  const longer = findLongerNames(reading);
  let next = 0;
  for (let at = 0; at < reading.word.length; ) {
    const own = given[next];
    if (own?.first === at) {
      found.push(own);
      at = own.end;
      next++;
      continue;
    }
    const all = reading.silent[at] ? undefined : matchAt(reading, index, at);
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
