/** What the parts of a site have in common: the site under way, and how a page of it is written. */
import { createHash } from 'node:crypto';
import type { Listing } from '../dataset/listing.ts';
import type { SiteDataset } from './datasets.ts';
import type { SiteEntry } from './entry.ts';
import type { Frame, Page } from './layout.ts';
import { renderSitePage } from './layout.ts';
import type { Output } from './output/output.ts';
import type { SiteIndex } from './site-index/site-index.ts';

/** A site under way, after all articles are known. */
export interface SiteUnderWay {
  readonly frame: Frame;
  readonly index: SiteIndex;
  readonly listing: Listing;
  readonly output: Output;
  /** Releases of datasets that it has pages of. */
  readonly datasets: readonly SiteDataset[];
  /** Changes with the settings and the version of kliping. */
  readonly configuration: string;
}

/** Writes a part of a site. */
export type SitePart = (site: SiteUnderWay) => Promise<void>;

/** Names what a page is made of. */
export function keyOf({ configuration }: SiteUnderWay, facts: unknown): string {
  return createHash('sha256')
    .update(`${configuration}\n${JSON.stringify(facts)}`)
    .digest('hex')
    .slice(0, 32);
}

/** Makes a page of facts. */
export type MakePage<Facts> = (facts: Facts, frame: Frame) => Page | Promise<Page>;

/** The file of a page. */
const fileOf = (path: string): string => (path.endsWith('.html') ? path : `${path}index.html`);

/**
 * Writes a page, unless the one that is there was made of the same facts.
 *
 * @param path Its path below the base URL.
 * @param facts All that the page is made of, as JSON has it.
 */
export async function writePage<Facts>(
  site: SiteUnderWay,
  path: string,
  facts: Facts,
  make: MakePage<Facts>,
): Promise<void> {
  const key = keyOf(site, facts);
  const file = fileOf(path);
  if (site.output.keepFile(file, key)) return;
  const page = await make(facts, site.frame);
  await site.output.put(file, renderSitePage(page, site.frame), key);
}

/**
 * Writes a page that lists articles, and has sitemaps list it if search engines may list any of them.
 *
 * @param entries The articles on it.
 * @param changed When the list changed last; it may be longer than this page of it.
 */
export async function writeListing<Facts>(
  site: SiteUnderWay,
  path: string,
  facts: Facts,
  make: MakePage<Facts>,
  entries: readonly SiteEntry[],
  changed: string,
): Promise<void> {
  await writePage(site, path, facts, make);
  if (entries.some(({ indexable }) => indexable)) site.index.pages.add(path, changed);
}
