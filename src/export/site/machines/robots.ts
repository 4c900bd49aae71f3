/** What crawlers are told (RFC 9309). */
import type { SitePart } from '../part.ts';

/**
 * Makes `robots.txt`. Everything may be fetched: pages that are not to be listed say so themselves, and
 * only to who may read them.
 */
export function robots(baseUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${baseUrl}sitemap.xml\n`;
}

/** Writes `robots.txt`. */
export const writeRobots: SitePart = async ({ output, frame }) => {
  await output.put('robots.txt', robots(frame.settings.baseUrl));
};
