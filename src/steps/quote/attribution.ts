/** Finds who is credited with words between quotation marks, from what stands beside them. */
import type { Occurrence, Speaker } from '../../record/types.generated.ts';
import { isUpper } from '../../unicode/classes.ts';
import { weighed } from './confidence.ts';
import { Cue, Part, VERB } from './lexicon.ts';
import type { Stretch } from './marks.ts';
import { isDescription, isSource, namedPhraseAt, type Phrase, phraseAt } from './noun-phrase.ts';
import { Gap, isCapital, occurrence, PARTING, type Reading, spanOf, wordAt } from './reading.ts';
import type { Memory } from './resolution.ts';
import { subjectOf } from './subject.ts';
import type { Unit } from './units.ts';
import { type Clause, clauseOf, isSubject } from './verb-second.ts';

/** What says whose words they are. */
export interface Attribution {
  speaker?: Speaker;
  cue?: Occurrence;
  addressee?: Occurrence;
  /** How sure the rule is, from 0 to 1. */
  sure: number;
  /** The words it takes, `[from, to)`. */
  from: number;
  to: number;
}

/** How sure the rules are; the order is what matters. */
const SURE = {
  beside: 0.97,
  inverted: 0.95,
  before: 0.93,
  colon: 0.85,
  ending: 0.9,
  unsaid: 0.7,
  nameOnly: 0.6,
};
/** How many words may stand between a quotation and the verb behind it. */
const REACH = 18;
/** Fewer words than this between marks, with no comma before, belong to the sentence around. */
const FEWEST_WORDS = 4;
/** How many words may stand between a verb and the quotation behind it. */
const LEAD = 25;
/** A name this many words behind a quotation is taken for its speaker without a known verb. */
const BESIDE = 3;

/** Reads `kepada AFP`, `told Reuters`. */
export function addresseeAt(
  reading: Reading,
  at: number,
  limit: number,
  bare: boolean,
): Phrase | undefined {
  if (at >= limit || (reading.gap[at]! & PARTING) !== 0) return undefined;
  if ((reading.cue[at]! & Cue.Addressing) !== 0)
    return phraseAt(reading, at + reading.size[at]!, limit);
  return bare ? phraseAt(reading, at, limit) : undefined;
}

/** The part of a word that stands for the speaker. */
export function endingOf(reading: Reading, word: number): { start: number; end: number } {
  const { start, end } = spanOf(reading, word, word + reading.size[word]!);
  const suffix = reading.rules?.speakerSuffixes.find((ending) =>
    reading.text.slice(start, end).endsWith(ending),
  );
  return { start: end - (suffix?.length ?? 0), end };
}

/** What ends a quotation and what follows its closing mark. */
interface Seam {
  /** The first word behind. */
  word: number;
  comma: boolean;
  /** A dash outside the marks: the name alone may follow. */
  dash: boolean;
  /** A question mark, an exclamation mark, dots or a dash, which a new sentence need not follow. */
  open: boolean;
  /** A full stop inside the marks. */
  stop: boolean;
}

