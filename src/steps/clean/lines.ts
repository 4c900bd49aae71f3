/** Reads the lines of an article for the rules against noise. */
import type { Block } from '../../document/data.ts';
import { spellingsOf } from '../../document/spellings.ts';
import { wordSet } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { Has, marksOf } from './marks.ts';
import { type LineShape, shapeOf } from './prose.ts';
import { isSpacedOut, shadowOf, unleet } from './shadow.ts';
import {
  combine,
  type Evidence,
  mayBeSpam,
  placedWordsOf,
  readJoined,
  readSpam,
  type SpamReading,
  subjectOf,
  wordsOf,
} from './spam.ts';

/** A block as the rules see it. */
export interface Line {
  block: Block;
  /** What a reader sees, however it is written (see `shadowOf`). */
  shadow: string;
  /** What its text and its shadow have, as `marksOf` tells. */
  textMarks: number;
  marks: number;
  words: readonly string[];
  /** Where the words begin and end in the shadow. */
  starts: readonly number[];
  ends: readonly number[];
  shape: LineShape;
  /** What in it is of spam. */
  evidence: readonly Evidence[];
  /** How much spam it is by itself, from 0 to 1. */
  spam: number;
  /** What it sells, if anything. */
  subject: string | undefined;
  /** The share of its words that are of the vocabulary of spam; it says nothing without evidence. */
  coverage: number;
}

/** What is read of a line in which nothing can be evidence. */
const NO_SPAM = { evidence: [], coverage: 0 };
/** A sentence, then more: only what stands behind it can be spam then. */
export const STORY_FIRST = /[^\d\s][.。]\s+\S.{9}/;
/** A text without these has a shadow that differs in case alone. */
const ALTERED = Has.Odd | Has.WideSpace | Has.Spaced;
/** From this share of prose lines with words of a subject on, the story itself is about it. */
const TOPIC_SHARE = 0.25;
const TOPIC_LINES = 2;
const NO_TOPICS: ReadonlySet<string> = new Set();

/**
 * Reads the blocks of an article.
 *
 * @param blocks The blocks, in order.
 * @param language What is known of its language.
 */
export function readLines(blocks: readonly Block[], language: Language | undefined): Line[] {
  const functionWords = wordSet(language?.functionWords);
  const sayingVerbs = wordSet(language?.sayingVerbs);
  const spellings = spellingsOf(language?.tag);
  return blocks.map((block) => {
    const { text } = block.content;
    const textMarks = marksOf(text);
    const shadow = shadowOf(text, textMarks);
    const marks = (textMarks & ALTERED) === 0 ? textMarks : marksOf(shadow);
    const placed = placedWordsOf(shadow, spellings);
    const { words, starts, ends } = placed;
    let reading: Pick<SpamReading, 'evidence' | 'coverage'> = mayBeSpam(placed, marks)
      ? readSpam(shadow, words, marks)
      : NO_SPAM;
    if (isSpacedOut(text, textMarks) && !STORY_FIRST.test(text)) {
      const evidence = [...reading.evidence, ...readJoined(shadow)];
      reading = { ...reading, evidence, coverage: 1 };
    } else {
      const leet = unleet(shadow, marks);
      if (leet !== shadow) {
        const other = readSpam(leet, wordsOf(leet));
        if (combine(other.evidence) > combine(reading.evidence)) reading = other;
      }
    }
    const { evidence, coverage } = reading;
    return {
      block,
      shadow,
      textMarks,
      marks,
      words,
      starts,
      ends,
      shape: shapeOf(shadow, placed, functionWords, sayingVerbs),
      evidence,
      spam: combine(evidence),
      subject: subjectOf(evidence),
      coverage,
    };
  });
}

/** What a headline is about; what stands behind a bar or a dash may be glued to it. */
function subjectOfHeadline(line: Line | undefined): string | undefined {
  const [own = ''] = line?.shadow.split(/ [|»–—-] /) ?? [];
  return subjectOf(readSpam(own, wordsOf(own)).evidence);
}

/** The subjects of spam that the story itself is about: a share of its prose carries their words. */
export function topicsOf(lines: readonly Line[]): ReadonlySet<string> {
  const prose = lines.filter(({ shape }) => shape.prose);
  const counts = new Map<string, number>();
  for (const { subject } of prose) {
    if (subject) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  if (counts.size === 0) return NO_TOPICS;
  const headline = subjectOfHeadline(lines[0]);
  const topics = new Set<string>();
  for (const [subject, count] of counts) {
    const least = subject === headline ? 1 : Math.max(TOPIC_LINES, prose.length * TOPIC_SHARE);
    if (count >= least) topics.add(subject);
  }
  return topics;
}
