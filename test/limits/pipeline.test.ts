import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../src/pipeline.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { MANY } from './many.ts';

const STORY = `Jembatan desa Sukamaju dibuka kembali

Sukamaju - Puluhan warga memperbaiki jembatan desa yang rusak setelah banjir pada Agustus 2020.

slot gacor maxwin`;

function process(content: string, mediaType: string, metadata = {}): ArchiveRecord {
  const raw = new TextEncoder().encode(content);
  return makeRecord(raw, { name: 'a.txt', mediaType, metadata });
}

describe('makeRecord of more than a call takes arguments', () => {
  const many = (text: string): string => text.repeat(MANY);
  const meta = (property: string): string => many(`<meta property="${property}" content="Kabar">`);

  it('reads the metadata of a page', () => {
    const names = ['og:site_name', 'article:section', 'og:image'].map(meta).join('');
    const { article } = process(`<head>${names}</head><article>${STORY}</article>`, 'text/html');
    expect(article).toMatchObject({ publisher: 'Kabar', section: 'Kabar' });
  });

  it('tells what is around the article of a page', () => {
    const around = `<div>${many('<nav>Menu</nav><p>Lain')}</div>`;
    const { removed } = process(`<main><p>${STORY}</main>${around}`, 'text/html');
    expect(removed.length).toBeGreaterThan(2 * MANY);
  });

  it.each<[what: string, text: string, of: (record: ArchiveRecord) => readonly unknown[]]>([
    ['hidden', many('<b style="display:none">x</b> y '), ({ removed }) => removed],
    ['reported', many('The bridge fell, Ana Belo said; '), ({ quotations }) => quotations],
    [
      'quoted on and on',
      `“We leave,” said Ana Belo, “we go home.\n\n${many('“We go.\n\n')}“We go home.”`,
      ({ quotations: [first] }) => first!.content,
    ],
  ])('reads what is %s', (_what, text, of) => {
    expect(of(process(text, 'text/plain', { language: 'en' })).length).toBeGreaterThanOrEqual(MANY);
  });
});
