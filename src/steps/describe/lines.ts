/** The paragraphs of an article as lines, with what tells their kinds. */
import type { Body, Words } from '../../document/data.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { isLower, isUpper } from '../../unicode/classes.ts';

/** A paragraph with its measures. Offsets count UTF-16 units. */
export interface Line {
  /** The paragraph of the body; its `kind` is what this step settles. */
  paragraph: Paragraph;
  start: number;
  end: number;
  content: string;
  /** The content in lower case. */
  lower: string;
  /** How many words it has; two characters of a script without spaces count as one. */
  words: number;
  /** Whether it ends as a sentence does. */
  ends: boolean;
}

const TERMINAL = /[.!?…。！？:;,؟۔।][”’"'»›)\]」』*]*$/;
/** From here on scripts without spaces begin. */
const CJK = 0x2e80;

/** Measures the paragraphs of an article. */
export function linesOf(body: Body, words: Words, lower: string): Line[] {
  let word = 0;
  return body.paragraphs.map((paragraph) => {
    const { start, end } = paragraph;
    let count = 0;
    for (; word < words.length && words.starts[word]! < end; word++) {
      const from = words.starts[word]!;
      const single = words.ends[word]! - from === 1 && body.text.charCodeAt(from) >= CJK;
      count += single ? 0.5 : 1;
    }
    const content = body.text.slice(start, end);
    return {
      paragraph,
      start,
      end,
      content,
      lower: lower.slice(start, end),
      words: count,
      ends: TERMINAL.test(content.slice(-12)),
    };
  });
}

/** Whether a text is written in capitals; in a script without case nothing is. */
export function isCapitals(text: string): boolean {
  let upper = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLower(unit)) return false;
    if (isUpper(unit)) upper++;
  }
  return upper >= 2;
}

/** A paragraph of at least so many words that ends as a sentence does is prose. */
export const PROSE_WORDS = 12;

/** Whether a line is prose. */
export function isProse({ words, ends }: Line): boolean {
  return words >= PROSE_WORDS && ends;
}

/**
 * The longest cue that opens a line, before a colon or, where `bare` allows it, a space; an opening
 * bracket may stand before it.
 *
 * @returns Where what follows the cue begins in the line; undefined when none opens it.
 */
export function afterCue(
  lower: string,
  cues: readonly string[],
  bare: (cue: string) => boolean = () => false,
): number | undefined {
  const from = /^[([*]/.test(lower) ? 1 : 0;
  let best: number | undefined;
  for (const cue of cues) {
    if (!lower.startsWith(cue, from)) continue;
    const rest = lower.slice(from + cue.length, from + cue.length + 3);
    const mark = /^ ?[:：]/.exec(rest) ?? (bare(cue) ? /^\s/.exec(rest) : null);
    if (!mark) continue;
    const at = from + cue.length + mark[0].length;
    if (best === undefined || at > best) best = at;
  }
  if (best === undefined) return undefined;
  while (lower[best] === ' ') best++;
  return best;
}
