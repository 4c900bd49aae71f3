/** Reads clauses of languages whose finite verb comes second: `Am Montag sagte NP, S`, `NP hat erklärt, dass S`. */
import { contentFrom, credit, FEWEST_BEHIND, type Found, type Range } from './drafts.ts';
import { Cue, HEAD, Part, PRONOUN } from './lexicon.ts';
import { isSource, namedPhraseAt, type Phrase, phraseAt } from './noun-phrase.ts';
import {
  Gap,
  isCapital,
  nameEndingAt,
  occurrence,
  PARTING,
  type Reading,
  spanOf,
} from './reading.ts';
import type { Memory } from './resolution.ts';
import { subjectOf } from './subject.ts';
import type { Unit } from './units.ts';

/** How far the words of one clause are looked at. */
const REACH = 30;
const HARD = Gap.Stop | Gap.Semicolon | Gap.Colon | Gap.Dash | Gap.Mark | Gap.Break;
const SURE = { joined: 0.85, clause: 0.85, demanded: 0.6 };

/** A verb of saying with its subject. */
export interface Clause {
  phrase: Phrase;
  /** Where the first word of subject and verb stands. */
  from: number;
  /** The word behind verb and subject. */
  to: number;
}

/** The word behind a verb with its second part. */
function behindVerb({ secondOf, size }: Reading, verb: number): number {
  const second = secondOf.get(verb);
  return second === undefined ? verb + size[verb]! : second + 1;
}

/** The auxiliary that a perfect needs, earlier in its clause; -1 when there is none. */
function auxiliaryOf({ part, gap, inside }: Reading, verb: number, start: number): number {
  const lowest = Math.max(start, verb - REACH);
  for (let at = verb - 1; at >= lowest; at--) {
    if ((gap[at + 1]! & HARD) !== 0 || inside[at] !== 0) return -1;
    if ((part[at]! & Part.Have) !== 0) return at;
  }
  return -1;
}

/** The first word of the part of a clause that a verb stands in. */
function chunkStart({ gap, inside }: Reading, verb: number, start: number): number {
  const lowest = Math.max(start, verb - REACH);
  let at = verb;
  while (at > lowest && (gap[at]! & (HARD | Gap.Comma)) === 0 && inside[at - 1] === 0) at--;
  return at;
}

/** The antecedent of a relative clause that ends with its verb: `NP, der in Bonn betonte, …`. */
function antecedent(reading: Reading, verb: number, left: number): Phrase | undefined {
  const { part, gap, size } = reading;
  if ((gap[left]! & Gap.Comma) === 0 || left === verb) return undefined;
  if ((part[left]! & (Part.DefiniteBefore | Part.Relative)) === 0) return undefined;
  if ((gap[verb + size[verb]!]! & (Gap.Comma | Gap.Colon)) === 0) return undefined;
  const next = part[left + 1]!;
  const adjunct = Part.Stop | Part.Opener | Part.Auxiliary | Part.Time | PRONOUN;
  if (left + 1 < verb && (isCapital(reading, left + 1) || (next & adjunct) === 0)) return undefined;
  const named =
    nameEndingAt(reading, 0, left, 'Person') ?? nameEndingAt(reading, 0, left, 'Organization');
  if (!named) return undefined;
  const phrase: Phrase = { from: named.from, to: named.to };
  if (named.mention.type === 'Person') phrase.person = named;
  return phrase;
}

/** Whether what stands before a verb in its clause is no subject, so that the subject follows. */
function isInverted(reading: Reading, left: number, finite: number, start: number): boolean {
  if (left === finite) return true;
  const { part, namedAt } = reading;
  const first = part[left]!;
  if ((first & PRONOUN) !== 0) return false;
  if ((first & (Part.Opener | Part.Time)) !== 0) return true;
  for (let at = left; at < finite; at++) {
    if ((part[at]! & (PRONOUN | HEAD)) !== 0 || namedAt.has(at)) return false;
    if (at > start && isCapital(reading, at)) return false;
  }
  // One word nobody knows at the beginning: an adverb when a phrase follows the verb.
  let behind = finite + reading.size[finite]!;
  while (reading.gap[behind] === 0 && isFiller(part[behind] ?? 0)) behind++;
  const next = part[behind] ?? 0;
  const article = Part.DefiniteBefore | Part.Indefinite | PRONOUN;
  return reading.gap[behind] === 0 && ((next & article) !== 0 || isCapital(reading, behind));
}

