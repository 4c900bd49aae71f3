import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDataset } from '../../src/export/dataset/dataset.ts';
import type { SiteConfig } from '../../src/record/types.generated.ts';
import { createArchive, writeBatch } from '../../src/store/index.ts';
import { newsArchive, publishShared } from '../archive/reviews/helpers.ts';
import { BRIDGE, captureOf, FERRY, MARKET } from '../export/dataset/helpers.ts';
import { FERRY_AGAIN, htmlProblems } from '../export/site/helpers.ts';
import { elements, parse } from '../page/helpers.ts';
import { batchOf, hastyFiles } from '../store/helpers.ts';
import { ARABIC, CHINESE, EXTRACT, HOSTILE, SHORT_ATTACK, WIRE } from './site/articles.ts';
import {
  EVERY_LOOK,
  look,
  lookAt,
  oneOfEach,
  TWO_LOOKS,
  turnedWords,
  watched,
} from './site/looking.ts';
import { Served } from './site/served.ts';
import { CHROMIUM_FLAGS, missing, npmTool, onPath } from './tools.ts';

const chromiumPath = onPath('chromium');
const vnu = npmTool('vnu', 'vnu-jar', 'build', 'dist', 'vnu.jar');
const java = onPath('java');

/** A page as scripts left it. Browsers write attributes without a value in a way that html-validate dislikes. */
async function contentOf(page: Page): Promise<string> {
  return (await page.content()).replaceAll(' hidden=""', ' hidden');
}

