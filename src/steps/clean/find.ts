/** Finds the noise among the blocks of an article. */
import type { Block } from '../../document/data.ts';
import type { CleanData, FurniturePattern } from '../../languages/clean-data.ts';
import * as common from '../../languages/common/clean.ts';
import { compiled, wordSet } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { bylineName, isHandle } from './byline.ts';
import { isProse, type LineShape, shapeOf } from './prose.ts';
import { isSpacedOut, shadowOf, unleet } from './shadow.ts';
import { combine, spamEvidence } from './spam.ts';

/** Why a block is noise. */
export interface Noise {
  kind: string;
  rule: string;
  score: number;
  reason: string;
}

interface Line {
  block: Block;
  shadow: string;
  shape: LineShape;
  /** How much spam it is by itself, from 0 to 1, and why. */
  spam: number;
  why: string[];
}

/**
 * Spam scores at or above which a line goes. A fragment needs less than prose; in a story about
 * gambling both need more, since its own words are the lexicon's.
 */
const THRESHOLD = { fragment: 0.6, prose: 0.85, topicFragment: 0.85 };
/** From this share of prose lines with spam words on, the story itself is about the subject. */
const TOPIC_SHARE = 0.25;
/** Repetitions of lines at least this long are copies; shorter ones may be refrains. */
const COPY_LENGTH = 60;
/** A list of links: how many lines it may have and how many words each. */
const LIST = { lines: 8, words: 12 };

const SHARE_NAMES = new Set(common.shareNames);

function isShareBar(shadow: string): boolean {
  const words = shadow.split(/[\s|•·,/]+/).filter(Boolean);
  return words.length > 0 && words.every((word) => SHARE_NAMES.has(word));
}

const NO_WORDS: readonly string[] = [];
const NO_SPAM: CleanData['spam'] = [];

/** The spam phrases of every language and of one, the longest first. */
const lexiconOf = compiled((own: CleanData['spam']) =>
  [...common.spam, ...own].sort((a, b) => b[0].length - a[0].length),
);

function readLines(blocks: readonly Block[], language: Language | undefined): Line[] {
  const functionWords = wordSet(language?.functionWords ?? NO_WORDS);
  const sayingVerbs = wordSet(language?.sayingVerbs ?? NO_WORDS);
  const lexicon = lexiconOf(language?.clean?.spam ?? NO_SPAM);
  return blocks.map((block) => {
    const shadow = shadowOf(block.content.text);
    const joined = isSpacedOut(block.content.text);
    const plain = spamEvidence(shadow, lexicon, joined);
    const leet = unleet(shadow);
    const evidence = leet === shadow ? plain : [...plain, ...spamEvidence(leet, lexicon)];
    return {
      block,
      shadow,
      shape: shapeOf(shadow, functionWords, sayingVerbs),
      spam: combine(evidence),
      why: evidence.map(({ what }) => what),
    };
  });
}

/** Whether a story is about what the spam lexicon names: a share of its prose carries such words. */
function isTopic(lines: readonly Line[]): boolean {
  const prose = lines.filter(({ shape }) => isProse(shape));
  const carrying = prose.filter(({ spam }) => spam > 0).length;
  return prose.length > 0 && carrying >= Math.max(2, prose.length * TOPIC_SHARE);
}

function spamNoise(line: Line, topic: boolean): Noise | undefined {
  const { shape, spam, why } = line;
  if (shape.quotes) return undefined;
  const fragment = topic ? THRESHOLD.topicFragment : THRESHOLD.fragment;
  const threshold = isProse(shape) || shape.words > 12 ? THRESHOLD.prose : fragment;
  if (spam < threshold) return undefined;
  return {
    kind: 'spam',
    rule: 'spam/lexicon',
    score: spam,
    reason: `Injected advertising: ${why.slice(0, 3).join(', ')}, in a line that is no part of the story.`,
  };
}

function falseByline(line: Line, cues: readonly string[]): Noise | undefined {
  const name = bylineName(line.block.content.text, cues);
  if (name === undefined || (!isHandle(name) && line.spam < 0.3)) return undefined;
  return {
    kind: 'byline',
    rule: 'byline/false',
    score: Math.max(line.spam, 0.8),
    reason: `A byline whose “name” (${name}) is a brand or a handle, not a person.`,
  };
}

function furnitureNoise(
  shadow: string,
  patterns: readonly FurniturePattern[],
): FurniturePattern | undefined {
  return patterns.find(({ pattern }) => pattern.test(shadow));
}

/** Whether a line may be an item of a list of links: short, not a sentence. */
function isListItem({ shape }: Line): boolean {
  return shape.words <= LIST.words && !shape.terminal;
}

/**
 * Decides for every block whether it is noise.
 *
 * @param blocks The blocks of the article, in order.
 * @param language What is known of its language; only rules for every language apply without it.
 * @returns For each block the reason to remove it, or undefined to keep it.
 */
export function findNoise(
  blocks: readonly Block[],
  language: Language | undefined,
): (Noise | undefined)[] {
  const data: CleanData | undefined = language?.clean;
  const patterns = [...(data?.furniture ?? []), ...common.furniture];
  const cues = [...new Set([...(data?.bylineCues ?? []), 'by', 'author', 'editor', 'reporter'])];
  const lines = readLines(blocks, language);
  const topic = isTopic(lines);
  const seen = new Map<string, number>();
  const noise: (Noise | undefined)[] = [];
  let listLeft = 0;
  let lastPattern: FurniturePattern | undefined;

  lines.forEach((line, index) => {
    const { shadow } = line;
    const pattern = furnitureNoise(shadow, patterns);
    const inList = listLeft > 0 && isListItem(line);
    listLeft = inList ? listLeft - 1 : 0;
    const copyOf = shadow.length >= COPY_LENGTH ? seen.get(shadow) : undefined;
    if (shadow.length >= COPY_LENGTH && copyOf === undefined) seen.set(shadow, index);
    if (pattern) {
      lastPattern = pattern;
      if (pattern.opensList) listLeft = LIST.lines;
      const { kind, rule, reason } = pattern;
      noise[index] = { kind, rule: `furniture/${rule}`, score: 0.95, reason };
    } else if (isShareBar(shadow) && (shadow.includes(' ') || besideShareBar(lines, index))) {
      noise[index] = {
        kind: 'navigation',
        rule: 'furniture/share-bar',
        score: 0.95,
        reason: 'Names of a share bar, with nothing of the story in them.',
      };
    } else if (copyOf !== undefined) {
      noise[index] = {
        kind: 'duplicate',
        rule: 'duplicate/paragraph',
        score: 1,
        reason: `The same paragraph word for word as block ${copyOf + 1}.`,
      };
    } else {
      noise[index] = falseByline(line, cues) ?? spamNoise(line, topic);
      if (!noise[index] && inList && lastPattern) {
        noise[index] = {
          kind: lastPattern.kind,
          rule: `furniture/${lastPattern.rule}-item`,
          score: 0.8,
          reason: `An entry of the list under a line of page furniture (${lastPattern.rule}).`,
        };
      }
    }
  });
  return noise;
}

/** Whether a line next to it is part of a share bar too. */
function besideShareBar(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1]?.shadow ?? '';
  const after = lines[index + 1]?.shadow ?? '';
  return isShareBar(before.replace(/:$/, '')) || isShareBar(after);
}
