import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAME_TYPES } from '../../src/enrich/entities.ts';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { publish } from '../../src/jsonld/publish.ts';
import { makeRecord } from '../../src/pipeline.ts';
import { graphProblemsOf, graphsOf, wordProblems } from '../support/graphs.ts';
import { hasRealArticles, REAL, realArticles } from '../support/real-articles.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';
import { reviewsOf } from '../support/reviews.ts';
import { type CheckOptions, type Rule, vocabularyProblems } from '../support/vocabulary/check.ts';
import { ancestorsOf, isType, propertyOf } from '../support/vocabulary/terms.ts';

const record = annotatedRecord();

describe('the graph in schema.org’s own terms, by Google’s rules, and to a reader in safe mode', () => {
  const speaker = { text: 'x', start: 0, end: 1, name: 'Ali Baba', kind: 'person' } as const;
  const unnamed = { ...record, quotations: [{ ...record.quotations[0]!, speaker }] };

  it.each<[string, object]>([
    ['the record’s graph', record.jsonld],
    ['the public graph', publish(record)],
    ['a public graph with a review', publish(record, {}, reviewsOf(record))],
    ['the graph of a bare record', sampleRecord([]).jsonld],
    ['a graph with a speaker of its own', articleGraph(unnamed)],
  ])('has nothing wrong: %s', async (_what, graph) => {
    expect(await graphProblemsOf(graph)).toEqual([]);
  });

  const inputs = ['test/fixtures', 'archive/inbox'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:txt|md|html)$/.test(name))
      .map((name) => join(folder, name))
      .sort(),
  );

  it.each(inputs)('has nothing wrong for %s', async (name) => {
    const made = makeRecord(readFileSync(name), { name, metadata: { uri: 'https://a.example/b' } });
    for (const graph of graphsOf(made)) expect(await graphProblemsOf(graph)).toEqual([]);
  });
});

const EVERY = 25;
const isThere = hasRealArticles();

describe.skipIf(!isThere)(
  `real articles${isThere ? '' : ` (skipped: there are none in ${REAL})`}`,
  () => {
    it(`have nothing wrong in their graphs, every ${EVERY}th of them and all pages`, async () => {
      let count = 0;
      for (const { name, raw } of realArticles(REAL, EVERY)) {
        count++;
        const made = makeRecord(raw, { name, metadata: {} });
        for (const graph of graphsOf(made)) expect(await graphProblemsOf(graph), name).toEqual([]);
      }
      expect(count).toBeGreaterThan(100);
    }, 120_000);
  },
);

describe('the vocabulary of the package', () => {
  it('knows types, subtypes, enumerations, properties and what they were called', () => {
    expect(isType('NewsArticle')).toBe(true);
    expect(isType('Text')).toBe(false);
    expect(isType('headline')).toBe(false);
    expect(ancestorsOf('ReportageNewsArticle')).toEqual(
      expect.arrayContaining(['NewsArticle', 'Article', 'CreativeWork', 'Thing']),
    );
    expect(propertyOf('spokenByCharacter')?.ranges.sort()).toEqual(['Organization', 'Person']);
    expect(propertyOf('actors')?.supersededBy).toEqual(['actor']);
  });

  it('says that the types by which an entity is known again are types of its kind', () => {
    for (const [kind, types] of Object.entries(SAME_TYPES)) {
      for (const type of types) {
        expect(isType(type), type).toBe(true);
        if (type !== 'Thing') expect(ancestorsOf(type), type).toContain(kind);
      }
    }
  });
});

type Node = Record<string, unknown>;
type Change = (nodes: Node[], graph: Node) => unknown;
const on =
  (index: number, fields: Node): Change =>
  (nodes) =>
    Object.assign(nodes[index]!, fields);

