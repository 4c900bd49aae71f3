/** The claim step: what somebody could check. */
import type { Plugin } from 'unified';
import type { Node } from 'unist';
import { need } from '../../document/need.ts';
import { compiled } from '../../languages/compiled.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import { languageOf } from '../../languages/index.ts';
import { findClaims } from './claims.ts';

const monthsOf = compiled(({ months }: DescribeData): readonly string[] => months.flat());

/** Sets `file.data.claims` and what was attempted for them. */
export const claim: Plugin<[], Node> = () => (_tree, file) => {
  const { text, paragraphs } = need(file, 'body', 'claim');
  const words = need(file, 'words', 'claim');
  const sentences = need(file, 'sentences', 'claim');
  const mentions = need(file, 'mentions', 'claim');
  const quotations = need(file, 'quotations', 'claim');
  const { headline, dateline } = need(file, 'description', 'claim');
  const language = languageOf(need(file, 'language', 'claim').tag);
  const rules = language?.claim;
  file.data.claims = findClaims({
    text,
    paragraphs,
    words,
    sentences,
    mentions,
    quotations,
    headline,
    dateline,
    functionWords: language?.functionWords ?? [],
    rules,
    months: language?.describe ? monthsOf(language.describe) : undefined,
  });
  file.data.coverage = { ...file.data.coverage, claims: rules ? 'rules' : 'none' };
};

export { type ClaimInput, findClaims } from './claims.ts';
