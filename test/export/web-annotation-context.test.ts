/** Annotations as JSON-LD: every term means what the Web Annotation Vocabulary says. */
import jsonld, { type Options } from 'jsonld';
import { describe, expect, it } from 'vitest';
import {
  layerAnnotations,
  recordAnnotations,
  type WebAnnotation,
} from '../../src/export/annotations/web-annotation.ts';
import type { AnnotationLayer } from '../../src/record/types.generated.ts';
import { annotatedRecord } from '../support/record.ts';

const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const iri = (id: string) => ({ '@id': id, '@type': '@id' });

/**
 * Stands for `http://www.w3.org/ns/anno.jsonld`, which is not fetched: what that says of the terms we use, written
 * down from the tables of https://www.w3.org/TR/annotation-vocab/. A term that is not here cannot be expanded.
 */
const ANNO = {
  '@context': {
    id: '@id',
    type: '@type',
    Annotation: `${OA}Annotation`,
    TextualBody: `${OA}TextualBody`,
    SpecificResource: `${OA}SpecificResource`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    Software: `${AS}Application`,
    identifying: `${OA}identifying`,
    describing: `${OA}describing`,
    questioning: `${OA}questioning`,
    tagging: `${OA}tagging`,
    motivation: { '@id': `${OA}motivatedBy`, '@type': '@vocab' },
    purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
    body: iri(`${OA}hasBody`),
    target: iri(`${OA}hasTarget`),
    source: iri(`${OA}hasSource`),
    scope: iri(`${OA}hasScope`),
    selector: iri(`${OA}hasSelector`),
    generator: iri(`${AS}generator`),
    homepage: iri(`${FOAF}homepage`),
    name: `${FOAF}name`,
    value: `${RDF}value`,
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: { '@id': `${OA}start`, '@type': `${XSD}nonNegativeInteger` },
    end: { '@id': `${OA}end`, '@type': `${XSD}nonNegativeInteger` },
  },
};

const OPTIONS: Options.Expand & { safe: boolean } = {
  // What would be dropped without a word is an error.
  safe: true,
  documentLoader: async (url) => {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} is not to be fetched.`);
    return { documentUrl: url, document: ANNO };
  },
};

type Node = Record<string, unknown>;
const SHA256 = '0'.repeat(64);

/** What a record and a layer of annotations say, each annotation as it is written and expanded. */
async function expanded(): Promise<{ line: WebAnnotation; node: Node }[]> {
  const record = annotatedRecord();
  const [place] = record.mentions;
  const layer: AnnotationLayer = {
    schema: 'https://w3id.org/kliping/annotations/1',
    capture: record.id,
    layer: 'ner',
    annotator: { name: 'rules', version: '1' },
    text: { sha256: SHA256, generation: 0 },
    annotations: [
      {
        ...place!.occurrences[0]!,
        type: 'GPE',
        name: 'Sukamaju',
        sameAs: place!.sameAs,
        confidence: 0.5,
      },
    ],
  };
  const lines = [...recordAnnotations(record, SHA256), ...layerAnnotations(record, layer)];
  return Promise.all(
    lines.map(async (line) => {
      // As whoever reads the file has it.
      const [node, ...more] = await jsonld.expand(JSON.parse(JSON.stringify(line)), OPTIONS);
      expect(more).toEqual([]);
      return { line, node: node as Node };
    }),
  );
}

const ids = (...names: string[]) => names.map((name) => ({ '@id': name }));
const nonNegative = (value: unknown) => [{ '@type': `${XSD}nonNegativeInteger`, '@value': value }];

describe('an annotation in JSON-LD', () => {
  it('has no term that its context does not know', async () => {
    const all = await expanded();
    expect(all.length).toBeGreaterThan(8);
    const known = /^(?:@(?:id|type|value)|http:\/\/|https:\/\/w3id\.org\/kliping\/terms#)/;
    const check = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, each] of Object.entries(value)) {
        if (!Array.isArray(value)) expect(key).toMatch(known);
        check(each);
      }
    };
    for (const { node } of all) check(node);
  });

  it('is an oa:Annotation with bodies, targets and a motive', async () => {
    for (const { line, node } of await expanded()) {
      expect(node['@id']).toBe(line.id);
      expect(node['@type']).toEqual([`${OA}Annotation`]);
      expect(node[`${OA}motivatedBy`]).toEqual(ids(`${OA}${line.motivation}`));
      expect(node['https://w3id.org/kliping/terms#confidence']).toEqual([
        { '@value': line.confidence },
      ]);
      const [generator] = node[`${AS}generator`] as Node[];
      expect(generator).toMatchObject({ '@type': [`${AS}Application`] });
      expect(node[`${OA}hasBody`]).toHaveLength((line.body as unknown[]).length);
      for (const body of node[`${OA}hasBody`] as Node[]) {
        const [type] = body['@type'] as [string];
        const [{ '@id': purpose }] = body[`${OA}hasPurpose`] as [Node];
        if (type === `${OA}SpecificResource`) {
          expect(purpose).toBe(`${OA}identifying`);
          expect(body[`${OA}hasSource`]).toEqual([{ '@id': expect.stringMatching(/^https?:/) }]);
        } else {
          expect(type).toBe(`${OA}TextualBody`);
          expect([`${OA}tagging`, `${OA}describing`]).toContain(purpose);
          expect(body[`${RDF}value`]).toEqual([{ '@value': expect.any(String) }]);
        }
      }
    }
  });

  it('selects its words by position and by quote', async () => {
    let several = 0;
    for (const { line, node } of await expanded()) {
      const targets = node[`${OA}hasTarget`] as Node[];
      if (targets.length > 1) several++;
      const written = [line.target].flat() as {
        source: string;
        scope: string;
        selector: [Node, Node];
      }[];
      expect(targets).toEqual(
        written.map(({ source, scope, selector: [position, quote] }) => ({
          [`${OA}hasSource`]: ids(source),
          [`${OA}hasScope`]: ids(scope),
          [`${OA}hasSelector`]: [
            {
              '@type': [`${OA}TextPositionSelector`],
              [`${OA}start`]: nonNegative(position.start),
              [`${OA}end`]: nonNegative(position.end),
            },
            {
              '@type': [`${OA}TextQuoteSelector`],
              [`${OA}exact`]: [{ '@value': quote.exact }],
              [`${OA}prefix`]: [{ '@value': quote.prefix }],
              [`${OA}suffix`]: [{ '@value': quote.suffix }],
            },
          ],
        })),
      );
    }
    expect(several).toBeGreaterThan(0);
  });
});
