import { chromium } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { startPreview } from '../../src/export/site/preview.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../export/dataset/helpers.ts';
import { site } from '../export/site/helpers.ts';
import { missing, onPath } from './tools.ts';

const path = onPath('chromium');
const skip = missing(path);
const ATTACK = 'Judul &lt;img src=x onerror="document.title=1"&gt; aneh';
const HOSTILE = {
  name: 'attack.txt',
  text: `${ATTACK}\n\nKalimat &lt;script&gt;document.title=2&lt;/script&gt; dengan kata rambutan di dalamnya.`,
  metadata: { language: 'id' },
};

it.skipIf(skip)(
  `the search finds articles in Chromium, in whatever shard they are${skip ? ' (skipped: chromium is not installed)' : ''}`,
  async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE, HOSTILE]);
    const written = await site(archive, { search: true }, { shardSize: 1 });
    const preview = await startPreview(written.path, 0);
    onTestFinished(() => preview.close());
    const browser = await chromium.launch({ executablePath: path!, args: ['--no-sandbox'] });
    onTestFinished(() => browser.close());
    const problems: string[] = [];
    for (const [words, language, titles] of [
      ['penumpang', '', ['Kapal feri tiba 🚢']],
      ['bridge', '', ['Bridge opens in Riga']],
      ['bridges', '', ['Bridge opens in Riga']],
      ['bxqwzk', '', []],
      ['pemerintah', '', []],
      ['pemerintah', 'en', []],
      ['penumpang', 'id', ['Kapal feri tiba 🚢']],
      ['santoso', 'id', ['Pasar ikan dibuka']],
      ['bridge', 'en', ['Bridge opens in Riga']],
      ['rambutan', 'id', ['Judul <img src=x onerror="document.title=1"> aneh']],
    ] as const) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) problems.push(message.text());
      });
      await page.goto(`${preview.url}search/?q=${words}&lang=${language}`);
      const link = page.locator('#results .title a');
      const status = titles.length > 0 ? `Articles found: ${titles.length}` : 'Nothing was found.';
      await page.getByText(status).waitFor();
      expect(await link.allTextContents(), words).toEqual(titles);
      const names = page.locator('#results .title bdi');
      for (const name of await names.all()) {
        const isEnglish = (await name.textContent()) === 'Bridge opens in Riga';
        expect(await name.getAttribute('lang')).toBe(isEnglish ? 'en' : 'id');
      }
      expect(await page.title()).toContain('Search');
      expect(await page.locator('#results img, #results script').count()).toBe(0);
      if (titles.length > 0) {
        await link.click();
        await page.waitForURL(/articles/);
        expect(await page.locator('h1').first().textContent()).toBe(titles[0]);
      }
      await page.close();
    }
    expect(problems).toEqual([]);
  },
);

it.skipIf(skip)(
  `what one language has instead of a word hides nothing that another has of it${skip ? ' (skipped: chromium is not installed)' : ''}`,
  async () => {
    // Words that are rare, and in headlines, count more than those of every article.
    const english = Array.from({ length: 180 }, (_, at) => ({
      name: `en-${at}.txt`,
      text: `${at % 3 ? 'Harbour' : 'Pem'} news ${at}\n\n${at % 3 ? 'The council' : 'Pem, Pem and Pem'} opened the bridge on Monday.`,
      metadata: { language: 'en' },
    }));
    english.push({
      name: 'word.txt',
      text: 'Words of the harbour\n\nThe council calls itself pemerintah in all letters.',
      metadata: { language: 'en' },
    });
    const indonesian = Array.from({ length: 20 }, (_, at) => ({
      name: `id-${at}.txt`,
      text: `Kabar pelabuhan ${at}\n\nSebuah jembatan tua di atas sungai dibuka oleh pemerintah pada hari Senin lalu, kata warga desa yang sudah lama menunggu di tepi sungai sejak pagi.`,
      metadata: { language: 'id' },
    }));
    const archive = await archiveOf([...english, ...indonesian]);
    const written = await site(archive, { search: true }, { shardSize: 30 });
    const preview = await startPreview(written.path, 0);
    onTestFinished(() => preview.close());
    const browser = await chromium.launch({ executablePath: path!, args: ['--no-sandbox'] });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(`${preview.url}search/?q=pemerintah`);
    const links = page.locator('#results .title a');
    const more = page.locator('#more');
    await links.first().waitFor();
    while (await more.isVisible()) {
      const before = await links.count();
      await more.click();
      await expect.poll(async () => (await links.count()) > before || more.isHidden()).toBe(true);
    }
    const titles = await links.allTextContents();
    expect(titles.filter((title) => title.startsWith('Kabar pelabuhan')).length).toBe(20);
    expect(titles).toContain('Words of the harbour');
  },
);