/** What the Nu HTML Checker says of a folder of pages, its style and its pictures. */
async function vnuProblems(folder: string): Promise<string[]> {
  const args = ['-jar', vnu, '--format', 'json', '--stdout', '--exit-zero-always'];
  const also = ['--skip-non-html', '--also-check-css', '--also-check-svg'];
  const child = spawn(java!, [...args, ...also, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk;
  const { messages } = JSON.parse(out) as {
    messages: { type: string; url: string; lastLine?: number; message: string; extract?: string }[];
  };
  // It reads files, which are nobody's 'self', and takes JSON-LD, which never runs, for a script: whether pages
  // keep to their policy is Chromium's to say, in the tests above. All else counts, advice too.
  const isPolicy = /^(?:Resource|Inline script) violates Content Security Policy/;
  return messages
    .filter(({ message }) => !isPolicy.test(message))
    .map(({ type, url, message, extract }) => `${type} ${url}: ${message} ${extract ?? ''}`);
}

const isMissing = missing(chromiumPath);

describe.skipIf(isMissing)(
  `a site in Chromium${isMissing ? ' (skipped: chromium is not installed)' : ''}`,
  () => {
    let folder: string;
    let browser: Browser;
    let site: Served;
    let indonesian: Served;
    let hostile: Served;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kliping-site-'));
      const archive = await newsArchive(join(folder, 'news'));
      await publishShared(archive);
      const first = [FERRY, MARKET, BRIDGE, ARABIC, CHINESE, EXTRACT, ...WIRE].map(captureOf);
      await writeBatch(archive, batchOf('first', first));
      await writeBatch(archive, batchOf('second', [captureOf(FERRY_AGAIN)]));
      const config: SiteConfig = {
        title: 'Arsip Kabar',
        publisher: { name: 'Yayasan Kabar', url: 'https://kabar.example/' },
        license: 'https://creativecommons.org/licenses/by/4.0/',
        rights: { default: 'owned' },
        unknown: 'extract',
        attributions: 'all',
        entities: { minimum: 1 },
        datasets: { url: 'https://data.example/' },
      };
      const release = join(folder, 'release');
      await exportDataset(archive, release, { name: 'kabar', version: '1.0.0' });
      const datasets = [release];
      site = await Served.start(archive, join(folder, 'en'), config, { datasets });
      indonesian = await Served.start(
        archive,
        join(folder, 'id'),
        { ...config, language: 'id' },
        { datasets },
      );
      const attacked = await createArchive(join(folder, 'hostile-archive'), {
        files: hastyFiles,
        compression: 'none',
      });
      await writeBatch(attacked, batchOf('hostile', HOSTILE.map(captureOf)));
      hostile = await Served.start(attacked, join(folder, 'hostile'), {
        title: SHORT_ATTACK,
        description: SHORT_ATTACK,
        publisher: { name: SHORT_ATTACK },
        rights: { default: 'owned' },
        attributions: 'all',
        entities: { minimum: 1 },
      });
      browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
      for (const each of [site, indonesian, hostile]) await each?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('has nothing that axe objects to on any kind of page, and never scrolls sideways', async () => {
      const articles = site.articles(
        'الجسر',
        '新桥',
        'Bridge opens',
        'Kapal feri',
        'class="verdict"',
        'class="cut"',
      );
      const paths = new Set([...oneOfEach(site.pages), ...articles]);
      expect(await look(browser, site, [...paths], EVERY_LOOK)).toEqual([]);
    });

    it('speaks Indonesian as well', async () => {
      expect(await look(browser, indonesian, oneOfEach(indonesian.pages), TWO_LOOKS)).toEqual([]);
    });

    it('shows hostile articles harmless', async () => {
      expect(await look(browser, hostile, oneOfEach(hostile.pages), TWO_LOOKS)).toEqual([]);
      const { page, problems } = await watched(browser, hostile.base);
      for (const path of hostile.pages) {
        await page.goto(hostile.base + path);
        // Whatever could be pointed at or opened is.
        for (const each of await page.locator('summary').all()) await each.click();
        for (const each of await page.locator('main a').all()) {
          await each.dispatchEvent('mouseover');
          const href = (await each.getAttribute('href'))!;
          if (/^\s*(?:javascript|data|vbscript):/i.test(href)) problems.push(`${path}: ${href}`);
        }
        expect(await page.evaluate('window.pwned'), path).toBeUndefined();
        const turned = await turnedWords(page);
        problems.push(...turned.map((words) => `${path} turned: ${words}`));
      }
      await page.close();
      expect(problems).toEqual([]);
    });

    it('answers every link of its own', async () => {
      const found = new Map<string, string>();
      for (const path of site.pages) {
        for (const { properties, tagName } of elements(parse(site.html(path)))) {
          const { href, src, srcSet } = properties;
          const to = href ?? src ?? srcSet;
          if (to === undefined || to === null) continue;
          const url = new URL(String(to), site.base + path);
          if (url.href.startsWith(site.base))
            found.set(url.href.replace(/#.*$/, ''), path + tagName);
        }
      }
      expect(found.size).toBeGreaterThan(200);
      const dead: string[] = [];
      for (const [url, from] of found) {
        const { status } = await fetch(url, { method: 'HEAD' });
        if (status !== 200) dead.push(`${status} ${url} from ${from}`);
      }
      expect(dead).toEqual([]);
    });

    it('shows its own page for what is not there', async () => {
      const { page, problems } = await watched(browser, site.base);
      const response = await page.goto(`${site.base}no-such/page/here/`);
      expect(response!.status()).toBe(404);
      const color = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(color, 'its style is there too').not.toBe('rgba(0, 0, 0, 0)');
      await page.locator('main a').first().click();
      expect(page.url()).toBe(site.base);
      // The page itself is what was not found; nothing else is missing.
      const others = problems.filter(
        (problem) => !/no-such\/page\/here\/(?:: console: .* status of 404 .*)?$/.test(problem),
      );
      expect(others).toEqual([]);
      await page.close();
    });

    it.each(['en', 'id'])(
      'has nothing that axe and html-validate object to in what is found, and what is not there: %s',
      async (language) => {
        const searched = language === 'en' ? site : indonesian;
        const { page, problems } = await watched(browser, searched.base);
        for (const [words, found] of [
          ['riga', 10],
          ['bxqwzk', 0],
        ] as const) {
          await page.goto(`${searched.base}search/?q=${words}`);
          await page.locator(`#status:not(:empty):not(:text("…"))`).waitFor();
          expect(await page.locator('#results li').count()).toBe(found);
          expect(await page.locator('#more').isVisible()).toBe(found > 0);
          // Taking a picture leaves something on the page.
          problems.push(...(await htmlProblems(await contentOf(page))));
          problems.push(...(await lookAt(page, `${language} ${words}`, EVERY_LOOK)));
        }
        expect(problems).toEqual([]);
        await page.goto(`${searched.base}no-such/page/here/`);
        expect(await htmlProblems(await contentOf(page))).toEqual([]);
        expect(await lookAt(page, `${language} nowhere`, EVERY_LOOK)).toEqual([]);
        await page.close();
      },
    );

    it('is valid HTML by html-validate, page by page', async () => {
      const problems: string[] = [];
      for (const each of [site, indonesian, hostile]) {
        for (const path of each.pages) {
          const found = await htmlProblems(each.html(path));
          problems.push(...found.map((problem) => `${path} ${problem}`));
        }
      }
      expect(problems).toEqual([]);
    });

    const noVnu = missing(java) || missing(vnu);
    it.skipIf(noVnu)(
      `is valid HTML, CSS and SVG by the Nu HTML Checker${noVnu ? ' (skipped: not installed)' : ''}`,
      async () => {
        for (const each of [site, indonesian, hostile]) {
          expect(await vnuProblems(each.folder)).toEqual([]);
        }
        const bad = join(folder, 'bad');
        await mkdir(bad);
        await writeFile(join(bad, 'index.html'), '<!doctype html><title>Bad</title><p><div></p>');
        await writeFile(join(bad, 'style.css'), 'p{colour:red}');
        // It does look at pages and style.
        expect((await vnuProblems(bad)).join()).toMatch(
          /index\.html.*style\.css|style\.css.*index\.html/s,
        );
      },
    );
  },
);
