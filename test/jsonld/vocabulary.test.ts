import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { publish } from '../../src/jsonld/publish.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';
import { reviewsOf } from '../support/reviews.ts';

// The schema.org vocabulary, release 30.0 (CC BY-SA 3.0), is no part of this repository.
const VOCABULARY =
  process.env.KLIPING_SCHEMAORG ?? '../shared/data/schemaorg/schemaorg-all-https.jsonld';
const isThere = existsSync(VOCABULARY);

type Reference = { '@id': string };
type References = Reference | Reference[] | undefined;
interface Term {
  '@id': string;
  'rdfs:subClassOf'?: References;
  'schema:domainIncludes'?: References;
  'schema:rangeIncludes'?: References;
  'schema:supersededBy'?: References;
}
interface Node {
  [property: string]: unknown;
  '@id'?: string;
  '@type': string;
}

/** The tests that a literal passes to be of a data type. */
const LITERALS: Record<string, (value: unknown) => boolean> = {
  'schema:Text': (value) => typeof value === 'string',
  'schema:URL': (value) => typeof value === 'string' && /^https?:\/\/\S+$/.test(value),
  'schema:Integer': (value) => Number.isInteger(value),
  'schema:Number': (value) => Number.isFinite(value),
  'schema:Date': (value) => typeof value === 'string' && /^\d{4}(-\d{2}){0,2}$/.test(value),
  'schema:DateTime': (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:]{8}(Z|[+-]\d{2}:\d{2})$/.test(value),
};

const terms = new Map<string, Term>();
if (isThere) {
  const { '@graph': all } = JSON.parse(readFileSync(VOCABULARY, 'utf8')) as { '@graph': Term[] };
  for (const term of all) terms.set(term['@id'], term);
}

const ids = (value: References): string[] => [value ?? []].flat().map((each) => each['@id']);

function ancestors(type: string): string[] {
  return [type, ...ids(terms.get(type)?.['rdfs:subClassOf']).flatMap(ancestors)];
}

/** What a graph says that schema.org has no such word for; empty when all is well. */
function vocabularyProblems(nodes: readonly Node[]): string[] {
  const problems: string[] = [];
  const isIn = (range: string, value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return LITERALS[range]?.(value) ?? false;
    const { '@type': own, '@id': id } = value as Partial<Node>;
    const type = own ?? nodes.find((node) => node['@id'] === id)?.['@type'];
    // A reference to a page elsewhere has no type here; it is an address.
    if (type === undefined) return range === 'schema:URL' && LITERALS[range]!(id);
    return ancestors(`schema:${type}`).includes(range);
  };
  const check = (node: Node): void => {
    const types = ancestors(`schema:${node['@type']}`);
    if (!terms.has(types[0]!)) problems.push(`no type ${node['@type']}`);
    for (const [property, values] of Object.entries(node)) {
      if (property.startsWith('@')) continue;
      const where = `${property} of ${node['@type']}`;
      const term = terms.get(`schema:${property}`);
      if (!term || ids(term['schema:supersededBy']).length > 0) problems.push(`no ${where}`);
      if (!ids(term?.['schema:domainIncludes']).some((domain) => types.includes(domain))) {
        problems.push(`domain of ${where}`);
      }
      for (const value of [values].flat()) {
        const ranges = ids(term?.['schema:rangeIncludes']);
        if (!ranges.some((range) => isIn(range, value))) problems.push(`range of ${where}`);
        if (typeof value === 'object' && value !== null && '@type' in value) check(value as Node);
      }
    }
  };
  nodes.forEach(check);
  return problems;
}

describe.skipIf(!isThere)(
  `the graph in schema.org's own terms${isThere ? '' : ` (skipped: there is no ${VOCABULARY})`}`,
  () => {
    const record = annotatedRecord();
    const speaker = { text: 'x', start: 0, end: 1, name: 'Ali Baba', kind: 'person' } as const;
    const unnamed = { ...record, quotations: [{ ...record.quotations[0]!, speaker }] };
    const nodesOf = ({ '@graph': nodes }: { '@graph': object[] }): Node[] => nodes as Node[];

    it.each([
      ['the record’s graph', record.jsonld],
      ['the public graph', publish(record)],
      ['a public graph with a review', publish(record, {}, reviewsOf(record))],
      ['the graph of a bare record', sampleRecord([]).jsonld],
      ['a graph with a speaker of its own', articleGraph(unnamed)],
    ])('knows every type, property and value of %s', (_what, graph) => {
      expect(vocabularyProblems(nodesOf(graph))).toEqual([]);
    });

    it.each<[string, (nodes: Node[]) => void, string]>([
      ['a property', ([article]) => Object.assign(article!, { headlin: 'x' }), 'no headlin'],
      ['a type', ([article]) => Object.assign(article!, { '@type': 'News' }), 'no type News'],
      ['a domain', ([, place]) => Object.assign(place!, { headline: 'x' }), 'domain of headline'],
      ['a literal', ([article]) => Object.assign(article!, { wordCount: 'x' }), 'range of word'],
      [
        'a reference',
        ([article]) => Object.assign(article!, { hasPart: [{ '@id': '#m1' }] }),
        'range of hasPart',
      ],
      [
        'a nested node',
        ([article]) => Object.assign(article!, { publisher: { '@type': 'Place', name: 'x' } }),
        'range of publisher',
      ],
    ])('would be caught with the wrong %s', (_what, change, problem) => {
      const nodes = nodesOf(structuredClone(record.jsonld));
      change(nodes);
      expect(vocabularyProblems(nodes).join('; ')).toContain(problem);
    });
  },
);
