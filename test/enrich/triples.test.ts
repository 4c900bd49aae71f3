import fc from 'fast-check';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { expect, it } from 'vitest';
import { ADDRESS, enriched, HEADLINE, type Json, pageOf, scriptsIn } from './helpers.ts';

const SCHEMA = 'http://schema.org/';
/** schema.org's context as it was up to release 30.0, and as it is from then on, in what matters here. */
const CONTEXTS = [['sameAs', 'url', 'isPartOf', 'mainEntityOfPage'], []].map((addresses) => ({
  '@context': {
    '@vocab': SCHEMA,
    type: '@type',
    id: '@id',
    ...Object.fromEntries(
      addresses.map((name) => [name, { '@id': SCHEMA + name, '@type': '@id' }]),
    ),
  },
}));

/** The triples of a document; blank nodes are called by their `identifier`, which each has one of. */
async function triplesOf(document: unknown, context: object): Promise<Set<string>> {
  const quads = (await jsonld.toRDF(document as JsonLdDocument, {
    base: ADDRESS,
    format: 'application/n-quads',
    documentLoader: async (url) => ({ documentUrl: url, document: context as never }),
  })) as unknown as string;
  const names = new Map(
    [...quads.matchAll(/^(_:\S+) <https?:\/\/schema\.org\/identifier> "(.*?)"/gm)].map(
      ([, label, name]) => [label!, `_:${name}`],
    ),
  );
  const lines = quads.split('\n').filter((line) => line !== '');
  return new Set(
    lines.map((line) => line.replace(/(?<=^|> )_:\S+/g, (label) => names.get(label) ?? label)),
  );
}

const name = fc.constantFrom('Joko Widodo', 'Surabaya', 'Hendra Gunawan', 'Entah', 'Jakarta');
const type = fc.constantFrom('Person', 'Place', 'Thing', 'City', 'ImageObject', 'Organization');
const address = fc.constantFrom(
  'http://www.wikidata.org/entity/Q11462',
  'https://www.wikidata.org/wiki/Q3630/',
  'https://orang.example/1#x',
);
const id = fc.constantFrom(
  ...['#kliping-m1', `${ADDRESS}#kliping-m2`, '_:kliping-m3', '_:b1', '#a', 'https://x.example/#o'],
);
const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('</script><script>', '<!--', '&lt;', '\u2028', '"', '\\'),
);
const anything = fc.oneof(
  words,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const node = fc
  .record(
    {
      '@type': fc.oneof(type, fc.array(type, { minLength: 1, maxLength: 2 })),
      '@id': id,
      ident: id,
      name: fc.oneof(name, words, fc.array(name, { maxLength: 2 })),
      sameAs: fc.oneof(address, fc.array(address, { maxLength: 2 })),
      description: anything,
      affiliation: fc.record({ '@type': type, name }),
    },
    { requiredKeys: [] },
  )
  .map(({ ident, ...fields }) =>
    // No node has two ids, whatever a context calls them.
    ident === undefined || '@id' in fields ? fields : { ident, ...fields },
  );
const reference = fc.record({ '@id': id });
const quotation = fc.record({
  '@type': fc.constant('Quotation'),
  text: fc.constantFrom('Biaya pembangunan jembatan ini dua miliar rupiah,', 'Lain.'),
});
const member = fc.oneof(node, reference, quotation, words, fc.constant(null));
const value = fc.oneof(member, fc.array(member, { maxLength: 3 }));

const article = fc
  .record(
    {
      '@id': fc.constantFrom('#article', `${ADDRESS}#article`, ADDRESS, 'urn:x:1', '_:article'),
      about: value,
      headline: fc.oneof(fc.constant(HEADLINE), words),
      author: value,
      publisher: node,
      image: value,
      mentions: value,
      hasPart: value,
      wordCount: anything,
      mainEntityOfPage: fc.constantFrom(ADDRESS, { '@type': 'WebPage', '@id': ADDRESS }),
      contentLocation: node,
    },
    { requiredKeys: [] },
  )
  .chain((fields) => fc.shuffledSubarray(Object.entries(fields), { minLength: 0 }))
  .map((fields) => Object.fromEntries([...fields, ['@type', 'NewsArticle']]));

const context = fc.constantFrom<unknown>(
  'https://schema.org',
  'http://schema.org/',
  { '@vocab': 'https://schema.org/' },
  ['https://schema.org', { '@language': 'id' }],
  ['https://schema.org', { k: 'https://k.example/', ident: { '@id': 'https://k.example/ident' } }],
  ['https://schema.org', { ident: '@id' }],
  [{ ident: '@id' }, 'https://schema.org'],
  ['https://schema.org', { ident: 'id' }],
  ['https://schema.org', { affiliation: { '@id': 'https://k.example/of', '@context': {} } }],
  ['https://schema.org', { description: { '@id': 'https://k.example/d', '@type': '@json' } }],
  ['https://schema.org', { image: null }],
);

const document = fc
  .tuple(article, context, fc.array(node, { maxLength: 2 }), fc.integer({ min: 0, max: 3 }))
  .map(([own, said, others, form]): unknown => {
    const at = { '@context': said };
    if (form === 0) return { ...at, ...own };
    if (form === 1) return { ...at, '@graph': [...others, own] };
    if (form === 2) return { ...at, '@type': 'WebPage', mainEntity: own, author: others };
    return [...others, own].map((each) => ({ ...at, ...each }));
  });

/** Gives each blank node a name by which it is known again. */
function named(root: unknown): unknown {
  let count = 0;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.entries(value).map(([key, each]) => [
      key,
      key === '@context' ? each : visit(each),
    ]);
    const { '@id': own, '@graph': graph } = value as Json;
    const isNode = graph === undefined && (own === undefined || String(own).startsWith('_:'));
    return Object.fromEntries(isNode ? [...inner, ['identifier', `n${count++}`]] : inner);
  };
  return visit(root);
}

