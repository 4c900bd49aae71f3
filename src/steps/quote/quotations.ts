/** Finds the quotations of an article: who is said to have said what. */

import type { Span } from '../../document/data.ts';
import { roundScore } from '../../record/score.ts';
import type { Quotation } from '../../record/types.generated.ts';
import { type Attribution, attributionAfter, attributionBefore } from './attribution.ts';
import { contentSpan, type Draft } from './drafts.ts';
import { dialogueOf, inciseOf, quotativeAfter } from './incise.ts';
import { Cue, PRONOUN, VERB } from './lexicon.ts';
import { Family, findMarks, type Stretch } from './marks.ts';
import { isCapital, occurrence, type QuoteInput, type Reading, read, wordAt } from './reading.ts';
import { reportedIn } from './reported.ts';
import { Memory } from './resolution.ts';
import { findUnits, isSearched, type Unit } from './units.ts';
import { tells } from './verb-second.ts';

/** Fewer words than this between marks, with nobody credited, are no quotation. */
const FEWEST_WORDS = 4;
/** The same inside a sentence of the narrator. */
const FEWEST_WORDS_INSIDE = 6;
const SURE = { standing: 0.45, uncredited: 0.25, marksOnly: 0.4, toldOn: 0.6 };
/** Words that an apposition behind a speaker may take. */
const APPOSITION = 12;
/** Words that the name of a work may take. */
const WORK = 8;
/** What is left of the confidence when a closing mark is missing. */
const UNCLOSED = 0.75;

/** Stretches that are one quotation: it opens anew in every paragraph and closes in the last. */
type Chain = Stretch[];

/** A direct quotation with the place where it may go on. */
interface Speech {
  draft: Draft;
  paragraph: number;
  /** Index of the unit in which its words or its attribution end. */
  unit: number;
  /** The word its words or its attribution end before. */
  to: number;
}

/**
 * Finds the quotations of an article, in text order.
 *
 * With a language's rules: direct, reported and mixed speech with their speakers, resolved inside
 * the article. Without: what stands between quotation marks, credited when a name stands beside.
 *
 * @param input The article; all offsets count UTF-16 units.
 */
