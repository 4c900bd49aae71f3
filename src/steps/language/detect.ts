/** Tells the language of a text from its script, its letters and, between near relatives, its words. */
import { roundScore } from '../../record/score.ts';
import { costsOf, MODEL_TAGS } from './model.ts';
import { relativeOf, weighWords } from './relatives.ts';
import { sampleOf } from './sample.ts';
import { mainScript } from './script.ts';

/** A language with the confidence in it, from 0 to 1. */
export interface Detection {
  tag: string;
  confidence: number;
}

/** Fewer letters tell nothing. */
const LEAST_LETTERS = 3;
/**
 * A text with a smaller share of known n-grams, or one that costs more an n-gram (in eighths of a nat),
 * is in no language we know. Few languages share the Arabic or the Cyrillic script, and of those letters
 * a smaller share is known.
 */
const USUAL = { known: 0.3, cost: 76 };
const SHARED_BY_FEW = { known: 0.12, cost: 115 };
/** How many known n-grams weigh as one independent piece of evidence: they overlap and repeat. */
const REDUNDANCY = 6;
/** How many words weigh as one independent piece of evidence between relatives, as measured. */
const WORD_REDUNDANCY = 2;

/** Relatives whose letters, as counted in mixed texts, would only mislead: their words decide alone. */
const BY_WORDS_ALONE: readonly string[] = ['id', 'ms'];

/** Languages that a single paragraph does not tell apart surely. */
const NEAR: readonly (readonly string[])[] = [
  ['id', 'ms'],
  ['nb', 'nn', 'da', 'no'],
  ['hr', 'bs', 'sr', 'sl'],
  ['hi', 'mr'],
  ['cs', 'sk'],
];

/** Whether two languages are so near that a paragraph of one may pass for the other. */
export function areRelatives(a: string, b: string): boolean {
  return NEAR.some((group) => group.includes(a) && group.includes(b));
}

/** The probability of what has so many nats of independent evidence against its only rival. */
function probability(nats: number): number {
  return 1 / (1 + Math.exp(-nats));
}

/**
 * Decides by words between a language and its relative, if it has one; the probability says how surely.
 *
 * @param lead What speaks for the language already, in nats.
 */
function chooseRelative(
  text: string,
  tag: string,
  lead: (relative: string) => number,
): { tag: string; probability: number } {
  const relative = relativeOf(tag);
  if (relative === undefined) return { tag, probability: 1 };
  const letters = BY_WORDS_ALONE.includes(tag) ? 0 : lead(relative);
  const nats = weighWords(text, tag) / WORD_REDUNDANCY + letters;
  return { tag: nats < 0 ? relative : tag, probability: probability(Math.abs(nats)) };
}

/** The cheapest column but those of some tags. */
function cheapest(costs: Int32Array, except: readonly (string | undefined)[]): number {
  let best = -1;
  for (let index = 0; index < costs.length; index++) {
    if (best >= 0 && costs[index]! >= costs[best]!) continue;
    if (!except.includes(MODEL_TAGS[index])) best = index;
  }
  return best;
}

/**
 * Tells the language of a text, or of a paragraph.
 *
 * Scripts of one language tell it by themselves. Otherwise every n-gram of three and four letters
 * costs what it costs in each language of the model, and the cheapest language wins; between it and
 * its near relative, words decide. The confidence is the probability that this is right, by what it
 * has against the runner-up with the overlap of the evidence discounted: near 0.5 nothing was decided.
 * A text without words of any known language is `und`.
 *
 * @param text The text; only samples are looked at when it is long.
 */
export function detectLanguage(text: string): Detection {
  const sample = sampleOf(text);
  const script = mainScript(sample);
  if (script?.language !== undefined) {
    const found = chooseRelative(text, script.language, () => 0);
    return { tag: found.tag, confidence: roundScore(script.share * found.probability) };
  }
  const { costs, known, total } = costsOf(sample);
  const none = { tag: 'und', confidence: 0 };
  const limit =
    script?.script === 'Arabic' || script?.script === 'Cyrillic' ? SHARED_BY_FEW : USUAL;
  if (known < LEAST_LETTERS || known < total * limit.known) return none;
  const best = cheapest(costs, []);
  if (costs[best]! > known * limit.cost) return none;
  const tag = MODEL_TAGS[best]!;
  const second = cheapest(costs, [tag, relativeOf(tag)]);
  const lead = (column: number): number => (costs[column]! - costs[best]!) / 8 / REDUNDANCY;
  const found = chooseRelative(text, tag, (relative) => lead(MODEL_TAGS.indexOf(relative)));
  return { tag: found.tag, confidence: roundScore(probability(lead(second)) * found.probability) };
}
