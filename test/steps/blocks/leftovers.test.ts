import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../src/document/mapped-text.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import { readLeftovers } from '../../../src/steps/blocks/leftovers.ts';
import { tagsOf } from '../../../src/steps/blocks/tags.ts';

function read(text: string): string[] {
  return readLeftovers(verbatim(text, 0, text.length))
    .pieces.map((piece) => piece.text)
    .filter(Boolean);
}

describe('readLeftovers', () => {
  it.each([
    ['<p>Kota&nbsp;ini <b>tenang</b>.</p>', ['Kota ini tenang.']],
    ['Satu<br>dua<br />tiga', ['Satu', 'dua', 'tiga']],
    ['<div class="a">Satu</div><div>dua</div>', ['Satu', 'dua']],
    ['Kata <em>dia</em> &ldquo;ya&rdquo; &amp; pergi', ['Kata dia “ya” & pergi']],
    ['Teks <!-- catatan --> di sini', ['Teks  di sini']],
    ['Awal<script>var a = "<p>";</script>akhir', ['Awal', 'akhir']],
    ['Lihat <a href="https://example.org/">laman</a> ini', ['Lihat laman ini']],
  ])('reads %s', (text, pieces) => {
    expect(read(text)).toEqual(pieces);
  });

  it.each([
    'The tag <b> makes text bold, and <i> slanted.',
    '1 < 2 and 3 > 2',
    'Tom & Jerry &c; AT&T',
    'E-mail <jane@example.org> for more',
    'if a<b then c>d',
    'https://example.org/?a=1&copy=2',
  ])('leaves alone: %s', (text) => {
    expect(read(text)).toEqual([text]);
  });

  it('takes hidden links out, with the reason', () => {
    const line =
      'Berita <a href="https://x.example/" style="position:absolute;left:-9999px">slot</a>';
    const record = makeRecord(new TextEncoder().encode(`Judul\n\n${line}`), {
      name: 'a.txt',
      metadata: {},
    });
    expect(record.article.text).toBe('Judul\n\nBerita');
    expect(record.removed).toEqual([
      expect.objectContaining({ rule: 'html/hidden', text: expect.stringMatching(/^<a .*<\/a>$/) }),
    ]);
  });
});

describe('tagsOf', () => {
  it('lists tags in order and without overlap, whatever the text', () => {
    const unit = fc.constantFrom(
      '<',
      '>',
      '<p>',
      '</p>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      'a',
      ' ',
      '=',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        let before = 0;
        for (const { start, end } of tagsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
