/** Finds who a verb of saying is said of: the noun phrase before it. */
import { Cue, Part, PRONOUN } from './lexicon.ts';
import { isDescription, isSource, namedPhraseAt, type Phrase, phraseAt } from './noun-phrase.ts';
import { Gap, isCapital, isCapitalInside, nameEndingAt, type Reading } from './reading.ts';

/** How many words before a verb are looked at. */
const REACH = 40;

/** What no subject reaches across. */
const HARD = Gap.Stop | Gap.Semicolon | Gap.Colon | Gap.Dash | Gap.Mark;
const SOFT = Gap.Comma | Gap.Open | Gap.Close;

/** A subject. */
export interface Subject {
  phrase: Phrase;
  /** Where the clause of the subject begins: words before it are another clause or an adjunct. */
  clause: number;
  /** Whether the verb is negated. */
  negated: boolean;
  /** Where the verb's group begins, with its auxiliaries. */
  verb: number;
}

/** A stretch of words between commas. */
interface Chunk {
  from: number;
  to: number;
}

/** The words before a verb that may belong to its subject. */
interface Region {
  chunks: Chunk[];
  /** The word it ends before: the verb, or the bracket before the verb. */
  end: number;
  /** Whether a comma stands right before `end`. */
  parted: boolean;
}

/** Skips auxiliaries, adverbs and negations backwards from a verb. */
function verbGroup(
  { part, gap }: Reading,
  verb: number,
  start: number,
): { at: number; negated: boolean } {
  let at = verb;
  let negated = false;
  while (at > start && gap[at] === 0 && (part[at - 1]! & (Part.Auxiliary | Part.Negation)) !== 0) {
    if ((part[at - 1]! & PRONOUN) !== 0) break;
    at--;
    if ((part[at]! & Part.Negation) !== 0) negated = true;
  }
  return { at, negated };
}

/** Collects what stands before a verb, back to where its clause must begin; what is in brackets is left out. */
function regionBefore({ part, cue, gap, inside }: Reading, verb: number, start: number): Region {
  const chunks: Chunk[] = [];
  const floor = Math.max(start, verb - REACH);
  let end = verb;
  if ((gap[verb]! & (Gap.Close | Gap.Comma)) === Gap.Close) {
    while (end > floor && (gap[end]! & Gap.Open) === 0) end--;
  }
  let to = end;
  let at = end;
  let depth = 0;
  while (at > floor) {
    const parting = gap[at]!;
    if ((parting & HARD) !== 0 && depth === 0) break;
    if ((parting & SOFT) !== 0 && at < end) {
      if (to > at && depth === 0) chunks.unshift({ from: at, to });
      to = at;
    }
    if ((parting & Gap.Open) !== 0 && depth > 0) depth--;
    if ((parting & Gap.Close) !== 0 && at < verb) depth++;
    const before = at - 1;
    if (inside[before] !== 0) break;
    if (
      depth === 0 &&
      (cue[before]! & Cue.Joining) !== 0 &&
      (part[before]! & Part.DefiniteBefore) === 0
    )
      break;
    at--;
  }
  if (to > at && depth === 0) chunks.unshift({ from: at, to });
  return { chunks, end, parted: (gap[end]! & Gap.Comma) !== 0 };
}

/** Drops a conjunction in front. */
function withoutCoordinator({ part, size }: Reading, chunk: Chunk): Chunk {
  let { from } = chunk;
  while (from < chunk.to && (part[from]! & Part.Coordinator) !== 0) from += size[from]!;
  return { from, to: chunk.to };
}

function opensAdjunct({ part }: Reading, { from, to }: Chunk): boolean {
  return from >= to || (part[from]! & (Part.Opener | Part.Time)) !== 0;
}

/**
 * Finds the subject of a verb.
 *
 * Of `NP, apposition, V` it is the part that names a person, else the first; of `adjunct, NP V` what
 * stands beside the verb; of `NP who V` the name before the relative pronoun.
 *
 * @param verb The verb's word.
 * @param start The first word of the sentence.
 * @param quoted Whether a quotation stands before `start`: a capital there means a name.
 */
