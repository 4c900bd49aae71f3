import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { SEARCH_SCRIPT } from '../../../src/export/site/search/script.ts';
import { writeBatch } from '../../../src/store/index.ts';
import { elements, textOf } from '../../page/helpers.ts';
import { batchOf, makeArchive } from '../../store/helpers.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET } from '../dataset/helpers.ts';
import { htmlProblems, pagesOf, site, unpacked } from './helpers.ts';

const SEARCH = { search: true } as const;
const isIndex = /\.pf_(?:fragment|index|meta)$/;
const NOW = '2026-02-10T09:00:00Z';

const holds = (tree: ReadonlyMap<string, Buffer>, words: string): string[] =>
  [...unpacked(tree)]
    .filter(([path, text]) => isIndex.test(path) && text.includes(words))
    .map(([path]) => path);

describe('the search of a site', () => {
  it('has an index for each language, and a form that says what to do without a script', async () => {
    const { tree } = await site(await archiveOf([FERRY, MARKET, BRIDGE]), SEARCH);
    const html = tree.get('search/index.html')!.toString('utf8');
    expect(await htmlProblems(html)).toEqual([]);
    const page = pagesOf(tree).get('search/index.html')!;
    const options = elements(page, 'option').map(({ properties }) => [
      properties.value,
      properties.dataShards,
    ]);
    expect(options).toEqual([
      ['', undefined],
      ['id', '1'],
      ['en', '1'],
    ]);
    const [notice] = elements(page, 'noscript');
    expect(textOf(notice)).toMatch(
      /JavaScript.* all articles are in the lists by language: Languages\.$/,
    );
    expect(elements(notice!, 'a').map(({ properties }) => properties.href)).toEqual([
      '../languages/',
    ]);
    expect(html).toContain('wasm-unsafe-eval');
    for (const language of ['id', 'en']) {
      expect(tree.has(`pagefind/${language}/1/pagefind.js`)).toBe(true);
    }
    expect(
      [...tree.keys()].filter((path) => /pagefind-(?:ui|modular|component)/.test(path)),
    ).toEqual([]);
    const links = elements(pagesOf(tree).get('about/index.html')!, 'a');
    expect(links.some(({ properties }) => properties.href === '../search/')).toBe(true);
    expect(holds(tree, '"date":"1 May 2024"')).toHaveLength(1);
    expect(holds(tree, 'Riga')[0]).toMatch(/^pagefind\/en\/1\/fragment\//);
  });

  it('tells the language of what it finds, but not of what it calls so itself', async () => {
    const { tree } = await site(await archiveOf([FERRY]), SEARCH);
    const { document } = parseHTML(tree.get('search/index.html')!.toString('utf8'));
    // It is no form of a browser.
    Object.assign(document.getElementById('search')!, { elements: {} });
    const [before] = SEARCH_SCRIPT.split('async function show');
    const item = new Function('document', `${before}; return item;`)(document);
    const found = (title: string) => {
      const meta = { title, date: '1 May 2024', source: 'Kabar' };
      const made = item(['id', { meta, raw_url: 'articles/x/', excerpt: 'Kapal' }]);
      expect(made.querySelector('.facts').textContent).toBe('Kabar · 1 May 2024');
      return made.querySelector('bdi').getAttribute('lang');
    };
    expect(found('Kapal feri tiba')).toBe('id');
    expect(found('Article without a headline')).toBeNull();
  });

  it('touches nothing when nothing changed, and is the same each time', async () => {
    const archive = await archiveOf([FERRY, MARKET], [BRIDGE]);
    const first = await site(archive, SEARCH);
    const second = await site(archive, SEARCH, { out: first.path });
    expect(second.receipt).toMatchObject({ written: 0, removed: 0 });
    expect((await site(archive, SEARCH, { anew: true })).tree).toEqual(first.tree);
  });

  it('leaves full shards as they are when a batch comes in, and is gone when it is not wanted', async () => {
    const archive = await makeArchive('none');
    await writeBatch(archive, batchOf('b1', [captureOf(FERRY)], { now: NOW }));
    const first = await site(archive, SEARCH, { shardSize: 1 });
    await writeBatch(archive, batchOf('b2', [captureOf(MARKET)], { now: '2026-02-11T09:00:00Z' }));
    const second = await site(archive, SEARCH, { out: first.path, shardSize: 1 });
    for (const [path, bytes] of first.tree) {
      if (path.startsWith('pagefind/')) expect(second.tree.get(path), path).toEqual(bytes);
    }
    expect(second.tree.has('pagefind/id/2/pagefind.js')).toBe(true);
    expect(second.tree.get('search/index.html')!.toString('utf8')).toContain('data-shards="2"');
    const none = await site(archive, {}, { out: first.path });
    expect([...none.tree.keys()].filter((path) => /^(?:search|pagefind)\//.test(path))).toEqual([]);
  });

  it('knows nothing of what was erased, and of cut articles what the site shows', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const first = await site(archive, SEARCH);
    expect(holds(first.tree, 'Budi Santoso')).toHaveLength(1);
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: '2026-03-01T00:00:00Z' });
    const second = await site(archive, SEARCH, { out: first.path });
    expect(holds(second.tree, 'Budi')).toEqual([]);
    expect(holds(second.tree, 'pasar')).toEqual([]);
    expect(holds(second.tree, 'Kami lega')).toHaveLength(1);
    const cut = await site(archive, { ...SEARCH, unknown: 'extract' });
    expect(holds(cut.tree, 'Kami lega')).toEqual([]);
    expect(holds(cut.tree, 'Ambon')).toHaveLength(1);
  });

  it('is there for an archive without articles', async () => {
    const { tree } = await site(await makeArchive('none'), SEARCH);
    expect(await htmlProblems(tree.get('search/index.html')!.toString('utf8'))).toEqual([]);
  });
});
