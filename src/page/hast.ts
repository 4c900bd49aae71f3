/** A record as an HTML page, in hast. */
import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { type PublicGraph, publish } from '../jsonld/publish.ts';
import type { AnnotationLayer, ArchiveRecord } from '../record/types.generated.ts';
import { directionOf } from './direction.ts';
import { footer } from './footer.ts';
import { claimSection, entitySection } from './found.ts';
import { head } from './head.ts';
import { splitHeader } from './header.ts';
import { layerSection } from './layer.ts';
import { showParagraphs, withLists } from './paragraphs.ts';

/** What a site may add to a page. */
export interface PageOptions {
  /** The graph to show and embed; `publish(record)` by default. */
  graph?: PublicGraph;
  /** Elements for the end of the head, such as a canonical address; none by default. */
  head?: readonly ElementContent[];
  /** Annotations to mark and list; the graph should then have no entities. None by default. */
  layer?: AnnotationLayer;
}

/**
 * Makes the page of a record. It needs no script and loads nothing. It shows every paragraph of the
 * cleaned text as it stands, and whatever the embedded graph says; what was removed is counted, never
 * shown. Elements have the ids of the graph's nodes (`#article`, `#m1`, `#q1`, `#c1`) and of the
 * paragraphs (`#p1`).
 *
 * @param record A valid record.
 * @example
 * unified().use(rehypeStringify).stringify(recordToHast(record));
 */
export function recordToHast(record: ArchiveRecord, options: PageOptions = {}): Root {
  const graph = options.graph ?? publish(record);
  const { tag } = record.article.language;
  const paragraphs = showParagraphs(record, graph, options.layer);
  const { header, rest } = splitHeader(record.article, paragraphs);
  const html = h('html', { lang: tag, dir: directionOf(tag) }, [
    head(record, graph, paragraphs, options.head ?? []),
    h('body', [
      h('main', [
        h('article', { id: 'article' }, [header, ...withLists(rest.map(({ element }) => element))]),
        ...claimSection(record, graph),
        ...entitySection(graph, tag),
        ...(options.layer ? [layerSection(options.layer, tag)] : []),
      ]),
      footer(record),
    ]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}
