/** Finds statements that speak against one another: same matter, other source, other polarity or figure. */

/** What is compared of a statement. */
export interface Statement {
  /** Its content words, without repetition. */
  topics: readonly string[];
  /** Whose statement it is: a name, or empty for the article. */
  source: string;
  negated: boolean;
  /** Index of its paragraph. */
  paragraph: number;
  /** Its figures, as written. */
  figures: readonly string[];
  /** The units of its figures. */
  units: readonly string[];
}

/** A word in more statements than this says nothing about the matter. */
const COMMON = 6;
/** So many shared topics make it the same matter; a long word counts twice, and so does nearness. */
const SHARED = 3;
const LONG_WEIGHT = 2;
/** Statements so many paragraphs apart are near. */
const NEAR = 2;
const LONG = 10;

/**
 * Finds the statements that another contradicts.
 *
 * @param statements All statements of an article.
 * @returns For each, whether another source says otherwise, or gives another figure.
 */
export function findContrasts(statements: readonly Statement[]): boolean[] {
  const byTopic = new Map<string, number[]>();
  statements.forEach(({ topics }, index) => {
    for (const topic of topics) {
      const list = byTopic.get(topic);
      if (!list) byTopic.set(topic, [index]);
      else if (list.length <= COMMON) list.push(index);
    }
  });
  const weights = new Map<number, number>();
  const size = statements.length;
  for (const [topic, list] of byTopic) {
    if (list.length < 2 || list.length > COMMON) continue;
    const weight = topic.length >= LONG ? LONG_WEIGHT : 1;
    for (let first = 0; first < list.length; first++) {
      for (let second = first + 1; second < list.length; second++) {
        const pair = list[first]! * size + list[second]!;
        weights.set(pair, (weights.get(pair) ?? 0) + weight);
      }
    }
  }
  const contrasts: boolean[] = new Array(size).fill(false);
  for (const [pair, weight] of weights) {
    const first = Math.floor(pair / size);
    const second = pair % size;
    const [a, b] = [statements[first]!, statements[second]!];
    const near = Math.abs(a.paragraph - b.paragraph) <= NEAR ? 1 : 0;
    if (weight + near < SHARED || !differ(a, b)) continue;
    contrasts[first] = true;
    contrasts[second] = true;
  }
  return contrasts;
}

/** Whether two sources say yes and no, or give different figures of one unit. */
function differ(a: Statement, b: Statement): boolean {
  if (a.source === b.source) return false;
  if (a.negated !== b.negated && a.source !== '' && b.source !== '') return true;
  return (
    a.figures.length > 0 &&
    b.figures.length > 0 &&
    a.units.some((unit) => b.units.includes(unit)) &&
    !a.figures.some((figure) => b.figures.includes(figure))
  );
}