export function findQuotations(input: QuoteInput): Quotation[] {
  const { stretches, chains } = findChains(input);
  const reading = read(input, stretches);
  const units = findUnits(input, stretches);
  const memory = new Memory(reading);
  const drafts: Draft[] = [];
  const taken = new Uint8Array(input.words.length);
  const ends = paragraphEnds(units);
  let last: Speech | undefined;
  let heard = Number.NEGATIVE_INFINITY;
  /** The last paragraph that is speech behind a dash. */
  let spoken = -1;
  /** The last unit in which somebody said something. */
  let speech = Number.NEGATIVE_INFINITY;
  units.forEach((unit, index) => {
    const headline = input.paragraphs[unit.paragraph]!.kind === 'headline';
    const left: number[] = [];
    const before = drafts.length;
    for (let at = unit.first; at < unit.last; at++) {
      const chain = chains[at];
      if (!chain) continue;
      const incised = input.rules?.incises ? inciseOf(reading, memory, chain[0]!) : undefined;
      if (incised) {
        const draft = direct(chain, incised.attribution);
        draft.content.splice(0, 1, ...incised.content);
        drafts.push(draft);
        if (draft.speaker) memory.heard(draft.speaker);
        continue;
      }
      // `“Q,” she said, “Q”`: what stands before the second part is the attribution of the first.
      if (last && isSplit(reading, last, chain, index)) {
        const paragraph = place(units, chain, index).paragraph;
        const own = attributionAfter(reading, memory, chain.at(-1)!, ends.get(paragraph) ?? 0);
        if (!own) {
          last = goOn(reading, last, chain, units, index);
          continue;
        }
      }
      const passed = isWork(reading, chain[0]!, unit) || isEmbedded(reading, chain[0]!, unit);
      const found = passed ? undefined : credited(reading, memory, chain, units, index, ends);
      if (!found) {
        left.push(at);
        continue;
      }
      const draft = direct(chain, found);
      drafts.push(draft);
      if (draft.speaker) memory.heard(draft.speaker);
      for (let word = found.from; word < found.to; word++) taken[word] = 1;
      const to = Math.max(found.to, wordAt(input.words, chain.at(-1)!.close));
      last = { draft, ...place(units, chain, index), to };
    }
    const opening = units[index - 1]?.paragraph !== unit.paragraph;
    const dialogue =
      input.rules?.dialogueDash && opening
        ? dialogueOf(reading, memory, input.paragraphs[unit.paragraph]!)
        : undefined;
    if (dialogue) {
      const { content, attribution } = dialogue;
      const draft = { ...direct([], attribution), content };
      drafts.push(draft);
      if (draft.speaker) memory.heard(draft.speaker);
      spoken = unit.paragraph;
    }
    const near = unit.paragraph - heard <= 1;
    const reported =
      input.rules && spoken !== unit.paragraph
        ? reportedIn(reading, memory, unit, headline, taken)
        : [];
    for (const draft of reported) drafts.push(draft);
    const quiet = drafts.length === before && left.length === 0 && !headline;
    const told =
      quiet && speech === index - 1 ? toldOn(reading, memory, unit, units[index - 1]!) : undefined;
    if (told) drafts.push(told);
    if (drafts.length > before) speech = index;
    for (const at of left) {
      const chain = chains[at]!;
      if (covered(reported, chain[0]!)) continue;
      if (!isWork(reading, chain[0]!, unit) && isEmbedded(reading, chain[0]!, unit)) {
        const found = credited(reading, memory, chain, units, index, ends);
        if (found) {
          const draft = direct(chain, found);
          drafts.push(draft);
          if (draft.speaker) memory.heard(draft.speaker);
          const to = Math.max(found.to, wordAt(input.words, chain.at(-1)!.close));
          last = { draft, ...place(units, chain, index), to };
          continue;
        }
      }
      if (last && goesOn(reading, last, chain, units, index)) {
        last = goOn(reading, last, chain, units, index);
        continue;
      }
      const draft = uncredited(reading, memory, chain, unit, near);
      if (!draft) continue;
      drafts.push(draft);
      if (draft.speaker) memory.heard(draft.speaker);
      last = { draft, ...place(units, chain, index), to: wordAt(input.words, chain.at(-1)!.close) };
    }
    if (memory.passed(unit)) heard = unit.paragraph;
  });
  return finish(input.text, drafts);
}

/** A sentence that goes on with what somebody said, as its verb tells: `Er sagte, S. Es sei …`. */
function toldOn(reading: Reading, memory: Memory, unit: Unit, last: Unit): Draft | undefined {
  if (unit.paragraph !== last.paragraph || !tells(reading, unit)) return undefined;
  const speaker = memory.latest();
  if (!speaker) return undefined;
  memory.heard(speaker);
  const content = [contentSpan(reading, unit.from, unit.to)];
  return { kind: 'indirect', content, speaker, confidence: SURE.toldOn };
}

/** Finds the stretches of all searchable paragraphs and joins those that are one quotation. */
function findChains({ text, paragraphs }: QuoteInput): {
  stretches: Stretch[];
  chains: (Chain | undefined)[];
} {
  const stretches: Stretch[] = [];
  const chains: (Chain | undefined)[] = [];
  let open: Chain | undefined;
  for (const paragraph of paragraphs) {
    if (!isSearched(paragraph)) continue;
    const marks = findMarks(text, paragraph.start, paragraph.end, open !== undefined);
    const [first] = marks.stretches;
    const previous = open?.at(-1);
    const repeats =
      previous && first && first.family === previous.family && first.open === paragraph.start;
    if (open && !repeats && marks.stray) {
      const { start, end } = marks.stray;
      const rest: Stretch = {
        open: paragraph.start,
        start: paragraph.start,
        end: start,
        close: end,
        closed: true,
        runsOut: false,
        family: Family.Double,
      };
      open.push(rest);
      stretches.push(rest);
      chains.push(undefined);
    }
    marks.stretches.forEach((stretch, index) => {
      stretches.push(stretch);
      if (open && repeats && index === 0) {
        open.push(stretch);
        chains.push(undefined);
      } else {
        chains.push([stretch]);
      }
    });
    const final = marks.stretches.at(-1);
    if (!final?.runsOut) open = undefined;
    else if (!(open && repeats && marks.stretches.length === 1)) open = chains.at(-1);
  }
  return { stretches, chains };
}

