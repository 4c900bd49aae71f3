import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { parseSitemap, parseSitemapIndex } from 'sitemap';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import {
  LIMITS,
  makeSitemaps,
  sitemapIndex,
} from '../../../../src/export/site/machines/sitemaps.ts';
import { elements } from '../../../page/helpers.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../../dataset/helpers.ts';
import { BASE, pagesOf, site } from '../helpers.ts';

const XSD = readFileSync('node_modules/sitemap/schema/sitemap.xsd', 'utf8');
const OWNED = { ...MARKET, metadata: { ...MARKET.metadata, rights: 'owned' } };

/** What the schema of sitemaps.org, as the package `sitemap` carries it, has against a sitemap. */
async function problems(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'sitemap.xml', contents: xml }],
    schema: [{ fileName: 'sitemap.xsd', contents: XSD }],
  });
  return errors.map(({ message }) => message);
}

describe('sitemaps', () => {
  it('list what search engines may list, and nothing else', async () => {
    const { path, tree } = await site(await archiveOf([FERRY, OWNED], [BRIDGE]));
    expect(await problems(tree.get('sitemaps/1.xml')!.toString('utf8'))).toEqual([]);
    const items = await parseSitemap(createReadStream(join(path, 'sitemaps/1.xml')));
    const index = await parseSitemapIndex(Readable.from([tree.get('sitemap.xml')!]));
    expect(index.map(({ url }) => url)).toEqual([`${BASE}sitemaps/1.xml`]);
    const pages = pagesOf(tree);
    const listed = items.map(({ url }) => url.slice(BASE.length));
    for (const page of listed) expect(pages.has(`${page}index.html`), page).toBe(true);
    expect(listed.map((page) => page.replace(/[0-9a-f]{16,}/, 'HEX')).sort()).toEqual([
      '',
      'about/',
      'articles/HEX/',
      'claims/',
      'dates/',
      'dates/2024-06/',
      'dates/2024/',
      'entities/',
      'languages/',
      'languages/id/',
      'sources/',
      'sources/kabar/',
    ]);
    const asked = [...pages]
      .filter(([, page]) =>
        elements(page, 'meta').some(({ properties }) => properties.content === 'noindex'),
      )
      .map(([file]) => file.replace(/index\.html$/, ''));
    expect(asked.length).toBeGreaterThan(2);
    for (const page of asked) expect(listed).not.toContain(page);
  });

  it('tell when a page changed, as the archive has it, and of lists when the newest of their articles did', async () => {
    const { path } = await site(await archiveOf([OWNED], [FERRY]));
    const items = await parseSitemap(createReadStream(join(path, 'sitemaps/1.xml')));
    const times = new Map(items.map(({ url, lastmod }) => [url.slice(BASE.length), lastmod]));
    const article = [...times].find(([page]) => page.startsWith('articles/'))!;
    expect(times.get('about/')).toBeUndefined();
    expect(times.get('dates/2024-06/')).toBe(article[1]);
    expect(times.get('')! >= article[1]!).toBe(true);
    expect(times.get('sources/kabar/')).toBe(times.get(''));
  });

  it('are cut by count and by bytes, valid, and lose no page', async () => {
    const page = fc.record(
      {
        // No page of a site has steps that an address leaves out.
        path: fc.webPath().filter((path) => !/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)),
        changed: fc.constantFrom('2024-01-01T00:00:00Z', '2025-06-30T12:00:00Z'),
      },
      { requiredKeys: ['path'] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(page, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 300, max: 900 }),
        async (pages, urls, bytes) => {
          const made = [...makeSitemaps(pages, BASE, { urls, bytes })];
          const read = [];
          for (const { xml, changed } of made) {
            const items = await parseSitemap(Readable.from([xml]));
            expect(items.length).toBeLessThanOrEqual(urls);
            if (items.length > 1) expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(bytes);
            const times = items.flatMap(({ lastmod }) => lastmod ?? []).sort();
            expect(changed && Date.parse(changed)).toBe(
              times.length === 0 ? undefined : Date.parse(times.at(-1)!),
            );
            read.push(...items.map(({ url }) => url));
          }
          expect(read).toEqual(pages.map(({ path }) => new URL(BASE + path).href));
        },
      ),
      { numRuns: 15 },
    );
    const [first, second] = makeSitemaps([{ path: 'a&b/' }, { path: '<c>' }], BASE, {
      ...LIMITS,
      urls: 1,
    });
    expect(await problems(first!.xml)).toEqual([]);
    expect(await problems(second!.xml)).toEqual([]);
    expect(await problems(first!.xml.replace('<loc>', '<lok>'))).not.toEqual([]);
    const index = sitemapIndex([{ path: 'sitemaps/1.xml' }], BASE);
    expect(await parseSitemapIndex(Readable.from([index]))).toEqual([
      { url: `${BASE}sitemaps/1.xml` },
    ]);
  });

  it('stay as they are when the next batch brings something else', async () => {
    const pages = Array.from({ length: 9 }, (_, index) => ({
      path: `articles/${index}/`,
      changed: `2024-01-0${index + 1}T00:00:00Z`,
    }));
    const limits = { ...LIMITS, urls: 4 };
    const before = [...makeSitemaps(pages.slice(0, 8), BASE, limits)];
    expect([...makeSitemaps(pages, BASE, limits)].slice(0, 2)).toEqual(before);
  });
});
