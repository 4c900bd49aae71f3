/** What a web server should say of the files of a site; `docs/site.md` shows it for common servers. */
import { extname } from 'node:path';

/** What kind of thing a file is, by the end of its name; all others are bytes. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml; charset=utf-8',
};

/** What goes with every answer; a page's own policy is stricter still. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** How long an answer may be kept. */
export const CACHING = {
  /** Browsers ask each time whether it changed: what was erased is to be gone everywhere. */
  usual: 'no-cache',
  /** Files whose names change with what is in them; a day, since words of articles are in them. */
  lasting: 'public, max-age=86400, immutable',
} as const;
/** The files that are named by what is in them, below the start page. */
const LASTING = /\/pagefind\/(?:fragment|index)\//;

/**
 * Tells the headers of a file.
 *
 * @param path Its path, with `/` in front.
 */
export function headersOf(path: string): Record<string, string> {
  return {
    ...HEADERS,
    'Content-Type': CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': LASTING.test(path) ? CACHING.lasting : CACHING.usual,
  };
}