export function subjectOf(
  reading: Reading,
  verb: number,
  start: number,
  quoted = false,
): Subject | undefined {
  const { part, namedAt } = reading;
  const { at, negated } = verbGroup(reading, verb, start);
  if (at <= start) return undefined;
  const last = part[at - 1]!;
  if ((last & Part.Relative) !== 0) {
    const person =
      nameEndingAt(reading, start, at - 1, 'Person') ??
      nameEndingAt(reading, start, at - 1, 'Organization');
    if (!person) return undefined;
    const phrase: Phrase = { from: person.from, to: person.to };
    if (person.mention.type === 'Person') phrase.person = person;
    return { phrase, clause: person.from, negated, verb: at };
  }
  if ((last & Part.Infinitive) !== 0 && (last & PRONOUN) === 0) return undefined;
  const { chunks, end, parted } = regionBefore(reading, at, start);
  const kept = chunks.map((chunk) => withoutCoordinator(reading, chunk));
  const found = parted ? beforeComma(reading, kept) : beside(reading, kept, end);
  if (!found) return undefined;
  const { phrase, clause } = found;
  const article = Part.DefiniteBefore | Part.Indefinite;
  const described = quoted && (part[phrase.from]! & article) !== 0;
  if (!described && !isSource(reading, phrase) && !isBareName(reading, phrase, quoted)) {
    return undefined;
  }
  if (!phrase.person && (part[phrase.from]! & PRONOUN) === 0 && phrase.to - phrase.from === 1) {
    const known = namedAt.has(phrase.from) || isDescription(reading, phrase);
    if (!known && !isBareName(reading, phrase, quoted)) return undefined;
  }
  return { phrase, clause, negated, verb: at };
}

/** One capital that no mention knows: behind a quotation a name; else when it is one elsewhere too. */
function isBareName(reading: Reading, { from, to }: Phrase, quoted: boolean): boolean {
  if (to - from !== 1 || !isCapital(reading, from)) return false;
  if (reading.part[from] !== 0 || reading.cue[from] !== 0) return false;
  return quoted || isCapitalInside(reading, from);
}

/** `NP, apposition, V`. */
function beforeComma(
  reading: Reading,
  chunks: Chunk[],
): { phrase: Phrase; clause: number } | undefined {
  const tail = chunks.slice(-3);
  let first: Phrase | undefined;
  for (let index = tail.length - 1; index >= 0; index--) {
    const chunk = tail[index]!;
    if (opensAdjunct(reading, chunk)) continue;
    const phrase = phraseAt(reading, chunk.from, chunk.to);
    if (!phrase) continue;
    if (phrase.person && phrase.to >= chunk.to) {
      const before = tail[index - 1];
      const title =
        before && !opensAdjunct(reading, before)
          ? phraseAt(reading, before.from, before.to)
          : undefined;
      const described =
        title &&
        title.to >= before!.to &&
        !title.person &&
        (isDescription(reading, title) || (reading.part[title.from]! & Part.Indefinite) !== 0) &&
        index === tail.length - 1;
      return { phrase, clause: described ? before!.from : chunk.from };
    }
    if (isSource(reading, phrase) && phrase.to >= chunk.to) first = phrase;
  }
  return first && { phrase: first, clause: first.from };
}

/** `NP V`, what stands before the last comma being an adjunct or an apposition. */
function beside(
  reading: Reading,
  chunks: Chunk[],
  end: number,
): { phrase: Phrase; clause: number } | undefined {
  const chunk = chunks.at(-1);
  if (!chunk || chunk.to !== end) return undefined;
  if (opensAdjunct(reading, chunk) && chunks.length > 1)
    return beforeComma(reading, chunks.slice(0, -1));
  const from = clauseStart(reading, chunk);
  const phrase =
    from === chunk.from
      ? namedPhraseAt(reading, from, chunk.to)
      : phraseAt(reading, from, chunk.to);
  return phrase && { phrase, clause: from };
}

/** Finds where the last clause of a chunk begins: behind a conjunction or an opening adjunct. */
function clauseStart(reading: Reading, { from, to }: Chunk): number {
  const { part, namedAt, gap } = reading;
  if ((part[to - 1]! & PRONOUN) !== 0) return to - 1;
  const opener = (part[from]! & (Part.Opener | Part.Time)) !== 0;
  for (let at = to - 1; at > from; at--) {
    const word = part[at]!;
    if ((word & Part.Coordinator) !== 0 && gap[at]! !== 0) return at + 1;
    if (opener && namedAt.get(at)?.to === to) return at;
  }
  if (!opener) return from;
  for (let at = from + 1; at < to; at++) {
    if (
      (part[at]! & (Part.DefiniteBefore | Part.Indefinite)) !== 0 &&
      (part[at - 1]! & Part.Link) === 0
    )
      return at;
  }
  return from;
}
