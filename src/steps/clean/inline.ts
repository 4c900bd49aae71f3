/** Finds spam and prompts that were glued into a line that is otherwise good. */
import type { Span } from '../../document/data.ts';
import { forEachWord } from '../../document/words.ts';
import { toLower } from '../../unicode/case.ts';
import { isUpper } from '../../unicode/classes.ts';
import { LONGEST_ADVERT, mayAdvertise, mayOpenAdvert, readAdvert } from './advert.ts';
import { matchFurniture } from './furniture.ts';
import type { Line } from './lines.ts';
import type { Noise } from './noise.ts';
import { isCall, isNamed } from './score.ts';
import { shadowOf } from './shadow.ts';
import { combine, type Evidence, readSpam, readWords, subjectOf, wordsOf } from './spam.ts';

/** A part of a line that is noise, in UTF-16 units of the line. */
export interface InlineNoise extends Span {
  noise: Noise;
}

/** Evidence a run of spam words needs: where it stands by itself, and where it leans on a word. */
const LEAST = { parted: 0.55, glued: 0.85, topic: 0.6, sentence: 0.8 };
/** What is left of a line is still a line; and so many words without spam are one of the story. */
const LEAST_LEFT = 2;
const STORY_WORDS = 3;
/** Nothing is looked for inside longer lines, which are no lines of a story. */
const LONGEST_LINE = 20_000;
/** So much before and behind a run is looked at for what parts it from the story. */
const AROUND = 24;
/** An advert has at most so many sentences. */
const MOST_ADVERT = 4;
/** Prompts this long may stand behind the last sentence of a paragraph. */
const LONGEST_PROMPT = 200;