/** The subject of a clause whose verb comes last: `da die Polizei glaubt, …`. */
function subjectInside(reading: Reading, left: number, verb: number): Phrase | undefined {
  const article = Part.DefiniteBefore | Part.Indefinite | PRONOUN;
  for (let at = left + 1; at < verb; at++) {
    if ((reading.part[at]! & article) === 0 && !isCapital(reading, at)) continue;
    const phrase = namedPhraseAt(reading, at, verb);
    return phrase && isSubject(reading, phrase) ? phrase : undefined;
  }
  return undefined;
}

/** The subject of the clause before, for a verb that only a conjunction joins to it: `NP kam und sagte, …`. */
function sharedSubject(
  reading: Reading,
  left: number,
  finite: number,
  start: number,
): Phrase | undefined {
  const { part } = reading;
  if (left === finite || left === start || (part[start]! & (Part.Opener | Part.Time)) !== 0)
    return undefined;
  return namedPhraseAt(reading, start, left);
}

/**
 * Finds the subject of a verb, before or behind it.
 *
 * @param verb The verb of saying, finite or a perfect.
 * @param start The first word of the sentence.
 * @param limit The word the clause must end before.
 * @param sentence Where the subject may stand that an earlier verb shares with it.
 */
export function clauseOf(
  reading: Reading,
  verb: number,
  start: number,
  limit: number,
  sentence = start,
): Clause | undefined {
  const { cue, part, size, gap } = reading;
  const kind = cue[verb]!;
  const perfect = (kind & Cue.Perfect) !== 0 ? auxiliaryOf(reading, verb, start) : -1;
  const plain = (kind & ~Cue.Perfect & ~Cue.Separable) !== 0;
  const last = (kind & Cue.Perfect) !== 0 && (part[verb + 1]! & Part.Have) !== 0;
  if (perfect < 0 && !plain && !last) return undefined;
  const finite = perfect < 0 ? verb : perfect;
  const end = last ? verb + 2 : behindVerb(reading, verb);
  const left = chunkStart(reading, finite, start);
  const before = perfect < 0 ? antecedent(reading, verb, left) : undefined;
  if (before) return { phrase: before, from: left, to: end };
  const coordinated = coordinatedFrom(reading, left, finite);
  const shared = sharedSubject(reading, coordinated, finite, sentence);
  if (shared) return { phrase: shared, from: coordinated, to: end };
  if (left === finite && left > start && !reading.rules?.caseless) {
    const subject = subjectOf(reading, finite, start);
    if (subject && !subject.negated) {
      return { phrase: subject.phrase, from: subject.phrase.from, to: end };
    }
    // `NP, die …, sagte, S`
    const first =
      (part[start]! & (Part.Opener | Part.Time)) === 0 && namedPhraseAt(reading, start, left);
    if (first && isSubject(reading, first) && first.to - first.from > 1) {
      return { phrase: first, from: first.from, to: end };
    }
  }
  if (isInverted(reading, left, finite, start)) {
    let at = finite + size[finite]!;
    while (at < limit && gap[at] === 0 && isFiller(part[at]!)) at++;
    if (last || at >= limit || gap[at] !== 0) {
      const phrase = subjectInside(reading, left, finite);
      return phrase && { phrase, from: phrase.from, to: end };
    }
    const phrase = namedPhraseAt(reading, at, perfect < 0 ? limit : verb);
    if (!phrase || !isSubject(reading, phrase)) return undefined;
    return { phrase, from: finite, to: Math.max(phrase.to, end) };
  }
  const subject = subjectOf(reading, finite, start);
  if (!subject || subject.negated) return undefined;
  return { phrase: subject.phrase, from: subject.phrase.from, to: end };
}

/** The first of the conjunctions right before a verb; the verb when there is none. */
function coordinatedFrom({ part }: Reading, left: number, finite: number): number {
  let at = finite;
  while (at > left && (part[at - 1]! & Part.Coordinator) !== 0) at--;
  return at;
}

/** Words between a verb and the subject behind it: `sagte auch NP`. */
function isFiller(part: number): boolean {
  return (part & Part.Auxiliary) !== 0 && (part & PRONOUN) === 0;
}

