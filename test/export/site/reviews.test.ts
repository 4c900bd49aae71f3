import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  FILLED,
  newsArchive,
  publishShared,
  sharedClaim,
  take,
} from '../../archive/reviews/helpers.ts';
import { byClass, elements, textOf, visibleText } from '../../page/helpers.ts';
import { makeFolder } from '../../store/helpers.ts';
import { vocabularyProblems } from '../../support/vocabulary/check.ts';
import { BASE, graphOf, htmlProblems, pagesOf, site } from './helpers.ts';

const archive = async () => newsArchive(join(await makeFolder(), 'news'));

/** Whether any file says that it has a ClaimReview. */
function withReview(tree: ReadonlyMap<string, Buffer>): string[] {
  return [...tree]
    .filter(([path, bytes]) => path !== '.kliping-site.jsonl' && bytes.includes('ClaimReview'))
    .map(([path]) => path);
}

describe('claims on a site', () => {
  it('have no ClaimReview while none is published', async () => {
    const news = await archive();
    const { tree } = await site(news, { attributions: 'all' });
    expect(withReview(tree)).toEqual([]);
    const { id } = await sharedClaim(news);
    await take(news, [{ ...FILLED, id, decision: 'in review' }]);
    expect(withReview((await site(news, { attributions: 'all' })).tree)).toEqual([]);
  });

  it('have the review that is published, and the verdict that is marked up is the one that is shown', async () => {
    const news = await archive();
    const before = await site(news);
    await publishShared(news);
    const { tree, receipt } = await site(news, {}, { out: before.path });
    expect(receipt.rendered).toBe(2);
    const pages = [...pagesOf(tree)].filter(([path]) => withReview(tree).includes(path));
    expect(pages.map(([path]) => path.replace(/[0-9a-f]{32}/, 'HEX')).sort()).toEqual([
      'articles/HEX/index.html',
      'articles/HEX/index.html',
      'claims/index.html',
    ]);
    for (const [path, page] of pages) {
      expect(vocabularyProblems(graphOf(page), { site: BASE }), path).toEqual([]);
      const nodes = graphOf(page)['@graph'].filter((node) => node['@type'] === 'ClaimReview');
      const shown = byClass(page, 'verdict').map(textOf);
      expect(nodes).toHaveLength(shown.length);
      for (const [index, node] of nodes.entries()) {
        const { alternateName } = node.reviewRating as { alternateName: string };
        expect(shown[index], path).toContain(alternateName);
        expect(shown[index], path).toContain((node.author as { name: string }).name);
        const links = elements(byClass(page, 'verdict')[index]!, 'a');
        const { author, citation } = node as Record<string, { url?: string }[] & { url: string }>;
        const sources = citation!.flatMap(({ url }) => url ?? []);
        expect(links.map(({ properties }) => properties.href)).toEqual([
          node.url,
          author!.url,
          ...sources,
        ]);
      }
      expect(await htmlProblems(tree.get(path)!.toString('utf8'))).toEqual([]);
    }
    const claims = pagesOf(tree).get('claims/index.html')!;
    const first = elements(byClass(claims, 'entries')[0]!, 'li')[0]!;
    expect(byClass(first, 'verdict')).toHaveLength(1);
  });

  it.each([
    ['en', '2 on a scale from 1 (worst) to 5 (best)', 'The claim in short:', 'Sources:'],
    ['id', '2 pada skala 1 (terburuk) sampai 5 (terbaik)', 'Ringkasan klaim:', 'Sumber:'],
  ] as const)('show all that is marked up of a review, in %s', async (language, ...words) => {
    const news = await archive();
    const { id } = await sharedClaim(news);
    const short = 'Bupati Lindor tidak menerima dana tanggul';
    await take(news, [
      { ...FILLED, id, verdict: 'Mostly false', claim_reviewed: short, decision: 'published' },
    ]);
    const { tree } = await site(news, { language });
    const pages = [...pagesOf(tree)].filter(([path]) => withReview(tree).includes(path));
    expect(pages).toHaveLength(3);
    for (const [path, page] of pages) {
      const [shown] = byClass(page, 'verdict');
      const text = textOf(shown);
      for (const each of [...words, short, 'Rapat DPRD 3 Februari', 'Cek Tepi']) {
        expect(text, path).toContain(each);
      }
      const links = elements(shown!, 'a').map(({ properties }) => properties.href);
      expect(links, path).toContain('https://cektepi.example');
      expect(links, path).toContain('https://data.example/anggaran');
      expect(await htmlProblems(tree.get(path)!.toString('utf8'))).toEqual([]);
    }
  });

  it('name nobody who is not public', async () => {
    const { tree } = await site(await archive(), { attributions: 'accepted' });
    for (const [path, bytes] of tree) {
      if (!path.endsWith('record.json')) continue;
      const { quotations, claims } = JSON.parse(bytes.toString('utf8'));
      expect(quotations, path).toEqual([]);
      for (const claim of claims) expect(claim).not.toHaveProperty('claimant');
      for (const claim of claims) expect(claim).not.toHaveProperty('review');
    }
    const entity = [...pagesOf(tree)].filter(([path]) => path.startsWith('entities/'));
    for (const [, page] of entity) expect(visibleText(page)).not.toContain('Quoted in it');
  });
});
