// Matches found quotations with annotated ones and counts, with bootstrap intervals over articles.
import type { Span } from '../raw-text.ts';
import type { Case, Found, Gold } from './sets.ts';

/** What one article adds to a figure. */
export interface Count {
  right: number;
  found: number;
  wanted: number;
  /** Matched quotations whose source the annotation tells, and those of them with the right speaker. */
  spoken: number;
  speaker: number;
}

/** A pair, or one that has no counterpart; for reading what went wrong. */
export interface Match {
  gold?: Gold;
  found?: Found;
  speaker?: boolean;
}

/** How much of the longer of two texts is in both. */
export function overlap(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const one of a) {
    for (const two of b) {
      both += Math.max(0, Math.min(one.end, two.end) - Math.max(one.start, two.start));
    }
  }
  return both / Math.max(lengthOf(a), lengthOf(b), 1);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');

/** Whether a name is another or a part of it, whole words. */
function sameName(a: string, b: string): boolean {
  const [one, two] = [` ${plain(a)} `, ` ${plain(b)} `];
  return one.trim() !== '' && two.trim() !== '' && (one.includes(two) || two.includes(one));
}

/** Whether a speaker is the source that an annotation tells; undefined when it tells none. */
export function speakerRight(text: string, gold: Gold, { speaker }: Found): boolean | undefined {
  if (gold.person !== undefined) return speaker ? sameName(gold.person, speaker.name) : false;
  if (gold.sources.length === 0) return undefined;
  if (!speaker) return false;
  return gold.sources.some(
    (source) =>
      (source.start < speaker.end && speaker.start < source.end) ||
      sameName(text.slice(source.start, source.end), speaker.name),
  );
}

/** Pairs what is wanted with what was found, each once: the best that shares at least half. */
export function match(
  { text }: Case,
  gold: readonly Gold[],
  found: readonly Found[],
  share = 0.5,
): Match[] {
  const left = new Set(found);
  const matches: Match[] = [];
  for (const wanted of [...gold].sort((a, b) => Number(a.ignored) - Number(b.ignored))) {
    let best: Found | undefined;
    let most = share;
    for (const each of left) {
      const shared = overlap(wanted.content, each.content);
      if (shared < most || (best && shared === most)) continue;
      best = each;
      most = shared;
    }
    if (best) left.delete(best);
    if (wanted.ignored) continue;
    const pair: Match = { gold: wanted };
    if (best) {
      pair.found = best;
      const right = speakerRight(text, wanted, best);
      if (right !== undefined) pair.speaker = right;
    }
    matches.push(pair);
  }
  for (const each of left) matches.push({ found: each });
  return matches;
}

/** Counts the pairs of an article. */
export function count(matches: readonly Match[]): Count {
  const pairs = matches.filter(({ gold, found }) => gold && found);
  return {
    right: pairs.length,
    found: matches.filter(({ found }) => found).length,
    wanted: matches.filter(({ gold }) => gold).length,
    spoken: pairs.filter(({ speaker }) => speaker !== undefined).length,
    speaker: pairs.filter(({ speaker }) => speaker).length,
  };
}

/** Adds counts up. */
export function sum(counts: readonly Count[]): Count {
  const total: Count = { right: 0, found: 0, wanted: 0, spoken: 0, speaker: 0 };
  for (const each of counts) {
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += each[key];
  }
  return total;
}

export const precision = ({ right, found }: Count): number => right / Math.max(found, 1);
export const recall = ({ right, wanted }: Count): number => right / Math.max(wanted, 1);
export const f1 = ({ right, found, wanted }: Count): number =>
  (2 * right) / Math.max(found + wanted, 1);
export const speakers = ({ speaker, spoken }: Count): number => speaker / Math.max(spoken, 1);

const ROUNDS = 2000;

/**
 * The 95 % interval of a figure when articles are drawn anew, with replacement: percentiles of 2,000
 * rounds by a generator (mulberry32) that always begins at the same seed.
 */
export function interval(
  counts: readonly Count[],
  figure: (total: Count) => number,
): [low: number, high: number] {
  let state = 20261127;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const figures: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const drawn = counts.map(() => counts[Math.floor(random() * counts.length)]!);
    figures.push(figure(sum(drawn)));
  }
  figures.sort((a, b) => a - b);
  return [figures[Math.floor(ROUNDS * 0.025)]!, figures[Math.ceil(ROUNDS * 0.975) - 1]!];
}
