/**
 * Sitemaps, and the index of them. They are written here and not by the package `sitemap`, which cuts
 * by the number of addresses alone and hands files out as streams that write themselves.
 *
 * @see https://www.sitemaps.org/protocol.html
 */

import { escapeXml } from '../../../unicode/xml.ts';
import type { SitePart } from '../part.ts';
import type { SitemapPage } from '../site-index/sitemap-pages.ts';

/** How large a sitemap may be. */
export interface SitemapLimits {
  /** Addresses. */
  readonly urls: number;
  /** Bytes, before anything packs it. */
  readonly bytes: number;
}

/** The protocol's own limits. */
export const LIMITS: SitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 };

/** A sitemap. */
export interface Sitemap {
  readonly xml: string;
  /** When any page of it changed last: ISO 8601 in UTC. */
  readonly changed?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const URLSET = { open: `${HEAD}<urlset ${SPACE}>\n`, close: '</urlset>\n' };

function item(tag: 'sitemap' | 'url', loc: string, changed: string | undefined): string {
  const time = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
  return `<${tag}><loc>${escapeXml(loc)}</loc>${time}</${tag}>\n`;
}

function sitemap(lines: readonly string[], changes: readonly string[]): Sitemap {
  const changed = changes.reduce((last, each) => (each > last ? each : last), '');
  return {
    xml: URLSET.open + lines.join('') + URLSET.close,
    ...(changed !== '' && { changed }),
  };
}

/**
 * Makes sitemaps; no more than one is in memory.
 *
 * @param pages In the order they are to have.
 */
export function* makeSitemaps(
  pages: Iterable<SitemapPage>,
  baseUrl: string,
  limits: SitemapLimits = LIMITS,
): Generator<Sitemap, void, void> {
  const frame = Buffer.byteLength(URLSET.open + URLSET.close);
  let lines: string[] = [];
  let changes: string[] = [];
  let bytes = frame;
  for (const { path, changed } of pages) {
    const line = item('url', baseUrl + path, changed);
    const length = Buffer.byteLength(line);
    if (lines.length > 0 && (lines.length === limits.urls || bytes + length > limits.bytes)) {
      yield sitemap(lines, changes);
      [lines, changes, bytes] = [[], [], frame];
    }
    lines.push(line);
    bytes += length;
    if (changed !== undefined) changes.push(changed);
  }
  if (lines.length > 0) yield sitemap(lines, changes);
}

/** Makes the index of sitemaps. */
export function sitemapIndex(
  sitemaps: readonly { readonly path: string; readonly changed?: string }[],
  baseUrl: string,
): string {
  const lines = sitemaps.map(({ path, changed }) => item('sitemap', baseUrl + path, changed));
  return `${HEAD}<sitemapindex ${SPACE}>\n${lines.join('')}</sitemapindex>\n`;
}

/** Writes the sitemaps of a site; after all pages. */
export function sitemapsPart(limits: SitemapLimits = LIMITS): SitePart {
  return async ({ index, output, frame }) => {
    const { baseUrl } = frame.settings;
    const written: { path: string; changed?: string }[] = [];
    for (const { xml, changed } of makeSitemaps(index.pages.all(), baseUrl, limits)) {
      const path = `sitemaps/${written.length + 1}.xml`;
      await output.put(path, xml);
      written.push({ path, ...(changed !== undefined && { changed }) });
    }
    await output.put('sitemap.xml', sitemapIndex(written, baseUrl));
  };
}
