/**
 * The index that browsers search, made by Pagefind. It is cut into shards of one language each, in the
 * order that articles changed in: Pagefind holds all of an index in memory while it makes it, and a new
 * batch leaves the shards as they are that were full before.
 */
import { createHash } from 'node:crypto';
import type { Database, Row } from '../../../catalog/engine.ts';
import { dateText } from '../../../page/plain.ts';
import type { ArchiveRecord } from '../../../record/types.generated.ts';
import { StoreUsageError } from '../../../store/index.ts';
import { loadOptional } from '../../dataset/optional.ts';
import { articlePath } from '../addresses.ts';
import { plainTitle } from '../layout.ts';
import { titleOf } from '../pages/article.ts';
import { keyOf, type SiteUnderWay } from '../part.ts';
import { publicArticle } from '../public-article.ts';
import { entryOf } from '../site-index/rows.ts';

/** Articles of a shard: Pagefind needs about a quarter of a megabyte of memory for each, as long as it is made. */
export const SHARD_SIZE = 2000;
/** Files of a shard that hold the words that results show. */
const FRAGMENTS = 400;
/** What of Pagefind's files a site needs; the rest is interfaces of its own. */
const NEEDED =
  /^(?:fragment\/|index\/|wasm\.|pagefind(?:-worker)?\.js$|pagefind-entry\.json$|.*\.pf_)/;

/** Articles of one language that are searched together. */
interface Shard {
  /** The folder of its files below the base URL. */
  readonly path: string;
  /** A tag of BCP 47, or `und`. */
  readonly language: string;
  readonly key: string;
  /** The ids of its articles. */
  readonly articles: readonly string[];
}

/** How the search is reached in a language. */
export interface SearchLanguage {
  readonly language: string;
  readonly articles: number;
  /** The folders of its shards, below the base URL. */
  readonly shards: readonly string[];
}

function* rowsOf(database: Database): Generator<Row, void, void> {
  database.exec(`
    CREATE TEMP TABLE IF NOT EXISTS searched AS SELECT ROW_NUMBER() OVER (
      ORDER BY language_path, changed, path
    ) AS place, path, id, language_path, words_digest FROM article;
    CREATE UNIQUE INDEX IF NOT EXISTS searched_place ON searched (place);
  `);
  const statement = database.prepare(
    'SELECT * FROM searched WHERE place > ? ORDER BY place LIMIT 1000',
  );
  for (let after = 0; ; ) {
    const rows = statement.all(after);
    if (rows.length === 0) return;
    yield* rows;
    after = rows.at(-1)!.place as number;
  }
}

/** Cuts the articles of a site into shards. */
function* shardsOf(site: SiteUnderWay, size: number): Generator<Shard, void, void> {
  let at = '';
  let number = 0;
  let articles: string[] = [];
  let hash = createHash('sha256');
  const shard = (): Shard => {
    const language = at.slice('languages/'.length, -1);
    return {
      path: `pagefind/${language}/${number}/`,
      language,
      key: keyOf(site, hash.digest('hex')),
      articles,
    };
  };
  for (const { path, id, language_path: language, words_digest: digest } of rowsOf(
    site.index.database,
  )) {
    if (language !== at || articles.length === size) {
      if (articles.length > 0) yield shard();
      number = language === at ? number + 1 : 1;
      at = language as string;
      articles = [];
      hash = createHash('sha256');
    }
    articles.push(id as string);
    hash.update(`${path} ${digest}\n`);
  }
  if (articles.length > 0) yield shard();
}

function check(errors: readonly string[]): void {
  if (errors.length > 0) {
    throw new StoreUsageError(
      `The search cannot be made: ${errors.join('; ')}. Give --no-search for a site without it.`,
    );
  }
}

/** Makes the index of a shard out of what the site may show. */
async function writeShard(
  { index: known, listing, output, frame }: SiteUnderWay,
  { path: folder, language, key, articles }: Shard,
): Promise<void> {
  const pagefind = await loadOptional('pagefind', () => import('pagefind'));
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: language,
    maxFragments: FRAGMENTS,
  });
  check(errors);
  const find = known.database.prepare('SELECT * FROM article WHERE path = ?');
  for (const id of articles) {
    const path = articlePath(id);
    const listed = listing.find(id)!;
    const record = JSON.parse(Buffer.from(await listed.record()).toString('utf8')) as ArchiveRecord;
    const article = publicArticle(record, await listed.reviews(), frame.settings);
    const { datePublished, source } = entryOf(find.get(path)!);
    const added = await index!.addCustomRecord({
      url: path,
      language,
      content: article.record.article.text,
      meta: {
        title: plainTitle(titleOf(article, frame)),
        ...(datePublished !== undefined && {
          date: dateText(datePublished.slice(0, 10), frame.words.page),
        }),
        ...(source && { source: source.name }),
      },
    });
    check(added.errors);
  }
  const made = await index!.getFiles();
  check(made.errors);
  for (const { path, content } of made.files) {
    if (NEEDED.test(path)) await output.put(folder + path, content, key);
  }
  await index!.deleteIndex();
}

/**
 * Writes the index of a site, shard by shard; those that would be the same are kept.
 *
 * @param size How many articles a shard has.
 * @throws StoreUsageError when Pagefind is not installed or not made for this machine
 */
export async function writeShards(
  site: SiteUnderWay,
  size = SHARD_SIZE,
): Promise<SearchLanguage[]> {
  const languages = new Map<string, { articles: number; shards: string[] }>();
  let isOpen = false;
  try {
    for (const shard of shardsOf(site, size)) {
      const known = languages.get(shard.language) ?? { articles: 0, shards: [] };
      languages.set(shard.language, known);
      known.articles += shard.articles.length;
      known.shards.push(shard.path);
      if (site.output.keep(shard.path, shard.key)) continue;
      isOpen = true;
      await writeShard(site, shard);
    }
  } finally {
    // It is a process of its own, which would keep this one from ending.
    if (isOpen) await (await import('pagefind')).close();
  }
  return [...languages]
    .map(([language, { articles, shards }]) => ({ language, articles, shards }))
    .sort((a, b) => b.articles - a.articles);
}
