/** What is known of the folder of a site: its state, and what can be told by looking. */
import { join } from 'node:path';
import type { Database } from '../../../catalog/engine.ts';
import { type Files, readPieces } from '../../../store/index.ts';

/** What the folder holds: a line of JSON for each file. */
export const STATE_FILE = '.kliping-site.jsonl';
/** The first line of a state says what it is of, and where the site will be. */
export const SITE = 'https://w3id.org/kliping/site/1';
/** The end of the name of a file that is being written. */
export const ASIDE = '.kliping-aside';
/** The folders that are a site's own. */
export const OWN_FOLDERS: readonly string[] = [
  'about',
  'articles',
  'charts',
  'claims',
  'datasets',
  'dates',
  'entities',
  'languages',
  'pagefind',
  'search',
  'sitemaps',
  'sources',
  'stories',
];
/** Paths of files of a site: nothing that leads out of it. */
export const PATH = /^(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*\/)*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*$/;
/**
 * Files that only a site has, since digests or numbers name their folders: they show articles, and are
 * found by looking where a state or a marker was lost.
 */
const MADE_OF_ARTICLES =
  /^(?:articles\/[0-9a-f]{32}\/(?:(?:annotated\/)?index\.html|article\.(?:jsonld|txt)|record\.json)|stories\/[0-9a-f]{32}\/(?:\d+\/)?index\.html|entities\/(?:Q\d+|[a-z]+-[0-9a-f]{16})\/(?:\d+\/)?index\.html|pagefind\/[a-z0-9-]+\/\d+\/(?:fragment|index)\/.+\.pf_\w+)$/;

/** Files that lists have, and hardly anybody else: they count where the state cannot be read. */
const LISTS =
  /^(?:(?:claims|dates|entities|languages|sources)\/(?:[^/]+\/)?(?:\d+\/)?index\.html|sitemaps\/\d+\.xml)$/;

/** Files that show no article of the archive's but those whose folder they are in. */
const SHOWS_NO_OTHERS =
  /^(?:(?:articles|about|search)\/.*|404\.html|icon\.svg|robots\.txt|style\.css)$/;

/** Whether a file may show articles whose folder it is not in. */
export function mayShowOthers(path: string): boolean {
  return !SHOWS_NO_OTHERS.test(path);
}

/** The lines of a file, a value each; undefined for what is none, such as half a line at its end. */
export async function* jsonLines(
  files: Files,
  path: string,
): AsyncGenerator<Record<string, unknown> | undefined, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of readPieces(files, path)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines.map(parseLine);
  }
  if (rest !== '') yield undefined;
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads what the folder is said to hold, as far as it can be read; false when that is not all. */
export async function readState(
  files: Files,
  folder: string,
  database: Database,
): Promise<boolean> {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO file (path, was, was_key) VALUES (?, ?, ?)',
  );
  let isWhole = true;
  let isFirst = true;
  for await (const line of jsonLines(files, join(folder, STATE_FILE))) {
    const { site, path, sha256, key } = line ?? {};
    if (typeof path === 'string' && PATH.test(path) && typeof sha256 === 'string') {
      insert.run(path, sha256, typeof key === 'string' ? key : null);
      if (isFirst) isWhole = false;
    } else if (!isFirst || site !== SITE) isWhole = false;
    isFirst = false;
  }
  return isWhole && !isFirst;
}

/** The files that the state of a folder tells of, as far as it can be read. */
export async function* statedPaths(
  files: Files,
  folder: string,
): AsyncGenerator<string, void, void> {
  for await (const line of jsonLines(files, join(folder, STATE_FILE))) {
    const path = line?.path;
    if (typeof path === 'string' && PATH.test(path)) yield path;
  }
}

/**
 * Looks for what no state tells of: files that were being written are removed, and those that only a
 * site has are taken note of.
 *
 * @param isStated whether the state tells of all other files
 */
export async function look(
  files: Files,
  folder: string,
  database: Database,
  isStated: boolean,
): Promise<void> {
  const insert = database.prepare('INSERT OR IGNORE INTO file (path, was) VALUES (?, ?)');
  const isKnown = database.prepare('SELECT 1 FROM file WHERE path = ?');
  const isOurs = (path: string): boolean =>
    PATH.test(path) && (MADE_OF_ARTICLES.test(path) || (!isStated && LISTS.test(path)));
  const visit = async (path: string): Promise<void> => {
    for (const { name, kind } of await files.list(join(folder, path))) {
      const below = path === '' ? name : `${path}/${name}`;
      if (kind === 'folder') {
        if (path !== '' || OWN_FOLDERS.includes(name)) await visit(below);
      } else if (kind === 'file' && name.endsWith(ASIDE)) {
        const whole = below.slice(0, -ASIDE.length);
        const isOwn = path !== '' || whole === STATE_FILE || isKnown.get(whole) !== undefined;
        if (isOwn) await files.remove(join(folder, below));
      } else if (kind === 'file' && isOurs(below)) insert.run(below, 'unknown');
    }
  };
  await visit('');
}
