/** The quote step: who is said to have said what. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { languageOf } from '../../languages/index.ts';
import { findQuotations } from './quotations.ts';

/** Sets `file.data.quotations` and what was attempted for them. */
export const quote: Plugin<[], Node> = () => (_tree, file) => {
  const { text, paragraphs } = need(file, 'body', 'quote');
  const words = need(file, 'words', 'quote');
  const sentences = need(file, 'sentences', 'quote');
  const mentions = need(file, 'mentions', 'quote');
  const rules = languageOf(need(file, 'language', 'quote').tag)?.quote;
  file.data.quotations = findQuotations({ text, paragraphs, words, sentences, mentions, rules });
  file.data.coverage = { ...file.data.coverage, quotations: rules ? 'rules' : 'none' };
};

export { findQuotations } from './quotations.ts';
export type { QuoteInput } from './reading.ts';
