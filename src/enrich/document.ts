/** A JSON-LD document as it is written: its nodes, and where in the text they stand. */
import { getNodeValue, type Node as Place, parseTree } from 'jsonc-parser';
import { type Knowledge, readContext } from './context.ts';

/** An object of a document. */
export interface Subject {
  /** Its stretch of the text, in UTF-16 units. */
  place: Place;
  /** All contexts in force, as JSON: where these are equal, an id means the same. */
  contexts: string;
  /** Whether the words of schema.org mean what they say in it. */
  isSchemaOrg: boolean;
  /** The property that it is a value of; none where it stands alone. */
  property?: string;
}

interface Scope {
  contexts: string;
  words: Knowledge;
}

/** Values of these say nothing that has a place in the graph. */
const NO_NODES = new Set(['@context', '@value']);

/** The value of a property, where it is written twice the one that counts. */
export function placeOf(subject: Place, name: string): Place | undefined {
  return subject.children?.findLast(({ children }) => children?.[0]?.value === name)?.children?.[1];
}

/** What a property says; undefined when it is not there. */
export function readValue(subject: Place, name: string): unknown {
  const place = placeOf(subject, name);
  return place && getNodeValue(place);
}

/** The scope behind a context; one that is said again changes nothing. */
function enter({ contexts, words }: Scope, own: unknown): Scope {
  const line = `${JSON.stringify(own)}\n`;
  return {
    contexts: contexts === line || contexts.endsWith(`\n${line}`) ? contexts : contexts + line,
    words: readContext(words, own),
  };
}

function walk(place: Place, scope: Scope, found: Subject[], property?: string): void {
  if (place.type === 'array') {
    for (const item of place.children ?? []) walk(item, scope, found, property);
  }
  if (place.type !== 'object') return;
  const own = readValue(place, '@context');
  const inner = own === undefined ? scope : enter(scope, own);
  const { contexts, words } = inner;
  const isSchemaOrg = words === 'schema.org';
  found.push({ place, contexts, isSchemaOrg, ...(property !== undefined && { property }) });
  for (const { children } of place.children ?? []) {
    const [key, value] = children ?? [];
    const name = String(key?.value);
    if (value && !NO_NODES.has(name)) walk(value, inner, found, name);
  }
}

/**
 * Reads a document.
 *
 * @param text JSON.
 * @returns Its objects, the outer ones first.
 * @throws SyntaxError when it is no JSON.
 * @throws RangeError when it is nested deeper than the stack.
 */
export function readDocument(text: string): Subject[] {
  // Strict, as other readers are; the tree below says where in the text everything stands.
  JSON.parse(text);
  const root = parseTree(text);
  const found: Subject[] = [];
  if (root) walk(root, { contexts: '', words: 'none' }, found);
  return found;
}

/** Text to put in at a place. */
export interface Insertion {
  /** Where, in UTF-16 units. */
  offset: number;
  text: string;
  /** Whether it is a property, which goes behind all that is put in at the end of the one before it. */
  isProperty?: boolean;
}

/**
 * Adds values to a property of an object, behind those that it has.
 *
 * @param values JSON texts, at least one.
 */
export function addValues(subject: Place, name: string, values: readonly string[]): Insertion[] {
  const list = values.join(',');
  const old = placeOf(subject, name);
  if (!old) {
    const last = subject.children!.at(-1)!;
    const text = `,${JSON.stringify(name)}:[${list}]`;
    return [{ offset: last.offset + last.length, text, isProperty: true }];
  }
  if (old.type !== 'array') {
    const end = old.offset + old.length;
    return [
      { offset: old.offset, text: '[' },
      { offset: end, text: `,${list}]` },
    ];
  }
  const last = old.children?.at(-1);
  return last
    ? [{ offset: last.offset + last.length, text: `,${list}` }]
    : [{ offset: old.offset + 1, text: list }];
}

/** Gives an object that has properties, but no id, one. */
export function addId(subject: Place, id: string): Insertion {
  return { offset: subject.offset + 1, text: `"@id":${JSON.stringify(id)},` };
}

/** Puts all insertions in; those at one place in their order. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  let out = '';
  let at = 0;
  const sorted = [...insertions].sort(
    (a, b) => a.offset - b.offset || Number(a.isProperty ?? false) - Number(b.isProperty ?? false),
  );
  for (const { offset, text: added } of sorted) {
    out += text.slice(at, offset) + added;
    at = offset;
  }
  return out + text.slice(at);
}
