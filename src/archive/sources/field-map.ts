/** Other people's names for our fields: `text=body,uri=link`. */

/** The fields whose content is the article. */
export const CONTENT_FIELDS = ['text', 'html', 'markdown', 'base64'] as const;

/** Every field that kliping knows by name. */
export const KNOWN_FIELDS = [
  ...CONTENT_FIELDS,
  'mediaType',
  'name',
  'uri',
  'datePublished',
  'dateModified',
  'publisher',
  'author',
  'language',
] as const;

/** For each of our fields, the name it has in the input. */
export type FieldMap = ReadonlyMap<string, string>;

/** No field has another name. */
export const NO_MAP: FieldMap = new Map();

function isContent(field: string): boolean {
  return (CONTENT_FIELDS as readonly string[]).includes(field);
}

/**
 * Parses `ours=theirs,…`.
 *
 * @returns The map, or what is wrong with the text.
 */
export function parseFieldMap(text: string): FieldMap | { problem: string } {
  const map = new Map<string, string>();
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const ours = pair.slice(0, Math.max(at, 0)).trim();
    const theirs = pair.slice(at + 1).trim();
    if (at < 1 || theirs === '') return { problem: `“${pair}” is not OURS=THEIRS` };
    if (!(KNOWN_FIELDS as readonly string[]).includes(ours)) {
      return { problem: `“${ours}” is none of ${KNOWN_FIELDS.join(', ')}` };
    }
    if (map.has(ours)) return { problem: `“${ours}” stands there twice` };
    map.set(ours, theirs);
  }
  if ([...map.keys()].filter(isContent).length > 1) {
    return { problem: `only one of ${CONTENT_FIELDS.join(', ')} can be the content` };
  }
  return map;
}

/**
 * Gives the fields of an input our names. A field that is not in the map stays as it is, unless its
 * name is one that the map gives to another; and when the map says which field is the content, other
 * fields of content are left out.
 */
export function mapFields(fields: Record<string, unknown>, map: FieldMap): Record<string, unknown> {
  if (map.size === 0) return fields;
  const taken = new Set(map.values());
  const contentMapped = [...map.keys()].some(isContent);
  const kept = Object.entries(fields).filter(
    ([name]) => !taken.has(name) && !map.has(name) && !(contentMapped && isContent(name)),
  );
  const mapped = [...map].flatMap(([ours, theirs]) =>
    Object.hasOwn(fields, theirs) ? [[ours, fields[theirs]] as const] : [],
  );
  return Object.fromEntries([...kept, ...mapped]);
}
