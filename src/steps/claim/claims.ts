/** Finds the statements of an article that are most worth checking. */

import type { Sentence, Span, Words } from '../../document/data.ts';
import type { Spellings } from '../../document/spellings.ts';
import { forEachWord, WordColumns } from '../../document/words.ts';
import type { ClaimData } from '../../languages/claim-data.ts';
import { wordSet } from '../../languages/compiled.ts';
import { roundScore } from '../../record/score.ts';
import type { Claim, Mention, Paragraph, Quotation } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { shorten } from '../../unicode/shorten.ts';
import { type Candidate, findCandidates } from './candidates.ts';
import { type Counted, findContrasts, type Statement, stemOf } from './contrast.ts';
import { countNames, readSignals, Sign, type Signals, wordsOf } from './signals.ts';
import { makeStub } from './stub.ts';

/** What `findClaims` works on; all offsets count UTF-16 units. */
export interface ClaimInput {
  text: string;
  paragraphs: readonly Paragraph[];
  words: Words;
  sentences: readonly Sentence[];
  mentions: readonly Mention[];
  quotations: readonly Quotation[];
  headline?: string | undefined;
  dateline?: Span | undefined;
  /** Grammatical words of the language, in lower case: they tell nothing about the matter. */
  functionWords: readonly string[];
  /** The language's rules; without them only figures, names and sources count. */
  rules: ClaimData | undefined;
  /** Names of months: without rules they alone tell a date from a figure. None by default. */
  months?: readonly string[] | undefined;
}

/** No more claims than this: a worklist, not a copy of the article. */
const MOST = 12;
/** What is worth less is no claim. */
const THRESHOLD = 0.4;
/** What is worth less than this becomes no claim, whatever else the article says. */
const HOPELESS = 0.15;
const BASE = 0.22;
/** A quotation that is less sure than this makes a less sure claim. */
const UNSURE = 0.65;
/** Statements with fewer words say too little, and with fewer than the first nothing. */
const FEWEST_WORDS = 4;
const FEW_WORDS = 7;
/** A word of at least this length can be a topic. */
const TOPIC_LENGTH = 4;
/** A shorter word beside a figure is not what it counts. */
const COUNTED_LENGTH = 3;
/** What parts the thousands of a figure: `5,376` is `5.376` elsewhere. */
const GROUPING = /[.,](?=\d{3}(?:\D|$))/g;
/** Longest words of another passage in a reason, in code points. */
const PASSAGE = 60;

/** Weights, tuned by hand on a handful of annotated articles; their order matters more than their size. */
const WEIGHT = {
  figure: 0.2,
  furtherFigure: 0.04,
  unit: 0.1,
  amount: 0.1,
  name: 0.05,
  denial: 0.24,
  negation: 0.14,
  allegation: 0.14,
  accusation: 0.12,
  contrast: 0.13,
  otherFigure: 0.18,
  causation: 0.07,
  comparison: 0.07,
  anonymous: 0.22,
  official: 0.14,
  attributed: 0.12,
  unsure: -0.1,
  headline: 0.08,
  lead: 0.06,
  future: -0.22,
  reportedFuture: -0.06,
  conditional: -0.3,
  anaphora: -0.16,
  wish: -0.25,
  opinion: -0.15,
  feeling: -0.25,
  question: -0.5,
  asking: -0.25,
  meta: -0.4,
  short: -0.08,
} as const;

/**
 * Finds the claims of an article, the most worth checking first, each with its reasons and the draft
 * of a ClaimReview.
 */
