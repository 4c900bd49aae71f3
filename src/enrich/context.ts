/** Whether plain words of schema.org mean what they say at a place in a JSON-LD document. */

const SCHEMA_ORG = /^https?:\/\/(?:www\.)?schema\.org(?:\/|\/docs\/jsonldcontext\.json(?:ld)?)?#?$/;

/** The words that are written; a context that gives one of them another meaning is not written into. */
const WORDS = [
  'about',
  'hasPart',
  'isPartOf',
  'mentions',
  'name',
  'Organization',
  'Person',
  'Place',
  'Quotation',
  'sameAs',
  'spokenByCharacter',
  'text',
];
/** Keywords of a context that change nothing but the literals below it. */
const HARMLESS: ReadonlySet<string> = new Set(['@direction', '@language', '@version', '@vocab']);
/** Other names of keywords that are followed here, as schema.org's own context has them. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['id', '@id'],
  ['type', '@type'],
]);

/** Without a colon it may be a word that is a keyword itself, such as `id`. */
const isAddress = (text: string): boolean => !text.startsWith('@') && text.includes(':');

/** Whether a definition is the address of a word and no more: what it means can be known without it. */
function isPlain(term: string, definition: unknown): boolean {
  if (typeof definition === 'string') {
    if (ALIASES.has(term)) return definition === ALIASES.get(term);
    return isAddress(definition);
  }
  if (typeof definition !== 'object' || definition === null || ALIASES.has(term)) return false;
  const [only, ...more] = Object.entries(definition);
  return (
    more.length === 0 && only?.[0] === '@id' && typeof only[1] === 'string' && isAddress(only[1])
  );
}

/**
 * What is known of the words at a place: `schema.org` where they mean what they say and keywords are
 * called by no other names than `id` and `type`, `none` where no context gives them a meaning, and
 * `unknown` where a definition is in force that cannot be followed.
 */
export type Knowledge = 'none' | 'schema.org' | 'unknown';

/**
 * Tells what is known of the words behind a context.
 *
 * @param before What was known in front of it. What is unknown stays so: a context leaves in force what
 *   it does not define again.
 * @param context The value of `@context`.
 * @see https://www.w3.org/TR/json-ld11/#advanced-context-usage
 */
export function readContext(before: Knowledge, context: unknown): Knowledge {
  if (Array.isArray(context)) return context.reduce<Knowledge>(readContext, before);
  if (context === null) return 'none';
  if (before === 'unknown') return 'unknown';
  if (typeof context === 'string') return SCHEMA_ORG.test(context) ? 'schema.org' : 'unknown';
  if (typeof context !== 'object') return 'unknown';
  const fields = context as Record<string, unknown>;
  const { '@vocab': vocabulary } = fields;
  const isFollowed = Object.entries(fields).every(([term, definition]) =>
    term.startsWith('@') ? HARMLESS.has(term) : isPlain(term, definition),
  );
  if (!isFollowed || WORDS.some((name) => Object.hasOwn(fields, name))) return 'unknown';
  if (vocabulary === undefined) return before;
  return typeof vocabulary === 'string' && SCHEMA_ORG.test(vocabulary) ? 'schema.org' : 'none';
}
