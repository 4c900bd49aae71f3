/** Finds reported speech: clauses that a verb or `according to` credits to somebody. */
import type { Occurrence, Speaker } from '../../record/types.generated.ts';
import { addresseeAt, endingOf } from './attribution.ts';
import { weighed } from './confidence.ts';
import {
  contentFrom,
  credit,
  type Draft,
  draftOf,
  FEWEST_BEHIND,
  type Found,
  type Range,
} from './drafts.ts';
import { Cue, Part, PRONOUN, VERB } from './lexicon.ts';
import {
  isDescription,
  isSource,
  namedPhraseAt,
  type Phrase,
  phraseAt,
  settled,
} from './noun-phrase.ts';
import { Gap, isCapital, occurrence, PARTING, type Reading, spanOf } from './reading.ts';
import type { Memory } from './resolution.ts';
import { type Subject, subjectOf } from './subject.ts';
import type { Unit } from './units.ts';
import {
  accountOf,
  asClause,
  clauseOf,
  isApposed,
  isSubject,
  phraseBefore,
  verbSecond,
} from './verb-second.ts';

const SURE = {
  joined: 0.85,
  after: 0.85,
  according: 0.85,
  clause: 0.83,
  denied: 0.8,
  demanded: 0.6,
  participle: 0.6,
  headline: 0.65,
  named: 0.7,
};
/** How many words may stand between a verb and the word that joins its clause. */
const JOIN_REACH = 16;
/** A clause of fewer words before `she said` is no statement. */
const FEWEST_BEFORE = 3;
/** Words before an attribution in the middle that are only the beginning of the clause. */
const BEGINNING = 4;
/** A dateline takes at most this many words. */
const DATELINE = 14;

/** Finds the reported clauses of a unit; `taken` marks words that direct attributions used. */
export function reportedIn(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  headline: boolean,
  taken: Uint8Array,
): Draft[] {
  const drafts: Draft[] = [];
  const { cue, inside, size } = reading;
  const second = reading.rules?.verbSecond === true;
  let start = afterDateline(reading, unit);
  if (headline) {
    const found = headlineSource(reading, memory, unit);
    if (found) return [found];
  }
  let speaker: Speaker | undefined;
  for (let at = start; at < unit.to; ) {
    const kind = cue[at]!;
    const found =
      kind !== 0 && inside[at] === 0 && taken[at] === 0
        ? (((kind & Cue.According) !== 0
            ? accordingTo(reading, memory, unit, start, at)
            : undefined) ??
          ((kind & Cue.After) !== 0
            ? clauseThenVerb(reading, memory, unit, start, at)
            : undefined) ??
          ((kind & Cue.As) !== 0 ? sourceClause(reading, memory, unit, start, at) : undefined) ??
          ((kind & Cue.AccordingBehind) !== 0
            ? sourceBefore(reading, memory, unit, start, at)
            : undefined) ??
          ((kind & Cue.AccordingTo) !== 0
            ? byAccount(reading, memory, unit, start, at)
            : undefined) ??
          ((kind & Cue.Naming) !== 0 ? naming(reading, memory, unit, start, at) : undefined) ??
          (second && (kind & (VERB | Cue.Perfect)) !== 0
            ? verbSecond(reading, memory, unit, start, at)
            : undefined) ??
          (!second && (kind & (VERB | (headline ? Cue.Headline : 0))) !== 0
            ? verbThenClause(reading, memory, unit, start, at, headline)
            : undefined) ??
          ((kind & Cue.Participle) !== 0
            ? participle(reading, memory, unit, start, at, speaker)
            : undefined))
        : undefined;
    if (found) {
      drafts.push(found.draft);
      speaker = found.draft.speaker;
      if (speaker) memory.heard(speaker);
      at = Math.max(found.next, at + size[at]!);
      start = at;
    } else {
      at += inside[at] === 0 ? size[at]! : 1;
    }
  }
  return drafts;
}

