/** Real articles and pages, which are no part of this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where they are, unless said otherwise. */
export const REAL = process.env.KLIPING_REAL_DATA ?? '../shared/data';

/** An article or a page. */
export interface RealArticle {
  name: string;
  raw: Uint8Array;
}

/** Whether there are real articles in a folder. */
export function hasRealArticles(data = REAL): boolean {
  return existsSync(join(data, 'news'));
}

/**
 * Reads `news/*.jsonl.gz` (lines of `{name, text}`) and the pages in `dev/html/pages/`, sorted.
 *
 * @param data The folder.
 * @param every Takes every so manieth of the articles; of pages all.
 */
export function* realArticles(data = REAL, every = 1): Generator<RealArticle> {
  const news = join(data, 'news');
  for (const file of readdirSync(news).sort()) {
    if (!file.endsWith('.jsonl.gz')) continue;
    const lines = gunzipSync(readFileSync(join(news, file)))
      .toString('utf8')
      .split('\n');
    for (const [index, line] of lines.filter(Boolean).entries()) {
      if (index % every !== 0) continue;
      const { name, text } = JSON.parse(line) as { name: string; text: string };
      yield { name: `${name}.txt`, raw: Buffer.from(text) };
    }
  }
  const pages = join(data, 'dev/html/pages');
  if (!existsSync(pages)) return;
  for (const name of readdirSync(pages).sort()) {
    if (name.endsWith('.html.gz')) {
      yield { name: name.slice(0, -3), raw: gunzipSync(readFileSync(join(pages, name))) };
    }
  }
}
