/** Finds among other statements those that say the same in other words. */
import type { Wording } from './wording.ts';

/** A statement that was found. */
export interface Match<Found> {
  found: Found;
  /** From 0 to 1: how much of what both say they share, rare words counting more. */
  score: number;
}

/** How to look. */
export interface MatchOptions {
  /** The least score that counts. */
  least: number;
  /** The most that are given, best first. */
  most: number;
}

/**
 * From this score on a fact check likely answers the claim. Of 20 invented claims, each with a fact check
 * that answers it in other words and one of the same matter that does not, 18 are found so, and 3 of the
 * others (`test/review/match.test.ts`).
 */
export const LIKELY = 0.55;

/** Of a longer word so much is compared: inflection stands behind it (`menaikkan`, `raised`/`raise`). */
const STEM = 6;
/** A word in more than this part of all statements says nothing about which one is meant. */
const COMMON = 0.25;
/** Of few statements no word is common. */
const FEW = 20;

function stemsOf({ words }: Wording): Set<string> {
  return new Set(words.map((word) => (word.length > STEM ? word.slice(0, STEM) : word)));
}

/** Figures of a wording: a fact check of another figure is one of another claim. */
function figuresOf(stems: Iterable<string>): Set<string> {
  return new Set([...stems].filter((stem) => /^\D{0,3}\d/.test(stem)));
}

/**
 * Makes the look-up of statements by what they say. Words are compared by their beginnings and weighed
 * by how rare they are among all statements; the score is the weight of the shared words against that of
 * both statements (Dice), halved when both give figures and share none.
 *
 * @param all The statements to find, with their wordings.
 * @returns What is like a wording, best first.
 */
export function matcherOf<Found>(
  all: readonly { found: Found; wording: Wording }[],
): (wording: Wording, options: MatchOptions) => Match<Found>[] {
  const entries = all.map(({ found, wording }) => {
    const stems = stemsOf(wording);
    return { found, stems, figures: figuresOf(stems) };
  });
  const holders = new Map<string, number[]>();
  entries.forEach(({ stems }, index) => {
    for (const stem of stems) {
      const list = holders.get(stem);
      if (list) list.push(index);
      else holders.set(stem, [index]);
    }
  });
  const weightOf = (stem: string): number =>
    Math.log(1 + (entries.length + 1) / ((holders.get(stem)?.length ?? 0) + 0.5));
  const total = (stems: ReadonlySet<string>): number => {
    let sum = 0;
    for (const stem of stems) sum += weightOf(stem);
    return sum;
  };
  const totals = entries.map(({ stems }) => total(stems));
  const mostHolders = entries.length < FEW ? entries.length : entries.length * COMMON;
  return (wording, { least, most }) => {
    const stems = stemsOf(wording);
    const figures = figuresOf(stems);
    const shared = new Map<number, number>();
    for (const stem of stems) {
      const list = holders.get(stem) ?? [];
      if (list.length > mostHolders) continue;
      for (const index of list) shared.set(index, (shared.get(index) ?? 0) + weightOf(stem));
    }
    const own = total(stems);
    return [...shared]
      .map(([index, weight]) => {
        const other = entries[index]!;
        const bothCount = figures.size > 0 && other.figures.size > 0;
        const isOtherFigure = bothCount && ![...figures].some((each) => other.figures.has(each));
        const score = ((2 * weight) / (own + totals[index]!)) * (isOtherFigure ? 0.5 : 1);
        return { index, score };
      })
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, most)
      .map(({ index, score }) => ({
        found: entries[index]!.found,
        score: Math.round(score * 100) / 100,
      }));
  };
}