/** A prompt has a colon or a bar, or stands in brackets or capitals. */
const PROMPT = /[:|[]|^[A-Z]+(?: [A-Z]+){2,}$/;
/** A cheap test for what `PROMPT` asks of a sentence. */
const PROMPT_MARK = /[:|[]|[A-Z] [A-Z]{2}/;
const SEPARATOR = /\s[|»›•·~–—-]\s*$|\s*[|»›•·]\s*$/;
const SEPARATOR_AFTER = /^\s*[|»›•·]|^\s[–—-]\s/;
const SENTENCE_END = /[.!?…।。！？]["”’»)\]」』]*\s*$/;
const ENDS_AT_ONCE = /^\s*[.!?,;:…。！？，]/;

interface Word extends Span {
  text: string;
}

/** The words of the line as it stands: those of its shadow where that differs in case alone. */
function wordsIn({ block, shadow, words: known, starts, ends }: Line): Word[] {
  const { text } = block.content;
  if (shadow.length === text.length && shadow === toLower(text)) {
    return known.map((word, index) => ({ start: starts[index]!, end: ends[index]!, text: word }));
  }
  const words: Word[] = [];
  forEachWord(text, 0, text.length, (start, end) => {
    words.push({ start, end, text: shadowOf(text.slice(start, end)) });
  });
  return words;
}

/** Tells of offsets whether they stand inside quotation marks; the text is read once. */
function quotesIn(text: string): (at: number) => boolean {
  let inside: Uint8Array | undefined;
  const read = (): Uint8Array => {
    const flags = new Uint8Array(text.length + 1);
    let straight = 0;
    let open = 0;
    let closed = 0;
    let low = 0;
    let high = 0;
    for (let at = 0; at < text.length; at++) {
      const mark = text[at]!;
      if (mark === '"') straight ^= 1;
      else if ('“„«「『'.includes(mark)) {
        open++;
        if (mark === '„') low++;
        if (mark === '“') high++;
      } else if ('”»」』'.includes(mark)) closed++;
      flags[at + 1] = straight === 1 || open > closed + (low > 0 ? high : 0) ? 1 : 0;
    }
    return flags;
  };
  return (at) => {
    inside ??= read();
    return inside[at] === 1;
  };
}

/** Runs of words of the vocabulary of spam; a sentence's end parts them. */
function runsOf(
  text: string,
  words: readonly Word[],
  known: readonly boolean[],
): [number, number][] {
  const runs: [number, number][] = [];
  for (let index = 0; index < words.length; index++) {
    if (!known[index]) continue;
    const last = runs.at(-1);
    const gap = last?.[1] === index ? text.slice(words[index - 1]!.end, words[index]!.start) : '.';
    if (last && !/[.!?…。！？;]/.test(gap)) last[1] = index + 1;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** Cuts words without weight off the front of a run: they may belong to the sentence before. */
function trimRun(run: [number, number], evidence: readonly Evidence[]): Evidence[] {
  const inside = evidence.filter(({ first, end }) => first >= run[0] && end <= run[1]);
  const first = Math.min(...inside.map((each) => each.first));
  if (Number.isFinite(first)) run[0] = first;
  return inside;
}

function spamNoise(evidence: readonly Evidence[], score: number): Noise {
  const what = evidence.slice(0, 3).map((each) => each.what);
  return {
    kind: 'spam',
    rule: 'spam/inline',
    score,
    reason: `Advertising glued into a line of the story: ${what.join(', ')}.`,
  };
}

/** Spam words in a row, at the edge of the line or of a sentence. */
function gluedRuns(
  line: Line,
  topics: ReadonlySet<string>,
  functionWords: ReadonlySet<string>,
  isQuoted: (at: number) => boolean,
): InlineNoise[] {
  const { text } = line.block.content;
  const textEnd = text.trimEnd().length;
  const words = wordsIn(line);
  const reading = readWords(words.map((word) => word.text));
  const found: InlineNoise[] = [];
  for (const run of runsOf(text, words, reading.known)) {
    const inside = trimRun(run, reading.evidence);
    const subject = subjectOf(inside);
    if (subject === undefined) continue;
    const [from, to] = run;
    let start = words[from]!.start;
    let end = words[to - 1]!.end;
    const before = text.slice(Math.max(0, start - AROUND), start);
    const after = text.slice(end, end + AROUND);
    const separator = SEPARATOR.exec(before);
    const parted = from === 0 || separator !== null || SENTENCE_END.test(before);
    const atEnd = end + AROUND > textEnd && /^[\s!…*)]*$/.test(text.slice(end, textEnd));
    const next = words[to];
    const open =
      atEnd ||
      SEPARATOR_AFTER.test(after) ||
      (next !== undefined && !ENDS_AT_ONCE.test(after) && isUpper(text.codePointAt(next.start)!));
    if (!open || isQuoted(start)) continue;
    const previous = words[from - 1];
    if (!parted && (!atEnd || (previous && functionWords.has(previous.text)))) continue;
    if (words.length - (to - from) < LEAST_LEFT) continue;
    const score = combine(inside);
    const pieces = inside.filter((each) => each.subject === undefined || each.weight >= 0.5).length;
    const least = parted ? LEAST.parted : LEAST.glued;
    if (score < least || (!parted && to - from < 2)) continue;
    if (from === 0 && !SEPARATOR_AFTER.test(after) && score < LEAST.glued) continue;
    if (topics.has(subject)) {
      const promotes = inside.some(
        (each) => each.subject === undefined || each.subject === 'brand',
      );
      if (!parted || from === 0 || !promotes || pieces < 2 || score < LEAST.topic) continue;
    }
    if (separator) start -= separator[0].length;
    else if (from === 0) end += SEPARATOR_AFTER.exec(after)?.[0].length ?? 0;
    if (atEnd) end = textEnd;
    found.push({ start, end, noise: spamNoise(inside, score) });
  }
  return found;
}

/** The sentences of a line, with what parts them left out. */
function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…।]["”’»)\]]*\s+|[。！？]["”’」』]*\s*/g)) {
    const end = match.index + match[0].trimEnd().length;
    spans.push({ start, end });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** Sentences of an advert behind those of the story: the most of them that are nothing else. */
function gluedAdvert(
  text: string,
  sentences: readonly Span[],
  topics: ReadonlySet<string>,
  isQuoted: (at: number) => boolean,
): InlineNoise[] {
  const end = sentences.at(-1)!.end;
  for (let index = Math.max(1, sentences.length - MOST_ADVERT); index < sentences.length; index++) {
    const { start } = sentences[index]!;
    const advert = readAdvert(text.slice(start, end), topics);
    if (!advert || isQuoted(start)) continue;
    // A sentence of the story before the advert's first one would pass with it.
    if (sentences[index + 1] && !mayOpenAdvert(text.slice(start, sentences[index]!.end))) continue;
    const { score, what } = advert;
    const reason = `Advertising glued into a line of the story: ${what.join(', ')}.`;
    return [{ start, end, noise: { kind: 'spam', rule: 'spam/inline', score, reason } }];
  }
  return [];
}

/** Whole sentences of spam, and a prompt behind the last sentence of the story. */
function gluedSentences(
  line: Line,
  topics: ReadonlySet<string>,
  isQuoted: (at: number) => boolean,
): InlineNoise[] {
  const { text } = line.block.content;
  const mayBeAdvert =
    line.subject !== undefined ||
    (text.length <= LONGEST_ADVERT
      ? mayAdvertise(text, line.textMarks)
      : mayAdvertise(text.slice(-LONGEST_ADVERT)));
  // Without a hint of spam only a prompt at the end is left to find.
  if (!mayBeAdvert && !PROMPT_MARK.test(text.slice(-LONGEST_PROMPT))) return [];
  const sentences = sentencesOf(text);
  if (sentences.length < 2) return [];
  const found: InlineNoise[] = [];
  for (const { start, end } of line.subject === undefined ? [] : sentences) {
    const shadow = shadowOf(text.slice(start, end));
    const { evidence } = readSpam(shadow, wordsOf(shadow));
    const subject = subjectOf(evidence);
    const score = combine(evidence);
    if (subject === undefined || topics.has(subject) || score < LEAST.sentence) continue;
    if (!evidence.some(isNamed) || !evidence.some(isCall) || isQuoted(start)) continue;
    found.push({ start, end, noise: spamNoise(evidence, score) });
  }
  if (mayBeAdvert) found.push(...gluedAdvert(text, sentences, topics, isQuoted));
  const { start, end } = sentences.at(-1)!;
  const sentence = text.slice(start, end);
  if (sentence.length <= LONGEST_PROMPT && PROMPT.test(sentence) && !isQuoted(start)) {
    const prompt = matchFurniture(shadowOf(sentence));
    if (prompt && prompt.rule !== 'template') {
      const { kind, rule, reason } = prompt;
      found.push({ start, end, noise: { kind, rule: `furniture/${rule}`, score: 0.8, reason } });
    }
  }
  return found;
}

/** Whether what is left of a line is story, so that the line loses the glued parts only. */
export function leavesStory(text: string, parts: readonly Span[]): boolean {
  let rest = '';
  let at = 0;
  for (const { start, end } of parts) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  const shadow = shadowOf(rest + text.slice(at));
  const { evidence, known } = readSpam(shadow, wordsOf(shadow));
  return evidence.length === 0 && known.filter((each) => !each).length >= STORY_WORDS;
}

/**
 * Finds the parts of a line that are noise, in order and without overlap. The line itself is good.
 *
 * @param line The line.
 * @param topics The subjects of spam that the story is about.
 * @param functionWords Grammatical words of the article's language.
 */
export function findInline(
  line: Line,
  topics: ReadonlySet<string>,
  functionWords: ReadonlySet<string>,
): InlineNoise[] {
  if (line.block.content.text.length > LONGEST_LINE) return [];
  const isQuoted = quotesIn(line.block.content.text);
  const spammy = line.subject !== undefined;
  const found = [
    ...(spammy ? gluedRuns(line, topics, functionWords, isQuoted) : []),
    ...gluedSentences(line, topics, isQuoted),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const inOrder: InlineNoise[] = [];
  for (const each of found) if (each.start >= (inOrder.at(-1)?.end ?? 0)) inOrder.push(each);
  const rest = inOrder.reduce(
    (left, { start, end }) => left - (end - start),
    line.block.content.text.length,
  );
  return rest >= 10 ? inOrder : [];
}
