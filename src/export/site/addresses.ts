/** Where everything of a site is: paths below its base URL, which stay for good. */
import { createHash } from 'node:crypto';
import { folded } from '../../record/facts.ts';
import type { Mention } from '../../record/types.generated.ts';
import { hexFromNi } from '../../store/index.ts';
import { toLower } from '../../unicode/case.ts';

const hash = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits);

/** The folder of an article, by the id of its capture. */
export function articlePath(id: string): string {
  return `articles/${hexFromNi(id)!.slice(0, 32)}/`;
}

/** The folder of a story, by its key (see `storyKey`). */
export function storyPath(key: string): string {
  return `stories/${hash(key, 32)}/`;
}

/** The folder of an entity: by its item of Wikidata, or else by its type and name. */
export function entityPath(
  { type, name }: Pick<Mention, 'type' | 'name'>,
  wikidata: string | undefined,
): string {
  return wikidata === undefined
    ? `entities/${toLower(type)}-${hash(`${type}\n${toLower(name)}`, 16)}/`
    : `entities/${wikidata}/`;
}

/** The longest name of a folder that is made of words. */
const LONGEST = 60;

/** A slug like this is the name of a file, and one such as `index.html` may stand in the same folder. */
const FILE_NAME =
  /\.(?:atom|css|csv|gz|html?|ico|jpe?g|js|json|jsonl|jsonld|kliping-aside|parquet|pdf|php|png|svg|txt|wasm|webp|xml)$/;

/**
 * The folder of a source. Names that differ in case, accents and signs alone have the same; where
 * letters of other scripts are lost, or just figures are left, or the name is like that of a file, a digest tells names apart.
 */
export function sourcePath(name: string): string {
  const plain = folded(name);
  const slug = plain
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST)
    .replace(/[-.]+$/, '');
  const isWhole =
    plain.length <= LONGEST &&
    !/[^\0-\x7f]/.test(plain) &&
    /[a-z]/.test(slug) &&
    !FILE_NAME.test(slug);
  return `sources/${isWhole ? slug : `${slug === '' ? '' : `${slug}-`}x${hash(plain, 8)}`}/`;
}

/** The folder of a language, by its tag. */
export function languagePath(tag: string): string {
  const plain = toLower(tag);
  return `languages/${/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/.test(plain) ? plain : 'und'}/`;
}

/** The folder of a year or month: the beginning of a date. */
export function datePath(date: string): string {
  return `dates/${date}/`;
}

/** The folder of a page of a list; the first is the list's own. */
export function pagePath(path: string, page: number): string {
  return page === 1 ? path : `${path}${page}/`;
}

/** The way from a page to the start page: `../` for each folder. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}
