import { readFileSync } from 'node:fs';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/jsonld/publish.ts';
import { BASE, CONTEXT, expand, OPTIONS } from '../support/json-ld.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';
import { reviewsOf } from '../support/reviews.ts';

const SCHEMA = 'http://schema.org/';
/** A literal with text and without a type. */
const text = (value: string) => [{ '@value': value }];

describe('schemas/context.jsonld', () => {
  const record = annotatedRecord();

  it('knows every word of the graph’s schema, and no other', () => {
    const used = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties } = value as {
        properties?: Record<string, { const?: string; enum?: [] }>;
      };
      for (const [name, { const: only, enum: several }] of Object.entries(properties ?? {})) {
        if (name === '@type') for (const type of several ?? [only!]) used.add(type);
        else if (!name.startsWith('@')) used.add(name);
      }
      Object.values(value).forEach(collect);
    };
    for (const schema of ['news-article-graph', 'claim-review']) {
      collect(JSON.parse(readFileSync(`schemas/${schema}.schema.json`, 'utf8')));
    }
    const known = Object.keys(CONTEXT['@context']).filter((term) => !/^(@|schema$)/.test(term));
    expect(known.sort()).toEqual([...used].sort());
  });

  it.each([
    ['the record’s graph', record.jsonld],
    ['the public graph', publish(record)],
    ['a public graph with a review', publish(record, {}, reviewsOf(record))],
    ['the graph of a bare record', sampleRecord([]).jsonld],
  ])('expands %s in safe mode, losing nothing', async (_what, graph) => {
    const expanded = await expand(graph);
    expect(expanded).toHaveLength(graph['@graph'].length);
    graph['@graph'].forEach((node, index) => {
      const terms = Object.keys(node).map((key) => (key.startsWith('@') ? key : SCHEMA + key));
      expect(Object.keys(expanded[index]!).sort()).toEqual(terms.sort());
      expect(expanded[index]!['@type']).toEqual([SCHEMA + node['@type']]);
    });
  });

  it('makes nodes of addresses and references, and literals of the rest', async () => {
    const [article, place] = await expand(publish(record));
    expect(article).toMatchObject({
      '@id': `${BASE}#article`,
      '@type': [`${SCHEMA}NewsArticle`],
      [`${SCHEMA}datePublished`]: text('2024-05-03T07:30:00+07:00'),
      [`${SCHEMA}identifier`]: text(record.id),
      [`${SCHEMA}image`]: [{ '@id': record.article.image }],
      [`${SCHEMA}isBasedOn`]: [{ '@id': record.source.uri }],
      [`${SCHEMA}hasPart`]: [{ '@id': `${BASE}#q2` }],
    });
    expect(place).toMatchObject({
      [`${SCHEMA}sameAs`]: [{ '@id': 'https://sws.geonames.org/1/' }],
    });
  });

  it('makes RDF of the graph', async () => {
    const quads = String(
      await jsonld.toRDF(publish(record) as unknown as JsonLdDocument, {
        ...OPTIONS,
        format: 'application/n-quads',
      }),
    );
    expect(quads).toContain(`<${BASE}#q2> <${SCHEMA}spokenByCharacter> <${BASE}#m3> .\n`);
    expect(quads).toContain(`<${BASE}#article> <${SCHEMA}wordCount> "71"`);
  });

  it('rejects a misspelt property', async () => {
    await expect(
      expand({ '@context': 'https://schema.org', '@id': '#article', headlin: 'x' }),
    ).rejects.toThrow();
  });
});
