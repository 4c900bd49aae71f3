/** Parts the region that somebody heads from their name: `Bupati Sleman Siti Aminah`, `Kapolres Pati, Ali`. */
import { wordSet } from '../../languages/compiled.ts';
import type { KnownName } from './known.ts';
import type { Reading } from './reading.ts';
import { Has } from './spelling.ts';
import type { TaggedName } from './tag/tagger.ts';

/** A region has no more words. */
const MOST = 3;

function isBehindOffice(reading: Reading, at: number): boolean {
  if (at === 0 || (reading.has[at]! & Has.Adjacent) === 0) return false;
  const offices = wordSet(reading.input.language.mention?.regionalOffices);
  if (offices.size === 0) return false;
  const before = reading.lower(at - 1);
  return offices.has(before) || (at > 1 && offices.has(`${reading.lower(at - 2)} ${before}`));
}

/** Whether a comma and at most the title of another kind part two names. */
function isExplained(
  reading: Reading,
  { end }: TaggedName,
  next: TaggedName | undefined,
): next is TaggedName {
  const { input } = reading;
  const { text, words } = input;
  if (next?.type !== 'Person' || next.first - end > 1 || isBehindOffice(reading, next.first))
    return false;
  if (text.slice(words.ends[end - 1]!, words.starts[end]!) !== ', ') return false;
  const title =
    next.first === end || wordSet(input.language.mention?.personTitles).has(reading.lower(end));
  // In a list of people the next one is followed by an “and”, or by one more.
  const behind = text[words.ends[next.end - 1]!] ?? '.';
  return title && ',.(:;–—'.includes(behind);
}

/**
 * Looks at names of persons behind the title of an office that is held in a region. Where such a name
 * begins with a place of the tables, it is that place and a person; where a comma and another person
 * follow, it is the place, and the other the person.
 *
 * @param tagged Names of the tagger, in order, without titles.
 * @param known Names of the tables, in order.
 */
export function partRegions(
  reading: Reading,
  tagged: readonly TaggedName[],
  known: readonly KnownName[],
): TaggedName[] {
  if (!tagged.some(({ first, type }) => type === 'Person' && isBehindOffice(reading, first))) {
    return [...tagged];
  }
  const places = new Map(
    known.filter((name) => name.known.type === 'Place').map(({ first, end }) => [first, end]),
  );
  const spelling = ({ first, end }: TaggedName): string => reading.words(first, end).join(' ');
  const times = new Map<string, number>();
  for (const name of tagged) times.set(spelling(name), (times.get(spelling(name)) ?? 0) + 1);
  return tagged.flatMap((name, index): TaggedName[] => {
    const { first, end, type } = name;
    if (type !== 'Person' || !isBehindOffice(reading, first)) return [name];
    const placeEnd = places.get(first) ?? end;
    if (placeEnd < end) {
      return [
        { ...name, end: placeEnd, type: 'Place' },
        { ...name, first: placeEnd },
      ];
    }
    const isRegion =
      end - first <= MOST &&
      times.get(spelling(name)) === 1 &&
      isExplained(reading, name, tagged[index + 1]);
    return [isRegion ? { ...name, type: 'Place' } : name];
  });
}
