/** Writes a static site of what an archive holds. */
import { createHash } from 'node:crypto';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import { type Archive, compareText, readStarted } from '../../store/index.ts';
import { VERSION } from '../../version.ts';
import { needApart } from '../apart.ts';
import { type Listed, type Listing, listArticles } from '../dataset/listing.ts';
import { needInstalled } from '../dataset/optional.ts';
import { articlePath } from './addresses.ts';
import type { ArticleLinks } from './article-links.ts';
import type { SiteSettings } from './config.ts';
import { type DatasetOptions, needArticles, openDatasets } from './datasets.ts';
import { Output, type OutputReceipt } from './output/output.ts';
import type { SiteUnderWay } from './part.ts';
import { PARTS } from './parts.ts';
import { publicArticle } from './public-article.ts';
import { readAhead } from './read-ahead.ts';
import { frameOf, type RenderJob } from './render-job.ts';
import { type RenderersOptions, renderAll } from './renderers.ts';
import { sourceRightsOf } from './rights.ts';
import { writeSearch } from './search/part.ts';
import { SiteIndex } from './site-index/site-index.ts';
import { explainedTemporary } from './site-index/temporary.ts';

/** How a site is written. */
export interface SiteOptions extends RenderersOptions, DatasetOptions {
  /** Whether every file is compared with what is there, as after a crash. Default: no. */
  readonly anew?: boolean;
  /** How many articles a shard of the search has. Default: 2,000. */
  readonly shardSize?: number;
  /** Makes sure that a package is installed, or throws. Default: looks for it where this one is. */
  readonly needPackage?: (name: string) => void;
  /** Called after each step of an article, with how many steps there are in all. */
  readonly onStep?: (total: number) => void;
  /** Called when a run fails, with how many lists it took down since they may show what was erased. */
  readonly onTakenDown?: (files: number) => void;
}