/** Whether a phrase behind a verb can be its subject: it names, describes or stands for somebody. */
export function isSubject(reading: Reading, phrase: Phrase): boolean {
  const { from, to, person } = phrase;
  if (person || (reading.part[from]! & PRONOUN) !== 0) return true;
  return reading.rules?.capitalNouns ? isCapital(reading, to - 1) : isSource(reading, phrase);
}

/** Credits the clause that a comma parts from a verb of saying, or that a joining word opens. */
export function verbSecond(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  verb: number,
): Found | undefined {
  const clause = clauseOf(reading, verb, start, unit.to, unit.from);
  if (!clause) return undefined;
  const { cue, size, text } = reading;
  const kind = cue[verb]!;
  const joined = joinedClause(reading, clause.to, unit.to);
  const content =
    joined > 0 ? contentFrom(reading, joined, unit) : bareClause(reading, clause, kind, unit);
  if (!content || content.to - content.from < FEWEST_BEHIND + 1) return undefined;
  const sure =
    joined > 0 ? SURE.joined : (kind & Cue.Demanding) !== 0 ? SURE.demanded : SURE.clause;
  const cueWords = occurrence(text, spanOf(reading, verb, verb + size[verb]!));
  return credit(reading, [content], memory.speaker(clause.phrase), sure, cueWords, content.to);
}

/** The first word behind a comma and a joining word; 0 when none is near. */
function joinedClause(
  { cue, gap, inside, size, rules }: Reading,
  from: number,
  limit: number,
): number {
  for (let at = from; at < Math.min(limit, from + REACH); at++) {
    if ((gap[at]! & HARD) !== 0 || inside[at] !== 0) return 0;
    const parted = !rules?.commaBeforeClause || (gap[at]! & Gap.Comma) !== 0;
    if ((cue[at]! & Cue.Joining) !== 0 && parted) return at + size[at]!;
  }
  return 0;
}

/** A clause behind a comma without a joining word: nothing but adjuncts part it from the verb, or its verb tells. */
function bareClause(reading: Reading, { to }: Clause, kind: number, unit: Unit): Range | undefined {
  const { gap, inside, part, rules } = reading;
  if (!rules?.commaBeforeClause) return undefined;
  let comma = to;
  while (comma < unit.to && (gap[comma]! & Gap.Comma) === 0) {
    if ((gap[comma]! & HARD) !== 0 || inside[comma] !== 0 || comma > to + REACH) return undefined;
    comma++;
  }
  if (comma >= unit.to) return undefined;
  const apposition = phraseAt(reading, comma, unit.to);
  if (
    apposition &&
    apposition.to < unit.to &&
    apposition.to > comma + 1 &&
    (gap[apposition.to]! & Gap.Comma) !== 0
  ) {
    comma = apposition.to;
  }
  const content = contentFrom(reading, comma, unit);
  if (!content) return undefined;
  if (tells(reading, content) || endsInInfinitive(reading, content)) return content;
  if ((kind & (Cue.Saying | Cue.Perfect | Cue.Demanding | Cue.Denying)) === 0) return undefined;
  const adjunct = Part.Stop | Part.Opener | Part.Time | Part.Auxiliary;
  if (comma > to && (part[to]! & adjunct) === 0) return undefined;
  if ((part[comma]! & (Part.Opener | Part.Relative | Part.Coordinator)) !== 0) return undefined;
  return content;
}

/** Whether a clause is an infinitive with `zu`: what somebody is told or promises to do. */
function endsInInfinitive(reading: Reading, { from, to }: Range): boolean {
  const { part, gap } = reading;
  for (let at = from + 1; at + 1 < to; at++) {
    if ((part[at]! & Part.Infinitive) === 0 || isCapital(reading, at + 1)) continue;
    if ((gap[at + 2]! & (PARTING | Gap.Break)) !== 0) return true;
  }
  return false;
}

/** Whether a clause has a verb form that reports what another said. */
export function tells(reading: Reading, { from, to }: Range): boolean {
  const { part, inside } = reading;
  for (let at = from; at < to; at++) {
    if (inside[at] !== 0 || (part[at]! & Part.Mood) === 0) continue;
    if (at === from || !isCapital(reading, at)) return true;
  }
  return false;
}

