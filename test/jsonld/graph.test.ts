import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { PUBLIC_CONFIDENCE, publish } from '../../src/jsonld/publish.ts';
import { recordProblems } from '../../src/record/check.ts';
import type {
  ArchiveRecord,
  NewsArticleGraph,
  Quotation,
  Speaker,
} from '../../src/record/types.generated.ts';
import { graphErrors } from '../../src/record/validate.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';

type Node = NewsArticleGraph['@graph'][number];
const node = (graph: NewsArticleGraph, id: string): Node | undefined =>
  graph['@graph'].find((each) => each['@id'] === id);

/** Every `{"@id"}` that points into the graph. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.keys(value).length === 1 && '@id' in value ? [String(value['@id'])] : [];
  return [...own.filter((id) => id.startsWith('#')), ...Object.values(value).flatMap(references)];
}

describe('articleGraph', () => {
  const record = annotatedRecord();
  const graph = articleGraph(record);

  it('is valid, and so is the record around it', () => {
    expect(graphErrors(graph)).toEqual([]);
    expect(recordProblems(record)).toEqual([]);
    expect(graphErrors(articleGraph(sampleRecord()))).toEqual([]);
  });

  it('has the story without headline, byline and notes as the body', () => {
    const { articleBody } = node(graph, '#article') as { articleBody: string };
    expect(articleBody).toMatch(/^Puluhan warga/);
    expect(articleBody).toContain('Biaya\n\n“Kami lega 😀,”');
    expect(articleBody).not.toMatch(/Ratna|diperbarui|dibuka/);
  });

  it('is about the most salient entities and mentions all', () => {
    expect(node(graph, '#article')).toMatchObject({
      about: [{ '@id': '#m2' }, { '@id': '#m1' }],
      mentions: [{ '@id': '#m1' }, { '@id': '#m2' }, { '@id': '#m3' }],
    });
  });

  it('leaves sameAs out when there is none', () => {
    expect(node(graph, '#m2')).toEqual({ '@type': 'Person', '@id': '#m2', name: 'Hendra Gunawan' });
  });

  it('names a speaker by the entity, and an anonymous source not at all', () => {
    expect(node(graph, '#q2')).toMatchObject({ spokenByCharacter: { '@id': '#m2' } });
    expect(node(graph, '#q1')).not.toHaveProperty('spokenByCharacter');
  });

  it('gives a claim an author only when an entity makes it', () => {
    expect(node(graph, '#c2')).toMatchObject({
      author: { '@id': '#m2' },
      isBasedOn: { '@id': '#q2' },
    });
    expect(node(graph, '#c1')).not.toHaveProperty('author');
  });

  it('has no reference that leads nowhere', () => {
    const ids = new Set(graph['@graph'].map((each) => each['@id']));
    for (const id of references(graph)) expect(ids).toContain(id);
  });
});

describe('the pinned context', () => {
  const context = JSON.parse(readFileSync('schemas/context.jsonld', 'utf8'));
  const documentLoader = async (url: string) => {
    if (url !== 'https://schema.org') throw new Error(`Nothing else is loaded: ${url}`);
    return { contextUrl: undefined, documentUrl: url, document: context } as never;
  };
  const base = 'https://archive.example/a';

  it('expands every term the graph uses, in safe mode, to schema.org', async () => {
    const graph = articleGraph(annotatedRecord());
    const expanded = (await jsonld.expand(graph as never, {
      documentLoader,
      base,
      safe: true,
    })) as object[];
    expect(expanded).toHaveLength(graph['@graph'].length);
    const article = expanded.find((each) =>
      String((each as never)['@type']).includes('NewsArticle'),
    );
    expect(article).toMatchObject({ '@id': `${base}#article` });
    const properties = new Set(expanded.flatMap((each) => Object.keys(each)));
    for (const property of properties) expect(property).toMatch(/^@|^http:\/\/schema\.org\//);
    const keys = new Set(graph['@graph'].flatMap((each) => Object.keys(each)));
    expect(properties.size).toBe(keys.size);
  });

  it('makes sameAs a node, not a text', async () => {
    const [expanded] = (await jsonld.expand(
      { '@context': 'https://schema.org', '@id': '#x', sameAs: ['https://a.example/'] } as never,
      { documentLoader, base, safe: true },
    )) as Record<string, unknown>[];
    expect(expanded!['http://schema.org/sameAs']).toEqual([{ '@id': 'https://a.example/' }]);
  });

  it('rejects a misspelt term', async () => {
    const graph = { '@context': 'https://schema.org', '@id': '#x', headlin: 'x' };
    await expect(
      jsonld.expand(graph as never, { documentLoader, base, safe: true }),
    ).rejects.toThrow();
  });
});

describe('publish', () => {
  const speaker = (change: Partial<Speaker>): Speaker => ({
    ...annotatedRecord().quotations[1]!.speaker!,
    ...change,
  });
  const withQuotation = (change: Partial<Quotation>): ArchiveRecord => {
    const record = annotatedRecord();
    const [, quotation] = record.quotations;
    return { ...record, quotations: [{ ...quotation!, ...change }] };
  };
  const published = (record: ArchiveRecord): boolean => node(publish(record), '#q2') !== undefined;

  it('lets direct speech of somebody named beside it through', () => {
    expect(published(annotatedRecord())).toBe(true);
    expect(published(withQuotation({ speaker: speaker({ resolvedFrom: 'name' }) }))).toBe(true);
  });

  it.each<[string, Partial<Quotation>]>([
    ['indirect speech', { kind: 'indirect' }],
    ['mixed speech', { kind: 'mixed' }],
    ['low confidence', { confidence: PUBLIC_CONFIDENCE - 0.01 }],
    ['a resolved pronoun', { speaker: speaker({ resolvedFrom: 'pronoun' }) }],
    ['a resolved description', { speaker: speaker({ resolvedFrom: 'description' }) }],
    ['an anonymous speaker', { speaker: speaker({ kind: 'anonymous' }) }],
  ])('keeps back %s', (_what, change) => {
    expect(published(withQuotation(change))).toBe(false);
  });

  it('keeps back a quotation without a speaker', () => {
    const record = annotatedRecord();
    const { speaker: _speaker, ...quotation } = record.quotations[1]!;
    expect(published({ ...record, quotations: [quotation] })).toBe(false);
  });

  it('gives no claim an author', () => {
    for (const each of publish(annotatedRecord())['@graph']) {
      if (each['@type'] === 'Claim') expect(each).not.toHaveProperty('author');
    }
  });

  it('is valid and closed, and holds no ClaimReview whatever the article says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('direct', 'indirect', 'mixed'), { maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.oneof(fc.string(), fc.constant('{"@type":"ClaimReview"}')),
        (kinds, confidence, words) => {
          const record = annotatedRecord();
          const quotations = kinds.map((kind, index) => ({
            ...record.quotations[index % 2]!,
            id: `q${index + 1}`,
            kind: kind as 'direct',
            confidence,
          }));
          const claims = record.claims.map((claim) => ({ ...claim, text: `${words}x` }));
          const graph = publish({ ...record, quotations, claims });
          expect(graphErrors(graph)).toEqual([]);
          const ids = new Set(graph['@graph'].map((each) => each['@id']));
          for (const id of references(graph)) expect(ids).toContain(id);
          expect(graph['@graph'].map((each) => String(each['@type']))).not.toContain('ClaimReview');
        },
      ),
    );
  });
});
