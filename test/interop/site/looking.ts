/** Looking at pages in Chromium. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Served } from './served.ts';

/** Set to a folder to look at every page that is checked. */
const pictures = process.env.KLIPING_SITE_PICTURES;

/** One page of each kind, by its path with what is just a name left out. */
export function oneOfEach(pages: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const page of pages) {
    const kind = page
      .replace(/[0-9a-f]{16,}/g, 'X')
      .replace(/Q\d+/, 'Q')
      .replace(/^(languages|sources)\/[^/]+/, '$1/X')
      .replace(/\d{4}/, 'Y')
      .replace(/Y-\d\d/, 'M');
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}

/** A page, and what went wrong on it. */
export interface Watched {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens pages, and notes whatever goes wrong on them. */
export async function watched(browser: Browser, base: string): Promise<Watched> {
  const page = await browser.newPage();
  const problems: string[] = [];
  const note = (what: string): void => void problems.push(`${page.url()}: ${what}`);
  page.on('pageerror', (error) => note(String(error)));
  page.on('console', (message) => note(`console: ${message.text()}`));
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) note(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  return { page, problems };
}

/** How a page is looked at: on what screen, by day or by night. */
interface Look {
  readonly colorScheme: 'light' | 'dark';
  /** In CSS pixels. */
  readonly width: number;
}
const [DAY, NIGHT] = ['light', 'dark'] as const;
const [PHONE, DESKTOP] = [375, 1280] as const;
export const EVERY_LOOK: readonly Look[] = [DAY, NIGHT].flatMap((colorScheme) =>
  [PHONE, DESKTOP].map((width) => ({ colorScheme, width })),
);
/** The narrow and the wide, the light and the dark, each once. */
export const TWO_LOOKS: readonly Look[] = [
  { colorScheme: DAY, width: DESKTOP },
  { colorScheme: NIGHT, width: PHONE },
];

/** What axe finds on the page that is open. It is evaluated, since the page lets no script in. */
async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // The style is read where it is; a page may not fetch anything.
  const found = (await page.evaluate(
    'axe.run(document, { preload: false, resultTypes: ["violations"] })',
  )) as axe.AxeResults;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Looks at the page that is open; what is closed on it is opened, since neither axe nor anybody else sees it. */
export async function lookAt(
  page: Page,
  called: string,
  looks: readonly Look[],
): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const name = `${called} ${colorScheme} ${width}`;
    const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    if (wide > width) problems.push(`${name}: ${wide} wide`);
    problems.push(...(await axeProblems(page)).map((problem) => `${name}: ${problem}`));
    if (pictures !== undefined) {
      await mkdir(pictures, { recursive: true });
      const file = `${name.replace(/[^\w-]+/g, '_')}.png`;
      await page.screenshot({ path: join(pictures, file), fullPage: true });
    }
  }
  return problems;
}

/** Looks at pages as people do. */
export async function look(
  browser: Browser,
  site: Served,
  paths: readonly string[],
  looks: readonly Look[],
): Promise<string[]> {
  const { page, problems } = await watched(browser, site.base);
  for (const path of paths) {
    await page.goto(site.base + path);
    problems.push(...(await lookAt(page, `${site.name} ${path || 'start'}`, looks)));
    if ((await page.evaluate('window.pwned')) !== undefined) problems.push(`${path}: ran a script`);
  }
  await page.close();
  return problems;
}

/**
 * What stands on a page in the wrong order: text of ours whose letters do not go from left to right, since
 * words beside it turned it. The words of articles may turn themselves.
 */
const TURNED = `(() => {
  const theirs = 'bdi, pre, script, [dir=auto], #article [id^=p], .annotated, .change, blockquote';
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest(theirs)) continue;
    const range = document.createRange();
    let last;
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      if (last && Math.abs(box.top - last.top) < 2 && box.left < last.left) {
        found.push(node.data);
        break;
      }
      last = box;
    }
  }
  return found;
})()`;

/** The words of ours that those of others turned. */
export async function turnedWords(page: Page): Promise<string[]> {
  return (await page.evaluate(TURNED)) as string[];
}