/** The word each paragraph ends before. */
function paragraphEnds(units: readonly Unit[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { paragraph, to } of units) ends.set(paragraph, to);
  return ends;
}

/** The unit and paragraph in which a chain that begins in unit `from` ends. */
function place(
  units: readonly Unit[],
  chain: Chain,
  from: number,
): { unit: number; paragraph: number } {
  const { start } = chain.at(-1)!;
  let unit = from;
  while (unit + 1 < units.length && units[unit + 1]!.start <= start) unit++;
  return { unit, paragraph: units[unit]!.paragraph };
}

/** The attribution beside a chain: behind its end, or before its beginning. */
function credited(
  reading: Reading,
  memory: Memory,
  chain: Chain,
  units: readonly Unit[],
  index: number,
  ends: ReadonlyMap<number, number>,
): Attribution | undefined {
  const { paragraph } = place(units, chain, index);
  const last = chain.at(-1)!;
  const limit = ends.get(paragraph) ?? 0;
  const after = reading.rules?.quotatives
    ? quotativeAfter(reading, memory, last, limit)
    : attributionAfter(reading, memory, last, limit);
  if (after) return after;
  if (!reading.rules) return undefined;
  const unit = units[index]!;
  const [first] = chain as [Stretch];
  const word = wordAt(reading.words, first.open);
  if (word > unit.from) return attributionBefore(reading, memory, first, unit, word);
  const previous = units[index - 1];
  if (!previous || !':：'.includes(reading.text[previous.end - 1]!)) return undefined;
  return attributionBefore(reading, memory, first, previous, previous.to);
}

function direct(chain: Chain, { sure, speaker, cue, addressee }: Attribution): Draft {
  const draft: Draft = {
    kind: 'direct',
    content: chain.map(({ start, end }) => ({ start, end })),
    confidence: (chain.at(-1)?.closed ?? true) ? sure : sure * UNCLOSED,
  };
  if (speaker) draft.speaker = speaker;
  if (cue) draft.cue = cue;
  if (addressee) draft.addressee = addressee;
  return draft;
}

/** Whether a stretch is part of a reported clause. */
function covered(reported: readonly Draft[], { start, end }: Stretch): boolean {
  return reported.some(({ content }) =>
    content.some((span) => span.start <= start && span.end >= end),
  );
}

/** Adds the words of a chain to the quotation that it goes on with. */
function goOn(
  { words }: Reading,
  last: Speech,
  chain: Chain,
  units: readonly Unit[],
  index: number,
): Speech {
  for (const { start, end } of chain) last.draft.content.push({ start, end });
  return { ...last, ...place(units, chain, index), to: wordAt(words, chain.at(-1)!.close) };
}

/** Whether a quotation goes on right behind its attribution. */
function isSplit(reading: Reading, last: Speech, [first]: Chain, index: number): boolean {
  if (!last.draft.cue || last.unit !== index) return false;
  const { text, words } = reading;
  const word = wordAt(words, first!.open);
  if (word !== last.to || word === 0) return false;
  const seam = text.slice(words.ends[word - 1]!, first!.open);
  return reading.inside[word - 1] === 0 && /^[,，،] *$/.test(seam);
}

/** Whether a quotation goes on: nothing but its attribution parts its words from these. */
function goesOn(
  reading: Reading,
  last: Speech,
  [first]: Chain,
  units: readonly Unit[],
  index: number,
): boolean {
  const unit = units[index]!;
  if (last.paragraph !== unit.paragraph || !last.draft.cue) return false;
  const word = wordAt(reading.words, first!.open);
  if (last.unit === index)
    return word === last.to || followsApposition(reading, last.to, word, first!);
  return last.unit === index - 1 && word === unit.from;
}

/** `“Q1,” said NP, head of the port, “Q2.”` */
function followsApposition(
  { text, cue, inside, words }: Reading,
  from: number,
  to: number,
  { open }: Stretch,
): boolean {
  if (to <= from || to - from > APPOSITION) return false;
  if (!text.slice(words.ends[to - 1]!, open).includes(',')) return false;
  for (let word = from; word < to; word++) {
    if (inside[word] !== 0 || (cue[word]! & VERB) !== 0) return false;
  }
  return true;
}