export function findClaims(input: ClaimInput): Claim[] {
  const signals = readSignals(input.text, input.words, input.mentions, input.rules, input.months);
  const common = wordSet(input.functionWords);
  const topics = new Set(topicsOf(input.headline ?? ''));
  const headline = headlineOf(input, common);
  const lead = input.paragraphs.findIndex(
    ({ kind }) => kind === 'paragraph' || kind === 'dateline',
  );
  const rated = findCandidates(input)
    .map((candidate) => ({ candidate, rating: rate(input.text, signals, candidate) }))
    .filter(({ rating }) => rating.worth >= HOPELESS);
  const statements = rated.map(({ candidate }) => statementOf(signals, candidate, common));
  const contrasts = findContrasts(headline ? [...statements, headline.statement] : statements);
  const passage = (index: number): string =>
    index === statements.length
      ? `the headline “${shorten(headline?.text ?? '', PASSAGE)}”`
      : `“${shorten(textOf(input.text, rated[index]!.candidate), PASSAGE)}”`;
  rated.forEach(({ candidate, rating }, index) => {
    const about = statements[index]!.topics.filter((topic) => topics.has(topic)).length;
    const contrast = contrasts[index];
    if (contrast?.kind === 'figure') {
      rating.add(WEIGHT.otherFigure, `another figure stands in ${passage(contrast.other)}`);
    } else if (contrast) {
      rating.add(
        WEIGHT.contrast,
        `another source speaks otherwise of it: ${passage(contrast.other)}`,
      );
    }
    if (about >= 2) rating.add(WEIGHT.headline, 'what the headline is about');
    if (candidate.paragraph === lead) rating.add(WEIGHT.lead, 'opens the story');
  });
  rated.sort((a, b) => b.rating.worth - a.rating.worth || a.candidate.start - b.candidate.start);
  const claims: Claim[] = [];
  for (const { candidate, rating } of rated) {
    if (rating.worth < THRESHOLD || claims.length === MOST) break;
    const [first, ...others] = rating.reasons();
    if (!first || claims.some((claim) => overlaps(claim, candidate))) continue;
    const { start, end, quotation } = candidate;
    const id = `c${claims.length + 1}`;
    const text = textOf(input.text, candidate);
    const claimant = quotation?.speaker;
    claims.push({
      id,
      text,
      start,
      end,
      ...(claimant && { claimant }),
      ...(quotation && { quotation: quotation.id }),
      checkWorthiness: rating.worth,
      reasons: [first, ...others],
      review: makeStub(id, text, claimant),
    });
  }
  return claims;
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The words of a text that may tell what it is about. */
function topicsOf(text: string): string[] {
  const topics: string[] = [];
  forEachWord(text, 0, text.length, (start, end) => {
    if (end - start >= TOPIC_LENGTH) topics.push(stemOf(toLower(text.slice(start, end))));
  });
  return topics;
}

/** The headline as a statement of the article: only its figures can speak against the story. */
function headlineOf(
  { headline, words: { spellings }, rules, paragraphs, months }: ClaimInput,
  common: ReadonlySet<string>,
): { text: string; statement: Statement } | undefined {
  if (headline === undefined) return undefined;
  const words = wordsIn(headline, spellings);
  const signals = readSignals(headline, words, [], rules, months);
  const span = { start: 0, end: headline.length };
  const paragraph = paragraphs.findIndex(({ kind }) => kind === 'paragraph');
  const statement = statementOf(signals, { ...span, paragraph: Math.max(0, paragraph) }, common);
  return { text: headline, statement: { ...statement, negated: false } };
}

function wordsIn(text: string, spellings: Spellings): Words {
  const words = new WordColumns(spellings);
  words.add(text, 0, text.length);
  return words.build();
}

function statementOf(
  signals: Signals,
  candidate: Candidate,
  common: ReadonlySet<string>,
): Statement {
  const { from, to } = wordsOf(signals, candidate);
  const topics = new Set<string>();
  const figures: Counted[] = [];
  let negated = false;
  for (let word = from; word < to; word++) {
    const sign = signals.sign[word]!;
    const lower = signals.lower[word]!;
    if ((sign & Sign.Figure) !== 0) figures.push(countedAt(word));
    else if ((sign & (Sign.Negation | Sign.Denial)) !== 0) negated = true;
    else if (sign === 0 && lower.length >= TOPIC_LENGTH && !common.has(lower)) {
      topics.add(stemOf(lower));
    }
  }
  const source = candidate.quotation?.speaker?.name ?? candidate.quotation?.id ?? '';
  const { paragraph } = candidate;
  return { topics: [...topics], source, paragraph, negated, figures };

  /** A figure, with the multiplier behind it (`5 million`), and what it counts. */
  function countedAt(word: number): Counted {
    const isScale = (at: number): boolean => at < to && (signals.sign[at]! & Sign.Scale) !== 0;
    const after = isScale(word + 1) ? word + 2 : word + 1;
    const scale = after > word + 1 ? ` ${signals.lower[word + 1]!}` : '';
    // What is counted stands behind the figure, or else in front of it (`watu 81`).
    const beside = [after, word - 1].find((at) => {
      if (at < from || at >= to || (signals.sign[at]! & Sign.Figure) !== 0) return false;
      return signals.lower[at]!.length >= COUNTED_LENGTH && !common.has(signals.lower[at]!);
    });
    const of = beside === undefined ? [] : [stemOf(signals.lower[beside]!)];
    const figure = `${signals.lower[word]!.replace(GROUPING, '')}${scale}`;
    if (signals.percent(word)) of.push('%');
    return { figure, of };
  }
}

/** Adds up what speaks for and against a statement. */
class Rating {
  #worth: number = BASE;
  readonly #reasons: { weight: number; reason: string }[] = [];

  /** Counts a weight; what speaks for the statement is named as a reason. */
  add(weight: number, reason?: string): void {
    this.#worth += weight;
    if (reason !== undefined && weight > 0) this.#reasons.push({ weight, reason });
  }

  /** From 0 to 1, rounded to hundredths. */
  get worth(): number {
    return roundScore(Math.min(1, Math.max(0, this.#worth)));
  }

  /** The weightiest first. */
  reasons(): string[] {
    return [...this.#reasons].sort((a, b) => b.weight - a.weight).map(({ reason }) => reason);
  }
}

function rate(text: string, signals: Signals, candidate: Candidate): Rating {
  const { from, to } = wordsOf(signals, candidate);
  const rating = new Rating();
  let signs = 0;
  let figures = 0;
  for (let word = from; word < to; word++) {
    signs |= signals.sign[word]!;
    if ((signals.sign[word]! & Sign.Figure) !== 0) figures++;
  }
  const { quotation } = candidate;
  const has = (sign: number): boolean => (signs & sign) !== 0;
  rateFigures(rating, figures, has);
  const names = countNames(signals, candidate);
  if (names > 0)
    rating.add(WEIGHT.name * Math.min(names, 3), names > 1 ? 'names who is involved' : undefined);
  rateSource(rating, quotation);
  const cue = quotation?.cue ? signsOf(signals, quotation.cue) : 0;
  const denies = (cue & Sign.Denial) !== 0;
  const own =
    quotation && has(Sign.Negation) && has(Sign.FirstPerson) && !has(Sign.Wish | Sign.Feeling);
  if (denies || own || has(Sign.Denial)) rating.add(WEIGHT.denial, 'denies something');
  else if (has(Sign.Negation) && quotation)
    rating.add(WEIGHT.negation, 'says that something is not so');
  if (has(Sign.Allegation) || (cue & Sign.Allegation) !== 0)
    rating.add(WEIGHT.allegation, 'an allegation');
  if (has(Sign.Accusation)) rating.add(WEIGHT.accusation, 'speaks of harm or wrongdoing');
  if (has(Sign.Causation)) rating.add(WEIGHT.causation, 'states a cause');
  if (has(Sign.Comparison)) rating.add(WEIGHT.comparison, 'compares');
  if (has(Sign.Future)) rating.add(quotation ? WEIGHT.reportedFuture : WEIGHT.future);
  if ((signals.sign[from]! & Sign.Future) !== 0) rating.add(WEIGHT.conditional);
  if ((signals.sign[from]! & Sign.Anaphora) !== 0) rating.add(WEIGHT.anaphora);
  if (has(Sign.Wish) || (cue & Sign.Wish) !== 0) rating.add(WEIGHT.wish);
  if (has(Sign.Opinion)) rating.add(WEIGHT.opinion);
  if (has(Sign.Feeling) && (has(Sign.FirstPerson) || quotation)) rating.add(WEIGHT.feeling);
  if (has(Sign.Meta)) rating.add(WEIGHT.meta);
  if (
    /[?？]["”’'»)\s]*$/.test(
      text.slice(Math.max(candidate.start, candidate.end - 4), candidate.end),
    )
  ) {
    rating.add(WEIGHT.question);
  } else if ((signals.sign[from]! & Sign.Question) !== 0) {
    rating.add(WEIGHT.asking);
  }
  if (to - from < FEWEST_WORDS) rating.add(-1);
  else if (to - from < FEW_WORDS) rating.add(WEIGHT.short);
  return rating;
}

function rateFigures(rating: Rating, figures: number, has: (sign: number) => boolean): void {
  if (figures > 0) {
    const weight = WEIGHT.figure + WEIGHT.furtherFigure * Math.min(figures - 1, 3);
    rating.add(weight + (has(Sign.Unit) ? WEIGHT.unit : 0), 'gives figures');
  } else if (has(Sign.Amount)) {
    rating.add(WEIGHT.amount, 'gives an amount');
  }
}

function rateSource(rating: Rating, quotation: Quotation | undefined): void {
  if (quotation && quotation.confidence < UNSURE) rating.add(WEIGHT.unsure);
  const kind = quotation?.speaker?.kind;
  if (kind === 'anonymous') rating.add(WEIGHT.anonymous, 'rests on an anonymous source');
  else if (kind === 'unnamed-official')
    rating.add(WEIGHT.official, 'an official who is not named says so');
  else if (kind !== undefined) rating.add(WEIGHT.attributed, 'a named source says so');
}

/** What the words of a stretch say, all together. */
function signsOf(signals: Signals, span: Span): number {
  const { from, to } = wordsOf(signals, span);
  let signs = 0;
  for (let word = from; word < to; word++) signs |= signals.sign[word]!;
  return signs;
}
