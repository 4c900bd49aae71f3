/** The options of `rehypeEnrich`. */
import { isLanguageTag } from '../languages/tag.ts';
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

const NAMES: ReadonlySet<string> = new Set(['confidence', 'parts', 'language', 'limit']);

function fail(name: string, value: unknown, allowed: string): never {
  // What JSON has no word for is written as it is.
  const shown = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  throw new TypeError(`rehypeEnrich: \`${name}\` is ${shown}; give ${allowed}.`);
}

/**
 * Reads the options, so that a mistake is told before the first page.
 *
 * @throws TypeError that names the option, what it is, and what it may be.
 */
export function settle(options: EnrichOptions) {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    fail('options', given, 'an object of options, or nothing');
  }
  const unknown = Object.keys(given).find((name) => !NAMES.has(name));
  if (unknown !== undefined) {
    throw new TypeError(
      `rehypeEnrich: there is no option \`${unknown}\`; there are ${[...NAMES].join(', ')}.`,
    );
  }
  const { confidence = CONFIDENCE, parts = PARTS, language, limit } = options;
  if (!(typeof confidence === 'number' && confidence >= 0 && confidence <= 1)) {
    fail('confidence', confidence, 'a number from 0 to 1');
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    fail('limit', limit, 'a whole number from 0 on');
  }
  if (language !== undefined && !(typeof language === 'string' && isLanguageTag(language))) {
    fail('language', language, 'a BCP 47 tag such as id or en-GB');
  }
  if (!Array.isArray(parts)) fail('parts', parts, `a list of ${PARTS.join(', ')}`);
  const at = parts.findIndex((part) => !PARTS.includes(part));
  if (at >= 0) {
    throw new TypeError(
      `rehypeEnrich: \`parts\` has ${JSON.stringify(parts[at])}; it may have ${PARTS.join(', ')}.`,
    );
  }
  return { confidence, parts: new Set<Part>(parts), language, limit };
}
