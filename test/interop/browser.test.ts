import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '../../src/jsonld/publish.ts';
import { renderPage } from '../../src/page/index.ts';
import { makeRecord } from '../../src/pipeline.ts';
import { annotatedRecord, sampleRecord } from '../support/record.ts';
import { CHROMIUM_FLAGS, missing, onPath } from './tools.ts';

const path = onPath('chromium');
const skip = missing(path);
const ATTACK =
  '</script><script>document.title="broken out"</script><img src=x onerror="document.title=1">';

describe.skipIf(skip)(
  `pages in Chromium${skip ? ' (skipped: chromium is not installed)' : ''}`,
  () => {
    const seed = makeRecord(readFileSync('archive/inbox/mali-junta.txt'), {
      name: 'mali-junta.txt',
      metadata: {},
    });
    const records = {
      sample: annotatedRecord(),
      seed,
      hostile: sampleRecord([
        ['headline', `Judul ${ATTACK}`],
        ['paragraph', `Kalimat ${ATTACK} selesai.`],
      ]),
    };
    let server: Server;
    let browser: Browser;
    let origin = '';

    beforeAll(async () => {
      server = createServer((request, response) => {
        const record = records[(request.url ?? '').slice(1) as keyof typeof records];
        response.writeHead(record ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
        response.end(record ? renderPage(record) : '');
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      browser = await chromium.launch({ executablePath: path!, args: CHROMIUM_FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
      await new Promise((done) => server?.close(done));
    });

    it.each(Object.keys(records) as (keyof typeof records)[])(
      'shows %s as it is, without running or loading anything',
      async (name) => {
        const page = await browser.newPage();
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(String(error)));
        page.on('request', (request) => {
          if (request.url() !== `${origin}/${name}` && !request.url().endsWith('/favicon.ico'))
            problems.push(request.url());
        });
        await page.goto(`${origin}/${name}`);
        const record = records[name];
        expect(await page.title()).toBe(record.article.headline);
        expect(await page.locator('h1').textContent()).toBe(record.article.headline);
        const scripts = page.locator('script');
        expect(await scripts.count()).toBe(1);
        expect(JSON.parse((await scripts.textContent())!)).toEqual(publish(record));
        expect(problems).toEqual([]);
        await page.close();
      },
    );

    it('fits a narrow screen without scrolling sideways', async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
      await page.goto(`${origin}/seed`);
      const [inner, scroll] = (await page.evaluate(
        '[innerWidth, document.documentElement.scrollWidth]',
      )) as [number, number];
      expect(scroll).toBeLessThanOrEqual(inner);
      await page.close();
    });

    it('never shows the spam that was removed from the seed article', async () => {
      const page = await browser.newPage();
      await page.goto(`${origin}/seed`);
      expect(await page.content()).not.toMatch(/sbobet|gacor/i);
      await page.close();
    });
  },
);
