/** Finds how far a noun phrase reaches, without a grammar: by what ends it. */
import { Cue, HEAD, Part, PRONOUN, VERB } from './lexicon.ts';
import { Gap, isCapital, type Named, PARTING, type Reading } from './reading.ts';

/** The words of a noun phrase, `[from, to)`. */
export interface Phrase {
  from: number;
  to: number;
  /** The person it names, when it ends with the name. */
  person?: Named;
}

/** No source is described in more words than this. */
const LONGEST = 16;
/** So soon behind a relative pronoun a preposition still belongs to the phrase: `yang dekat dengan …`. */
const CLAUSE = 3;
/** An article begins another phrase, unless a word links it. */
const ARTICLE = Part.DefiniteBefore | Part.Indefinite;
const LINKING = Part.Link | Part.Coordinator | Part.Relative | ARTICLE;
/** Words that titles and offices may take between commas before a name. */
const TITLE = 10;
/** Words that a remark in brackets inside a phrase may take. */
const BRACKETS = 8;

/**
 * Reads a noun phrase forward.
 *
 * It ends at punctuation, at a word that begins something else (a preposition, a conjunction, a day)
 * and behind the name of a person. Words that link (`of`, `di`) and relative clauses belong to it as
 * long as it names nobody: `a diplomat at the embassy`.
 *
 * @param from Its first word.
 * @param limit The word it must end before.
 */
export function phraseAt(reading: Reading, from: number, limit: number): Phrase | undefined {
  const { cue, part, gap, inside, namedAt } = reading;
  const capitalNouns = reading.rules?.capitalNouns === true;
  const stop = Math.min(limit, from + LONGEST);
  let at = from;
  let described = false;
  let related = false;
  let clause = -1;
  while (at < stop) {
    // Inside a name the words are just names: `Menteri Dalam Negeri`.
    const word =
      at > from && isCapital(reading, at) ? part[at]! & (HEAD | Part.Relation) : part[at]!;
    if (at > from && (gap[at]! & PARTING) !== 0) break;
    if (inside[at] !== inside[from]) break;
    const named = namedAt.get(at);
    if (named && named.to <= limit && named.to > at) {
      at = Math.min(named.to, stop);
      // `Belo spokesman Jan Visser` is not Belo.
      const qualifies = at < stop && gap[at] === 0 && (part[at]! & HEAD) !== 0;
      if (named.mention.type === 'Person' && named.whole && !related && !qualifies) {
        return { from, to: at, person: named };
      }
      continue;
    }
    if (at === from && (word & PRONOUN) !== 0) return { from, to: from + 1 };
    if ((word & Part.DefiniteAfter) !== 0 && at > from) return { from, to: at + 1 };
    if (clause < 0 && (word & (Part.Time | Part.Auxiliary | Part.Negation)) !== 0) break;
    if (at > from && (cue[at]! & VERB) !== 0) break;
    if (at > from && (word & ARTICLE) !== 0 && (part[at - 1]! & LINKING) === 0) {
      if (!capitalNouns || (word & Part.Genitive) === 0 || !isCapital(reading, at - 1)) break;
    }
    if (at > from && capitalNouns && endsWithNoun(reading, at) && !isPossessor(reading, from, at))
      break;
    if ((cue[at]! & (Cue.Addressing | Cue.Joining)) !== 0 && (word & Part.DefiniteBefore) === 0)
      break;
    if ((word & Part.Relative) !== 0) {
      if (!described) break;
      clause = at;
    } else if ((word & Part.Coordinator) !== 0) {
      if (clause < 0 && !joinsNames(reading, at, limit)) break;
    } else if ((word & Part.Link) !== 0) {
      if (!described) break;
    } else if ((word & Part.Stop) !== 0 && !(at === from && (word & Part.DefiniteBefore) !== 0)) {
      if (clause < 0 || at > clause + CLAUSE) break;
    }
    if ((word & HEAD) !== 0) described = true;
    related = (word & (Part.Relation | Part.Link)) !== 0;
    at += reading.size[at]!;
  }
  at = Math.min(at, stop);
  while (at > from && (part[at - 1]! & (Part.Link | Part.Coordinator | Part.Relative)) !== 0) at--;
  return at > from ? { from, to: at } : undefined;
}

/** Where every noun has a capital: whether a small letter behind one ends the phrase. */
function endsWithNoun(reading: Reading, at: number): boolean {
  const going = Part.Link | Part.Genitive | Part.Coordinator | Part.Relative;
  return isCapital(reading, at - 1) && !isCapital(reading, at) && (reading.part[at]! & going) === 0;
}