/** What the page says of a node that makes it an entity: a type, an address, or that an article names it. */
function isEntity(node: string, before: ReadonlySet<string>): boolean {
  return [...before].some((triple) => {
    const [subject, property = '', object] = triple.split(' ');
    if (subject === node) return /#type>$|\/sameAs>$/.test(property);
    return object === node && /\/(?:about|mentions)>$/.test(property);
  });
}

/** What may be said of a node that was there before. */
const ADDED = /^\S+ <https?:\/\/schema\.org\/(?:mentions|about|hasPart)> /;

it('no triple of a page is lost or changed, and none is added but to its article', async () => {
  let grown = 0;
  await fc.assert(
    fc.asyncProperty(document, fc.constantFrom(...CONTEXTS), async (made, served) => {
      const input = named(made);
      const escaped = JSON.stringify(input).replaceAll('<', '\\u003c');
      const html = String(enriched(pageOf([escaped])));
      const [text] = scriptsIn(html);
      const before = await triplesOf(input, served);
      const after = await triplesOf(JSON.parse(text!), served);
      for (const triple of before) expect(after).toContain(triple);
      const subjects = new Set([...before].map((triple) => triple.split(' ')[0]));
      const added = [...after].filter((triple) => !before.has(triple));
      grown += added.length;
      for (const triple of added) {
        const [subject, , object = ''] = triple.split(' ');
        if (subjects.has(subject)) expect(triple).toMatch(ADDED);
        if (subjects.has(object) && !object.includes('wikidata')) {
          const isOld = isEntity(object, before) || !/\/(?:mentions|about)> /.test(triple);
          expect(isOld, `${triple}\n${[...before].join('\n')}`).toBe(true);
        }
      }
      // All that was to say is said.
      expect(String(enriched(html))).toBe(html);
    }),
    { numRuns: 200 },
  );
  expect(grown).toBeGreaterThan(0);
});
