import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { RefusalError } from '../src/document/refusal.ts';
import { MOST_SPELLINGS, type Spellings, spellingsOf } from '../src/document/spellings.ts';
import { pageProcessor } from '../src/page-processor.ts';
import { makeRecord, preset, writeRecords } from '../src/pipeline.ts';
import { recordProblems } from '../src/record/check.ts';
import type { ArchiveRecord } from '../src/record/types.generated.ts';
import { blocks } from '../src/steps/blocks/index.ts';
import { language } from '../src/steps/language/index.ts';
import { segment, toNlcst } from '../src/steps/segment/index.ts';
import { text } from '../src/steps/text/index.ts';
import { hostileText, readableType } from './support/hostile.ts';

const encoder = new TextEncoder();

function process(content: string, mediaType = 'text/plain', metadata = {}): ArchiveRecord {
  return makeRecord(encoder.encode(content), { name: 'a.txt', mediaType, metadata });
}

/** A record of hostile input, or undefined when it is refused as it may be. */
function attempt(content: string, mediaType: string): ArchiveRecord | undefined {
  try {
    return process(content, mediaType);
  } catch (error) {
    if (error instanceof RefusalError) return undefined;
    throw error;
  }
}

const STORY = `Jembatan desa Sukamaju dibuka kembali

Sukamaju - Puluhan warga memperbaiki jembatan desa yang rusak setelah banjir pada Agustus 2020.

“Kami lega 😀,” kata Kepala Desa Budi Santoso kepada wartawan. “Semua bekerja sejak pagi.”

slot gacor maxwin`;

describe('writeRecords', () => {
  it('writes the same of many at a time as of each alone, whatever is among them', () => {
    const input = (content: string | Uint8Array, keepNoise = false) => ({
      raw: typeof content === 'string' ? encoder.encode(content) : content,
      given: { name: 'a.txt', mediaType: 'text/plain', metadata: {} },
      options: keepNoise ? { keepNoise } : {},
    });
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), (contents) => {
        const inputs = [
          ...contents.map((each) => input(each)),
          input(STORY),
          input(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
          input(STORY, true),
        ];
        const alone = inputs.map((each) => writeRecords([each])[0]);
        expect(writeRecords(inputs)).toEqual(alone);
        expect(alone.at(-2)).toMatchObject({ error: { name: 'RefusalError' } });
        expect(alone.at(-1)).toMatchObject({
          record: makeRecord(inputs.at(-1)!.raw, inputs.at(-1)!.given, inputs.at(-1)!.options),
        });
      }),
      { numRuns: 40 },
    );
  });

  it('writes the same of each in a batch of several languages, wherever their spellings begin anew', () => {
    const words = Array.from({ length: 500 }, (_none, at) => `kata${at}x`);
    const input = (at: number) => ({
      raw: encoder.encode(
        [
          `Warga desa ke-${at} memperbaiki jembatan\n\n“Kami lega,” kata Kepala Desa Budi Santoso pada hari ke-${at}. ${words[at]} rusak setelah banjir di Semarang.`,
          `Bridge ${at} opens again\n\n“We are glad,” said Mayor Anna Bell on Monday in Reading. The ${words[at]} was closed after the flood of 2020.`,
          `Brücke ${at} wieder offen\n\n„Wir sind froh“, sagte Bürgermeisterin Anna Weber am Montag in Leipzig. Die ${words[at]} war nach dem Hochwasser gesperrt.`,
        ][at % 3]!,
      ),
      given: { name: 'a.txt', mediaType: 'text/plain', metadata: {} },
      options: {},
    });
    const fill = (spellings: Spellings, count: number): void => {
      for (let at = 0; spellings.texts.length < count; at++)
        spellings.numberOf(`z${at}`, 0, `z${at}`.length);
    };
    let inside = 0;
    for (const left of [20, 60, 100, 140]) {
      fill(spellingsOf('zz'), MOST_SPELLINGS + 1);
      const filled = spellingsOf('zz');
      expect(filled.texts).toHaveLength(0);
      fill(filled, MOST_SPELLINGS - left);
      filled.columns.set(filled, 'still there');
      const inputs = Array.from({ length: 8 }, (_none, at) => input(left + at));
      const together = writeRecords(inputs);
      if (filled.columns.size === 0) inside++;
      expect(together).toEqual(inputs.map((each) => writeRecords([each])[0]));
    }
    expect(inside).toBeGreaterThan(1);
  });

  it('writes the JSON of each record, of whatever length, apart from that of others', () => {
    const paragraphs = (count: number) =>
      Array.from({ length: count }, (_none, at) => `Warga ke-${at} “lega” 😀, kata Siti.`).join(
        '\n\n',
      );
    const written = writeRecords(
      [1200, 3, 40].map((count) => ({
        raw: encoder.encode(paragraphs(count)),
        given: { name: 'a.txt', mediaType: 'text/plain', metadata: {} },
        options: {},
      })),
    );
    const texts = written.map((each) => {
      if ('error' in each) throw each.error;
      const text = new TextDecoder('utf-8', { fatal: true }).decode(each.json);
      expect(text).toBe(JSON.stringify(each.record));
      return text;
    });
    // One of them is longer than what is written at once.
    expect(texts[0]!.length * 3).toBeGreaterThan(1 << 20);
  });

  it('writes the same of more bytes than go through the steps together', () => {
    const page = (title: string) => ({
      raw: encoder.encode(`<title>${title}</title><!-- ${'x'.repeat(50_000)} --><p>${STORY}</p>`),
      given: { name: 'a.html', metadata: {} },
      options: {},
    });
    const inputs = [page('a'), page('b'), ...Array.from({ length: 3 }, () => page('c'))];
    expect(writeRecords(inputs)).toEqual(inputs.map((each) => writeRecords([each])[0]));
  });
});