/** Whether a stretch is the name of a work inside a sentence: `on the show “Good Morning,” he said`. */
function isWork(reading: Reading, { open, start, end }: Stretch, unit: Unit): boolean {
  const { text, words } = reading;
  const before = wordAt(words, open);
  if (before <= unit.from || /[,:]/.test(text.slice(words.ends[before - 1]!, open))) return false;
  const from = wordAt(words, start);
  const to = wordAt(words, end);
  return to - from <= WORK && isTitle(reading, from, to);
}

/** Whether a stretch is part of a clause of the narrator's, before it: `the plan is “a mess,” he said`. */
function isEmbedded(
  { text, words, cue, part, inside, rules }: Reading,
  { open }: Stretch,
  unit: Unit,
): boolean {
  if (!rules) return false;
  const at = wordAt(words, open);
  if (at - unit.from < 2 || inside[at - 1] !== 0) return false;
  if (/[^ ]/.test(text.slice(words.ends[at - 1]!, open))) return false;
  return (cue[at - 1]! & (VERB | Cue.After)) === 0 && (part[at - 1]! & PRONOUN) === 0;
}

/** A quotation that nothing beside it credits, or none. */
function uncredited(
  reading: Reading,
  memory: Memory,
  chain: Chain,
  unit: Unit,
  near: boolean,
): Draft | undefined {
  const { text, words, rules } = reading;
  const [first] = chain as [Stretch];
  const from = wordAt(words, first.start);
  const to = wordAt(words, first.end);
  if (to - from < FEWEST_WORDS) return undefined;
  const content = chain.map(({ start, end }) => ({ start, end }));
  const unclosed = chain.at(-1)!.closed ? 1 : UNCLOSED;
  if (!rules) {
    return { kind: 'direct', content, confidence: SURE.marksOnly * unclosed };
  }
  const standing = from === unit.from && wordAt(words, chain[0]!.close) >= unit.to;
  if (standing) {
    const speaker = memory.current(near);
    const confidence = SURE.standing * unclosed;
    return speaker
      ? { kind: 'direct', content, confidence, speaker }
      : { kind: 'direct', content, confidence };
  }
  if (to - from < FEWEST_WORDS_INSIDE || !isCapital(reading, from) || isTitle(reading, from, to)) {
    return undefined;
  }
  if (!',.?!…'.includes(text[first.end - 1]!)) return undefined;
  return { kind: 'direct', content, confidence: SURE.uncredited * unclosed };
}

/** Whether most words of some length begin with a capital, as in the name of a work. */
function isTitle(reading: Reading, from: number, to: number): boolean {
  const { words } = reading;
  let long = 0;
  let capital = 0;
  for (let word = from; word < to; word++) {
    if (words.ends[word]! - words.starts[word]! < 4) continue;
    long++;
    if (isCapital(reading, word)) capital++;
  }
  return long > 0 && capital > long * 0.6;
}

/** Sorts, numbers and rounds. */
function finish(text: string, drafts: Draft[]): Quotation[] {
  for (const { content } of drafts) content.sort((a, b) => a.start - b.start);
  const sorted = drafts
    .filter(({ content }) => content.length > 0 && apart(content))
    .sort(
      (a, b) => a.content[0]!.start - b.content[0]!.start || a.content[0]!.end - b.content[0]!.end,
    );
  return sorted.map(({ kind, content, confidence, cue, addressee, speaker }, index) => {
    const [first, ...rest] = content.map((span) => occurrence(text, span));
    const quotation: Quotation = {
      id: `q${index + 1}`,
      kind,
      content: [first!, ...rest],
      confidence: roundScore(confidence),
    };
    if (cue) quotation.cue = cue;
    if (addressee) quotation.addressee = addressee;
    if (speaker) quotation.speaker = speaker;
    return quotation;
  });
}

/** Whether spans are not empty and none overlaps the next. */
function apart(content: readonly Span[]): boolean {
  return content.every(
    ({ start, end }, index) => end > start && (index === 0 || content[index - 1]!.end <= start),
  );
}