/** The first word behind a dateline such as `PORT LOUIS, May 3 (Agency) -`. */
function afterDateline(reading: Reading, { from, to }: Unit): number {
  const { gap, cue } = reading;
  if (!isCapital(reading, from)) return from;
  for (let at = from + 1; at < Math.min(to, from + DATELINE); at++) {
    if ((gap[at]! & Gap.Dash) !== 0) return at;
    if ((gap[at]! & (Gap.Mark | Gap.Colon)) !== 0 || cue[at] !== 0) return from;
  }
  return from;
}

/** `S – NP` and `NP: S`, in headlines only. */
function headlineSource(reading: Reading, memory: Memory, { from, to }: Unit): Draft | undefined {
  const { gap, inside } = reading;
  let dash = -1;
  let colon = -1;
  for (let at = from + 1; at < to; at++) {
    if (inside[at] !== 0) continue;
    if ((gap[at]! & Gap.Dash) !== 0) dash = at;
    if ((gap[at]! & Gap.Colon) !== 0 && colon < 0) colon = at;
  }
  const credit = (phrase: Phrase | undefined, end: number, content: Range): Draft | undefined => {
    if (!phrase || phrase.to !== end || content.to - content.from < FEWEST_BEFORE) return undefined;
    if (!phrase.person && !isDescription(reading, phrase)) return undefined;
    const draft = draftOf(reading, [content], memory.speaker(phrase), SURE.headline);
    if (draft) memory.heard(draft.speaker!);
    return draft;
  };
  if (dash > 0) {
    const found = credit(phraseAt(reading, dash, to), to, { from, to: dash });
    if (found) return found;
  }
  if (colon > 0 && inside[colon] === 0) {
    return credit(phraseAt(reading, from, colon), colon, { from: colon, to });
  }
  return undefined;
}

/** `menurut NP, S`, `S, menurut NP`, `S1, according to NP, S2`. */
function accordingTo(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
): Found | undefined {
  const { cue, gap, size } = reading;
  let to = at + size[at]!;
  let speaker: Speaker | undefined;
  const outlet = sourceInMarks(reading, to, unit.to);
  if ((cue[at]! & Cue.Suffixed) !== 0) {
    const { start: from, end } = endingOf(reading, at);
    speaker = memory.implied(from, end);
  } else if (outlet) {
    speaker = memory.speaker(outlet);
    to = outlet.to;
  } else {
    if (to >= unit.to || (gap[to]! & PARTING) !== 0) return undefined;
    const phrase = namedPhraseAt(reading, to, unit.to);
    if (!phrase) return undefined;
    const isOne = reading.rules?.capitalNouns ? isSubject : isSource;
    // A phrase of several words, such as `according to`, means a source whatever follows.
    if (size[at] === 1 && !isOne(reading, phrase)) return undefined;
    speaker = memory.speaker(phrase);
    to = phrase.to;
    while (to < unit.to && (gap[to]! & Gap.Open) !== 0 && (gap[to]! & Gap.Comma) === 0) {
      to++;
      while (to < unit.to && (gap[to]! & Gap.Close) === 0) to++;
    }
  }
  const cueWords = occurrence(reading.text, spanOf(reading, at, at + size[at]!));
  if (reading.rules?.verbSecond) {
    return enclosed(reading, unit, { from: start, to: at }, to, speaker, cueWords);
  }
  const first = at === start || ((gap[at]! & Gap.Comma) === 0 && at - start < 3);
  const comma = to < unit.to && (gap[to]! & Gap.Comma) !== 0;
  const rest = comma ? contentFrom(reading, to, unit) : undefined;
  if (first) return rest && credit(reading, [rest], speaker, SURE.according, cueWords, rest.to);
  const before = { from: start, to: at };
  const length = before.to - before.from;
  if (length < BEGINNING && (rest || length < FEWEST_BEFORE)) {
    return rest && credit(reading, [before, rest], speaker, SURE.according, cueWords, rest.to);
  }
  if (comma && (gap[at]! & Gap.Comma) !== 0 && rest && joinsClause(reading, to) === to) {
    return credit(reading, [before, rest], speaker, SURE.according, cueWords, rest.to);
  }
  return credit(reading, [before], speaker, SURE.according, cueWords, to);
}

/** Words that the name of a source between quotation marks may take. */
const OUTLET = 5;

