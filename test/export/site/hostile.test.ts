import { describe, expect, it } from 'vitest';
import { articleFiles } from '../../../src/export/site/article-files.ts';
import { settingsOf } from '../../../src/export/site/config.ts';
import { frameOf } from '../../../src/export/site/render-job.ts';
import { closeTurns } from '../../../src/unicode/turns.ts';
import { elements, textOf } from '../../page/helpers.ts';
import { annotatedRecord } from '../../support/record.ts';
import { archiveOf, type Story } from '../dataset/helpers.ts';
import { BASE, graphOf, htmlProblems, pagesOf, site } from './helpers.ts';

const ATTACK =
  '</script><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>';
const TURNED = '\u202ejudul\u2066';

function hostileStory(headline: string, number: number): Story {
  return {
    name: `${ATTACK}.txt`,
    text: `${headline}\n\nDi Jakarta “${ATTACK} ${TURNED} kami lega hari ini,” kata Budi Santoso "' onmouseover='alert(1) kepada wartawan.\n\nslot gacor88 <a href="https://spam.example">daftar sekarang</a> ${ATTACK}\n`,
    metadata: {
      uri: `https://kabar.example/${number}?x="><script>alert(1)</script>`,
      publisher: `${ATTACK}${TURNED}`,
      author: ATTACK,
      license: 'javascript:alert(1)',
      rights: ATTACK,
      section: ATTACK,
      image: 'javascript:alert(1)',
      datePublished: '2024-05-01',
      language: 'id',
    },
  };
}

describe('a site of hostile articles', () => {
  it('runs nothing, links to nothing but the web and itself, and is valid HTML', async () => {
    const stories = [ATTACK, `${TURNED} ${ATTACK}`, `kata ${'panjang '.repeat(625)}`.trim()].map(
      hostileStory,
    );
    const { tree } = await site(await archiveOf(stories), {
      title: ATTACK,
      description: ATTACK,
      publisher: { name: ATTACK },
      attributions: 'all',
      entities: { minimum: 1 },
    });
    for (const [path, page] of pagesOf(tree)) {
      const scripts = elements(page, 'script').map(({ properties }) => properties.type);
      expect(scripts, path).toEqual(['application/ld+json']);
      expect(() => graphOf(page)).not.toThrow();
      for (const { properties } of elements(page, 'img')) {
        expect(properties.src, path).toMatch(/^charts\/[a-z-]+\.svg$/);
        delete properties.src;
      }
      for (const { properties } of elements(page, 'source')) {
        expect(properties.srcSet, path).toMatch(/^charts\/[a-z-]+\.svg$/);
        delete properties.srcSet;
      }
      for (const tag of ['iframe', 'object', 'base', 'form', 'style']) {
        expect(elements(page, tag), `${path} ${tag}`).toEqual([]);
      }
      for (const { properties, tagName } of elements(page)) {
        const names = Object.keys(properties).filter((name) => /^(?:on|style$|src)/i.test(name));
        expect(names, path).toEqual([]);
        if (!('href' in properties)) continue;
        const href = String(properties.href);
        expect(href, path).toMatch(
          /^(?:https?:\/\/|#|(?:\.\.?\/)*[a-z0-9]|(?:\.\.?\/)+$|\/kabar\/)/,
        );
        expect(href, path).not.toMatch(/^(?:javascript|data):/i);
        if (tagName === 'a') expect(href).not.toContain('spam.example');
      }
      for (const each of [...elements(page, 'title'), ...elements(page, 'meta')]) {
        expect(`${textOf(each)}${each.properties.content}`, path).not.toMatch(
          /[\u202a-\u202e\u2066-\u2069]/,
        );
      }
      const [title] = elements(page, 'title').map(textOf);
      expect([...title!].length).toBeLessThanOrEqual(200 + ' · '.length + ATTACK.length);
      const problems = await htmlProblems(tree.get(path)!.toString('utf8'));
      expect(problems, path).toEqual([]);
    }
  }, 60_000);

  it('has no character that HTML and XML have no place for', async () => {
    const publisher = 'Kab\u0001ar\0\u0085\ufffe\ud800';
    const { text, metadata } = hostileStory(`Judul \u0085 ${publisher}`, 1);
    const story = { text, metadata: { ...metadata, publisher, author: publisher } };
    const { tree } = await site(await archiveOf([story]), { attributions: 'all' });
    for (const [path, bytes] of tree) {
      if (!/\.(?:html|svg|atom|xml)$/.test(path)) continue;
      const written = bytes.toString('utf8');
      expect(written, path).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe]|&#x?[01];/);
      if (path.endsWith('.html')) expect(await htmlProblems(written), path).toEqual([]);
    }
    expect(tree.get('sources/index.html')!.toString('utf8')).toContain('Kab\ufffdar');
  });

  it('turns no direction beyond the words that turn it', async () => {
    const { tree } = await site(await archiveOf([hostileStory(`${TURNED} berita`, 1)]));
    for (const [path, page] of pagesOf(tree)) {
      for (const link of elements(page, 'a')) {
        if (!textOf(link).includes('\u202e')) continue;
        const isolated = elements(link, 'bdi').some((each) => textOf(each) === textOf(link));
        expect(isolated, `${path}: ${textOf(link)}`).toBe(true);
      }
      // What is left open in an element that isolates would take its end for its own.
      for (const each of elements(page, 'bdi')) {
        expect(textOf(each), path).toBe(closeTurns(textOf(each)));
      }
    }
  });
});

describe('a record in which everything is there', () => {
  it('shows claims and quotations by the ids of the graph, in the article and its annotated view', async () => {
    const frame = frameOf(settingsOf({ baseUrl: BASE, attributions: 'all' }));
    const links = {
      path: 'articles/x/',
      entities: { m3: 'entities/person-x/' },
      story: 'stories/x/',
      changed: '2024-05-03T00:00:00Z',
    };
    const files = articleFiles(annotatedRecord(), undefined, links, frame);
    const tree = new Map(files.map(({ path, content }) => [path, Buffer.from(content)]));
    const pages = pagesOf(tree);
    for (const [path, page] of pages) {
      const ids = elements(page).flatMap(({ properties }) => properties.id ?? []);
      expect(new Set(ids).size, path).toBe(ids.length);
      for (const id of ['q1', 'q2', 'q3', 'c1', 'c2']) expect(ids, path).toContain(id);
      expect(await htmlProblems(tree.get(path)!.toString('utf8')), path).toEqual([]);
    }
    const article = pages.get('articles/x/index.html')!;
    const quoted = elements(article, 'blockquote').map(textOf);
    expect(quoted).toEqual(['“Besok anak-anak lewat sini ke sekolah.”']);
    expect(elements(article, 'a').map(({ properties }) => properties.href)).toEqual(
      expect.arrayContaining(['../../entities/person-x/', '../../stories/x/']),
    );
  });
});