/** A site that was written. */
export interface SiteReceipt extends OutputReceipt {
  /** Its folder. */
  readonly path: string;
  readonly articles: number;
  /** How many articles' pages were made; of the others nothing had changed. */
  readonly rendered: number;
  /** How many articles search engines are asked to leave out, since their rights are unknown. */
  readonly unknown: number;
  /** The keys of `rights.sources` that fit no article, sorted: nothing follows from them. */
  readonly unusedSources: readonly string[];
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

/** Packages that a site needs once its pages are made. */
function packagesOf({ search }: SiteSettings): string[] {
  return ['@observablehq/plot', 'linkedom', ...(search ? ['pagefind'] : [])];
}

/** When the newest of some batches was begun: ISO 8601 in UTC. Each is looked up once. */
function clockOf(archive: Archive): (objects: readonly string[]) => Promise<string> {
  const known = new Map<string, string>();
  return async (objects) => {
    let newest = '';
    for (const object of objects) {
      const time = known.get(object) ?? (await readStarted(archive, { object }));
      known.set(object, time);
      const utc = new Date(time).toISOString().replace('.000Z', 'Z');
      if (utc > newest) newest = utc;
    }
    return newest;
  };
}

function* pathsOf(listing: Listing): Generator<string, void, void> {
  for (const { id } of listing.inOrder()) yield articlePath(id);
}

/** Reads all articles once, to know what they have in common. */
async function indexArticles(
  archive: Archive,
  listing: Listing,
  settings: SiteSettings,
  index: SiteIndex,
  onArticle: () => void,
): Promise<Pick<SiteReceipt, 'unknown' | 'unusedSources'>> {
  const timeOf = clockOf(archive);
  const sources = sourceRightsOf(settings);
  const unused = new Set(Object.keys(settings.rights.sources));
  let unknown = 0;
  const read = async (listed: Listed) => ({
    id: listed.id,
    arrived: listed.arrived,
    bytes: await listed.record(),
    reviews: await listed.reviews(),
    changed: await timeOf(listed.objects),
  });
  for await (const { id, arrived, bytes, reviews, changed } of readAhead(listing.inOrder(), read)) {
    const record = JSON.parse(Buffer.from(bytes).toString('utf8')) as ArchiveRecord;
    const article = publicArticle(record, reviews, settings);
    if (article.rights === 'unknown') unknown++;
    for (const key of sources.keysOf(record)) unused.delete(key);
    index.add({ id, arrived, path: articlePath(id), article, changed });
    onArticle();
  }
  index.finish(settings.entityMinimum);
  return { unknown, unusedSources: [...unused].sort(compareText) };
}

/** Makes the pages of articles that changed, and keeps those of the others. */
async function writeArticles(
  { frame, index, listing, output, configuration }: SiteUnderWay,
  options: SiteOptions,
  onArticle: () => void,
): Promise<number> {
  const keys = new Map<RenderJob, string>();
  let rendered = 0;
  function* changed(): Generator<{ listed: Listed; links: ArticleLinks; key: string }, void, void> {
    for (const listed of listing.inOrder()) {
      const path = articlePath(listed.id);
      const links = index.linksOf(path);
      const key = digestOf([configuration, listed.digest, links]);
      if (output.keep(path, key)) onArticle();
      else yield { listed, links, key };
    }
  }
  const jobs = readAhead(changed(), async ({ listed, links, key }): Promise<RenderJob> => {
    const reviews = await listed.reviews();
    const job = { record: await listed.record(), links, ...(reviews && { reviews }) };
    keys.set(job, key);
    return job;
  });
  await renderAll(
    jobs,
    listing.size,
    frame.settings,
    async (job, files) => {
      for (const { path, bytes } of files) await output.put(path, bytes, keys.get(job));
      keys.delete(job);
      rendered++;
      onArticle();
    },
    options,
  );
  return rendered;
}

/**
 * Writes a site, or brings one up: what did not change is not touched, and what was made of articles that
 * are gone is removed. The same archive and settings give the same bytes. When it is cut short, what is
 * there stays whole file by file, and the next run completes it. Where all articles were erased, an empty
 * site takes the place of the one that showed them.
 *
 * @param path the folder; new, empty, or a site that was written before
 * @throws StoreUsageError when the folder holds something else, another process writes to it, it is in
 *   the archive or the archive in it, a release is none of this archive, or a package is not installed
 * @throws CatalogError when the database engine is not installed
 * @throws DamageError when a record, or a file of a release, is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function exportSite(
  archive: Archive,
  path: string,
  settings: SiteSettings,
  options: SiteOptions = {},
): Promise<SiteReceipt> {
  const index = await SiteIndex.open();
  let output: Output | undefined;
  try {
    await needApart(archive.folder, path);
    const { baseUrl } = settings;
    const { anew: compare = false } = options;
    output = await Output.open(archive.files, path, index.database, { baseUrl, compare });
    const listing = await listArticles(archive);
    // What cannot be used changes nothing.
    const datasets = await openDatasets(archive.files, options, settings.datasetsUrl);
    // Whatever goes wrong later, what was erased does not stay.
    await output.retire('articles/', pathsOf(listing));
    for (const name of packagesOf(settings)) (options.needPackage ?? needInstalled)(name);
    await needArticles(archive.files, datasets, listing);
    const onArticle = (): void => options.onStep?.(listing.size * 2);
    const counts = await indexArticles(archive, listing, settings, index, onArticle);
    const configuration = digestOf([VERSION, settings]);
    const frame = frameOf(settings);
    const site: SiteUnderWay = { frame, index, listing, output, datasets, configuration };
    const rendered = await writeArticles(site, options, onArticle);
    await writeSearch(site, options.shardSize);
    for (const part of PARTS) await part(site);
    const receipt = await output.finish();
    return { path, articles: listing.size, rendered, ...counts, ...receipt };
  } catch (error) {
    throw explainedTemporary(error);
  } finally {
    try {
      const takenDown = await output?.close();
      if (takenDown) options.onTakenDown?.(takenDown);
    } finally {
      index.close();
    }
  }
}
