/** Finds the noise among the blocks of an article. */

import { headlineKey, mayHaveKey, withoutSiteName } from '../../document/headline.ts';
import { furnitureKinds } from '../../languages/common/clean.ts';
import { cleanData } from '../../languages/index.ts';
import { isLower, isUpper } from '../../unicode/classes.ts';
import { mayAdvertise, readAdvert } from './advert.ts';
import { matchBar } from './bar.ts';
import { bylineName, isHandle } from './byline.ts';
import { type Furniture, isLabel, matchFurniture } from './furniture.ts';
import { type Line, STORY_FIRST } from './lines.ts';
import type { Noise } from './noise.ts';
import { matchPrompt } from './prompts.ts';
import { scoreSpam } from './score.ts';
import { shadowOf } from './shadow.ts';
import { combine, readSpam, wordsOf } from './spam.ts';

/** Repetitions of lines at least this long are copies; shorter ones may be refrains. */
const COPY_LENGTH = 60;
/**
 * A headline that is repeated below itself has at least so many letters, and stands at most so many
 * lines below; farther down in a text with so much prose.
 */
const TITLE = { length: 17, most: 300, lines: 6, prose: 3, linesOfProse: 200 };
/** A list of links: how many lines it may have and how many words each. */
const LIST = { lines: 10, words: 14 };
/** So many labels side by side are a menu, whatever stands beside them. */
const MENU = 4;
/** The share of capitalised words from which on a line is a title. */
const TITLE_CASE = 0.6;
/** Words in quotation marks, and then what is told of them. */
const QUOTE_FIRST = /^["“„»«‘'][^"“”«»’]{3,300}["“”«»’],? [^\s|]/;
/** From here on nothing more is asked of spam. */
const SURE = 0.6;
/** The head of a list with so many words needs no list below it: no heading of a story says that. */
const TELLING = 3;
const SCORE = { furniture: 0.95, item: 0.8, label: 0.85, copy: 1 };

/** The longest first: a short one may be the beginning of a longer one. */
const BYLINE_CUES = [...new Set(cleanData.flatMap(({ bylineCues }) => bylineCues))].sort(
  (a, b) => b.length - a.length,
);

/** What a name says of spam when its parts are read as words: `casino-bonus-guru`. */
function spamInName(name: string): number {
  const parts = shadowOf(name).replace(/[-_.]/g, ' ');
  return combine(readSpam(parts, wordsOf(parts)).evidence);
}

function falseByline(line: Line): Noise | undefined {
  const name = bylineName(line.block.content.text, BYLINE_CUES);
  if (name === undefined || line.shape.terminal) return undefined;
  if (!isHandle(name) && Math.max(line.spam, spamInName(name)) < 0.3) return undefined;
  return {
    kind: 'byline',
    rule: 'byline/false',
    score: Math.max(line.spam, SCORE.item),
    reason: `A byline whose “name” (${name}) is a brand or a handle, not a person.`,
  };
}

/** Whether a line may be an item of a list of links: short, not a sentence. */
function isListItem({ shape, shadow }: Line): boolean {
  if (STORY_FIRST.test(shadow)) return false;
  return shape.words <= LIST.words && !shape.terminal && !shape.quotes;
}

/** Whether most words of a line begin with a capital, or stand in a script without them. */
function isTitle({ block }: Line): boolean {
  let upper = 0;
  let lower = 0;
  for (const word of block.content.text.split(/\s+/)) {
    const first = word.codePointAt(0) ?? 0;
    if (isUpper(first)) upper++;
    else if (isLower(first)) lower++;
  }
  return upper >= (upper + lower) * TITLE_CASE;
}

/** Openers of two words or more that a title may follow without a mark: `Baca juga Harga Emas Naik`. */
const OPENERS = new Map<string, 'read-also' | 'video-prompt'>();
for (const { openers } of cleanData) {
  for (const [rule, phrases] of Object.entries(openers)) {
    if (rule !== 'read-also' && rule !== 'video-prompt') continue;
    for (const phrase of phrases) {
      const [first = '', second] = phrase.split(' ');
      if (second !== undefined) OPENERS.set(`${first} ${second}`, rule);
    }
  }
}

/** A prompt with the title of the other story right behind it. */
function titledPrompt(line: Line): Furniture | undefined {
  const { words, shape } = line;
  if (shape.terminal || words.length < 4 || words.length > 24) return undefined;
  const rule = OPENERS.get(`${words[0]} ${words[1]}`);
  if (rule === undefined || !isTitle(line)) return undefined;
  return {
    rule,
    kind: furnitureKinds[rule].kind,
    reason: 'A prompt with the title of another story or video.',
    opensList: false,
  };
}

/** A prompt that no phrase names, told by its parts. */
function composedPrompt(line: Line): Furniture | undefined {
  const rule = matchPrompt(line);
  return rule && { rule, ...furnitureKinds[rule], opensList: false };
}

/** Whether a list of links, or nothing, follows the head of one. */
function opensList(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1];
  return (
    next === undefined || isListItem(next) || matchFurniture(next.shadow, next.marks) !== undefined
  );
}

/** A row of buttons or page numbers. */
function barOf({ shadow, words }: Line): Furniture | undefined {
  const rule = matchBar(shadow, words);
  if (rule === undefined) return undefined;
  const reason = 'A row of buttons or page numbers, with nothing of the story in it.';
  return { rule, kind: 'navigation', reason, opensList: false };
}

