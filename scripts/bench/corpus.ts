/** What is measured: articles as plain text and as HTML pages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** An article or a page. */
export interface Input {
  name: string;
  raw: Uint8Array;
}

/** The inputs of a run. */
export interface Corpus {
  seed: Input;
  /** Articles as plain text. */
  articles: Input[];
  /** Many of them, to run commands over. */
  many: Input[];
  /** Whole pages of news sites; or, where there are none, the articles in a small template. */
  pages: Input[];
  /** Where the pages are from. */
  pagesFrom: string;
}

function readNews(folder: string, every: number): Input[] {
  const files = readdirSync(folder).filter((name) => /\.jsonl\.gz$/.test(name));
  return files.sort().flatMap((file) =>
    gunzipSync(readFileSync(join(folder, file)))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .filter((_line, index) => index % every === 0)
      .map((line) => {
        const { name, text } = JSON.parse(line) as { name: string; text: string };
        return { name: `${name}.txt`, raw: Buffer.from(text) };
      }),
  );
}

function readPages(folder: string): Input[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html.gz'))
    .sort()
    .map((name) => ({
      name: name.slice(0, -3),
      raw: gunzipSync(readFileSync(join(folder, name))),
    }));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function pageOf({ name, raw }: Input): Input {
  const [title = '', ...paragraphs] = Buffer.from(raw).toString('utf8').split(/\n+/).map(escaped);
  const menu = Array.from(
    { length: 40 },
    (_none, at) => `<li><a href="/s/${at}">Menu ${at}</a></li>`,
  );
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>
<nav><ul>${menu.join('')}</ul></nav><main><article><h1>${title}</h1>
${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}
</article></main><footer><p>Copyright</p></footer></body></html>`;
  return { name: name.replace(/\.txt$/, '.html'), raw: Buffer.from(page) };
}

/**
 * Reads the inputs.
 *
 * @param news A folder of `*.jsonl.gz` with `{name, text}` lines.
 * @param dev A folder with `html/pages/*.html.gz` and the seed article under `gold/raw/`.
 * @param every Takes every so manieth article.
 */
export function readCorpus(news: string, dev: string, every: number): Corpus {
  const articles = readNews(news, every);
  const many = readNews(news, 2);
  const seedFolder = join(dev, 'gold/raw');
  const seedName = readdirSync(seedFolder).sort()[0]!;
  const seed = { name: seedName, raw: readFileSync(join(seedFolder, seedName)) };
  const folder = join(dev, 'html/pages');
  return existsSync(folder)
    ? { seed, articles, many, pages: readPages(folder), pagesFrom: 'pages of news sites' }
    : { seed, articles, many, pages: articles.slice(0, 60).map(pageOf), pagesFrom: 'a template' };
}

/** The bytes of inputs. */
export function bytesOf(inputs: readonly Input[]): number {
  return inputs.reduce((sum, { raw }) => sum + raw.length, 0);
}
