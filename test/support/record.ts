/** A full valid record made by hand, so that tests of its readers need no pipeline. */

import { articleGraph } from '../../src/jsonld/graph.ts';
import { nameCapture } from '../../src/record/id.ts';
import type {
  ArchiveRecord,
  Occurrence,
  Paragraph,
  Speaker,
} from '../../src/record/types.generated.ts';
import { codePointOffsets } from '../../src/unicode/offsets.ts';

const PARAGRAPHS: [Paragraph['kind'], string][] = [
  ['headline', 'Jembatan 🌉 Sukamaju dibuka'],
  ['byline', 'Oleh: Ratna Wulandari'],
  ['paragraph', 'Puluhan warga Sukamaju memperbaiki jembatan itu sejak pagi, kata dua sumber.'],
  ['heading', 'Biaya'],
  [
    'paragraph',
    '“Kami lega 😀,” kata Hendra Gunawan kepada wartawan. “Semua <bekerja> & selesai.”',
  ],
  ['listItem', 'baja dari Jepang'],
  ['listItem', 'kayu dari hutan'],
  ['caption', 'Warga di tepi sungai.'],
  ['note', 'Artikel ini telah diperbarui.'],
];

/** The first stretch that says these words, in code points. */
export function occurrence(text: string, words: string): Occurrence {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`The text does not say ${JSON.stringify(words)}.`);
  const convert = codePointOffsets(text);
  return { start: convert(at), end: convert(at + words.length), text: words };
}

/** A record of an invented article; fields of the article's texts can be replaced. */
export function sampleRecord(
  paragraphs: readonly [Paragraph['kind'], string][] = PARAGRAPHS,
): ArchiveRecord {
  const text = paragraphs.map(([, words]) => words).join('\n\n');
  const raw = new TextEncoder().encode(text);
  const names = nameCapture(raw, {});
  let at = 0;
  const spans = paragraphs.map(([kind, words], index): Paragraph => {
    const start = at;
    at += [...words].length + 2;
    return { id: `p${index + 1}`, kind, start, end: at - 2 };
  });
  const headline = paragraphs.find(([kind]) => kind === 'headline')?.[1];
  const base: ArchiveRecord = {
    schema: 'https://w3id.org/kliping/record/1',
    id: names.id,
    source: {
      content: names.content,
      name: 'jembatan.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      byteLength: raw.length,
    },
    article: {
      ...(headline !== undefined && { headline }),
      language: { tag: 'id', confidence: 0.9 },
      bylines: [],
      dates: [],
      text,
      paragraphs: spans,
      sourceMap: [[0, [...text].length, 0, raw.length]],
      wordCount: 40,
      sentenceCount: 9,
    },
    removed: [],
    normalised: [],
    mentions: [],
    quotations: [],
    claims: [],
    jsonld: { '@context': 'https://schema.org', '@graph': [] as never },
    coverage: { mentions: 'gazetteer', quotations: 'rules', claims: 'rules', noise: 'rules' },
    messages: [],
    pipeline: { version: '0.1.0', configuration: {}, models: [] },
  };
  return { ...base, jsonld: articleGraph(base) };
}

/** The sample with mentions, quotations of every sort, and claims. */
export function annotatedRecord(): ArchiveRecord {
  const record = sampleRecord();
  const { text } = record.article;
  const find = (words: string): Occurrence => occurrence(text, words);
  const hendra: Speaker = {
    ...find('Hendra Gunawan'),
    name: 'Hendra Gunawan',
    mention: 'm2',
    kind: 'person',
  };
  const sources: Speaker = { ...find('dua sumber'), name: 'dua sumber', kind: 'anonymous' };
  const work = find('Puluhan warga Sukamaju memperbaiki jembatan itu sejak pagi');
  const relief = find('Kami lega 😀,');
  const annotated: ArchiveRecord = {
    ...record,
    mentions: [
      {
        id: 'm1',
        type: 'Place',
        name: 'Sukamaju',
        sameAs: ['https://sws.geonames.org/1/'],
        confidence: 0.9,
        salience: 0.6,
        occurrences: [find('Sukamaju')],
      },
      {
        id: 'm2',
        type: 'Person',
        name: 'Hendra Gunawan',
        sameAs: [],
        confidence: 0.9,
        salience: 0.8,
        occurrences: [find('Hendra Gunawan')],
      },
      {
        id: 'm3',
        type: 'Place',
        name: 'Jepang',
        sameAs: ['http://www.wikidata.org/entity/Q17'],
        confidence: 0.9,
        salience: 0.1,
        occurrences: [find('Jepang')],
      },
    ],
    quotations: [
      { id: 'q1', kind: 'indirect', content: [work], confidence: 0.9, speaker: sources },
      {
        id: 'q2',
        kind: 'direct',
        content: [relief, find('Semua <bekerja> & selesai.')],
        confidence: 0.95,
        speaker: hendra,
      },
    ],
    claims: [
      {
        id: 'c1',
        ...work,
        claimant: sources,
        quotation: 'q1',
        checkWorthiness: 0.7,
        reasons: ['names a place'],
        review: {
          '@type': 'ClaimReview',
          creativeWorkStatus: 'Draft',
          claimReviewed: work.text,
          itemReviewed: {
            '@type': 'Claim',
            '@id': '#c1',
            text: work.text,
            appearance: { '@id': '#article' },
          },
        },
      },
      {
        id: 'c2',
        ...relief,
        claimant: hendra,
        quotation: 'q2',
        checkWorthiness: 0.4,
        reasons: ['names an actor'],
        review: {
          '@type': 'ClaimReview',
          creativeWorkStatus: 'Draft',
          claimReviewed: relief.text,
          itemReviewed: {
            '@type': 'Claim',
            '@id': '#c2',
            text: relief.text,
            appearance: { '@id': '#article' },
          },
        },
      },
    ],
  };
  return { ...annotated, jsonld: articleGraph(annotated) };
}