/** `wie NP mitteilte`, `wie NP, Apposition, mitteilte`: the source of the sentence around, and the word behind. */
export function asClause(
  reading: Reading,
  at: number,
  limit: number,
): { phrase: Phrase; verb: number; to: number } | undefined {
  const { cue, gap, inside, size, part } = reading;
  let from = at + size[at]!;
  if (from < limit && (part[from]! & Part.Link) !== 0) from++;
  for (let to = at + 1; to <= Math.min(limit, at + REACH); to++) {
    const parting = to < limit ? gap[to]! : Gap.Break;
    if (to < limit && inside[to] !== 0) return undefined;
    if ((parting & (Gap.Comma | HARD)) === 0) continue;
    let verb = to - 1;
    if ((part[verb]! & Part.Have) !== 0 && verb > at + 1) verb--;
    if ((cue[verb]! & ~Cue.Separable) !== 0 && verb > from) {
      const phrase = namedPhraseAt(reading, from, verb);
      return phrase && isSubject(reading, phrase) ? { phrase, verb, to } : undefined;
    }
    if ((parting & HARD) !== 0) return undefined;
  }
  return undefined;
}

/** `nach Angaben von NP`, `nach NP-Angaben`: the source, and the word behind. */
export function accountOf(
  reading: Reading,
  at: number,
  limit: number,
): { phrase: Phrase; cue: number } | undefined {
  const { part, gap, words } = reading;
  let noun = at + 1;
  while (noun < Math.min(limit, at + 5) && (part[noun]! & Part.Account) === 0) {
    if ((gap[noun]! & PARTING) !== 0) return undefined;
    if (isCapital(reading, noun)) return undefined;
    // Behind a definite article in the singular it is an event: `nach der Erklärung`.
    if ((part[noun]! & Part.DefiniteBefore) !== 0 && (part[noun]! & Part.Genitive) !== 0)
      return undefined;
    noun++;
  }
  if (noun >= limit || (part[noun]! & Part.Account) === 0 || gap[noun] !== 0) return undefined;
  const next = noun + 1;
  if (next < limit && gap[next] === 0) {
    const linked = (part[next]! & Part.Link) !== 0 && (part[next]! & Part.Opener) !== 0;
    const from = linked ? next + 1 : next;
    const length = words.ends[next]! - words.starts[next]!;
    if ((linked && length <= 3) || (part[next]! & Part.Genitive) !== 0) {
      const phrase = namedPhraseAt(reading, from, limit);
      if (phrase) return { phrase, cue: next };
    }
  }
  const whole = noun - at > 1 ? at + 1 : noun;
  return { phrase: { from: whole, to: next }, cue: noun - at > 1 ? at + 1 : next };
}

/** The noun phrase that ends before a word such as `zufolge`. */
export function phraseBefore(reading: Reading, at: number, start: number): Phrase | undefined {
  const { part, gap } = reading;
  const article = Part.DefiniteBefore | Part.Indefinite;
  if (at <= start || gap[at] !== 0 || !isCapital(reading, at - 1)) return undefined;
  let from = at - 1;
  while (from > start && gap[from] === 0 && at - from < 10) {
    const before = from - 1;
    if ((part[before]! & article) !== 0) {
      from = before;
      if ((part[before]! & Part.Genitive) === 0 || from === start || !isCapital(reading, from - 1))
        break;
    } else if (isCapital(reading, before)) {
      from = before;
    } else {
      // Adjectives behind an article, nothing else: `dem neuen Bericht zufolge`.
      const behind = before > start && (part[before - 1]! & article) !== 0;
      const second =
        before > start + 1 &&
        !isCapital(reading, before - 1) &&
        (part[before - 2]! & article) !== 0;
      if (!behind && !second) break;
      from = before;
    }
  }
  const named = nameEndingAt(reading, from, at, 'Person');
  return named ? { from, to: at, person: named } : { from, to: at };
}

/** Whether words are nothing but a noun phrase and what is added to it between commas: `NP, Apposition,`. */
export function isApposed(reading: Reading, from: number, to: number): boolean {
  const { gap } = reading;
  const first = phraseAt(reading, from, to);
  if (!first) return false;
  let comma = first.to;
  while (comma < to && (gap[comma]! & Gap.Comma) === 0) comma++;
  if (comma >= to || (comma > first.to && (gap[first.to]! & Gap.Open) === 0)) return false;
  return phraseAt(reading, comma, to)?.to === to;
}