/** `laut „NP“`: a source whose name stands between quotation marks. */
function sourceInMarks({ inside, gap }: Reading, at: number, limit: number): Phrase | undefined {
  const stretch = inside[at] ?? 0;
  if (at >= limit || stretch === 0 || inside[at - 1] === stretch) return undefined;
  if ((gap[at]! & (PARTING & ~Gap.Mark)) !== 0) return undefined;
  let to = at;
  while (to < limit && inside[to] === stretch) to++;
  return to - at <= OUTLET ? { from: at, to } : undefined;
}

/** `Nach Angaben von NP V S`. */
function byAccount(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
): Found | undefined {
  const account = accountOf(reading, at, unit.to);
  if (!account) return undefined;
  const { phrase, cue } = account;
  const cueWords = occurrence(reading.text, spanOf(reading, at, Math.max(cue, at + 1)));
  const before = { from: start, to: at };
  return enclosed(reading, unit, before, phrase.to, memory.speaker(phrase), cueWords);
}

/** Words between a verb that names and the words in which it does. */
const NAMING_REACH = 25;

/** `NP bezeichnete X als „Q“`. */
function naming(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  verb: number,
): Found | undefined {
  const { inside, gap, size, stretches, text } = reading;
  let at = verb + 1;
  const stop = Math.min(unit.to, verb + NAMING_REACH);
  const parted = Gap.Stop | Gap.Comma | Gap.Colon | Gap.Semicolon | Gap.Dash;
  while (at < stop && inside[at] === 0 && (gap[at]! & parted) === 0) at++;
  if (at >= stop || inside[at] === 0 || (gap[at]! & parted) !== 0) return undefined;
  const clause = clauseOf(reading, verb, start, at);
  if (!clause) return undefined;
  const { start: from, end } = stretches[inside[at]! - 1]!;
  const speaker = memory.speaker(clause.phrase);
  const cue = occurrence(text, spanOf(reading, verb, verb + size[verb]!));
  let next = at;
  while (next < unit.to && inside[next] === inside[at]) next++;
  const confidence = weighed(SURE.named, speaker, reading.rules?.measured === true);
  return {
    draft: { kind: 'direct', content: [{ start: from, end }], cue, speaker, confidence },
    next,
  };
}

/** `Wie NP mitteilte, S`, `S, wie NP mitteilte`. */
function sourceClause(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
): Found | undefined {
  if (at > start && (reading.gap[at]! & Gap.Comma) === 0) return undefined;
  const clause = asClause(reading, at, unit.to);
  if (!clause) return undefined;
  const { phrase, verb, to } = clause;
  const cueWords = occurrence(reading.text, spanOf(reading, verb, verb + reading.size[verb]!));
  return enclosed(reading, unit, { from: start, to: at }, to, memory.speaker(phrase), cueWords);
}

/** `NP zufolge S`, `S1 NP zufolge S2`. */
function sourceBefore(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
): Found | undefined {
  const phrase = phraseBefore(reading, at, start);
  if (!phrase) return undefined;
  const cueWords = occurrence(reading.text, spanOf(reading, at, at + 1));
  const before = { from: start, to: phrase.from };
  return enclosed(reading, unit, before, at + 1, memory.speaker(phrase), cueWords);
}

/** Credits what stands before and behind the words that name its source, as far as there is anything. */
function enclosed(
  reading: Reading,
  unit: Unit,
  before: Range,
  to: number,
  speaker: Speaker | undefined,
  cue: Occurrence,
): Found | undefined {
  const parts: Range[] = [];
  if (before.to > before.from) parts.push(before);
  const rest = to < unit.to ? contentFrom(reading, to, unit) : undefined;
  if (rest) parts.push(rest);
  const count = parts.reduce((sum, part) => sum + part.to - part.from, 0);
  if (count < FEWEST_BEFORE) return undefined;
  return credit(reading, parts, speaker, SURE.according, cue, rest?.to ?? to);
}

