/** Finds statements that speak against one another: same matter, other polarity or other figure. */

/** A figure and what it counts. */
export interface Counted {
  /** The figure as written, in lower case. */
  figure: string;
  /** What it counts, as stems: the word beside it, a percent sign. */
  of: readonly string[];
}

/** What is compared of a statement. */
export interface Statement {
  /** The stems of its content words, without repetition. */
  topics: readonly string[];
  /** Whose statement it is: a name, or empty for the article. */
  source: string;
  negated: boolean;
  /** Index of its paragraph. */
  paragraph: number;
  figures: readonly Counted[];
}

/** How another statement speaks against one. */
export interface Contrast {
  /** Index of the other statement. */
  other: number;
  /** Whether it gives another figure, or says yes to a no. */
  kind: 'figure' | 'denial';
}

/** A word in more statements than this says nothing about the matter. */
const COMMON = 6;
/** So many shared topics make it the same matter; a long word counts twice, and so does nearness. */
const SHARED = 3;
const LONG_WEIGHT = 2;
/** Statements so many paragraphs apart are near. */
const NEAR = 2;
/** The length of a stem that tells as much as two. */
const LONG = 7;
/** One source rarely gives two figures of one thing: the wording must be this much the same. */
const SAME_WORDING = 0.6;

/** Takes the end off a word, where inflection is: `costs` is about what `cost` is. */
export function stemOf(lower: string): string {
  if (lower.length >= 9) return lower.slice(0, 7);
  return lower.length > 4 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

/**
 * Finds the statements that another contradicts.
 *
 * @param statements All statements of an article.
 * @returns For each, what speaks against it: another figure before a denial, the first of the article
 *   before later ones; undefined when nothing does.
 */
export function findContrasts(statements: readonly Statement[]): (Contrast | undefined)[] {
  const byTopic = new Map<string, number[]>();
  statements.forEach(({ topics }, index) => {
    for (const topic of topics) {
      const list = byTopic.get(topic);
      if (!list) byTopic.set(topic, [index]);
      else if (list.length <= COMMON) list.push(index);
    }
  });
  const shares = new Map<number, { weight: number; topics: number }>();
  const size = statements.length;
  for (const [topic, list] of byTopic) {
    if (list.length < 2 || list.length > COMMON) continue;
    const weight = topic.length >= LONG ? LONG_WEIGHT : 1;
    for (let first = 0; first < list.length; first++) {
      for (let second = first + 1; second < list.length; second++) {
        const pair = list[first]! * size + list[second]!;
        const share = shares.get(pair);
        if (share) {
          share.weight += weight;
          share.topics++;
        } else shares.set(pair, { weight, topics: 1 });
      }
    }
  }
  const contrasts: (Contrast | undefined)[] = new Array(size).fill(undefined);
  const note = (index: number, found: Contrast): void => {
    const before = contrasts[index];
    if (!before || (before.kind === 'denial' && found.kind === 'figure')) contrasts[index] = found;
  };
  for (const [pair, share] of [...shares].sort(([a], [b]) => a - b)) {
    const first = Math.floor(pair / size);
    const second = pair % size;
    const kind = differ(statements[first]!, statements[second]!, share);
    if (!kind) continue;
    note(first, { other: second, kind });
    note(second, { other: first, kind });
  }
  return contrasts;
}

/** How two statements that share topics differ. */
function differ(
  a: Statement,
  b: Statement,
  { weight, topics }: { weight: number; topics: number },
): Contrast['kind'] | undefined {
  const near = Math.abs(a.paragraph - b.paragraph) <= NEAR ? 1 : 0;
  if (weight + near < SHARED) return undefined;
  const fewer = Math.min(a.topics.length, b.topics.length);
  const isSameMatter = a.source !== b.source || topics >= Math.max(2, fewer * SAME_WORDING);
  if (isSameMatter && otherFigure(a.figures, b.figures)) return 'figure';
  const bothSay = a.source !== '' && b.source !== '' && a.source !== b.source;
  return bothSay && a.negated !== b.negated ? 'denial' : undefined;
}

/** Whether two statements count the same thing and share no figure of it. */
function otherFigure(a: readonly Counted[], b: readonly Counted[]): boolean {
  let found = false;
  for (const one of a) {
    for (const other of b) {
      if (!one.of.some((stem) => other.of.includes(stem))) continue;
      if (one.figure === other.figure) return false;
      found = true;
    }
  }
  return found;
}