describe('makeRecord', () => {
  it('makes a record without problems for hostile text in every form', () => {
    fc.assert(
      fc.property(hostileText, readableType, (content, mediaType) => {
        const record = attempt(content, mediaType);
        if (record) expect(recordProblems(record)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('maps verbatim runs of the text to the same bytes of the capture', () => {
    fc.assert(
      fc.property(hostileText, readableType, (content, mediaType) => {
        const record = attempt(content, mediaType);
        if (!record) return;
        const raw = encoder.encode(content);
        const characters = [...record.article.text];
        for (const [start, length, byteStart, byteLength] of record.article.sourceMap) {
          const words = encoder.encode(characters.slice(start, start + length).join(''));
          const bytes = raw.slice(byteStart, byteStart + byteLength);
          if (words.length !== bytes.length) continue;
          // Equal lengths without equal bytes: a normalised run, such as a tab that became a space.
          if (Buffer.compare(words, bytes) !== 0) expect(length).toBeLessThan(24);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same every time, for bytes, metadata and name', () => {
    const metadata = { uri: 'https://a.example/x', publisher: 'Contoh' };
    expect(JSON.stringify(process(STORY, 'text/plain', metadata))).toBe(
      JSON.stringify(process(STORY, 'text/plain', metadata)),
    );
  });

  it('names the capture by bytes and metadata, never by file name', () => {
    const given = { metadata: {} };
    const raw = encoder.encode(STORY);
    const one = makeRecord(raw, { ...given, name: 'a.txt' });
    expect(makeRecord(raw, { ...given, name: 'b.txt' }).id).toBe(one.id);
    const other = makeRecord(raw, { name: 'a.txt', metadata: { publisher: 'Lain' } });
    expect(other.id).not.toBe(one.id);
    expect(other.source.content).toBe(one.source.content);
  });

  it('counts code points, so that an emoji is one', () => {
    const { article, quotations } = process(STORY);
    const characters = [...article.text];
    const [quotation] = quotations;
    expect(
      quotation!.content.map(({ start, end }) => characters.slice(start, end).join('')),
    ).toEqual(quotation!.content.map(({ text: words }) => words));
    expect(quotation!.content[0]!.text).toContain('😀');
  });

  it('lets a given language win over detection', () => {
    expect(process(STORY, 'text/plain', { language: 'ms' }).article.language).toEqual({
      tag: 'ms',
      confidence: 1,
    });
  });

  it('keeps a record of an article that is nothing but noise', () => {
    const { article, removed } = process('slot gacor maxwin88');
    expect(article.text).toBe('');
    expect(removed).toHaveLength(1);
  });

  it('reads Markdown and HTML as it reads text', () => {
    const markdown = process(
      '# Judul berita\n\nWarga desa **memperbaiki** jembatan.\n',
      'text/markdown',
    );
    const html = process(
      '<h1>Judul berita</h1><p>Warga desa <b>memperbaiki</b> jembatan.</p>',
      'text/html',
    );
    expect(markdown.article.text).toBe('Judul berita\n\nWarga desa memperbaiki jembatan.');
    expect(html.article.text).toBe(markdown.article.text);
    expect(html.article.headline).toBe('Judul berita');
  });

  it('takes what an HTML page says of itself', () => {
    const { article } = process(
      `<html><head><meta property="og:site_name" content="Harian Contoh">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Jembatan dibuka",
"datePublished":"2021-09-14T08:00:00+07:00","author":{"@type":"Person","name":"Siti Aminah"}}</script>
</head><body><article><h1>Jembatan dibuka</h1><p>Warga desa memperbaiki jembatan.</p></article></body>`,
      'text/html',
    );
    expect(article).toMatchObject({
      headline: 'Jembatan dibuka',
      publisher: 'Harian Contoh',
      bylines: [{ name: 'Siti Aminah', basis: 'html' }],
      datePublished: { value: '2021-09-14T08:00:00+07:00', precision: 'second', basis: 'html' },
    });
  });
});

describe('lines about the article', () => {
  it('hold no mention, quotation or claim', () => {
    const { article, mentions, quotations, claims } = process(
      `Ferry saved for one more winter\n\nBy Eleanor Marsh\n\nMarch 3, 2025 4:15 PM GMT\n\nThe council of the town said on Monday that the ferry carried 41,870 passengers in 2024.`,
    );
    const front = article.paragraphs.slice(1, 3);
    expect(front.map(({ kind }) => kind)).toEqual(['byline', 'dateline']);
    const found = [
      ...mentions.flatMap(({ occurrences }) => occurrences),
      ...quotations.flatMap(({ content }) => content),
      ...claims,
    ];
    expect(found.filter(({ start }) => start < front[1]!.end && start >= front[0]!.start)).toEqual(
      [],
    );
    expect(claims).toHaveLength(1);
  });
});

describe('the preset', () => {
  it('cannot be changed', () => {
    expect(Object.isFrozen(preset)).toBe(true);
    expect(Object.isFrozen(preset.plugins)).toBe(true);
  });

  // Each took many times the test's time limit when some rule looked at it again and again.
  it.each([
    ['a.txt', `Kata ${'- '.repeat(50_000)}x`],
    ['a.txt', `a ${'!'.repeat(100_000)}x`],
    ['a.txt', 'Slot gacor daftar sekarang. A b. '.repeat(3_000)],
    ['a.html', `<p>${'&amp; '.repeat(20_000)}</p>`],
    ['a.html', `<p>${'<b></b>'.repeat(14_000)}x</p>`],
    ['a.html', `<title>a${'\u00a0'.repeat(100_000)}x</title><p>b</p>`],
    ['a.html', `<script type="application/ld+json">-->${' '.repeat(50_000)}x</script><p>b</p>`],
    ['a.md', `# J\n\n${'<!--'.repeat(20_000)}`],
  ])('does not get stuck: %s %.20s', (name, text) => {
    const record = makeRecord(encoder.encode(text), { name, metadata: {} });
    expect(recordProblems(record)).toEqual([]);
  });

  it('works in a stock processor and ends with a page', async () => {
    const file = await pageProcessor().process(new VFile({ value: STORY, path: 'a.txt' }));
    expect(String(file)).toMatch(/^<!doctype html>/i);
    expect(file.data.record?.article.headline).toBe('Jembatan desa Sukamaju dibuka kembali');
  });

  it('lets single steps work behind other parsers', async () => {
    const file = new VFile({ value: '# Judul\n\nKalimat *satu* di sini. Kalimat dua.' });
    file.data.decoded = {
      bytes: encoder.encode(String(file)),
      text: String(file),
      encoding: 'utf-8',
      markLength: 0,
      irregular: [],
      toByte: (offset) => offset,
    };
    const processor = unified().use(remarkParse).use([blocks, language, text, segment]);
    await processor.run(processor.parse(file), file);
    const { body, words, sentences } = file.data;
    expect(sentences).toHaveLength(3);
    const tree = toNlcst(body!.text, body!.paragraphs, words!, sentences!);
    const join = (node: { value?: string; children?: unknown[] }): string =>
      node.value ?? (node.children as (typeof node)[]).map(join).join('');
    expect(join(tree as never)).toBe(body!.text);
  });

  it('says which step is missing', () => {
    expect(() =>
      unified()
        .use(segment)
        .runSync({ type: 'root' } as never, new VFile()),
    ).toThrow(/`segment` needs `file.data.body`/);
  });
});
