/** A page to enrich, and ways to look at what became of it. */
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { type EnrichOptions, rehypeEnrich } from '../../src/enrich/index.ts';

/** The address of the page. */
export const ADDRESS = 'https://kabar.example/berita/jembatan';
export const HEADLINE = 'Jembatan Sukamaju dibuka';

/** What the page says beside its JSON-LD. */
export interface PageParts {
  head?: string;
  body?: string;
}

/** An invented article that names and quotes people, with the texts of JSON-LD scripts in its head. */
export function pageOf(scripts: readonly string[], { head, body }: PageParts = {}): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="iso-8859-1"><title>${HEADLINE}</title>
${head ?? `<link rel="canonical" href="${ADDRESS}">`}
${scripts.map((text) => `<script type="application/ld+json">${text}</script>`).join('\n')}
</head><body><main><article><h1>${HEADLINE}</h1>
<p>Presiden Joko Widodo membuka jembatan itu pada Selasa di Jakarta. Warga menunggu lama.</p>
<p>“Kami lega karena jembatan ini akhirnya selesai dibangun,” kata Hendra Gunawan, Jumat.</p>
<p>“Biaya pembangunan jembatan ini dua miliar rupiah,” kata Joko Widodo kepada wartawan di Surabaya.</p>
<p>Kementerian Pekerjaan Umum belum menjawab pertanyaan tentang biaya jembatan itu sampai hari ini.</p>
</article></main>${body ?? ''}</body></html>`;
}

/** Enriches a page and writes it again. */
export function enriched(html: string, options?: EnrichOptions): VFile {
  return unified()
    .use(rehypeParse)
    .use(rehypeEnrich, options)
    .use(rehypeStringify)
    .processSync(new VFile(html));
}

/** The same page, only read and written. */
export function plain(html: string): string {
  return String(unified().use(rehypeParse).use(rehypeStringify).processSync(html));
}

/** The texts of a page's JSON-LD scripts. */
export function scriptsIn(html: string): string[] {
  const scripts = /<script type="application\/ld\+json">(.*?)<\/script>/gs;
  return [...html.matchAll(scripts)].map(([, text]) => text!);
}

/** An object of JSON. */
export type Json = { [name: string]: unknown };

/** Enriches a page with one document, which comes back parsed. */
export function enrichedDocument(document: unknown, options?: EnrichOptions): unknown {
  const file = enriched(pageOf([JSON.stringify(document)]), options);
  return JSON.parse(scriptsIn(String(file))[0]!);
}

/** Enriches the page of an article, which comes back parsed. */
export function enrichedArticle(fields: Json = {}, options?: EnrichOptions): Json {
  const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: HEADLINE };
  return enrichedDocument({ ...article, ...fields }, options) as Json;
}