/** `S, kata NP pada Selasa`, `S, katanya`, `S, said NP`. */
function clauseThenVerb(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
): Found | undefined {
  const { cue, gap, part, size } = reading;
  const kind = cue[at]!;
  const suffixed = (kind & Cue.Suffixed) !== 0;
  if ((gap[at]! & Gap.Comma) === 0 || (!suffixed && (kind & Cue.AfterQuotationOnly) !== 0))
    return undefined;
  const before = { from: start, to: at };
  if (before.to === before.from) return undefined;
  if (isApposed(reading, before.from, before.to)) return undefined;
  let to = at + size[at]!;
  let speaker: Speaker | undefined;
  if (suffixed) {
    const { start: from, end } = endingOf(reading, at);
    speaker = memory.implied(from, end);
  } else {
    while (to < unit.to && gap[to] === 0 && (part[to]! & Part.Auxiliary) !== 0) to++;
    if (to >= unit.to || (gap[to]! & PARTING) !== 0) return undefined;
    const phrase = namedPhraseAt(reading, to, unit.to);
    if (!phrase || !isSource(reading, phrase)) return undefined;
    if (!endsThere(reading, phrase.to, unit.to)) return undefined;
    speaker = memory.speaker(phrase);
    to = phrase.to;
  }
  const cueWords = occurrence(reading.text, spanOf(reading, at, at + size[at]!));
  const addressee = addresseeAt(reading, to, unit.to, false);
  const found = around(reading, unit, before, addressee?.to ?? to, speaker, cueWords);
  if (found && addressee)
    found.draft.addressee = occurrence(reading.text, spanOf(reading, addressee.from, addressee.to));
  return found;
}

/** Whether a clause is over at a word: nothing but adjuncts follow. */
function endsThere({ part, cue, gap, rules }: Reading, at: number, limit: number): boolean {
  if (at >= limit || (gap[at]! & PARTING) !== 0) return true;
  // `…, said it had been called`: what follows the verb is a clause of its own.
  if (rules?.capitalNouns) return true;
  if ((cue[at]! & Cue.Joining) !== 0 || (part[at]! & Part.Auxiliary) !== 0) return false;
  return (
    (part[at]! & (Part.Stop | Part.Link | Part.Time | Part.Opener | Part.Coordinator)) !== 0 ||
    (cue[at]! & Cue.Addressing) !== 0
  );
}

/** Credits the clause before an attribution, and behind it when the clause goes on there. */
function around(
  reading: Reading,
  unit: Unit,
  before: Range,
  to: number,
  speaker: Speaker | undefined,
  cue: Occurrence,
): Found | undefined {
  const length = before.to - before.from;
  const comma = to < unit.to && (reading.gap[to]! & Gap.Comma) !== 0;
  const next = comma ? behindJoint(reading, to) : to;
  const beginning = length < BEGINNING;
  if (comma && (beginning || next > to) && (reading.part[next]! & Part.Relative) === 0) {
    const rest = contentFrom(reading, next, unit);
    if (rest && rest.to - rest.from >= FEWEST_BEHIND) {
      return credit(reading, [before, rest], speaker, SURE.after, cue, rest.to);
    }
  }
  return length < FEWEST_BEFORE
    ? undefined
    : credit(reading, [before], speaker, SURE.after, cue, to);
}

/** Skips a conjunction, or a word that joins a reported clause, in front of it. */
function behindJoint(reading: Reading, at: number): number {
  const joining = (reading.cue[at]! & Cue.Joining) !== 0 && reading.rules?.verbSecond;
  return joining ? at + reading.size[at]! : joinsClause(reading, at);
}

/** Skips a conjunction in front of a clause. */
function joinsClause({ part, size }: Reading, at: number): number {
  return (part[at]! & Part.Coordinator) !== 0 ? at + size[at]! : at;
}

