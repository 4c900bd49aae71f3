/** Joins statements that are the same, out of any number. */
import { isCutFrom, isDenied, type Wording } from './wording.ts';

/** A wording is compared with at most so many others that share a rare word with it. */
const MOST = 200;
/** Copies that are joined share all but so many of the longer one's words. */
const OTHER = 0.2;

/**
 * Finds which wordings are of one statement: those that only say more or less at their ends. Every one
 * is held against the longest one only, so a chain of small differences never joins what differs much,
 * and a short one that is part of several is joined with none. The order in which they come has no say.
 *
 * @param wordings The different wordings; no key twice.
 * @returns For each key the key of the wording that stands for it, often its own.
 */
export function joinWordings(wordings: readonly Wording[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { words } of wordings) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const rarest = ({ words }: Wording): string[] =>
    [...new Set(words)]
      .sort()
      .sort((a, b) => counts.get(a)! - counts.get(b)!)
      // Two that share all but a part share one of the rarest so many.
      .slice(0, Math.floor(words.length * OTHER) + 1);
  const byKey = new Map(wordings.map((wording) => [wording.key, wording]));
  const ordered = [...byKey.keys()]
    .sort()
    .map((key) => byKey.get(key)!)
    .sort((a, b) => b.words.length - a.words.length);
  const standing = new Map<string, Wording[]>();
  const joined = new Map<string, string>();
  for (const wording of ordered) {
    const own = rarest(wording);
    const near = new Set(own.flatMap((word) => standing.get(word) ?? []));
    const longer = [...near].filter(
      (each) => isDenied(each) === isDenied(wording) && isCutFrom(wording, each),
    );
    if (longer.length === 1) joined.set(wording.key, longer[0]!.key);
    else {
      joined.set(wording.key, wording.key);
      for (const word of own) {
        const list = standing.get(word);
        if (!list) standing.set(word, [wording]);
        else if (list.length < MOST) list.push(wording);
      }
    }
  }
  return joined;
}
