/** Reading JSON-LD as others do, with the context that kliping ships and no network. */
import { readFileSync } from 'node:fs';
import jsonld, { type JsonLdDocument, type Options } from 'jsonld';

/** The context of `schemas/context.jsonld`. */
export const CONTEXT = JSON.parse(readFileSync('schemas/context.jsonld', 'utf8'));
/** The address that graphs are read at. */
export const BASE = 'https://archive.example/a';

/** Options of `jsonld`: safe mode, in which nothing is dropped in silence. */
export const OPTIONS: Options.Expand & { safe: boolean } = {
  base: BASE,
  safe: true,
  documentLoader: async (url) => {
    if (url !== 'https://schema.org') throw new Error(`Nothing else is loaded: ${url}`);
    return { documentUrl: url, document: CONTEXT };
  },
};

/** Expands a document; fails over anything that would be dropped. */
export function expand(value: object): Promise<Record<string, unknown>[]> {
  return jsonld.expand(value as JsonLdDocument, OPTIONS) as Promise<Record<string, unknown>[]>;
}
