import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/document/data.ts';
import { runTo } from '../../support/process.ts';

function blocksOf(content: string, mediaType: string): Block[] {
  return runTo('blocks', content, { mediaType }).data.blocks!;
}
const shape = (blocks: Block[]) => blocks.map(({ kind, content }) => `${kind}: ${content.text}`);

/** What each run of a block says, beside the source it came from. */
function runsOf(source: string, { content }: Block): [string, string][] {
  return content.runs.map(({ start, length, sourceStart, sourceLength }) => [
    content.text.slice(start, start + length),
    source.slice(sourceStart, sourceStart + sourceLength),
  ]);
}

describe('blocks of plain text', () => {
  it('folds white space and drops what cannot be seen', () => {
    const source = '  Dua\u00a0  kata\t\u200b di\u00adsini \u0007 ';
    expect(shape(blocksOf(source, 'text/plain'))).toEqual(['paragraph: Dua kata disini']);
  });

  it('keeps a single no-break space, which French needs', () => {
    expect(shape(blocksOf('Il dit «\u00a0non\u00a0».', 'text/plain'))).toEqual([
      'paragraph: Il dit «\u00a0non\u00a0».',
    ]);
  });

  it('composes characters and maps each to its source', () => {
    const source = 'Cafe\u0301 baru';
    const [block] = blocksOf(source, 'text/plain');
    expect(block!.content.text).toBe('Café baru');
    expect(runsOf(source, block!)).toEqual([
      ['Caf', 'Caf'],
      ['é', 'e\u0301'],
      [' baru', ' baru'],
    ]);
  });
});

describe('blocks of Markdown', () => {
  it('tells headings, items and paragraphs', () => {
    const source =
      '# Judul\n\nSatu *dua* [tiga](https://a.example).\n\n- a\n- b\n\n> kutip\n\n![x](y.png)\n';
    expect(shape(blocksOf(source, 'text/markdown'))).toEqual([
      'heading: Judul',
      'paragraph: Satu dua tiga.',
      'listItem: a',
      'listItem: b',
      'paragraph: kutip',
    ]);
  });

  it('maps references and escapes to what the source says', () => {
    const source = 'Riset \\*R&amp;D\\* &copy; naik';
    const [block] = blocksOf(source, 'text/markdown');
    expect(block!.content.text).toBe('Riset *R&D* © naik');
    expect(runsOf(source, block!)).toContainEqual(['&', '&amp;']);
    expect(runsOf(source, block!)).toContainEqual(['©', '&copy;']);
  });

  it('reads the text inside raw HTML and never its tags', () => {
    const source =
      '# J\n\n<div><p>Kalimat <b>penting</b> &amp; utuh.</p><script>alert(1)</script></div>\n';
    expect(shape(blocksOf(source, 'text/markdown'))).toEqual([
      'heading: J',
      'paragraph: Kalimat penting & utuh.',
    ]);
  });

  it('keeps code and line breaks as text', () => {
    expect(shape(blocksOf('# J\n\nsatu  \ndua\n\n```\nkode & x\n```\n', 'text/markdown'))).toEqual([
      'heading: J',
      'paragraph: satu dua',
      'paragraph: kode & x',
    ]);
  });
});

describe('blocks of HTML', () => {
  const page = `<!doctype html><html><head><title>T</title></head><body>
<nav><a href="/">Beranda</a></nav>
<article><h1>Judul &amp; isi</h1><p>Kalimat <a href="x">pertama</a> yang
 panjang.</p><figure><img alt="no"><figcaption>Foto warga</figcaption></figure>
<aside>Baca juga ini</aside><div style="position:absolute; left:-9999px">slot</div>
<ul><li>satu<li>dua</ul><table><tr><td>1<td>2</table></article>
<footer>Hak cipta</footer></body></html>`;

  it('keeps the article with headings, captions and items', () => {
    expect(shape(blocksOf(page, 'text/html'))).toEqual([
      'heading: Judul & isi',
      'paragraph: Kalimat pertama yang panjang.',
      'caption: Foto warga',
      'listItem: satu',
      'listItem: dua',
      'paragraph: 1 2',
    ]);
  });

  it('says what it takes out, where and why', () => {
    const removals = runTo('blocks', page, { mediaType: 'text/html' }).data.removals!;
    expect(
      removals.map(({ kind, rule, start, end }) => [kind, rule, page.slice(start, end)]),
    ).toEqual([
      ['navigation', 'html/outside-article', '<nav><a href="/">Beranda</a></nav>'],
      ['boilerplate', 'html/furniture', '<aside>Baca juga ini</aside>'],
      ['spam', 'html/hidden', '<div style="position:absolute; left:-9999px">slot</div>'],
      ['boilerplate', 'html/outside-article', '<footer>Hak cipta</footer>'],
    ]);
  });

  it('maps text to the bytes of the page', () => {
    const [heading] = blocksOf(page, 'text/html');
    expect(runsOf(page, heading!)).toEqual([
      ['Judul ', 'Judul '],
      ['&', '&amp;'],
      [' isi', ' isi'],
    ]);
  });

  it('takes the body when there is no article element', () => {
    expect(shape(blocksOf('<p>Hanya satu kalimat.</p>', 'text/html'))).toEqual([
      'paragraph: Hanya satu kalimat.',
    ]);
  });

  it.each([1_100, 3_000, 60_000])(
    'refuses a page nested %i elements deep instead of crashing',
    (depth) => {
      const deep = `${'<div>'.repeat(depth)}x`;
      expect(() => runTo('blocks', deep, { mediaType: 'text/html' })).toThrow(/nested more than/);
    },
  );

  it('reads a page nested 900 elements deep', () => {
    expect(shape(blocksOf(`${'<div>'.repeat(900)}x`, 'text/html'))).toEqual(['paragraph: x']);
  });
});