function seamOf({ text, words }: Reading, stretch: Stretch, limit: number): Seam | undefined {
  const word = wordAt(words, stretch.close);
  if (word >= limit || words.starts[word]! < stretch.close) return undefined;
  const between = text.slice(stretch.close, words.starts[word]!);
  if (between.length > 4 || /[;:!?"“”«»„(\n：；！？]/.test(between)) return undefined;
  const last = text[stretch.end - 1]!;
  const outerStop = between.includes('.');
  return {
    word,
    comma: ',，、،'.includes(last) || /[,，،]/.test(between),
    dash: /[–—―-]/.test(between),
    open: '?!…-–—？！؟。'.includes(last) || text.endsWith('..', stretch.end),
    stop: outerStop || (last === '.' && !text.endsWith('..', stretch.end)),
  };
}

/** Finds the attribution behind a stretch; `limit` is the end of the paragraph, in words. */
export function attributionAfter(
  reading: Reading,
  memory: Memory,
  stretch: Stretch,
  limit: number,
): Attribution | undefined {
  if (!stretch.closed) return undefined;
  const seam = seamOf(reading, stretch, limit);
  if (!seam) return undefined;
  const verbFirst = invertedAfter(reading, memory, seam, limit);
  if (verbFirst) return verbFirst;
  if (seam.dash) return signature(reading, memory, seam, limit);
  if (seam.stop) return undefined;
  return (
    (seam.comma || seam.open || shortSubject(reading, seam, stretch)
      ? subjectFirst(reading, memory, seam, limit)
      : undefined) ?? (seam.comma ? nameBeside(reading, memory, seam, limit) : undefined)
  );
}

/** Without a comma only `“Q” she said` is close enough. */
function shortSubject({ cue, inside }: Reading, { word }: Seam, { start, end }: Stretch): boolean {
  if (end - start < 16 || inside[word + 1] !== 0) return false;
  return ((cue[word + 1] ?? 0) & VERB) !== 0;
}

/** `“Q,” kata NP kepada X`, `“Q,” ujarnya`, `“Q,” said NP`, `“Q,” according to NP`. */
function invertedAfter(
  reading: Reading,
  memory: Memory,
  seam: Seam,
  limit: number,
): Attribution | undefined {
  const { cue, part, text, size } = reading;
  const verb = seam.word;
  const kind = cue[verb]!;
  const perfect = (part[verb]! & Part.Have) !== 0 ? perfectAfter(reading, verb, limit) : undefined;
  if (perfect) {
    const { phrase, participle } = perfect;
    const cueWords = occurrence(text, spanOf(reading, participle, participle + 1));
    const speaker = memory.speaker(phrase);
    return finishAttribution(
      reading,
      SURE.inverted,
      speaker,
      cueWords,
      verb,
      participle + 1,
      limit,
    );
  }
  if ((kind & (Cue.After | Cue.According)) === 0) return undefined;
  if (seam.stop && isUpper(text.codePointAt(reading.words.starts[verb]!)!)) return undefined;
  const cueWords = occurrence(text, spanOf(reading, verb, verb + size[verb]!));
  let at = verb + size[verb]!;
  while (at < limit && reading.gap[at] === 0 && (part[at]! & Part.Auxiliary) !== 0) at++;
  if ((kind & Cue.Suffixed) !== 0) {
    const { start, end } = endingOf(reading, verb);
    const speaker = memory.implied(start, end);
    return finishAttribution(reading, SURE.ending, speaker, cueWords, verb, at, limit);
  }
  const phrase =
    at < limit && (reading.gap[at]! & PARTING) === 0
      ? namedPhraseAt(reading, at, limit)
      : undefined;
  if (!phrase) return finishAttribution(reading, SURE.unsaid, undefined, cueWords, verb, at, limit);
  if (reading.rules?.capitalNouns && !isSubject(reading, phrase)) return undefined;
  if (!isSource(reading, phrase) && (kind & Cue.AfterQuotationOnly) !== 0 && !seam.comma)
    return undefined;
  return finishAttribution(
    reading,
    SURE.inverted,
    memory.speaker(phrase),
    cueWords,
    verb,
    phrase.to,
    limit,
  );
}

/** `“Q”, hatte NP in Bonn gesagt`: the subject, and the participle at the end of the clause. */
function perfectAfter(
  reading: Reading,
  auxiliary: number,
  limit: number,
): { phrase: Phrase; participle: number } | undefined {
  const { cue, gap } = reading;
  for (let at = auxiliary + 2; at < Math.min(limit, auxiliary + REACH); at++) {
    if ((gap[at]! & (Gap.Stop | Gap.Mark | Gap.Colon)) !== 0) return undefined;
    if ((cue[at]! & Cue.Perfect) === 0) continue;
    const phrase = namedPhraseAt(reading, auxiliary + 1, at);
    return phrase && isSubject(reading, phrase) ? { phrase, participle: at } : undefined;
  }
  return undefined;
}

/** `“Q,” NP said`, `“Q,” NP, a CAAN spokesperson, told X`. */
function subjectFirst(
  reading: Reading,
  memory: Memory,
  seam: Seam,
  limit: number,
): Attribution | undefined {
  const { cue, gap, inside, size, text } = reading;
  const stop = Math.min(limit, seam.word + REACH);
  for (let verb = seam.word + 1; verb < stop; verb++) {
    if (
      (gap[verb]! & (Gap.Stop | Gap.Mark | Gap.Semicolon | Gap.Colon)) !== 0 ||
      inside[verb] !== 0
    )
      break;
    if ((cue[verb]! & (VERB | Cue.After)) === 0) continue;
    const subject = subjectOf(reading, verb, seam.word, true);
    if (!subject) continue;
    if (subject.clause > seam.word || subject.negated) break;
    const at = verb + size[verb]!;
    if (at < limit && (cue[at]! & Cue.Joining) !== 0 && gap[at] === 0) break;
    const cueWords = occurrence(text, spanOf(reading, verb, at));
    const bare = (cue[verb]! & Cue.Telling) !== 0;
    return finishAttribution(
      reading,
      SURE.beside,
      memory.speaker(subject.phrase),
      cueWords,
      seam.word,
      at,
      limit,
      bare,
    );
  }
  return undefined;
}

/** `“Q.” — Name`, to the end of the paragraph. */
function signature(
  reading: Reading,
  memory: Memory,
  seam: Seam,
  limit: number,
): Attribution | undefined {
  const phrase = namedPhraseAt(reading, seam.word, limit);
  if (!phrase || (phrase.to < limit && (reading.gap[phrase.to]! & PARTING) === 0)) return undefined;
  if (!phrase.person && !isCapital(reading, phrase.from)) return undefined;
  return finishAttribution(
    reading,
    SURE.colon,
    memory.speaker(phrase),
    undefined,
    seam.word,
    phrase.to,
    limit,
  );
}

/** `“Q,” <a word or two> Name.`, in any language. */
function nameBeside(
  reading: Reading,
  memory: Memory,
  seam: Seam,
  limit: number,
): Attribution | undefined {
  for (let at = seam.word; at < Math.min(limit, seam.word + BESIDE); at++) {
    if (at > seam.word && (reading.gap[at]! & PARTING) !== 0) return undefined;
    const named = reading.namedAt.get(at);
    if (named?.mention.type === 'Person' && named.whole) {
      if (named.to < limit && (reading.gap[named.to]! & PARTING) === 0) return undefined;
      const phrase: Phrase = { from: at, to: named.to, person: named };
      return finishAttribution(
        reading,
        SURE.nameOnly,
        memory.speaker(phrase),
        undefined,
        seam.word,
        named.to,
        limit,
      );
    }
    if ((reading.part[at]! & (Part.Opener | Part.Stop | Part.Coordinator)) !== 0) return undefined;
  }
  return undefined;
}

/** Makes an attribution; `from` is its first word, `at` the word behind it. */
export function finishAttribution(
  reading: Reading,
  sure: number,
  speaker: Speaker | undefined,
  cue: Occurrence | undefined,
  from: number,
  at: number,
  limit: number,
  bare = false,
): Attribution {
  const addressee = addresseeAt(reading, at, limit, bare);
  const out: Attribution = {
    sure: weighed(sure, speaker, reading.rules?.measured === true),
    from,
    to: addressee?.to ?? at,
  };
  if (speaker) out.speaker = speaker;
  if (cue) out.cue = cue;
  if (addressee)
    out.addressee = occurrence(reading.text, spanOf(reading, addressee.from, addressee.to));
  return out;
}

/**
 * Finds the attribution before a stretch: `NP mengatakan kepada X: “Q”`, `NP said, “Q”`, `NP: “Q”`.
 *
 * @param unit The unit that holds the words before.
 * @param limit The word that the stretch begins with, or the unit's end.
 */
export function attributionBefore(
  reading: Reading,
  memory: Memory,
  stretch: Stretch,
  unit: Unit,
  limit: number,
): Attribution | undefined {
  const { cue, gap, inside, size, text, words } = reading;
  if (limit <= unit.from || inside[limit - 1] !== 0) return undefined;
  const seam = text.slice(words.ends[limit - 1]!, stretch.open);
  const colon = /[:：]/.test(seam);
  const comma = /[,，،、]/.test(seam);
  const lowest = Math.max(unit.from, limit - LEAD);
  for (let verb = limit - 1; verb >= lowest && inside[verb] === 0; verb--) {
    const kind = cue[verb]!;
    if ((kind & (VERB | Cue.After | Cue.Perfect)) !== 0 && verb + size[verb]! <= limit) {
      const at = verb + size[verb]!;
      if (
        leadsTo(reading, verb, at, limit, colon, comma) &&
        (colon || comma || standsAlone(reading, stretch, unit))
      ) {
        const subject = subjectBefore(reading, verb, unit.from, limit);
        if (subject && (kind & (VERB | Cue.Perfect)) !== 0) {
          const cueWords = occurrence(text, spanOf(reading, verb, at));
          const bare = (kind & Cue.Telling) !== 0 && subject.to < limit;
          const sure = colon && limit - subject.to > 6 ? SURE.colon : SURE.before;
          const speaker = memory.speaker(subject.phrase);
          return finishAttribution(
            reading,
            sure,
            speaker,
            cueWords,
            subject.from,
            subject.to,
            limit,
            bare,
          );
        }
        if (!subject && (kind & Cue.After) !== 0 && colon) {
          const phrase = at < limit ? namedPhraseAt(reading, at, limit) : undefined;
          if (phrase) {
            const cueWords = occurrence(text, spanOf(reading, verb, at));
            return finishAttribution(
              reading,
              SURE.colon,
              memory.speaker(phrase),
              cueWords,
              verb,
              phrase.to,
              limit,
            );
          }
        }
      }
    }
    if ((gap[verb]! & (Gap.Stop | Gap.Mark | Gap.Semicolon)) !== 0) break;
  }
  if (!colon) return undefined;
  const phrase = namedPhraseAt(reading, unit.from, limit);
  if (!phrase || phrase.to !== limit) return undefined;
  if (!phrase.person && !isDescription(reading, phrase) && !isCapital(reading, phrase.from))
    return undefined;
  return finishAttribution(
    reading,
    SURE.colon,
    memory.speaker(phrase),
    undefined,
    phrase.from,
    phrase.to,
    limit,
  );
}

/** Whether a stretch without a comma before it is more than a few words of the narrator's sentence. */
function standsAlone({ words }: Reading, { start, end, close }: Stretch, unit: Unit): boolean {
  const first = wordAt(words, start);
  return wordAt(words, end) - first >= FEWEST_WORDS || wordAt(words, close) >= unit.to;
}

/** Whether nothing but an addressee and adjuncts stand between a verb and a quotation. */
function leadsTo(
  { cue, part, gap, rules }: Reading,
  verb: number,
  at: number,
  limit: number,
  colon: boolean,
  comma: boolean,
): boolean {
  if ((cue[limit - 1]! & Cue.Joining) !== 0) return false;
  if (at === limit) return true;
  if (colon) return true;
  if (!comma || rules?.verbSecond) return false;
  if ((gap[at]! & Gap.Comma) !== 0) return true;
  const next = part[at]!;
  return (
    (cue[verb]! & Cue.Telling) !== 0 ||
    (cue[at]! & Cue.Addressing) !== 0 ||
    (next & (Part.Stop | Part.Link | Part.Time | Part.Opener | Part.Auxiliary)) !== 0
  );
}

/** The subject of a verb before a quotation, in words `[from, to)` with the verb; none when it is negated. */
function subjectBefore(
  reading: Reading,
  verb: number,
  start: number,
  limit: number,
): Clause | undefined {
  if (reading.rules?.verbSecond) return clauseOf(reading, verb, start, limit);
  const subject = subjectOf(reading, verb, start);
  if (!subject || subject.negated) return undefined;
  const { phrase } = subject;
  return { phrase, from: phrase.from, to: verb + reading.size[verb]! };
}
