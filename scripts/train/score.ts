// Scores names by exact span and type.
import type { Example, GoldSpan } from './data.ts';

/** Counts of one data set. */
export interface Score {
  right: number;
  found: number;
  wanted: number;
}

export function f1({ right, found, wanted }: Score): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
}

/** Moves a span to the tokens of the data that it touches. */
function inTokens({ tokens }: Example, spans: readonly GoldSpan[]): string[] {
  let at = 0;
  return spans.map(({ start, end, type }) => {
    while (at < tokens.length && tokens[at]!.end <= start) at++;
    let last = at;
    while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last++;
    return `${at} ${last} ${type}`;
  });
}

/** Adds the names found in an example to a score. */
export function addScore(
  score: Score,
  example: Example,
  found: readonly GoldSpan[],
  ignore: (span: GoldSpan) => boolean = () => false,
): void {
  const wanted = new Set(inTokens(example, example.spans));
  score.wanted += wanted.size;
  inTokens(example, found).forEach((key, index) => {
    if (wanted.has(key)) score.right++;
    else if (ignore(found[index]!)) return;
    score.found++;
  });
}
