/** The options of `rehypeEnrich`. */
import type { Part } from './join.ts';

/** What may be asked of `rehypeEnrich`. */
export interface EnrichOptions {
  /**
   * Which entities are added: those the pipeline is at least so sure of, 0 to 1. Quotations whose
   * speaker is below it are left out too. Default: .75, which no name that is linked to an authority is
   * below.
   */
  confidence?: number;
  /** What is added. Default: `mentions`, `about` and `quotations`. */
  parts?: readonly Part[];
  /** The language of the article, BCP 47. Default: found out from the text. */
  language?: string;
  /** The most entities that are added or referred to, the most central first. Default: no limit. */
  limit?: number;
}

const PARTS: readonly Part[] = ['mentions', 'about', 'quotations'];
const CONFIDENCE = 0.75;

/** Reads the options, so that a mistake is told before the first page. */
export function settle({ confidence = CONFIDENCE, parts = PARTS, language, limit }: EnrichOptions) {
  if (!(confidence >= 0 && confidence <= 1)) {
    throw new TypeError(
      `rehypeEnrich: \`confidence\` is ${confidence}; give a number from 0 to 1.`,
    );
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    throw new TypeError(`rehypeEnrich: \`limit\` is ${limit}; give a whole number from 0 on.`);
  }
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) {
    throw new TypeError(
      `rehypeEnrich: \`parts\` has ${JSON.stringify(unknown)}; it may have ${PARTS.join(', ')}.`,
    );
  }
  return { confidence, parts: new Set(parts), language, limit };
}