describe('the check of words', () => {
  /** The node that is changed: 0 the article, 1 a place, 3 a person, 6 a quotation, 9 a claim. */
  it.each<[string, Change, Rule, string]>([
    [
      'the context',
      (_nodes, graph) => Object.assign(graph, { '@context': 'http://schema.org' }),
      'context',
      '@context',
    ],
    [
      'a context of several',
      (_nodes, graph) => Object.assign(graph, { '@context': [] }),
      'context',
      '@context',
    ],
    ['a keyword', on(0, { '@lang': 'id' }), 'keyword', '@graph/0/@lang'],
    ['a type', on(0, { '@type': 'News' }), 'type', '@graph/0'],
    ['a type that is a property', on(0, { '@type': 'headline' }), 'type', '@graph/0'],
    ['a type that is of data', on(1, { '@type': 'Text' }), 'type', '@graph/1'],
    ['one of two types', on(0, { '@type': ['NewsArticle', 'Artikel'] }), 'type', '@graph/0'],
    ['no type', on(0, { author: { name: 'x' } }), 'type', '@graph/0/author'],
    ['a property', on(0, { headlin: 'x' }), 'property', '@graph/0/headlin'],
    ['a property that is a type', on(0, { Person: 'x' }), 'property', '@graph/0/Person'],
    ['an old property', on(0, { awards: 'x' }), 'superseded', '@graph/0/awards'],
    ['the domain', on(1, { headline: 'x' }), 'domain', '@graph/1/headline'],
    [
      'the domain of a subtype',
      on(0, { '@type': 'Article', dateline: 'x' }),
      'domain',
      '@graph/0/dateline',
    ],
    [
      'the domain of an inner node',
      on(0, { publisher: { '@type': 'Organization', jobTitle: 'x' } }),
      'domain',
      '@graph/0/publisher/jobTitle',
    ],
    ['a reference', on(0, { hasPart: [{ '@id': '#m1' }] }), 'range', '@graph/0/hasPart/0'],
    [
      'a speaker that is a place',
      on(6, { spokenByCharacter: { '@id': '#m1' } }),
      'range',
      '@graph/6/spokenByCharacter',
    ],
    [
      'an inner node',
      on(0, { publisher: { '@type': 'Place', name: 'x' } }),
      'range',
      '@graph/0/publisher',
    ],
    ['a node for a text', on(0, { headline: { '@id': '#m1' } }), 'range', '@graph/0/headline'],
    ['a text for a node', on(0, { author: 'Ratna' }), 'range', '@graph/0/author'],
    ['true for a text', on(0, { headline: true }), 'range', '@graph/0/headline'],
    [
      'a member of another enumeration',
      on(0, { creativeWorkStatus: 'x', educationalAlignment: 'https://schema.org/InStock' }),
      'range',
      '@graph/0/educationalAlignment',
    ],
    [
      'a day that is none',
      on(0, { datePublished: '2024-02-30' }),
      'date',
      '@graph/0/datePublished',
    ],
    ['a date in words', on(0, { datePublished: '3 May 2024' }), 'date', '@graph/0/datePublished'],
    [
      'a time without its zone',
      on(0, { dateModified: '2024-05-03T07:30:00' }),
      'date',
      '@graph/0/dateModified',
    ],
    [
      'a time that is none',
      on(0, { dateModified: '2024-05-03T25:30:00Z' }),
      'date',
      '@graph/0/dateModified',
    ],
    [
      'an address that is none',
      on(1, { sameAs: ['https://x.example/a b'] }),
      'url',
      '@graph/1/sameAs/0',
    ],
    [
      'an address without its beginning',
      on(1, { sameAs: '//x.example/a' }),
      'url',
      '@graph/1/sameAs',
    ],
    ['a script for an address', on(1, { url: 'javascript:alert(1)' }), 'url', '@graph/1/url'],
    ['a picture that is no address', on(0, { image: 'gambar.jpg' }), 'url', '@graph/0/image'],
    ['a part of a number', on(0, { wordCount: 1.5 }), 'number', '@graph/0/wordCount'],
    ['a number in words', on(0, { wordCount: '71' }), 'number', '@graph/0/wordCount'],
    ['a number for a text', on(0, { headline: 5 }), 'number', '@graph/0/headline'],
    ['an empty text', on(0, { headline: ' ' }), 'empty', '@graph/0/headline'],
    ['an empty list', on(0, { about: [] }), 'empty', '@graph/0/about'],
    ['nothing', on(0, { about: null }), 'empty', '@graph/0/about'],
    ['an id', on(0, { isBasedOn: { '@id': 'http://[' } }), 'id', '@graph/0/isBasedOn/@id'],
    ['an id that is no text', on(0, { isBasedOn: { '@id': 5 } }), 'id', '@graph/0/isBasedOn/@id'],
    ['two things of one id', on(1, { '@id': '#m3' }), 'identity', 'https://page.example/a#m3'],
    [
      'a reference to nothing',
      on(0, { mentions: { '@id': '#m99' } }),
      'dangling',
      '@graph/0/mentions',
    ],
    [
      'a reference to nothing, in full',
      on(0, { about: { '@id': 'https://page.example/a#m99' } }),
      'dangling',
      '@graph/0/about',
    ],
    ['a label of nothing', on(0, { about: { '@id': '_:m99' } }), 'dangling', '@graph/0/about'],
  ])('catches what is wrong with %s', (_what, change, rule, path) => {
    const graph = structuredClone(record.jsonld) as unknown as Node;
    expect(vocabularyProblems(graph)).toEqual([]);
    change(graph['@graph'] as Node[], graph);
    const problems = vocabularyProblems(graph);
    expect(problems.map((each) => [each.rule, each.path])).toContainEqual([rule, path]);
  });

  it.each<[string, Node, CheckOptions]>([
    ['references to pages elsewhere', { isBasedOn: { '@id': 'https://x.example/' } }, {}],
    [
      'members of enumerations',
      { '@type': 'Offer', availability: 'https://schema.org/InStock' },
      {},
    ],
    ['values with a language', { headline: { '@value': 'x', '@language': 'id' } }, {}],
    [
      'nodes of several types',
      { '@type': ['NewsArticle', 'Report'], dateline: 'x', reportNumber: '1' },
      {},
    ],
    ['full names of types', { '@type': 'https://schema.org/NewsArticle', dateline: 'x' }, {}],
    [
      'years, months and days',
      { datePublished: '2024', dateModified: '2024-05', dateCreated: '2024-05-03' },
      {},
    ],
    [
      'a site’s pages when only the page is its own',
      { about: { '@id': 'https://page.example/b' } },
      {},
    ],
  ])('lets through %s', (_what, fields, options) => {
    const document = { '@context': 'https://schema.org', '@type': 'NewsArticle', ...fields };
    expect(vocabularyProblems(document, options)).toEqual([]);
  });

  it('takes pages of the site for its own when told so', () => {
    const about = { '@id': 'https://page.example/b' };
    const document = { '@context': 'https://schema.org', '@type': 'NewsArticle', about };
    const problems = vocabularyProblems(document, { site: 'https://page.example/' });
    expect(problems.map(({ rule }) => rule)).toEqual(['dangling']);
  });
});

