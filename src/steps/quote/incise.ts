/** Finds attributions inside speech: `« Q, dit-elle. Q »`, `— Q — dijo NP —. Q`. */
import type { Span } from '../../document/data.ts';
import { type Attribution, endingOf, finishAttribution } from './attribution.ts';
import { Cue, Part } from './lexicon.ts';
import type { Stretch } from './marks.ts';
import { namedPhraseAt, type Phrase } from './noun-phrase.ts';
import { Gap, occurrence, PARTING, type Reading, spanOf, wordAt } from './reading.ts';
import type { Memory } from './resolution.ts';

/** Speech with the words around its attribution. */
export interface Incised {
  content: Span[];
  attribution: Attribution;
}

const SURE = { incise: 0.9, dash: 0.8 };

/**
 * Finds an attribution between commas or dashes inside speech.
 *
 * @param speech The speech, without its marks.
 * @param openers What may part the attribution from the words before it.
 * @param sure How sure the rule is.
 */
function inciseIn(
  reading: Reading,
  memory: Memory,
  speech: Span,
  openers: number,
  sure: number,
): Incised | undefined {
  const { cue, gap, size, words, text, inside } = reading;
  const first = wordAt(words, speech.start);
  const limit = wordAt(words, speech.end);
  for (let verb = first + 1; verb < limit; verb++) {
    if ((cue[verb]! & Cue.After) === 0 || (gap[verb]! & openers) === 0) continue;
    if (inside[verb] !== inside[first]) continue;
    const behind = verb + size[verb]!;
    const cueWords = occurrence(text, spanOf(reading, verb, behind));
    let to = behind;
    let attribution: Attribution;
    if ((cue[verb]! & Cue.Suffixed) !== 0) {
      const { start, end } = endingOf(reading, verb);
      const speaker = memory.implied(start, end);
      attribution = finishAttribution(reading, sure, speaker, cueWords, verb, to, limit);
    } else {
      if (behind >= limit || (gap[behind]! & PARTING) !== 0) continue;
      const phrase = namedPhraseAt(reading, behind, limit);
      if (!phrase) continue;
      to = phrase.to;
      const speaker = memory.speaker(phrase);
      attribution = finishAttribution(reading, sure, speaker, cueWords, verb, to, limit);
    }
    while (to < limit && (gap[to]! & PARTING) === 0 && to < behind + REST) to++;
    if (to < limit && (gap[to]! & PARTING) === 0) continue;
    const content = [{ start: speech.start, end: words.ends[verb - 1]! }];
    if (to < limit) content.push({ start: words.starts[to]!, end: speech.end });
    return { content, attribution };
  }
  return undefined;
}

/** Words such as a day that an attribution may have behind its speaker. */
const REST = 8;

/** Finds an attribution between commas inside quotation marks. */
export function inciseOf(reading: Reading, memory: Memory, stretch: Stretch): Incised | undefined {
  return inciseIn(reading, memory, stretch, Gap.Comma, SURE.incise);
}

/** Finds the speech of a paragraph that opens with a dash, when an attribution tells that it is speech. */
export function dialogueOf(
  reading: Reading,
  memory: Memory,
  { start, end }: Span,
): Incised | undefined {
  const { text, words } = reading;
  if (!'—–-'.includes(text[start]!)) return undefined;
  const first = wordAt(words, start);
  if (first >= words.length || words.starts[first]! >= end || reading.inside[first] !== 0)
    return undefined;
  const found = inciseIn(
    reading,
    memory,
    { start: words.starts[first]!, end },
    Gap.Dash,
    SURE.dash,
  );
  if (!found) return undefined;
  const to = found.content[1];
  // What follows the attribution is speech only behind another dash.
  if (to && (reading.gap[wordAt(words, to.start)]! & Gap.Dash) === 0) found.content.pop();
  return found;
}

/** Words between `と` and its verb. */
const QUOTATIVE_REACH = 24;
/** Characters that the name of a speaker may take. */
const LONGEST = 20;

/** `「Q」とNPは述べた`, `NPは「Q」と述べた`. */
export function quotativeAfter(
  reading: Reading,
  memory: Memory,
  stretch: Stretch,
  limit: number,
): Attribution | undefined {
  const { cue, part, gap, size, text, words, inside } = reading;
  const quotative = wordAt(words, stretch.close);
  if (quotative >= limit || words.starts[quotative] !== stretch.close) return undefined;
  if ((cue[quotative]! & Cue.Quotative) === 0) return undefined;
  const behind = quotative + size[quotative]!;
  let topic = -1;
  for (let verb = behind; verb < Math.min(limit, behind + QUOTATIVE_REACH); verb++) {
    if ((gap[verb]! & (Gap.Stop | Gap.Mark | Gap.Break)) !== 0 || inside[verb] !== 0) break;
    if ((part[verb]! & Part.Topic) !== 0 && verb > behind) topic = verb;
    if ((cue[verb]! & Cue.After) === 0) continue;
    const cueWords = occurrence(text, spanOf(reading, verb, verb + size[verb]!));
    const range = topic > 0 ? { from: behind, to: topic } : topicBefore(reading, stretch);
    const phrase = range && withPerson(reading, range);
    const speaker = phrase && memory.speaker(phrase);
    return finishAttribution(
      reading,
      speaker ? SURE.incise : 0.7,
      speaker,
      cueWords,
      quotative,
      verb + size[verb]!,
      limit,
    );
  }
  return undefined;
}

/** A phrase with the person it names: `NP市長`. */
function withPerson({ namedAt }: Reading, { from, to }: Phrase): Phrase {
  for (let at = from; at < to; at++) {
    const named = namedAt.get(at);
    if (named?.mention.type === 'Person' && named.to <= to) return { from, to, person: named };
  }
  return { from, to };
}

/** The topic before a quotation, in its sentence. */
function topicBefore(
  { part, gap, words, inside }: Reading,
  { open }: Stretch,
): { from: number; to: number } | undefined {
  const parted = Gap.Stop | Gap.Break | Gap.Mark | Gap.Close;
  const last = wordAt(words, open) - 1;
  for (let topic = last; topic > 0 && topic > last - QUOTATIVE_REACH * 2; topic--) {
    if (inside[topic] !== 0) return undefined;
    if ((part[topic]! & Part.Topic) !== 0) {
      let from = topic;
      while (from > 0 && topic - from < LONGEST && (gap[from]! & (parted | Gap.Comma)) === 0) {
        if (inside[from - 1] !== 0) break;
        from--;
      }
      return from < topic ? { from, to: topic } : undefined;
    }
    if ((gap[topic]! & parted) !== 0 && topic < last) return undefined;
  }
  return undefined;
}
