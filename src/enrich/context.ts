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
/** What changes how the rest of a document is read, in ways that are not followed here. */
const FAR_REACHING = ['@base', '@import', '@propagate', '@protected'];

/**
 * Tells if the words of schema.org are in force behind a context.
 *
 * @param before Whether they were in front of it.
 * @param context The value of `@context`.
 * @returns false also where it cannot be told, such as behind the address of an unknown context.
 * @see https://www.w3.org/TR/json-ld11/#advanced-context-usage
 */
export function knowsSchemaOrg(before: boolean, context: unknown): boolean {
  if (Array.isArray(context)) return context.reduce<boolean>(knowsSchemaOrg, before);
  if (typeof context === 'string') return SCHEMA_ORG.test(context);
  if (typeof context !== 'object' || context === null) return false;
  const fields = context as Record<string, unknown>;
  const { '@vocab': vocabulary } = fields;
  const isOther = [...WORDS, ...FAR_REACHING].some((name) => Object.hasOwn(fields, name));
  if (isOther) return false;
  if (vocabulary === undefined) return before;
  return typeof vocabulary === 'string' && SCHEMA_ORG.test(vocabulary);
}
