/**
 * Holds JSON-LD against the vocabulary of schema.org: what schema.org has no word for, words that do not go
 * together, and references that lead nowhere. Readers of JSON-LD say nothing of these, since a word that
 * nobody knows is one of the vocabulary by default.
 */
import { isLiteral, literalRule } from './literals.ts';
import { ancestorsOf, isDataType, isEnumeration, isMember, isType, propertyOf } from './terms.ts';

/** What may be wrong. */
export type Rule =
  | 'context'
  | 'keyword'
  | 'type'
  | 'property'
  | 'superseded'
  | 'domain'
  | 'range'
  | 'date'
  | 'url'
  | 'number'
  | 'empty'
  | 'id'
  | 'identity'
  | 'dangling';

/** Something wrong, and where. */
export interface Problem {
  rule: Rule;
  /** The way to it, as in `@graph/0/author/name`. */
  path: string;
  message: string;
}

/** What a document is held against beside the vocabulary. */
export interface CheckOptions {
  /** The address of the page that the document stands on. Default: `https://page.example/a`. */
  page?: string;
  /** What the addresses of the site begin with: those must be described on the page. Default: the page. */
  site?: string;
}

type Node = Record<string, unknown>;

const KEYWORDS = new Set([
  '@context',
  '@graph',
  '@id',
  '@type',
  '@value',
  '@language',
  '@list',
  '@set',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

class Checker {
  readonly problems: Problem[] = [];
  readonly #page: string;
  readonly #site: string;
  /** The types of all nodes that the document describes, by their resolved ids. */
  readonly #described = new Map<string, Set<string>>();

  constructor({ page = 'https://page.example/a', site = page }: CheckOptions) {
    this.#page = page;
    this.#site = site;
  }

  #report(rule: Rule, path: string, message: string): void {
    this.problems.push({ rule, path, message });
  }

  #resolve(id: string): string | undefined {
    if (id.startsWith('_:')) return id;
    return URL.canParse(id, this.#page) ? new URL(id, this.#page).href : undefined;
  }

  #typesOf(node: Node): string[] {
    return listOf(node['@type'] ?? []).map((type) =>
      String(type).replace(/^https?:\/\/schema\.org\//, ''),
    );
  }

  /** Learns which nodes there are. */
  collect(value: unknown): void {
    if (Array.isArray(value)) for (const each of value) this.collect(each);
    if (!isNode(value)) return;
    const { '@id': id } = value;
    const resolved = typeof id === 'string' ? this.#resolve(id) : undefined;
    const types = this.#typesOf(value);
    if (resolved !== undefined && types.length > 0) {
      const known = this.#described.get(resolved) ?? new Set();
      this.#described.set(resolved, known);
      for (const type of types) known.add(type);
    }
    for (const [key, each] of Object.entries(value)) if (key !== '@context') this.collect(each);
  }

  root(document: Node): void {
    const { '@context': context, '@graph': graph } = document;
    if (context !== 'https://schema.org') {
      this.#report('context', '@context', `it is ${JSON.stringify(context)}`);
    }
    if (graph === undefined) this.#node(document, '');
    else
      for (const [at, each] of listOf(graph).entries())
        this.#value(each, `@graph/${at}`, undefined);
    for (const [id, types] of this.#described) {
      const all = [...types];
      const isOne = all.some((type) => all.every((each) => ancestorsOf(type).includes(each)));
      if (!isOne) this.#report('identity', id, `it is ${all.join(' and ')}`);
    }
  }

  #node(node: Node, path: string): void {
    const at = (name: string): string => (path === '' ? name : `${path}/${name}`);
    const types = this.#typesOf(node);
    const { '@id': id } = node;
    if (id !== undefined && (typeof id !== 'string' || this.#resolve(id) === undefined)) {
      this.#report('id', at('@id'), `${JSON.stringify(id)} is no address`);
    }
    const isReference = Object.keys(node).every((key) => key === '@id');
    if (!isReference && types.length === 0) this.#report('type', path, 'it has none');
    for (const type of types) if (!isType(type)) this.#report('type', path, `there is no ${type}`);
    if (isReference) this.#reference(String(id), path);
    const ancestors = new Set(types.flatMap(ancestorsOf));
    for (const [name, value] of Object.entries(node)) {
      if (name.startsWith('@')) {
        if (!KEYWORDS.has(name)) this.#report('keyword', at(name), 'it is not used here');
      } else this.#property(name, value, ancestors, at(name));
    }
  }

  #reference(id: string, path: string): void {
    const resolved = this.#resolve(id);
    const isOurs = id.startsWith('_:') || resolved?.startsWith(this.#site);
    if (resolved !== undefined && isOurs && !this.#described.has(resolved)) {
      this.#report('dangling', path, `nothing describes ${id}`);
    }
  }

  #property(name: string, value: unknown, ancestors: ReadonlySet<string>, path: string): void {
    const property = propertyOf(name);
    if (!property) {
      this.#report('property', path, `there is no ${name}`);
      return;
    }
    const [newer] = property.supersededBy;
    if (newer !== undefined) this.#report('superseded', path, `${name} is now ${newer}`);
    if (!property.domains.some((domain) => ancestors.has(domain))) {
      this.#report('domain', path, `${name} is a property of ${property.domains.join(', ')}`);
    }
    const values = listOf(value);
    if (values.length === 0) this.#report('empty', path, 'the list is');
    for (const [at, each] of values.entries()) {
      this.#value(each, Array.isArray(value) ? `${path}/${at}` : path, property.ranges);
    }
  }

  /** @param ranges What the value may be; undefined for anything. */
  #value(value: unknown, path: string, ranges: readonly string[] | undefined): void {
    if (isNode(value) && '@value' in value) {
      this.#value(value['@value'], path, ranges);
    } else if (isNode(value)) {
      this.#node(value, path);
      if (ranges && !this.#isOf(value, ranges)) {
        this.#report('range', path, `it is none of ${ranges.join(', ')}`);
      }
    } else if (value === null || value === undefined || String(value).trim() === '') {
      this.#report('empty', path, `the value is ${JSON.stringify(value)}`);
    } else if (ranges && !ranges.some((range) => this.#isLiteralOf(value, range))) {
      const rule = literalRule(value, ranges.filter(isDataType)) as Rule;
      this.#report(rule, path, `${JSON.stringify(value)} is none of ${ranges.join(', ')}`);
    }
  }

  /** Whether a node, or what it refers to, is of one of some types. */
  #isOf(node: Node, ranges: readonly string[]): boolean {
    const own = this.#typesOf(node);
    const resolved = typeof node['@id'] === 'string' ? this.#resolve(node['@id']) : undefined;
    const types = own.length > 0 ? own : [...(this.#described.get(resolved ?? '') ?? [])];
    // What a page elsewhere is, nobody can tell here.
    if (types.length === 0) return ranges.some((range) => !isDataType(range) || range === 'URL');
    const ancestors = new Set(types.flatMap(ancestorsOf));
    return ranges.some((range) => ancestors.has(range));
  }

  #isLiteralOf(value: unknown, range: string): boolean {
    if (isDataType(range)) return isLiteral(value, range);
    return typeof value === 'string' && isEnumeration(range) && isMember(value, range);
  }
}

/**
 * Checks a document.
 *
 * @param document A node, a list of nodes, or a graph, with its context.
 * @returns What is wrong, in the document's order; empty when all is well.
 */
export function vocabularyProblems(document: unknown, options: CheckOptions = {}): Problem[] {
  const checker = new Checker(options);
  checker.collect(document);
  for (const each of listOf(document)) checker.root(each as Node);
  return checker.problems;
}
