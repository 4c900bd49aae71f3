import { parseFeed } from '@rowanmanning/feed-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { SiteEntry } from '../../../../src/export/site/entry.ts';
import { atomFeed } from '../../../../src/export/site/machines/feed.ts';
import { frameOf } from '../../../../src/export/site/render-job.ts';
import { elements } from '../../../page/helpers.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../../dataset/helpers.ts';
import { BASE, pagesOf, settings, site } from '../helpers.ts';

const OWNED = { ...MARKET, metadata: { ...MARKET.metadata, rights: 'owned' } };
const LICENSED = {
  ...FERRY,
  metadata: { ...FERRY.metadata, license: 'https://licence.example/4.0/' },
};

describe('the feed', () => {
  it('has the articles that search engines may list, as another reader finds', async () => {
    const { tree } = await site(await archiveOf([OWNED, LICENSED, BRIDGE]));
    const feed = parseFeed(tree.get('feed.atom')!.toString('utf8'));
    expect(feed.meta).toMatchObject({ type: 'atom', version: '1.0' });
    expect(feed.self).toBe(`${BASE}feed.atom`);
    expect(feed.title).toBe('Arsip Kabar');
    expect(feed.items.map(({ title }) => title)).toEqual([
      'Pasar ikan dibuka',
      'Kapal feri tiba 🚢',
    ]);
    const [market] = feed.items;
    expect(market!.id).toBe(market!.url);
    expect(tree.has(`${market!.url!.slice(BASE.length)}index.html`)).toBe(true);
    expect(market!.published?.toISOString()).toBe('2024-06-02T10:00:00.000Z');
    expect(market!.description).toContain('Pasar ikan di Jakarta');
    const xml = tree.get('feed.atom')!.toString('utf8');
    expect(xml).toContain('rel="license"');
    expect(xml).toContain('xml:lang="id"');
  });

  it('is empty where nothing may be listed, and every page names it', async () => {
    const { tree } = await site(await archiveOf([BRIDGE]));
    expect(parseFeed(tree.get('feed.atom')!.toString('utf8')).items).toEqual([]);
    for (const [path, page] of pagesOf(tree)) {
      const links = elements(page, 'link').filter(
        ({ properties }) => properties.type === 'application/atom+xml',
      );
      expect(links, path).toHaveLength(1);
    }
  });

  it('is XML whatever headlines and extracts hold', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(']]>', '</title><script>x</script>', '&nbsp;', '\0', '\ud800', '\u202e'),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (headline, extract) => {
        const entry: SiteEntry = {
          path: 'articles/a/',
          headline,
          extract,
          language: 'id',
          changed: '2024-01-01T00:00:00Z',
          indexable: true,
        };
        const xml = atomFeed([entry], frameOf(settings()));
        const { errors } = await validateXML({ xml, normalization: 'c14n' });
        expect(errors).toEqual([]);
        expect(parseFeed(xml).items).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});