describe('the check of Google’s rules', () => {
  const graph = (): { '@graph': Node[] } =>
    structuredClone(publish(record, {}, reviewsOf(record))) as unknown as { '@graph': Node[] };
  const dataset = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: 'Kabar',
    description: 'Articles of invented publishers, made to test how a release describes itself.',
  };

  it.each<[string, Node, string]>([
    ['a type of author', { author: { '@type': 'Place', name: 'x' } }, 'NewsArticle/author'],
    ['an author without a name', { author: [{ '@type': 'Person' }] }, 'NewsArticle/author'],
    [
      'an author with a word before',
      { author: { '@type': 'Person', name: 'By Ann Bo' } },
      'NewsArticle/author/name',
    ],
    [
      'two authors in one',
      { author: { '@type': 'Person', name: 'Ann Bo; Cy Di' } },
      'NewsArticle/author/name',
    ],
    ['an author in text', { author: 'Ann Bo' }, 'NewsArticle/author'],
    ['a date in words', { datePublished: 'today' }, 'NewsArticle/datePublished'],
    ['a picture that is relative', { image: '/a.jpg' }, 'NewsArticle/image'],
    ['no headline in its headline', { headline: '' }, 'NewsArticle/headline'],
  ])('catches an article with %s', (_what, fields, problem) => {
    const changed = graph();
    expect(wordProblems(changed)).toEqual([]);
    Object.assign(changed['@graph'][0]!, fields);
    expect(wordProblems(changed).join('\n')).toContain(problem);
  });

  it('looks at authors that are nodes of their own', () => {
    const changed = graph();
    Object.assign(changed['@graph'][0]!, { author: { '@id': '#m3' } });
    expect(wordProblems(changed)).toEqual([]);
    Object.assign(changed['@graph'].find((node) => node['@id'] === '#m3')!, { name: 'By Ann Bo' });
    expect(wordProblems(changed).join('\n')).toContain('NewsArticle/author/name');
  });

  it.each<[string, Node, string]>([
    ['no verdict', { reviewRating: { '@type': 'Rating' } }, 'ClaimReview/reviewRating'],
    [
      'a rating without its ends',
      { reviewRating: { '@type': 'Rating', alternateName: 'x', ratingValue: 1 } },
      'ClaimReview/reviewRating',
    ],
    ['a long claim', { claimReviewed: 'x'.repeat(76) }, 'ClaimReview/claimReviewed'],
    [
      'no claim',
      { claimReviewed: undefined },
      "ClaimReview must have required property 'claimReviewed'",
    ],
    [
      'a page of somebody else',
      { url: 'https://other.example/a' },
      'ClaimReview/url is on another site',
    ],
    ['no checker', { author: undefined }, "ClaimReview must have required property 'author'"],
    [
      'a first appearance',
      { itemReviewed: { '@type': 'Claim', firstAppearance: '#article' } },
      'ClaimReview/itemReviewed',
    ],
    [
      'an item that is no claim',
      { itemReviewed: { '@type': 'CreativeWork' } },
      'ClaimReview/itemReviewed',
    ],
  ])('catches a review with %s', (_what, fields, problem) => {
    const changed = JSON.parse(
      JSON.stringify(graph(), (key, value) =>
        key === '' || value?.['@type'] !== 'ClaimReview' ? value : { ...value, ...fields },
      ),
    );
    expect(wordProblems(changed).join('\n')).toContain(problem);
  });

  it.each<[string, Node, string]>([
    ['a short description', { description: 'Articles.' }, 'Dataset/description'],
    ['a licence in words', { license: 'CC BY' }, 'Dataset/license'],
    [
      'a file without an address',
      { distribution: [{ '@type': 'DataDownload' }] },
      'Dataset/distribution/0',
    ],
    ['no name', { name: undefined }, "Dataset must have required property 'name'"],
    ['time in words', { temporalCoverage: 'last year' }, 'Dataset/temporalCoverage'],
    ['a creator in text', { creator: 'Ann Bo' }, 'Dataset/creator'],
    [
      'a variable without a name',
      { variableMeasured: [{ '@type': 'PropertyValue' }] },
      'Dataset/variableMeasured',
    ],
    ['a price in words', { isAccessibleForFree: 'yes' }, 'Dataset/isAccessibleForFree'],
  ])('catches a data set with %s', (_what, fields, problem) => {
    expect(wordProblems(dataset)).toEqual([]);
    const changed = JSON.parse(JSON.stringify({ ...dataset, ...fields }));
    expect(wordProblems(changed).join('\n')).toContain(problem);
  });
});
