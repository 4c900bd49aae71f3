import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DamageError, StoreUsageError } from '../../../src/store/index.ts';
import { byClass, elements, textOf, visibleText } from '../../page/helpers.ts';
import { wordProblems } from '../../support/graphs.ts';
import { archiveOf, BRIDGE, FERRY, MARKET, release } from '../dataset/helpers.ts';
import { BASE, graphOf, htmlProblems, pagesOf, settings, site } from './helpers.ts';

const PAGE = 'datasets/kabar/1.0.0/';
const ABOUT = {
  title: 'Kabar lama',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  url: 'https://data.example/kabar/',
};

describe('a release of a dataset on a site', () => {
  it('has a page with its Dataset, its files and their checksums, and is on the start page', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const { path: folder } = await release(archive, { about: ABOUT });
    const { path, tree } = await site(archive, {}, { datasets: [folder], copyDatasets: true });
    const page = pagesOf(tree).get(`${PAGE}index.html`)!;
    expect(await htmlProblems(tree.get(`${PAGE}index.html`)!.toString('utf8'))).toEqual([]);
    const graph = graphOf(page);
    expect(wordProblems(graph)).toEqual([]);
    const dataset = graph['@graph'].find((node) => node['@type'] === 'Dataset')!;
    expect(dataset).toMatchObject({ '@id': `${BASE}${PAGE}#dataset`, name: 'Kabar lama' });
    const shown = visibleText(page);
    for (const file of dataset.distribution as { contentUrl: string; sha256: string }[]) {
      expect(tree.has(file.contentUrl.slice(BASE.length)), file.contentUrl).toBe(true);
      expect(shown).toContain(file.sha256);
    }
    for (const { properties } of byClass(page, 'wide').flatMap((each) => elements(each, 'a'))) {
      expect(tree.has(PAGE + String(properties.href))).toBe(true);
    }
    expect(textOf(pagesOf(tree).get('index.html')!)).toContain('Kabar lama · 1.0.0');
    expect(tree.get('sitemaps/1.xml')!.toString('utf8')).toContain(`<loc>${BASE}${PAGE}</loc>`);
    const again = await site(archive, {}, { datasets: [folder], copyDatasets: true, out: path });
    expect(again.receipt).toMatchObject({ written: 0, removed: 0 });
    const gone = await site(archive, {}, { out: path });
    expect([...gone.tree.keys()].filter((each) => each.startsWith('datasets/'))).toEqual([]);
  });

  it('shows each fact, count and meaning, in the words of the page or as English', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const { path: folder } = await release(archive, { about: ABOUT });
    const { tree } = await site(archive, { language: 'id' }, { datasets: [folder] });
    const page = pagesOf(tree).get(`${PAGE}index.html`)!;
    const cells = [...elements(page, 'td'), ...elements(page, 'dd')];
    for (const each of cells) expect(textOf(each)).not.toBe('');
    expect(cells.flatMap(({ properties }) => Object.keys(properties))).toEqual([]);
    const facts = textOf(byClass(page, 'colophon')[0]);
    for (const fact of ['Versi1.0.0', '3 artikel', 'BahasaInggris, Indonesia', 'Tahun2024']) {
      expect(facts).toContain(fact);
    }
    expect(textOf(elements(page, 'time')[0])).toMatch(/^\d+ [A-Z][a-z]+ 20\d\d$/);
    expect(textOf(byClass(page, 'wide')[0])).toContain('articles3');
    const meanings = elements(page, 'span').filter(({ properties }) => properties.lang === 'en');
    expect(meanings.length).toBeGreaterThan(20);
    expect(await htmlProblems(tree.get(`${PAGE}index.html`)!.toString('utf8'))).toEqual([]);
  });

  it('links to where its files are, when they are not copied', async () => {
    const archive = await archiveOf([FERRY]);
    const { path: folder } = await release(archive);
    const datasets = [folder];
    await expect(site(archive, {}, { datasets })).rejects.toThrow(/--copy-datasets/);
    const { tree } = await site(
      archive,
      { datasets: { url: 'https://data.example/all' } },
      { datasets },
    );
    expect([...tree.keys()].filter((each) => each.startsWith(PAGE))).toEqual([`${PAGE}index.html`]);
    const links = elements(pagesOf(tree).get(`${PAGE}index.html`)!, 'a').map(({ properties }) =>
      String(properties.href),
    );
    expect(links).toContain('https://data.example/all/kabar/1.0.0/release.json');
    const own = await release(archive, { about: ABOUT, version: '1.1.0' });
    const beside = await site(archive, {}, { datasets: [own.path] });
    expect(beside.tree.get('datasets/kabar/1.1.0/index.html')!.toString('utf8')).toContain(
      'href="https://data.example/kabar/checksums.sha256"',
    );
  });

  it('has no files below an address with a query or a fragment', async () => {
    const archive = await archiveOf([FERRY]);
    for (const end of ['?token=RAHASIA', '#a']) {
      const about = { ...ABOUT, url: ABOUT.url + end };
      const { path } = await release(archive, { about });
      await expect(site(archive, {}, { datasets: [path] })).rejects.toThrow(
        /a query or a fragment.*--copy-datasets/,
      );
      const { tree } = await site(
        archive,
        { datasets: { url: 'https://data.example/all' } },
        { datasets: [path] },
      );
      const html = tree.get(`${PAGE}index.html`)!.toString('utf8');
      expect(html).not.toContain('RAHASIA');
      expect(html).toContain('href="https://data.example/all/kabar/1.0.0/release.json"');
    }
  });

  it('is refused when the archive does not have its articles, or it is damaged, twice or none', async () => {
    const archive = await archiveOf([FERRY]);
    const { path: folder } = await release(archive);
    const options = { copyDatasets: true };
    const other = await archiveOf([MARKET]);
    await expect(site(other, {}, { ...options, datasets: [folder] })).rejects.toThrow(
      /another archive, or the article was erased/,
    );
    await expect(site(archive, {}, { ...options, datasets: [folder, folder] })).rejects.toThrow(
      StoreUsageError,
    );
    await expect(site(archive, {}, { ...options, datasets: ['/nowhere'] })).rejects.toThrow(
      StoreUsageError,
    );
    await appendFile(join(folder, 'README.md'), 'x');
    await expect(site(archive, {}, { ...options, datasets: [folder] })).rejects.toThrow(
      DamageError,
    );
    await rm(join(folder, 'README.md'));
    await expect(site(archive, {}, { ...options, datasets: [folder] })).rejects.toThrow(
      /README.md is missing/,
    );
    expect(settings({ datasets: { url: 'https://data.example/' } }).datasetsUrl).toBeDefined();
  });
});
