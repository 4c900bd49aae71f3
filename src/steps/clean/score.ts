/** Weighs the evidence that a line is injected spam against what speaks for it. */
import type { Line } from './lines.ts';
import type { Noise } from './noise.ts';
import { type Evidence, readSpam, wordsOf } from './spam.ts';

/** Share of spam's vocabulary from which on a line is nothing else. */
const PURE = 0.7;
/** The share that a sentence needs which calls on nobody. */
const SENTENCE_PURE = 0.85;
/** The share a short line needs, so that a headline may name what is sold. */
const HALF = 0.5;
/** What is added to or taken from the evidence for the line's looks. */
const SHIFT = { foreign: 0.45, prose: 0.25, long: 0.15 };
const LONG = 14;
/** What ends like a sentence and has so many words may be one of the story. */
const SENTENCE = 5;
/** In a story about the subject its words say nothing; so much promotion and purity do. */
const TOPIC = { pure: 0.6, least: 0.4, pieces: 3, prose: 0.9, jargon: 0.85 };
const CALL = 0.45;
const LEAST = 0.3;
const QUOTATION = /["“„«»「『]/;
/** Bounded, since one that is opened again and again and never closed would be read to the end each time. */
const QUOTATIONS = /["“„«»「『][^"“”»«」』]{0,1000}["“”»«」』]/g;

function noiseOf(line: Line, score: number): Noise {
  const why = line.evidence.slice(0, 3).map(({ what }) => what);
  return {
    kind: 'spam',
    rule: `spam/${line.subject ?? 'promotion'}`,
    score: Math.min(score, 1),
    reason: `Injected advertising: ${why.join(', ')}, in a line that is no part of the story.`,
  };
}

/** Whether evidence names what is sold; a brand with a number may be anything. */
export function isNamed({ subject }: Evidence): boolean {
  return subject !== undefined && subject !== 'brand';
}

/** Whether evidence is a call on the readers to come and play, buy or sign up. */
export function isCall({ subject, weight }: Evidence): boolean {
  return subject === undefined && weight >= CALL;
}

/**
 * In a story about what spam sells: only what also advertises, and is hardly anything else, goes; and
 * lines of nothing but the jargon of advertisers.
 */
function scoreOnTopic(line: Line): number {
  const { evidence, coverage, shape, spam } = line;
  if (shape.says) return 0;
  const promotion = evidence.filter(({ subject }) => subject === undefined || subject === 'brand');
  if (shape.prose) {
    return promotion.some(isCall) && promotion.length >= TOPIC.pieces && spam >= TOPIC.prose
      ? spam
      : 0;
  }
  const has = (least: number) => evidence.some(({ subject, weight }) => subject && weight >= least);
  const advertises = promotion.length > 0 && has(TOPIC.least) && coverage >= TOPIC.pure;
  return advertises || (coverage === 1 && shape.words > 2 && has(TOPIC.jargon)) ? spam : 0;
}

/** Whether all of the evidence stands in quotation marks, and something else outside of them. */
function onlyQuotes({ shadow }: Line): boolean {
  if (!QUOTATION.test(shadow)) return false;
  const outside = shadow.replaceAll(QUOTATIONS, ' ');
  const words = wordsOf(outside);
  return words.length >= 2 && readSpam(outside, words).evidence.length === 0;
}

/**
 * Tells whether a line is injected spam.
 *
 * @param line The line.
 * @param topics The subjects of spam that the story is about.
 * @returns The noise with its score, of any size; undefined when nothing speaks for spam.
 */
export function scoreSpam(line: Line, topics: ReadonlySet<string>): Noise | undefined {
  const { shape, spam, subject, coverage, evidence } = line;
  if (subject === undefined || spam < LEAST || shape.quotes) return undefined;
  if (onlyQuotes(line)) return undefined;
  if (topics.has(subject)) {
    const score = scoreOnTopic(line);
    return score > 0 ? noiseOf(line, score) : undefined;
  }
  const foreign = line.block.language !== undefined;
  const named = evidence.some((each) => isNamed(each) && each.weight >= 0.5);
  const long = shape.prose || shape.words > LONG || (shape.terminal && shape.words >= SENTENCE);
  // A story may name anything; only what names a subject and calls on its readers is no story.
  const called = evidence.some(isCall);
  const mostly = coverage >= (long ? (shape.terminal && !called ? SENTENCE_PURE : PURE) : HALF);
  if (!mostly && !(named && (foreign || called))) return undefined;
  let score = spam;
  if (foreign) score = 1 - (1 - score) * (1 - SHIFT.foreign);
  else if (shape.prose) score -= SHIFT.prose;
  else if (shape.words > LONG) score -= SHIFT.long;
  // A bare fragment of nothing but such words, as in a cloud of links, is no line of a story.
  if (!shape.prose && named && coverage >= PURE) score = Math.max(score, 0.65);
  if (shape.says && !foreign) score -= SHIFT.prose;
  return noiseOf(line, Math.max(0, score));
}