/** Whether a phrase so far is a name that something belongs to: `Mannheims oberster Richter`. */
function isPossessor({ text, words, cue }: Reading, from: number, at: number): boolean {
  return at === from + 1 && text[words.ends[from]! - 1] === 's' && cue[at] === 0;
}

/** Whether `and` joins two short names or nouns rather than two clauses. */
function joinsNames({ part, gap, cue }: Reading, at: number, limit: number): boolean {
  const next = at + 1;
  if (next >= limit || (gap[at]! | gap[next]!) !== 0) return false;
  return (part[next]! & (PRONOUN | Part.Stop | Part.Opener)) === 0 && cue[next] === 0;
}

/**
 * Reads a noun phrase with the name that stands beside it between commas: of
 * `a spokesman for the port, Jan Visser,` the name, of `Jan Visser, a spokesman,` the name too.
 */
export function namedPhraseAt(reading: Reading, from: number, limit: number): Phrase | undefined {
  const phrase = phraseAt(reading, from, limit);
  if (!phrase || phrase.person || !isDescription(reading, phrase)) return phrase;
  let at = behindBrackets(reading, phrase.to, limit);
  const stop = Math.min(limit, at + TITLE);
  // Behind a bracket the phrase itself may go on: `the Port Authority (PA) chief Jan Visser`.
  let beside = at > phrase.to || (at < limit && (reading.gap[at]! & Gap.Comma) !== 0);
  let start = at;
  while (beside && at < stop) {
    const named = reading.namedAt.get(at);
    if (named?.mention.type === 'Person' && named.whole && named.to <= limit) {
      return { from: start, to: named.to, person: named };
    }
    if (!isCapital(reading, at)) break;
    at++;
    const parting = at < stop ? reading.gap[at]! & PARTING : Gap.Break;
    beside = parting === 0 || parting === Gap.Comma;
    if (parting === Gap.Comma) start = at;
  }
  return phrase;
}

/** Skips a remark in brackets. */
function behindBrackets({ gap }: Reading, at: number, limit: number): number {
  if (at >= limit || (gap[at]! & Gap.Open) === 0) return at;
  for (let next = at + 1; next <= Math.min(limit, at + BRACKETS); next++) {
    if ((gap[next]! & Gap.Close) !== 0) return (gap[next]! & Gap.Stop) === 0 ? next : at;
  }
  return at;
}

/**
 * Cuts a phrase that may have run into a verb nobody knows: unless something clear ends it, it ends
 * with its last name or noun for a source.
 */
export function settled(reading: Reading, phrase: Phrase): Phrase | undefined {
  const { part, cue, gap, size, namedAt } = reading;
  const { from, to, person } = phrase;
  const clear =
    person !== undefined ||
    (gap[to]! & PARTING) !== 0 ||
    ((cue[to] ?? 0) & VERB) !== 0 ||
    ((part[to] ?? 0) & (Part.Auxiliary | Part.Negation)) !== 0;
  if (clear) return phrase;
  let end = 0;
  for (let at = from; at < to; at++) {
    const named = namedAt.get(at);
    if (named && named.to <= to) end = Math.max(end, named.to);
    if ((part[at]! & (HEAD | PRONOUN)) !== 0) end = Math.max(end, at + size[at]!);
  }
  return end > from ? { from, to: Math.min(end, to) } : undefined;
}

/** Whether a phrase holds a noun that tells what sort of source it means. */
export function isDescription({ part }: Reading, { from, to }: Phrase): boolean {
  for (let at = from; at < to; at++) if ((part[at]! & HEAD) !== 0) return true;
  return false;
}

/** Whether a phrase can mean a source at all: a name, a pronoun, a capital, or a noun for one. */
export function isSource(reading: Reading, phrase: Phrase): boolean {
  const { from, to } = phrase;
  if (reading.rules?.caseless) return true;
  if (phrase.person || (reading.part[from]! & PRONOUN) !== 0) return true;
  if (reading.rules?.capitalNouns && (reading.part[from]! & ARTICLE) !== 0) return true;
  for (let at = from; at < to; at++) {
    if ((reading.part[at]! & HEAD) !== 0 || reading.namedAt.has(at)) return true;
  }
  return isCapital(reading, to - 1) && to - from > 1;
}
