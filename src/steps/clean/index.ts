/** The clean step: takes page furniture and injected spam out, each with its reason. */

import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { sourceSpan } from '../../document/mapped-text.ts';
import { need } from '../../document/need.ts';
import { languageOf } from '../../languages/index.ts';
import { roundScore } from '../../record/score.ts';
import { findNoise } from './find.ts';

/**
 * Moves noise from `file.data.blocks` to `file.data.removals`. It only ever removes whole blocks; a
 * block without a way back to the source is kept, since its removal could not be shown.
 */
export const clean: Plugin<[], Node> = () => (_tree, file) => {
  const blocks = need(file, 'blocks', 'clean');
  const data = languageOf(need(file, 'language', 'clean').tag);
  const noise = findNoise(blocks, data);
  const removals = file.data.removals ?? [];
  file.data.blocks = blocks.filter((block, index) => {
    const found = noise[index];
    const span = found && (block.source ?? sourceSpan(block.content));
    if (!found || !span) return true;
    removals.push({ ...span, ...found, score: roundScore(found.score) });
    return false;
  });
  file.data.removals = removals;
  file.data.coverage = { ...file.data.coverage, noise: 'rules' };
};
