import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { makeRecord, recordProblems } from '../../src/index.ts';

const record = (text: string, name = 'story.md') =>
  makeRecord(Buffer.from(text), { name, metadata: {} });

const STORY =
  'Bandung - Jembatan di Desa Sukamaju selesai diperbaiki pada Rabu.\n\nWarga sudah bisa lewat.\n';
const CLIPPED = `---
title: "Jembatan desa selesai"
author:
  - "[[Siti Rahma]]"
  - Budi Santoso
published: 2024-05-01
created: 2024-06-09
site: Contoh
image: https://contoh.id/a.jpg
---
${STORY}`;

describe('readFrontMatter', () => {
  it('reads every value as the text it is written as', () => {
    const fields = readFrontMatter(
      '---\ntitle: Satu\nDate: 2024-05-01\nn: 1.0\ntags: [a, b]\n---\n',
    );
    expect(fields).toEqual(
      new Map([
        ['title', ['Satu']],
        ['date', ['2024-05-01']],
        ['n', ['1.0']],
        ['tags', ['a', 'b']],
      ]),
    );
  });

  it('reads a colon that YAML would want in quotation marks', () => {
    expect(readFrontMatter('---\ntitle: Satu: dua\n---')?.get('title')).toEqual(['Satu: dua']);
  });

  it('leaves a story between two rules alone', () => {
    for (const text of [
      '---\nWarga desa lewat.\n\n---\n',
      '---\n\nKata dia: jembatan\n\n---\n',
      '---\nKata dia: jembatan itu\nsudah selesai.\n---\n',
      '---\ntitle: tanpa akhir\n\nWarga desa lewat.',
      '-----\ntitle: x\n---',
    ]) {
      expect(readFrontMatter(text), text).toBeUndefined();
    }
  });

  it('takes any text, and no alias makes it grow', () => {
    const marks = fc.constantFrom('---\n', 'a: ', '&x ', '*x ', '[', '{', '"', '\n', '- ', '!!t ');
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 200 }), (parts) => {
        readFrontMatter(`---\na: ${parts.join('')}\n---\n`);
      }),
    );
    const nested = `---\na: ${'['.repeat(7000)}\n---\n`;
    expect(() => readFrontMatter(nested)).not.toThrow();
  });
});

describe('front matter in a record', () => {
  it('says what the article is, and is no part of its text', () => {
    const { article, removed } = record(CLIPPED);
    expect(article).toMatchObject({
      headline: 'Jembatan desa selesai',
      bylines: [
        { name: 'Siti Rahma', basis: 'metadata' },
        { name: 'Budi Santoso', basis: 'metadata' },
      ],
      datePublished: { value: '2024-05-01', precision: 'day', basis: 'metadata' },
      publisher: 'Contoh',
      image: 'https://contoh.id/a.jpg',
    });
    expect(article.text).toBe(STORY.trim());
    expect(removed).toMatchObject([{ kind: 'metadata', rule: 'markdown/front-matter' }]);
  });

  it('is read at the start of a .txt file, with the line ends of Windows, behind a byte order mark', () => {
    const text = `\ufeff${CLIPPED.replaceAll('\n', '\r\n')}`;
    const made = record(text, 'story.txt');
    expect(made.source.mediaType).toBe('text/markdown');
    expect(made.article.headline).toBe('Jembatan desa selesai');
    expect(recordProblems(made)).toEqual([]);
  });

  it('gives way to what was given with the capture', () => {
    const given = { name: 'story.md', metadata: { datePublished: '2024-04-30', author: 'Wati' } };
    const { article } = makeRecord(Buffer.from(CLIPPED), given);
    expect(article.datePublished?.value).toBe('2024-04-30');
    expect(article.bylines.map(({ name }) => name)).toEqual(['Wati']);
  });
});
