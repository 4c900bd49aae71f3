/** Full valid records made by hand, so that tests of their readers need no pipeline. */
import { articleGraph } from '../../src/jsonld/graph.ts';
import { nameCapture } from '../../src/record/id.ts';
import type {
  ArchiveRecord,
  Claim,
  Mention,
  Occurrence,
  Paragraph,
  Speaker,
} from '../../src/record/types.generated.ts';
import { codePointOffsets } from '../../src/unicode/offsets.ts';

/** A paragraph to be: its kind and its words. */
export type Line = [Paragraph['kind'], string];

/** An invented article; characters outside the first plane stand before most spans. */
const STORY: Line[] = [
  ['headline', 'Jembatan 🌉 Sukamaju dibuka kembali'],
  ['subtitle', 'Warga menunggu tiga musim; biayanya “jauh di atas rencana”.'],
  ['byline', 'Oleh: Ratna Wulandari'],
  [
    'paragraph',
    'SUKAMAJU, Kabar Tepi – Puluhan warga memperbaiki jembatan itu sejak pagi, kata dua sumber.',
  ],
  ['heading', 'Biaya & waktu'],
  ['paragraph', '“Kami lega 😀,” kata Hendra Gunawan kepada wartawan. “Semua <bekerja> & selesai.'],
  ['paragraph', '“Besok anak-anak lewat sini ke sekolah.”'],
  ['listItem', 'baja dari Jepang'],
  ['listItem', 'kayu dari hutan Koperasi Tirta Jaya'],
  ['paragraph', '“Biayanya naik 40 persen,” kata Ketua Koperasi Tirta Jaya. Dia menolak merinci.'],
  ['caption', 'Warga di tepi sungai.'],
  ['credit', 'Foto: Dédé Café'],
  ['note', 'Artikel ini telah diperbarui.'],
];
/** Stands in the raw capture behind the text, and nowhere else. */
export const NOISE = 'slot gacor88 <b>daftar</b> sekarang';

const METADATA = {
  uri: 'https://kabar.example/berita/2024/05/jembatan?id=7#isi',
  publisher: 'Kabar Tepi',
};

/** The first stretch that says these words, in code points. */
export function occurrence(text: string, words: string): Occurrence {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`The text does not say ${JSON.stringify(words)}.`);
  const convert = codePointOffsets(text);
  return { start: convert(at), end: convert(at + words.length), text: words };
}

/** A record that knows nothing of an article but its paragraphs. */
export function sampleRecord(lines: readonly Line[] = STORY, metadata: object = {}): ArchiveRecord {
  const text = lines.map(([, words]) => words).join('\n\n');
  const encoder = new TextEncoder();
  const length = encoder.encode(text).length;
  const raw = encoder.encode(`${text}\n${NOISE}`);
  const names = nameCapture(raw, metadata);
  let at = 0;
  const paragraphs = lines.map(([kind, words], index): Paragraph => {
    const start = at;
    at += [...words].length + 2;
    return { id: `p${index + 1}`, kind, start, end: at - 2 };
  });
  const headline = lines.find(([kind]) => kind === 'headline')?.[1];
  const record: ArchiveRecord = {
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
      ...(headline && { headline }),
      language: { tag: 'id', confidence: 0.97 },
      bylines: [],
      dates: [],
      text,
      paragraphs,
      sourceMap: [[0, [...text].length, 0, length]],
      wordCount: 71,
      sentenceCount: 12,
    },
    removed: [
      {
        text: NOISE,
        byteStart: length + 1,
        byteEnd: raw.length,
        kind: 'spam',
        rule: 'spam/gambling',
        score: 0.99,
        reason: 'It names a gambling site.',
      },
    ],
    normalised: [{ byteStart: length, byteEnd: length + 1, kind: 'whitespace' }],
    mentions: [],
    quotations: [],
    claims: [],
    jsonld: { '@context': 'https://schema.org', '@graph': [] },
    coverage: { mentions: 'gazetteer', quotations: 'rules', claims: 'rules', noise: 'rules' },
    messages: [],
    pipeline: { version: '0.1.0', configuration: {}, models: [] },
  };
  return { ...record, jsonld: articleGraph(record) };
}

