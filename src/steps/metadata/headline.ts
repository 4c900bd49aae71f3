/** Chooses the headline of a page among the places that state it. */
import { headlineKey, withoutSiteName } from '../../document/headline.ts';

/** Longer texts are no headlines. */
const LONGEST = 600;

/** The value that occurs most often; of those that do so equally, the first. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.find((value) => counts.get(value) === most);
}

/**
 * Chooses the headline on which most places agree; where none agree, or as many on another, the one of
 * the first place. Of its spellings the most frequent wins.
 *
 * @param places What each place says, the most trusted first.
 */
export function chooseHeadline(places: readonly (string | undefined)[]): string | undefined {
  const stated = places.filter(
    (text): text is string => text !== undefined && text.trim() !== '' && text.length <= LONGEST,
  );
  const keys = new Set(stated.map(headlineKey));
  const cut = stated.map((text) => {
    const bare = withoutSiteName(text);
    return bare !== text && keys.has(headlineKey(bare)) ? bare : text;
  });
  const key = mostFrequent(cut.map(headlineKey));
  return mostFrequent(cut.filter((text) => headlineKey(text) === key));
}