/** `NP mengatakan kepada X bahwa S`, `NP denied S`, `S, NP said`. */
function verbThenClause(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  verb: number,
  headline: boolean,
): Found | undefined {
  const { cue, gap, part, size, text } = reading;
  const kind = cue[verb]!;
  const subject = subjectOf(reading, verb, start) ?? sharedSubject(reading, verb, start, unit.from);
  if (!subject) return undefined;
  const denying = (kind & Cue.Denying) !== 0;
  if (subject.negated && !denying) return undefined;
  const behind = verb + size[verb]!;
  const cueWords = occurrence(text, spanOf(reading, subject.negated ? subject.verb : verb, behind));
  const bare = (kind & Cue.Telling) !== 0;
  // `pledged to …` says what is to be done, `said to …` to whom.
  const infinitive = (part[behind] ?? 0) & Part.Infinitive;
  if (infinitive !== 0 && (kind & (Cue.Saying | Cue.Telling | Cue.Demanding | Cue.Denying)) === 0) {
    return undefined;
  }
  const addressee = addresseeAt(reading, behind, unit.to, bare && !joins(reading, behind));
  const withAddressee = (found: Found | undefined): Found | undefined => {
    if (found && addressee) {
      found.draft.addressee = occurrence(text, spanOf(reading, addressee.from, addressee.to));
    }
    return found;
  };
  const at = skipTimes(reading, addressee?.to ?? behind, unit.to);
  const over = endsThere(reading, at, unit.to);
  const joined = joiningWord(reading, at, unit.to, over || addressee !== undefined);
  if (joined > 0) {
    const content = contentFrom(reading, joined, unit);
    return (
      content &&
      withAddressee(
        credit(
          reading,
          [content],
          memory.speaker(subject.phrase),
          SURE.joined,
          cueWords,
          content.to,
        ),
      )
    );
  }
  if (reading.rules?.commaBeforeClause && (kind & Cue.Saying) !== 0 && at < unit.to) {
    const content = (gap[at]! & Gap.Comma) !== 0 && contentFrom(reading, at, unit);
    if (content && reading.inside[at] === 0) {
      const speaker = memory.speaker(subject.phrase);
      return withAddressee(credit(reading, [content], speaker, SURE.clause, cueWords, content.to));
    }
  }
  const comma = (gap[subject.clause]! & Gap.Comma) !== 0 && subject.clause > start;
  if (over && comma && (kind & (Cue.Saying | Cue.Reporting | Cue.After | Cue.Telling)) !== 0) {
    if (reading.inside[subject.clause - 1] !== 0 && startsInside(reading, start)) return undefined;
    let end = subject.clause;
    while (end > start && (part[end - 1]! & Part.Coordinator) !== 0) end--;
    const adjunct =
      (part[start]! & (Part.Opener | Part.Time)) !== 0 && !holdsComma(reading, start, end);
    if (adjunct) return undefined;
    return withAddressee(
      around(reading, unit, { from: start, to: end }, at, memory.speaker(subject.phrase), cueWords),
    );
  }
  if ((kind & Cue.Demanding) !== 0) {
    const demand = demandWord(reading, behind, unit.to);
    const content = demand > 0 ? contentFrom(reading, demand, unit) : undefined;
    return (
      content &&
      credit(
        reading,
        [content],
        memory.speaker(subject.phrase),
        SURE.demanded,
        cueWords,
        content.to,
      )
    );
  }
  if (at >= unit.to || (gap[at]! & PARTING & ~Gap.Mark) !== 0) return undefined;
  const clause =
    (kind & (Cue.Saying | (headline ? Cue.Headline : 0))) !== 0 ||
    (bare && addressee !== undefined);
  if (!clause && !denying) return undefined;
  if (!denying && opensAdjunct(reading, at) && reading.inside[at] === 0) return undefined;
  const content = contentFrom(reading, at, unit, denying);
  if (!content || (clause && content.to - content.from < FEWEST_BEHIND + 1)) return undefined;
  if (denying && holdsStatement(reading, content)) return undefined;
  const sure = headline ? SURE.headline : denying ? SURE.denied : SURE.clause;
  return withAddressee(
    credit(reading, [content], memory.speaker(subject.phrase), sure, cueWords, content.to),
  );
}

/** The subject of the sentence, for a verb that a conjunction joins to an earlier one: `NP came and said S`. */
function sharedSubject(
  reading: Reading,
  verb: number,
  start: number,
  first: number,
): Subject | undefined {
  const { part, gap } = reading;
  if (verb <= first + 1 || (part[verb - 1]! & Part.Coordinator) === 0 || gap[verb] !== 0) {
    return undefined;
  }
  const phrase = sentenceSubject(reading, first, verb - 1);
  return phrase && { phrase, clause: start, negated: false, verb };
}

