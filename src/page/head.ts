/** The head of a page. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { embeddableJson } from '../jsonld/embed.ts';
import type { PublicGraph } from '../jsonld/publish.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { STYLE } from './style.ts';

/** Nothing runs and nothing is loaded, even if something should slip through. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * Makes the head of a page: title, description, style, and the graph as JSON-LD.
 *
 * @param extra Elements to put at its end.
 */
export function head(
  record: ArchiveRecord,
  graph: PublicGraph,
  { title, description }: { title: string; description?: string },
  extra: readonly ElementContent[],
): Element {
  const meta = (name: string, content: string): Element => h('meta', { name, content });
  return h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: POLICY }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    h('title', title),
    ...(description === undefined ? [] : [meta('description', description)]),
    meta('generator', `kliping ${record.pipeline.version}`),
    h('style', STYLE),
    h('script', { type: 'application/ld+json' }, embeddableJson(graph)),
    ...extra,
  ]);
}
