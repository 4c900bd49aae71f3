import { describe, expect, it } from 'vitest';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { type Article, node } from '../../src/jsonld/vocabulary.ts';
import { recordProblems } from '../../src/record/check.ts';
import type { ArchiveRecord, Mention, Speaker } from '../../src/record/types.generated.ts';
import { graphErrors } from '../../src/record/validate.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';
import { graphProblems, nodeOf } from './helpers.ts';

const record = annotatedRecord();
const graph = articleGraph(record);
const article = (changed: Partial<ArchiveRecord['article']>) =>
  nodeOf(articleGraph({ ...record, article: { ...record.article, ...changed } }), '#article');

function speakerOf(change: Partial<Speaker>): unknown {
  const [quotation] = record.quotations;
  const speaker: Speaker = { start: 0, end: 1, text: 'x', name: 'x', kind: 'person', ...change };
  const quotations = [{ ...quotation!, speaker }];
  const made = nodeOf(articleGraph({ ...record, quotations }), '#q1');
  return (made as { spokenByCharacter?: unknown }).spokenByCharacter;
}

describe('articleGraph', () => {
  it('is valid, whole, and so is the record around it', () => {
    expect(graphErrors(graph)).toEqual([]);
    expect(graphProblems(graph)).toEqual([]);
    expect(recordProblems(record)).toEqual([]);
  });

  it('needs nothing but a text', () => {
    const bare = sampleRecord([]);
    bare.article.language = { tag: 'und', confidence: 0 };
    expect(nodeOf(articleGraph(bare), '#article')).toEqual({
      '@type': 'NewsArticle',
      '@id': '#article',
      wordCount: bare.article.wordCount,
      identifier: bare.id,
    });
    expect(graphErrors(articleGraph(bare))).toEqual([]);
  });

  it('says of the article what the record says', () => {
    expect(nodeOf(graph, '#article')).toMatchObject({
      headline: 'Jembatan 🌉 Sukamaju dibuka kembali',
      inLanguage: 'id',
      identifier: record.id,
      datePublished: '2024-05-03T07:30:00+07:00',
      dateModified: '2024-05',
      dateline: 'SUKAMAJU, Kabar Tepi –',
      publisher: { '@type': 'Organization', name: 'Kabar Tepi' },
      articleSection: 'Daerah',
      image: 'https://kabar.example/gambar/jembatan.jpg',
      isBasedOn: { '@id': 'https://kabar.example/berita/2024/05/jembatan?id=7#isi' },
    });
  });

  it('has the story without headline, byline, credit and notes as the body', () => {
    const { articleBody } = nodeOf(graph, '#article') as Article;
    expect(articleBody).toMatch(/^Warga menunggu .*\n\nSUKAMAJU, .*\n\nBiaya & waktu\n\n“Kami/);
    expect(articleBody).toMatch(/baja dari Jepang\n\nkayu .*\n\n“Biayanya .*\n\nWarga di tepi/);
    expect(articleBody).not.toMatch(/dibuka|Ratna|Foto|diperbarui/);
  });

  it('takes an author for a person unless the article shows an organisation', () => {
    expect(nodeOf(graph, '#article')).toMatchObject({
      author: [
        { '@type': 'Person', name: 'Ratna Wulandari' },
        { '@type': 'Organization', name: 'Kabar Tepi' },
      ],
    });
  });

  it('names each author once', () => {
    const byline = { name: 'Ana', text: 'Ana', basis: 'html' } as const;
    expect(article({ bylines: [byline, { ...byline, basis: 'metadata' }] })).toMatchObject({
      author: [{ name: 'Ana' }],
    });
  });

  it('is about the most salient entities, the first named first among equals', () => {
    expect(nodeOf(graph, '#article')).toMatchObject({
      about: ['#m3', '#m1', '#m5'].map((id) => ({ '@id': id })),
      mentions: ['#m1', '#m2', '#m3', '#m4', '#m5'].map((id) => ({ '@id': id })),
    });
    const level = (salience: number): Mention[] =>
      record.mentions.map((mention) => ({ ...mention, salience }));
    expect(nodeOf(articleGraph({ ...record, mentions: level(0.5) }), '#article')).toMatchObject({
      about: ['#m1', '#m2', '#m3'].map((id) => ({ '@id': id })),
    });
    expect(
      nodeOf(articleGraph({ ...record, mentions: level(0.1) }), '#article'),
    ).not.toHaveProperty('about');
  });

  it('gives an entity sameAs only when there is an address for it', () => {
    expect(nodeOf(graph, '#m3')).toEqual({
      '@type': 'Person',
      '@id': '#m3',
      name: 'Hendra Gunawan',
    });
    expect(nodeOf(graph, '#m1')).toMatchObject({ sameAs: ['https://sws.geonames.org/1/'] });
  });

  it('has an ellipsis where the article says something else between two pieces of a quotation', () => {
    expect(nodeOf(graph, '#q2')).toMatchObject({
      text: 'Kami lega 😀, … Semua <bekerja> & selesai. Besok anak-anak lewat sini ke sekolah.',
      isPartOf: { '@id': '#article' },
    });
  });

  it.each<[string, Partial<Speaker>, unknown]>([
    ['a person', { mention: 'm3' }, { '@id': '#m3' }],
    ['an organisation', { mention: 'm5', kind: 'organization' }, { '@id': '#m5' }],
    ['a person without a mention', { name: 'Ali Baba' }, { '@type': 'Person', name: 'Ali Baba' }],
    [
      'an organisation without a mention',
      { name: 'Washington', kind: 'organization' },
      { '@type': 'Organization', name: 'Washington' },
    ],
    ['a place', { mention: 'm1', kind: 'organization', name: 'Sukamaju' }, undefined],
    ['an unknown mention', { mention: 'm99', name: 'Ali Baba' }, undefined],
    ['a pronoun that nothing resolved', { name: 'Dia' }, undefined],
    ['words that are no name', { name: 'perusahaan itu', kind: 'organization' }, undefined],
    ['an anonymous source', { kind: 'anonymous', name: 'Dua Sumber' }, undefined],
    ['an official without a name', { kind: 'unnamed-official', mention: 'm5' }, undefined],
    ['a group', { kind: 'group', name: 'Para Warga' }, undefined],
    ['a document', { kind: 'document', name: 'Laporan Tahunan' }, undefined],
  ])('describes as the speaker %s', (_what, change, expected) => {
    expect(speakerOf(change)).toEqual(expected);
  });

  it('takes a name in a script without capitals', () => {
    expect(speakerOf({ name: '環境省', kind: 'organization' })).toMatchObject({ name: '環境省' });
  });

  it('gives a claim an author only when an entity makes it', () => {
    expect(nodeOf(graph, '#c2')).toMatchObject({
      author: { '@id': '#m3' },
      isBasedOn: { '@id': '#q2' },
    });
    expect(nodeOf(graph, '#c1')).not.toHaveProperty('author');
  });

  it('leaves out what would lead nowhere', () => {
    expect(graphProblems(articleGraph({ ...record, mentions: [], quotations: [] }))).toEqual([]);
  });

  it('does not compile with a property that schema.org does not know', () => {
    node<Article>({
      '@type': 'NewsArticle',
      '@id': '#article',
      wordCount: 0,
      identifier: '',
      // @ts-expect-error: misspelt.
      headlin: 'x',
    });
  });
});
