/** What changed in a text, by paragraphs and in them by words. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ArchiveRecord } from '../record/types.generated.ts';

/** A stretch of a paragraph that changed or did not. */
export interface WordChange {
  text: string;
  /** Absent: it stands in both. */
  change?: 'added' | 'gone';
}

/** A paragraph that changed. */
export type ParagraphChange =
  | {
      change: 'added';
      /** Its number after, from 1. */
      to: number;
      text: string;
    }
  | {
      change: 'gone';
      /** Its number before, from 1. */
      from: number;
      text: string;
    }
  | { change: 'changed'; from: number; to: number; words: WordChange[] };

/** The paragraphs of a text. */
export function paragraphsOf({ article }: Pick<ArchiveRecord, 'article'>): string[] {
  const characters = [...article.text];
  return article.paragraphs.map(({ start, end }) => characters.slice(start, end).join(''));
}

/** How many paragraphs or words may differ before whole stretches count as replaced: keeps time linear. */
const LONGEST_EDIT = 1000;
/** The least share of pairs of characters that two versions of one paragraph have in common. */
const ALIKE = 0.4;
/** How many paragraphs ahead the new version of one is looked for. */
const WINDOW = 8;
/** How much of a paragraph tells whether it is alike, in UTF-16 units. */
const TELLING = 2000;

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let index = 0; index < Math.min(text.length, TELLING) - 1; index++) {
    const pair = text.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Says if two paragraphs are versions of one: Dice's coefficient of their pairs of characters. */
function areAlike(one: string, other: string): boolean {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  let common = 0;
  let all = 0;
  for (const [pair, count] of a) {
    common += Math.min(count, b.get(pair) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all > 0 && (2 * common) / all >= ALIKE;
}

function diffWords(before: string, after: string): WordChange[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: LONGEST_EDIT }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes.map(({ value, added, removed }) => ({
    text: value,
    ...(added && { change: 'added' as const }),
    ...(removed && { change: 'gone' as const }),
  }));
}

/** Finds for paragraphs that went and paragraphs that came which are versions of each other. */
function* diffStretch(
  gone: readonly string[],
  added: readonly string[],
  goneFrom: number,
  addedFrom: number,
): Generator<ParagraphChange> {
  let next = 0;
  const cameBefore = function* (end: number): Generator<ParagraphChange> {
    for (; next < end; next++) {
      yield { change: 'added', to: addedFrom + next, text: added[next]! };
    }
  };
  for (const [index, before] of gone.entries()) {
    const window = added.slice(next, next + WINDOW);
    const offset = window.findIndex((after) => areAlike(before, after));
    const from = goneFrom + index;
    if (offset === -1) {
      yield { change: 'gone', from, text: before };
      continue;
    }
    yield* cameBefore(next + offset);
    const words = diffWords(before, added[next]!);
    yield { change: 'changed', from, to: addedFrom + next, words };
    next++;
  }
  yield* cameBefore(added.length);
}

/** Compares two lists of paragraphs; those that are the same in both are left out. */
export function diffParagraphs(
  before: readonly string[],
  after: readonly string[],
): ParagraphChange[] {
  const stretches = diffArrays([...before], [...after], { maxEditLength: LONGEST_EDIT }) ?? [
    { value: [...before], removed: true, added: false },
    { value: [...after], removed: false, added: true },
  ];
  const changes: ParagraphChange[] = [];
  let from = 1;
  let to = 1;
  let gone: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    for (const change of diffStretch(gone, added, from, to)) changes.push(change);
    from += gone.length;
    to += added.length;
    gone = [];
    added = [];
  };
  for (const stretch of stretches) {
    if (stretch.removed) gone = gone.concat(stretch.value);
    else if (stretch.added) added = added.concat(stretch.value);
    else {
      flush();
      from += stretch.value.length;
      to += stretch.value.length;
    }
  }
  flush();
  return changes;
}
