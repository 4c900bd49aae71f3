import { describe, expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { changesOf } from '../../../src/export/site/changes.ts';
import type { SiteConfig } from '../../../src/record/types.generated.ts';
import type { Archive } from '../../../src/store/index.ts';
import { byClass, elements, textOf, visibleText } from '../../page/helpers.ts';
import { archiveOf, captureOf, type Story } from '../dataset/helpers.ts';
import { graphOf, htmlProblems, pagesOf, site } from './helpers.ts';

/** A capture of one story. */
function capture(paragraphs: readonly string[], metadata: Record<string, unknown> = {}): Story {
  const text = ['Jembatan dibuka', ...paragraphs].join('\n\n');
  const uri = 'https://kabar.example/jembatan';
  const given = {
    uri,
    publisher: 'Kabar',
    language: 'id',
    datePublished: '2024-05-01',
    rights: 'owned',
  };
  return { name: 'a.txt', text, metadata: { ...given, ...metadata } };
}

const BEGINNING = 'Jembatan di Riga dibuka pada hari Jumat, kata Anna Keller kepada wartawan.';
const FIRST = capture([
  BEGINNING,
  'Ada 12 korban luka dalam kecelakaan itu.',
  'Polisi menutup jalan.',
]);
const SECOND = capture(
  [BEGINNING, 'Ada 15 korban luka dalam kecelakaan itu.', 'Jalan dibuka lagi pada sore hari.'],
  { dateModified: '2024-05-02' },
);

async function storyOf(archive: Archive, config: SiteConfig = {}) {
  const written = await site(archive, config);
  const [path, page] = [...pagesOf(written.tree)].find(([each]) => each.startsWith('stories/'))!;
  return { ...written, page, html: written.tree.get(path)!.toString('utf8') };
}

describe('the page of a story', () => {
  it('shows what changed in the text from one capture to the next', async () => {
    const { page, html } = await storyOf(await archiveOf([FIRST, SECOND]));
    const [changes, ...more] = byClass(page, 'changes');
    expect(more).toEqual([]);
    expect(textOf(elements(changes!, 'summary')[0])).toBe(
      'What changed since the capture below (paragraphs: 1 changed, 1 new, 1 gone)',
    );
    expect(elements(changes!, 'ins').map(textOf)).toEqual([
      '15',
      'Jalan dibuka lagi pada sore hari.',
    ]);
    expect(elements(changes!, 'del').map(textOf)).toEqual(['12', 'Polisi menutup jalan.']);
    expect(byClass(changes!, 'facts').map(textOf)).toEqual([
      'Paragraph 3, changed',
      'Paragraph 4 of the capture below, gone',
      'Paragraph 4, new',
    ]);
    for (const { properties } of byClass(changes!, 'change')) {
      expect(properties).toMatchObject({ lang: 'id', dir: 'ltr' });
    }
    const [name] = elements(elements(page, 'h1')[0]!, 'bdi');
    expect([textOf(name), name!.properties.lang]).toEqual(['Jembatan dibuka', 'id']);
    expect(await htmlProblems(html)).toEqual([]);
    // What the graph says of the page stands on it, and it says nothing of the changes.
    const types = graphOf(page)['@graph'].map((node) => node['@type']);
    expect(types).toEqual(['WebSite', 'Organization', 'CollectionPage']);
  });

  it('says so when the text is the same', async () => {
    const again = { ...FIRST, metadata: { ...FIRST.metadata, dateModified: '2024-05-03' } };
    const { page } = await storyOf(await archiveOf([FIRST, again]), { language: 'id' });
    expect(visibleText(page)).toContain('Teksnya sama dengan rekaman di bawahnya.');
    expect(byClass(page, 'changes')).toEqual([]);
  });

  it('takes of two captures of one date that for the later which came in later', async () => {
    const versions = [1, 2, 3, 4].map((number) => capture([`${BEGINNING} Kabar ke-${number}.`]));
    const { page } = await storyOf(await archiveOf(...versions.map((each) => [each])));
    const shown = byClass(page, 'changes').map((each) => [
      textOf(elements(each, 'del')[0]),
      textOf(elements(each, 'ins')[0]),
    ]);
    expect(shown).toEqual([
      ['3', '4'],
      ['2', '3'],
      ['1', '2'],
    ]);
  });

  it('shows nothing of a version of which just the beginning is shown, nor of one that was erased', async () => {
    const secret = capture([BEGINNING, 'Ada RAHASIA korban luka dalam kecelakaan itu.'], {
      dateModified: '2024-05-02',
      rights: 'unknown',
    });
    const last = capture([BEGINNING, 'Ada 20 korban luka dalam kecelakaan itu.'], {
      dateModified: '2024-05-03',
    });
    const cut = await storyOf(await archiveOf([FIRST, secret, last]), { unknown: 'extract' });
    expect(cut.html).not.toContain('RAHASIA');
    expect(byClass(cut.page, 'changes')).toEqual([]);
    expect(byClass(cut.page, 'legend')).toEqual([]);
    const archive = await archiveOf([FIRST, secret, last]);
    const whole = await storyOf(archive);
    expect(whole.html).toContain('<del>RAHASIA</del>');
    await erase(archive, [captureOf(secret).id], { reason: 'x', now: '2026-03-01T00:00:00Z' });
    const { tree } = await site(archive, {}, { out: whole.path });
    for (const [path, bytes] of tree) expect(bytes.includes('RAHASIA'), path).toBe(false);
    const [, page] = [...pagesOf(tree)].find(([path]) => path.startsWith('stories/'))!;
    expect(elements(page, 'ins').map(textOf)).toEqual(['new words', '20']);
  });
});

describe('what is shown of changes', () => {
  const words = (count: number, word = 'kata'): string =>
    Array.from({ length: count }, (_none, index) => `${word}${index}`).join(' ');

  it('leaves out what is far from any change', () => {
    const before = `${words(100)} satu ${words(100)} tetap ${words(100)}`;
    const { shown } = changesOf(
      [before],
      [before.replace('satu', 'dua').replace('tetap', 'lain')],
    )!;
    const text = shown[0]!.words.map((each) => each.text).join('');
    expect(text.length).toBeLessThan(450);
    expect(text).toMatch(
      /^… kata\d+ .*kata99 satudua kata0 .*… … kata\d+ .*kata99 tetaplain kata0 .*…$/,
    );
  });

  it('joins words that changed one after another', () => {
    const tell = (before: string, after: string): string =>
      changesOf([before], [after])!
        .shown[0]!.words.map(({ text, change }) =>
          change ? `${change === 'gone' ? '-' : '+'}[${text}]` : text,
        )
        .join('');
    expect(
      tell('Feri tiba di Ambon, kata Siti Aminah.', 'Feri tiba di Ambon pada malam hari.'),
    ).toBe('Feri tiba di Ambon-[, kata Siti Aminah]+[ pada malam hari].');
    expect(tell('Ada satu dua tiga kapal di sana.', 'Ada kapal di sana.')).toBe(
      'Ada -[satu dua tiga ]kapal di sana.',
    );
    expect(tell('Ada satu kapal di sana.', 'Ada satu  kapal di sana.')).toMatch(/[-+]\[/);
  });

  it('has a size that no text can exceed, and counts the rest', () => {
    const many = (word: string): string[] =>
      Array.from({ length: 500 }, (_none, index) => `${word}${index} ${words(20, word)}`);
    const changes = changesOf(many('a'), many('b'))!;
    expect(changes.counts).toEqual({ changed: 500, added: 0, gone: 0 });
    const length = changes.shown
      .flatMap((each) => each.words)
      .reduce((sum, { text }) => sum + text.length, 0);
    expect(length).toBeLessThanOrEqual(4000);
    expect(changes.shown.length).toBeLessThan(100);
    expect(changesOf(['🚢'.repeat(20_000)], ['a'])!.shown[0]!.words[0]!.text).toMatch(
      /^(?:🚢)+…$/u,
    );
  });

  it('compares no texts that would take too long', () => {
    expect(changesOf([words(40_000)], ['a'])).toBeUndefined();
    expect(
      changesOf(
        ['a'],
        Array.from({ length: 1001 }, () => 'a'),
      ),
    ).toBeUndefined();
  });
});
