/** Writes the search of a site. */
import { type SiteUnderWay, writePage } from '../part.ts';
import { SEARCH, searchPage } from './page.ts';
import { SEARCH_SCRIPT } from './script.ts';
import { writeShards } from './shards.ts';

/**
 * Writes the index, the page and its script, where the site is to have a search.
 *
 * @param size How many articles a shard of the index has.
 */
export async function writeSearch(site: SiteUnderWay, size?: number): Promise<void> {
  if (!site.frame.settings.search) return;
  const languages = await writeShards(site, size);
  await writePage(site, SEARCH, languages, searchPage);
  await site.output.put(`${SEARCH}search.js`, SEARCH_SCRIPT);
}