function mention(
  id: string,
  type: Mention['type'],
  salience: number,
  found: Occurrence,
  sameAs: string[] = [],
): Mention {
  const { text: name } = found;
  return { id, type, name, sameAs, confidence: 0.9, salience, occurrences: [found] };
}

function claim(id: string, found: Occurrence, quotation: string, claimant: Speaker): Claim {
  const { text } = found;
  return {
    id,
    ...found,
    claimant,
    quotation,
    checkWorthiness: 0.7,
    reasons: ['gives a number'],
    review: {
      '@type': 'ClaimReview',
      creativeWorkStatus: 'Draft',
      claimReviewed: text,
      itemReviewed: {
        '@type': 'Claim',
        '@id': `#${id}`,
        text,
        appearance: { '@id': '#article' },
      },
    },
  };
}

/** The invented article with everything that a record can hold. */
export function annotatedRecord(): ArchiveRecord {
  const record = sampleRecord(STORY, METADATA);
  const { text } = record.article;
  const find = (words: string): Occurrence => occurrence(text, words);
  const work = find('Puluhan warga memperbaiki jembatan itu sejak pagi');
  const relief = find('Kami lega 😀,');
  const cost = find('Biayanya naik 40 persen,');
  const byline = find('Ratna Wulandari');
  const hendra: Speaker = {
    ...find('Hendra Gunawan'),
    name: 'Hendra Gunawan',
    mention: 'm3',
    kind: 'person',
  };
  const sources: Speaker = { ...find('dua sumber'), name: 'dua sumber', kind: 'anonymous' };
  const chair = find('Ketua Koperasi Tirta Jaya');
  const official: Speaker = { ...chair, name: chair.text, kind: 'unnamed-official' };
  const annotated: ArchiveRecord = {
    ...record,
    source: { ...record.source, uri: METADATA.uri, metadata: METADATA },
    article: {
      ...record.article,
      bylines: [
        { ...byline, name: byline.text, basis: 'text' },
        { name: 'Kabar Tepi', text: 'Kabar Tepi', basis: 'html' },
      ],
      dateline: { ...find('SUKAMAJU, Kabar Tepi –'), place: 'SUKAMAJU', agency: 'Kabar Tepi' },
      datePublished: { value: '2024-05-03T07:30:00+07:00', precision: 'second', basis: 'html' },
      dateModified: { value: '2024-05', precision: 'month', basis: 'html' },
      publisher: METADATA.publisher,
      section: 'Daerah',
      image: 'https://kabar.example/gambar/jembatan.jpg',
      dates: [find('Besok')],
    },
    mentions: [
      mention('m1', 'Place', 0.6, find('Sukamaju'), ['https://sws.geonames.org/1/']),
      mention('m2', 'Person', 0.1, byline),
      mention('m3', 'Person', 0.8, find('Hendra Gunawan')),
      mention('m4', 'Place', 0.1, find('Jepang'), [
        'http://www.wikidata.org/entity/Q17',
        'https://sws.geonames.org/2/',
      ]),
      mention('m5', 'Organization', 0.5, find('Koperasi Tirta Jaya')),
    ],
    quotations: [
      {
        id: 'q1',
        kind: 'indirect',
        content: [work],
        cue: find('kata'),
        confidence: 0.95,
        speaker: sources,
      },
      {
        id: 'q2',
        kind: 'direct',
        content: [
          relief,
          find('Semua <bekerja> & selesai.'),
          find('Besok anak-anak lewat sini ke sekolah.'),
        ],
        addressee: find('wartawan'),
        confidence: 0.97,
        speaker: hendra,
      },
      { id: 'q3', kind: 'direct', content: [cost], confidence: 0.95, speaker: official },
    ],
    claims: [claim('c1', cost, 'q3', official), claim('c2', relief, 'q2', hendra)],
  };
  return { ...annotated, jsonld: articleGraph(annotated) };
}
