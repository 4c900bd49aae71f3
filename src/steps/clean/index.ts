/** The clean step: takes page furniture and injected spam out, each with its reason. */

import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Block, SourceRemoval } from '../../document/data.ts';
import {
  type MappedText,
  MappedTextBuilder,
  sliceMapped,
  sourceSpan,
} from '../../document/mapped-text.ts';
import { need } from '../../document/need.ts';
import { wordSet } from '../../languages/compiled.ts';
import { languageOf } from '../../languages/index.ts';
import { roundScore } from '../../record/score.ts';
import { findNoise } from './find.ts';
import { findInline, type InlineNoise, leavesStory } from './inline.ts';
import { readLines, topicsOf } from './lines.ts';
import { DEFAULT_THRESHOLD } from './noise.ts';

/** How much is taken out. */
export interface CleanOptions {
  /** Keep everything: nothing is looked for. Default: false. */
  keepNoise?: boolean;
  /** The least score (0 to 1) at which noise goes: higher takes only the surest. Default: 0.6. */
  noiseThreshold?: number;
}

/** A block's content without its noise; one space stays where a part went from between words. */
function cutOut(content: MappedText, parts: readonly InlineNoise[]): MappedText {
  const out = new MappedTextBuilder();
  const { text } = content;
  let at = 0;
  for (const { start, end } of parts) {
    out.append(sliceMapped(content, at, start));
    at = end;
    const blankBefore = start === 0 || text[start - 1] === ' ';
    if (blankBefore) while (text[at] === ' ') at++;
  }
  out.append(sliceMapped(content, at, text.length));
  const whole = out.build();
  const end = whole.text.trimEnd().length;
  return sliceMapped(whole, whole.text.length - whole.text.trimStart().length, end);
}

/**
 * Moves noise from `file.data.blocks` to `file.data.removals`: whole blocks, and what was glued into
 * good ones. What has no way back to the source is kept, since its removal could not be shown.
 */
export const clean: Plugin<[CleanOptions?], Node> =
  ({ keepNoise = false, noiseThreshold = DEFAULT_THRESHOLD } = {}) =>
  (_tree, file) => {
    const blocks = need(file, 'blocks', 'clean');
    const { tag } = need(file, 'language', 'clean');
    const removals = file.data.removals ?? [];
    file.data.removals = removals;
    if (keepNoise) {
      file.data.coverage = { ...file.data.coverage, noise: 'none' };
      return;
    }
    file.data.coverage = { ...file.data.coverage, noise: 'rules' };
    const language = languageOf(tag);
    const functionWords = wordSet(language?.functionWords);
    const lines = readLines(blocks, language);
    const topics = topicsOf(lines);
    const noise = findNoise(lines, topics, noiseThreshold);
    const remove = (
      span: { start: number; end: number },
      why: Omit<SourceRemoval, 'start' | 'end'>,
    ) => removals.push({ ...span, ...why, score: roundScore(why.score) });

    file.data.blocks = blocks.flatMap((block, index): Block[] => {
      const mayBeStory = (noise[index]?.kind ?? 'spam') === 'spam';
      const inline = mayBeStory ? findInline(lines[index]!, topics, functionWords) : [];
      const parts = inline.filter((part) => part.noise.score >= noiseThreshold);
      const isStory = parts.length > 0 && leavesStory(block.content.text, parts);
      const found = isStory && noise[index]?.kind === 'spam' ? undefined : noise[index];
      const span = found && (block.source ?? sourceSpan(block.content));
      if (found && span) {
        remove(span, found);
        return [];
      }
      const spans = parts.map(({ start, end }) =>
        sourceSpan(sliceMapped(block.content, start, end)),
      );
      if (parts.length === 0 || spans.includes(undefined)) return [block];
      for (const [at, part] of parts.entries()) remove(spans[at]!, part.noise);
      return [{ ...block, content: cutOut(block.content, parts) }];
    });
  };
