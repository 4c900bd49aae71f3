/** What of a record is marked in the text of its page. */
import type { PublicGraph } from '../jsonld/publish.ts';
import { webAddress } from '../jsonld/web-address.ts';
import type { AnnotationLayer, ArchiveRecord } from '../record/types.generated.ts';
import type { OffsetConverter } from '../unicode/offsets.ts';
import type { Annotation } from './annotate.ts';
import type { EntityHref } from './found.ts';

/** Gives the first address that a page may link to. */
function firstAddress(uris: readonly string[]): string | undefined {
  return uris.find((uri) => webAddress(uri) !== undefined);
}

/**
 * Collects the annotations of a page: the dateline, the first naming of each entity, and the
 * quotations that are in the graph. Their elements have the ids of the graph's nodes, so that `#q1`
 * in the JSON-LD leads to the very words.
 *
 * @param record A valid record.
 * @param graph The graph that the page embeds.
 * @param toUtf16 Converts the record's offsets.
 * @param to The pages of entities, which their first naming links to; else an authority is linked.
 * @param layer Annotations of the record's text, all of which are marked, with what they are.
 * @returns Sorted by `start`, the longer first.
 */
export function annotationsOf(
  record: ArchiveRecord,
  graph: PublicGraph,
  toUtf16: OffsetConverter,
  to: EntityHref,
  layer?: AnnotationLayer,
): Annotation[] {
  const ids = new Set(graph['@graph'].map((node) => node['@id'].slice(1)));
  const found: Annotation[] = record.article.dateline
    ? [{ ...record.article.dateline, kind: 'dateline' }]
    : [];
  for (const { id, sameAs, occurrences } of record.mentions) {
    const [first] = occurrences;
    const href = to(id) ?? firstAddress(sameAs);
    if (first && ids.has(id)) {
      found.push({ ...first, kind: 'mention', id, ...(href !== undefined && { href }) });
    }
  }
  for (const { start, end, type, sameAs = [] } of layer?.annotations ?? []) {
    const href = firstAddress(sameAs);
    found.push({ start, end, kind: 'mention', title: type, ...(href !== undefined && { href }) });
  }
  for (const { id, kind, content } of record.quotations) {
    if (!ids.has(id)) continue;
    const tag = kind === 'direct' ? 'q' : 'span';
    content.forEach((span, index) => {
      found.push({ ...span, kind: 'quotation', tag, ...(index === 0 && { id }) });
    });
  }
  return found
    .map((each) => ({ ...each, start: toUtf16(each.start), end: toUtf16(each.end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}