/** What a line is as page furniture; the first line, the headline, is none that links elsewhere. */
function furnitureOf(line: Line, index: number, lines: readonly Line[]): Furniture | undefined {
  const found =
    matchFurniture(line.shadow, line.marks) ??
    (index > 0 ? barOf(line) : undefined) ??
    titledPrompt(line) ??
    composedPrompt(line);
  if (index === 0 && (found?.rule === 'read-also' || found?.rule === 'video-prompt'))
    return undefined;
  const telling = line.words.length >= TELLING;
  if (found?.opensList && !telling && !opensList(lines, index)) return undefined;
  if (found && QUOTE_FIRST.test(line.shadow)) return undefined;
  const reported = line.shape.says && line.shape.terminal && found?.rule !== 'comments';
  return reported ? undefined : found;
}

/** Labels (buttons, menus) that stand beside other furniture, or in a row of their own. */
function markLabels(
  lines: readonly Line[],
  noise: (Noise | undefined)[],
  isFurniture: (index: number) => boolean,
): void {
  for (let start = 0; start < lines.length; ) {
    let end = start;
    let labels = 0;
    let sure = false;
    while (
      end < lines.length &&
      (isFurniture(end) || isLabel(lines[end]!.shadow, lines[end]!.marks))
    ) {
      if (isFurniture(end)) sure = true;
      else labels++;
      end++;
    }
    if (labels > 0 && (sure || labels >= MENU)) {
      for (let index = start; index < end; index++) {
        noise[index] ??= {
          kind: 'navigation',
          rule: 'furniture/label',
          score: SCORE.label,
          reason: 'A label of a button or a menu among other page furniture.',
        };
      }
    }
    start = Math.max(end, start + 1);
  }
}

/** Injected spam by its words, or an advert by its parts. */
function spamOf(line: Line, topics: ReadonlySet<string>): Noise | undefined {
  const spam = scoreSpam(line, topics);
  if (spam && spam.score >= SURE) return spam;
  const { text } = line.block.content;
  // Behind a sentence of the story an advert goes by itself.
  if (line.shape.prose || line.shape.says || STORY_FIRST.test(text)) return spam;
  const advert =
    line.subject || mayAdvertise(text, line.textMarks) ? readAdvert(text, topics) : undefined;
  if (!advert) return spam;
  return {
    kind: 'spam',
    rule: `spam/${advert.subject}`,
    score: advert.score,
    reason: `Injected advertising: ${advert.what.join(', ')}, in a line that is no part of the story.`,
  };
}

/** The headline once more, as it is, with the site's name behind it or with a full stop. */
function repeatsTitle({ shadow }: Line, index: number, title: Title): boolean {
  if (index === 0 || shadow.length > TITLE.most || title.key.length < TITLE.length) return false;
  if (index > (title.overProse ? TITLE.linesOfProse : TITLE.lines)) return false;
  if (!mayHaveKey(shadow, title.key)) return false;
  return headlineKey(shadow) === title.key || headlineKey(withoutSiteName(shadow)) === title.key;
}

interface Title {
  /** The letters of the first line, without the name of the site. */
  key: string;
  /** Whether it stands over prose, and not over verses with a refrain. */
  overProse: boolean;
}

function titleOf(lines: readonly Line[]): Title {
  const shadow = lines[0]?.shadow ?? '';
  const key = shadow.length > TITLE.most ? '' : headlineKey(withoutSiteName(shadow));
  const prose = lines.filter(({ shape }) => shape.prose).length;
  return { key, overProse: prose >= TITLE.prose };
}

/**
 * Decides for every line whether it is noise.
 *
 * @param lines The lines of the article, in order.
 * @param topics The subjects of spam that the story is about.
 * @param threshold The least score at which a line goes.
 * @returns For each line the reason to remove it, or undefined to keep it.
 */
export function findNoise(
  lines: readonly Line[],
  topics: ReadonlySet<string>,
  threshold: number,
): (Noise | undefined)[] {
  const seen = new Map<string, number>();
  const noise: (Noise | undefined)[] = lines.map(() => undefined);
  const furniture = lines.map(furnitureOf);
  const title = titleOf(lines);
  let listLeft = 0;
  let head: Furniture | undefined;

  lines.forEach((line, index) => {
    const { shadow } = line;
    const own = furniture[index];
    const inList = listLeft > 0 && isListItem(line);
    listLeft = own?.opensList ? LIST.lines : inList ? listLeft - 1 : 0;
    const copyOf = shadow.length >= COPY_LENGTH ? seen.get(shadow) : undefined;
    if (shadow.length >= COPY_LENGTH && copyOf === undefined) seen.set(shadow, index);
    if (own) {
      if (own.opensList) head = own;
      const { kind, rule, reason } = own;
      noise[index] = { kind, rule: `furniture/${rule}`, score: SCORE.furniture, reason };
    } else if (copyOf !== undefined || repeatsTitle(line, index, title)) {
      noise[index] = {
        kind: 'duplicate',
        rule: copyOf === undefined ? 'duplicate/title' : 'duplicate/paragraph',
        score: SCORE.copy,
        reason: `The same word for word as block ${(copyOf ?? 0) + 1}.`,
      };
    } else {
      const spam = falseByline(line) ?? spamOf(line, topics);
      if (spam && spam.score >= threshold) noise[index] = spam;
      if (!noise[index] && inList && head) {
        noise[index] = {
          kind: head.kind,
          rule: `furniture/${head.rule}-item`,
          score: SCORE.item,
          reason: `An entry of the list under a line of page furniture (${head.rule}).`,
        };
      }
    }
  });
  const isFurniture = (index: number): boolean =>
    noise[index]?.rule.startsWith('furniture/') === true && !noise[index]?.rule.endsWith('-item');
  markLabels(lines, noise, isFurniture);
  return noise.map((each) => (each && each.score >= threshold ? each : undefined));
}
