/** Chooses the headline of a page among the places that state it. */
import { withoutSiteName } from '../../document/headline.ts';
import { letterKey } from '../../document/letter-key.ts';

/** Longer texts are no headlines. */
const LONGEST = 600;

/**
 * Chooses the headline on which most places agree; where none agree, the first. Of the spellings of
 * the one chosen, the most frequent wins.
 *
 * @param places What each place says, the most trusted first: `h1`, JSON-LD, Open Graph, the title.
 */
export function chooseHeadline(places: readonly (string | undefined)[]): string | undefined {
  const stated = places.filter(
    (text): text is string => text !== undefined && text.trim() !== '' && text.length <= LONGEST,
  );
  const keys = new Set(stated.map(letterKey));
  const cut = stated.map((text) => {
    const bare = withoutSiteName(text);
    return bare !== text && keys.has(letterKey(bare)) ? bare : text;
  });
  const votes = (text: string, same: (a: string, b: string) => boolean): number =>
    cut.filter((each) => same(each, text)).length;
  let best: string | undefined;
  let most = [0, 0];
  for (const text of cut) {
    const agree = votes(text, (a, b) => letterKey(a) === letterKey(b));
    const exact = votes(text, (a, b) => a === b);
    if (
      agree > most[0]! ||
      (agree === most[0] && best && letterKey(best) === letterKey(text) && exact > most[1]!)
    ) {
      best = text;
      most = [agree, exact];
    }
  }
  return best;
}
