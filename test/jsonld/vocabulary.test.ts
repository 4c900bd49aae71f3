import { existsSync, readFileSync } from 'node:fs';
import { expect, it, describe as suite } from 'vitest';
import { annotatedRecord } from '../support/record.ts';

// The schema.org vocabulary, release 30.0 (CC BY-SA 3.0), is no part of this repository.
const VOCABULARY =
  process.env.KLIPING_SCHEMAORG ?? '../shared/data/schemaorg/schemaorg-all-https.jsonld';
const there = existsSync(VOCABULARY);

interface Term {
  '@id': string;
  'rdfs:subClassOf'?: Reference | Reference[];
  'schema:domainIncludes'?: Reference | Reference[];
  'schema:rangeIncludes'?: Reference | Reference[];
}
interface Reference {
  '@id': string;
}

const ids = (value: Reference | Reference[] | undefined): string[] =>
  [value ?? []].flat().map((each) => each['@id']);

suite.skipIf(!there)(
  `the graph in schema.org's own terms${there ? '' : ` (skipped: there is no ${VOCABULARY})`}`,
  () => {
    const terms = new Map<string, Term>(
      there
        ? (JSON.parse(readFileSync(VOCABULARY, 'utf8'))['@graph'] as Term[]).map((term) => [
            term['@id'],
            term,
          ])
        : [],
    );
    const ancestors = (type: string): string[] => [
      type,
      ...ids(terms.get(type)?.['rdfs:subClassOf']).flatMap(ancestors),
    ];
    const nodes = annotatedRecord().jsonld['@graph'] as Record<string, unknown>[];
    const typeOf = (value: unknown): string | undefined => {
      if (typeof value !== 'object' || value === null) return undefined;
      const { '@type': type, '@id': id } = value as Record<string, unknown>;
      const known = type ?? nodes.find((node) => node['@id'] === id)?.['@type'];
      return known === undefined ? undefined : `schema:${String(known)}`;
    };

    it('uses properties where they belong', () => {
      for (const node of nodes) {
        const types = ancestors(`schema:${String(node['@type'])}`);
        for (const property of Object.keys(node).filter((key) => !key.startsWith('@'))) {
          const term = terms.get(`schema:${property}`);
          expect(term, property).toBeDefined();
          const domains = ids(term!['schema:domainIncludes']);
          expect(
            domains.some((domain) => types.includes(domain)),
            `${property} of ${node['@type']}`,
          ).toBe(true);
        }
      }
    });

    it('gives them values of the right type', () => {
      for (const node of nodes) {
        for (const [property, values] of Object.entries(node)) {
          for (const value of [values].flat()) {
            const type = typeOf(value);
            if (property.startsWith('@') || type === undefined) continue;
            const ranges = ids(terms.get(`schema:${property}`)?.['schema:rangeIncludes']);
            expect(
              ranges.some((range) => ancestors(type).includes(range)),
              `${property} ${type}`,
            ).toBe(true);
          }
        }
      }
    });
  },
);
