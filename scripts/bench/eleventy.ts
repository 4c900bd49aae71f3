/** Eleventy beside `export site`: it makes the same pages again, from their facts as JSON. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run, type Taken } from './commands.ts';
import { factsOf, KINDS, kindOf, wordsOf } from './page-facts.ts';

/** The release that is measured, with Nunjucks, which it brings. */
export const ELEVENTY = '3.1.8';
const HOME = 'out/eleventy';
const COMMAND = `${HOME}/node_modules/@11ty/eleventy/cmd.cjs`;
const TEMPLATES = 'scripts/bench/eleventy';
/** In how many pages of each kind the words are compared. */
const COMPARED = 50;

/** Installs Eleventy where it is not there yet. */
export function installEleventy(): void {
  if (existsSync(COMMAND)) return;
  mkdirSync(HOME, { recursive: true });
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', HOME];
  execFileSync('npm', ['install', '--silent', ...flags, `@11ty/eleventy@${ELEVENTY}`]);
}

/** The paths of the pages of a site that Eleventy makes as well, in order. */
export function pagesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html'))
    .map((path) => path.slice(0, -'index.html'.length))
    .filter((path) => kindOf(path) !== undefined)
    .sort();
}

/** Reads JSON Lines, so that no single text holds all of them. */
const DATA = (file: string): string => `import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export default async function read() {
  const all = [];
  const input = createReadStream(new URL('../../${file}', import.meta.url));
  for await (const line of createInterface({ input })) all.push(JSON.parse(line));
  return all;
}
`;

/**
 * Makes a project for Eleventy out of the pages of a site.
 *
 * @param title The title of the site.
 * @returns how many pages it has
 */
export async function makeProject(site: string, folder: string, title: string, url: string) {
  rmSync(folder, { recursive: true, force: true });
  const source = join(folder, 'source');
  for (const name of ['_includes', '_data']) mkdirSync(join(source, name), { recursive: true });
  cpSync(join(TEMPLATES, 'eleventy.config.mjs'), join(folder, 'eleventy.config.mjs'));
  for (const name of ['frame', 'inline']) {
    cpSync(join(TEMPLATES, `${name}.njk`), join(source, '_includes', `${name}.njk`));
  }
  const sections = ['dates', 'sources', 'languages', 'entities', 'claims', 'about'];
  const facts = { title, url, sections: sections.map((name) => ({ name, path: `${name}/` })) };
  writeFileSync(join(source, '_data', 'site.json'), JSON.stringify(facts));
  const out = new Map(
    KINDS.map((kind) => {
      const name = { articles: 'article', annotated: 'annotated', lists: 'list' }[kind];
      cpSync(join(TEMPLATES, `${name}.njk`), join(source, `${name}.njk`));
      writeFileSync(join(source, '_data', `${kind}.js`), DATA(`${kind}.jsonl`));
      return [kind, createWriteStream(join(folder, `${kind}.jsonl`))];
    }),
  );
  const pages = pagesOf(site);
  for (const path of pages) {
    const kind = kindOf(path)!;
    const html = readFileSync(join(site, path, 'index.html'), 'utf8');
    const stream = out.get(kind)!;
    if (!stream.write(`${JSON.stringify(factsOf(html, path, kind))}\n`))
      await once(stream, 'drain');
  }
  for (const stream of out.values()) {
    stream.end();
    await once(stream, 'finish');
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return pages;
}

/** Lets Eleventy make all pages of a project anew. */
export async function runEleventy(folder: string): Promise<Taken> {
  const out = join(folder, 'site');
  rmSync(out, { recursive: true, force: true });
  const config = `--config=${join(folder, 'eleventy.config.mjs')}`;
  const places = [`--input=${join(folder, 'source')}`, `--output=${out}`];
  // All pages are held until they are written.
  return run(['--max-old-space-size=16384', COMMAND, config, ...places, '--quiet']);
}

/**
 * Compares what both made.
 *
 * @throws when a page has other words
 */
export function compare(site: string, folder: string, pages: readonly string[]): void {
  for (const kind of KINDS) {
    const all = pages.filter((path) => kindOf(path) === kind);
    const step = Math.max(1, Math.floor(all.length / COMPARED));
    for (let index = 0; index < all.length; index += step) {
      const path = all[index]!;
      const [ours, theirs] = [site, join(folder, 'site')].map((from) =>
        wordsOf(readFileSync(join(from, path, 'index.html'), 'utf8')),
      );
      if (ours !== theirs) throw new Error(`${path} has other words:\n${ours}\n${theirs}`);
    }
  }
}
