/** The paragraphs of an article as elements. */

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Span } from '../document/data.ts';
import type { PublicGraph } from '../jsonld/publish.ts';
import type { AnnotationLayer, ArchiveRecord, Paragraph } from '../record/types.generated.ts';
import { utf16Offsets } from '../unicode/code-points.ts';
import { type Annotation, annotate } from './annotate.ts';
import { annotationsOf } from './annotations.ts';
import type { EntityHref } from './found.ts';

/** A paragraph on its way to the page. */
export interface ShownParagraph {
  kind: Paragraph['kind'];
  /** Its words as they stand. */
  text: string;
  element: Element;
}

const TAGS: Partial<Record<Paragraph['kind'], string>> = { heading: 'h2', listItem: 'li' };

/** A paragraph that has no more around a quotation than its marks is that quotation. */
const MARKS = 2;

function fills({ tag, start, end }: Annotation, span: Span): boolean {
  return tag === 'q' && start <= span.start + MARKS && end >= span.end - MARKS;
}

/**
 * Makes an element of every paragraph, with what is marked in it. The first one that says exactly
 * the headline becomes the `h1`.
 */
export function showParagraphs(
  record: ArchiveRecord,
  graph: PublicGraph,
  to: EntityHref,
  layer?: AnnotationLayer,
): ShownParagraph[] {
  const { text: whole, paragraphs, headline } = record.article;
  const toUtf16 = utf16Offsets(whole);
  const annotations = annotationsOf(record, graph, toUtf16, to, layer);
  let hasHeadline = false;
  return paragraphs.map(({ id, kind, start, end }) => {
    const span = { start: toUtf16(start), end: toUtf16(end) };
    const text = whole.slice(span.start, span.end);
    const isHeadline = !hasHeadline && kind === 'headline' && text === headline;
    hasHeadline ||= isHeadline;
    const children = annotate(whole, span, annotations);
    const className = kind === 'paragraph' ? {} : { className: [kind] };
    const tag = isHeadline ? 'h1' : (TAGS[kind] ?? 'p');
    const element = h(tag, { id, ...className }, children);
    const isQuoted = kind === 'paragraph' && annotations.some((each) => fills(each, span));
    return { kind, text, element: isQuoted ? h('blockquote', element) : element };
  });
}

/** Puts neighbouring list items into one list. */
export function withLists(elements: readonly Element[]): Element[] {
  const out: Element[] = [];
  for (const element of elements) {
    const last = out.at(-1);
    if (element.tagName !== 'li') out.push(element);
    else if (last?.tagName === 'ul') last.children.push(element);
    else out.push(h('ul', [element]));
  }
  return out;
}