/** Whether a noun phrase only names another's statement: `denied the minister's claim, who said S`. */
function holdsStatement({ cue, part, inside }: Reading, { from, to }: Range): boolean {
  for (let at = from; at < to - 1; at++) {
    if (inside[at] === 0 && (part[at]! & Part.Relative) !== 0 && (cue[at + 1]! & VERB) !== 0)
      return true;
  }
  return false;
}

function joins({ cue }: Reading, at: number): boolean {
  return ((cue[at] ?? 0) & Cue.Joining) !== 0;
}

function opensAdjunct({ part, cue }: Reading, at: number): boolean {
  const word = part[at]!;
  if ((word & (Part.DefiniteBefore | PRONOUN | Part.Indefinite)) !== 0) return false;
  return (
    (word & (Part.Stop | Part.Link | Part.Relative)) !== 0 || (cue[at]! & Cue.Addressing) !== 0
  );
}

function startsInside({ inside }: Reading, start: number): boolean {
  return inside[start] !== 0;
}

function holdsComma({ gap }: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if ((gap[at]! & Gap.Comma) !== 0) return true;
  return false;
}

/** Skips days right behind a verb: `said on Tuesday the ship …`. */
function skipTimes({ part, gap }: Reading, at: number, limit: number): number {
  let to = at;
  while (to < limit && gap[to] === 0 && (part[to]! & Part.Time) !== 0) to++;
  if (to + 1 < limit && gap[to] === 0 && gap[to + 1] === 0) {
    if ((part[to]! & Part.Link) !== 0 && (part[to + 1]! & Part.Time) !== 0) return to + 2;
  }
  return to;
}

/** Finds the first word behind the one that joins the clause of a verb; 0 when there is none. */
function joiningWord(reading: Reading, from: number, limit: number, far: boolean): number {
  const { cue, gap, inside, size } = reading;
  const stop = Math.min(limit, from + JOIN_REACH);
  for (let at = from; at < stop; at++) {
    if ((gap[at]! & (Gap.Stop | Gap.Colon | Gap.Semicolon | Gap.Dash)) !== 0) return 0;
    // The name of a programme in quotation marks: `told “Morning” that S`.
    if (inside[at] !== 0) {
      if (at > from + JOIN_REACH / 2) return 0;
      continue;
    }
    if ((cue[at]! & Cue.Joining) !== 0) return at + size[at]! < limit ? at + size[at]! : 0;
    if (!far || (cue[at]! & VERB) !== 0) return 0;
  }
  return 0;
}

/** Finds the word that opens a demand; 0 when there is none. */
function demandWord({ cue, gap, inside }: Reading, from: number, limit: number): number {
  const stop = Math.min(limit, from + JOIN_REACH / 2);
  for (let at = from; at < stop; at++) {
    if (inside[at] !== 0 || (gap[at]! & PARTING) !== 0) return 0;
    if ((cue[at]! & Cue.DemandJoining) !== 0) return at;
  }
  return 0;
}

/** `…, calling the report “nonsense”`: the subject is that of the sentence. */
function participle(
  reading: Reading,
  memory: Memory,
  unit: Unit,
  start: number,
  at: number,
  before: Speaker | undefined,
): Found | undefined {
  const { gap, size, text } = reading;
  if (at === start || (gap[at]! & Gap.Comma) === 0) return undefined;
  const phrase = before ? undefined : sentenceSubject(reading, start, at);
  const speaker = before ?? (phrase && memory.speaker(phrase));
  if (!speaker) return undefined;
  const behind = at + size[at]!;
  const joined = joiningWord(reading, behind, unit.to, false);
  const content = contentFrom(reading, joined || behind, unit);
  const cueWords = occurrence(text, spanOf(reading, at, behind));
  return content && credit(reading, [content], speaker, SURE.participle, cueWords, content.to);
}

/** The noun phrase that a sentence begins with, as far as its last name or noun for a source. */
function sentenceSubject(reading: Reading, start: number, limit: number): Phrase | undefined {
  if ((reading.part[start]! & (Part.Opener | Part.Time)) !== 0) return undefined;
  const phrase = phraseAt(reading, start, limit);
  return phrase && settled(reading, phrase);
}
