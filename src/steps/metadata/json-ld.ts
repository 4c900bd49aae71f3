/** Reads the schema.org data that a page carries in JSON-LD. */

import { ARTICLE_TYPES } from '../../document/article-types.ts';
import { decodeReferences } from '../../document/references.ts';

/** A node of JSON-LD. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

const DEEPEST = 5;
/** What pages wrap their JSON in, or leave in it, against the grammar. */
const OPENING = /^(?:<!--|\/\*\s{0,9}<!\[CDATA\[\s{0,9}\*\/|\/\/\s{0,9}<!\[CDATA\[|<!\[CDATA\[)/;
const CLOSING = /(?:-->|\/\*\s{0,9}\]\]>\s{0,9}\*\/|\/\/\s{0,9}\]\]>|\]\]>);?$/;
const CONTROLS = /[\0-\x1f]/g;
const TRAILING_COMMA = /,(?=\s{0,200}[}\]])/g;

/** Parses the text of a script; what cannot be read even when mended says nothing. */
export function parseJsonLd(text: string): unknown {
  const bare = text.trim().replace(OPENING, '').replace(CLOSING, '');
  for (const attempt of [bare, bare.replace(CONTROLS, ' ').replace(TRAILING_COMMA, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt mends what pages get wrong most often.
    }
  }
  return undefined;
}

/** Types of fact-checks. */
export const REVIEW_TYPES = /^(?:https?:\/\/schema\.org\/)?ClaimReview$/;

/** Lists every node of a document whose type matches, the outermost first. */
export function nodesIn(value: unknown, types: RegExp, depth = 0): JsonLdNode[] {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => nodesIn(each, types, depth + 1));
  const node = value as JsonLdNode;
  const matches = [node['@type']]
    .flat()
    .some((type) => typeof type === 'string' && types.test(type));
  const inner = Object.values(node).flatMap((each) => nodesIn(each, types, depth + 1));
  return matches ? [node, ...inner] : inner;
}

/** Lists every node of a document that is an article, the outermost first. */
export function articlesIn(value: unknown): JsonLdNode[] {
  return nodesIn(value, ARTICLE_TYPES);
}

/** The first text among some values; character references in it, which JSON has none of, are read. */
export function firstText(...values: unknown[]): string | undefined {
  const found = values
    .flat()
    .find((value): value is string => typeof value === 'string' && value.trim() !== '');
  return found && decodeReferences(found).trim();
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The names of what a property points to: texts, nodes with a name, or lists of both. */
export function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value === 'string') return value.trim() === '' ? [] : [decodeReferences(value).trim()];
  if (typeof value !== 'object' || value === null) return [];
  const { name, givenName, familyName } = value as JsonLdNode;
  const names = namesOf(name);
  return names.length > 0 ? names : namesOf([givenName, familyName].filter(isText).join(' '));
}

/** The address of an image or another thing: a text, or a node with a `url`. */
export function addressOf(value: unknown): string | undefined {
  const [first] = [value].flat();
  if (typeof first === 'string') return first;
  if (typeof first !== 'object' || first === null) return undefined;
  const { url, contentUrl, '@id': id } = first as JsonLdNode;
  return firstText(url, contentUrl, id);
}
