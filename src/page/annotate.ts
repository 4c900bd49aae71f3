/** Puts annotations around stretches of text without changing a character of it. */
import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { Span } from '../document/data.ts';

/** A stretch that gets an element of its own; several may overlap in any way. */
export interface Annotation extends Span {
  /** What it is; the element's class. */
  kind: 'claim' | 'dateline' | 'mention' | 'quotation' | 'sentence';
  /** The name of its element. Default: `span`, or `a` for what links somewhere. */
  tag?: 'q' | 'span';
  /** The id of the element, or of its first piece when another annotation cuts it. */
  id?: string;
  /** What to say of it beside it, as a title. */
  title?: string;
  /** Where it links to. A link inside a link is none. */
  href?: string;
  /** Further properties of the element. */
  properties?: Properties;
}

function element(
  { kind, tag = 'span', id, title, href, properties: further }: Annotation,
  children: ElementContent[],
  isLink: boolean,
): Element {
  const properties = {
    className: [kind],
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    ...further,
  };
  return isLink ? h('a', { ...properties, href }, children) : h(tag, properties, children);
}

function fill(
  text: string,
  { start, end }: Span,
  annotations: readonly Annotation[],
  isLinked: boolean,
): ElementContent[] {
  const out: ElementContent[] = [];
  const addText = (from: number, to: number): void => {
    if (to > from) out.push({ type: 'text', value: text.slice(from, to) });
  };
  let queue = annotations;
  let index = 0;
  let at = start;
  for (let next = queue[index]; next; next = queue[index]) {
    const inner: Annotation[] = [];
    const cut: Annotation[] = [];
    index++;
    for (let other = queue[index]; other && other.start < next.end; other = queue[++index]) {
      inner.push({ ...other, end: Math.min(other.end, next.end) });
      if (other.end > next.end) {
        const { id: _id, ...rest } = other;
        cut.push({ ...rest, start: next.end });
      }
    }
    addText(at, next.start);
    const isLink = next.href !== undefined && !isLinked;
    out.push(element(next, fill(text, next, inner, isLinked || isLink), isLink));
    at = next.end;
    if (cut.length > 0) {
      queue = [...cut, ...queue.slice(index)];
      index = 0;
    }
  }
  addText(at, end);
  return out;
}

/**
 * Marks up a stretch of text. An annotation that crosses another is cut in two; what reaches over
 * the edge of the stretch is cut off, and loses its id when its beginning is.
 *
 * @param text The whole text.
 * @param span The stretch, in UTF-16 units.
 * @param annotations In UTF-16 units, sorted by `start`, the longer first.
 * @returns Content whose text is exactly that of the stretch.
 */
export function annotate(
  text: string,
  span: Span,
  annotations: readonly Annotation[],
): ElementContent[] {
  const own: Annotation[] = [];
  for (const annotation of annotations) {
    const start = Math.max(annotation.start, span.start);
    const end = Math.min(annotation.end, span.end);
    if (end <= start) continue;
    const { id, ...rest } = annotation;
    own.push({ ...rest, start, end, ...(id && start === annotation.start && { id }) });
  }
  return fill(text, span, own, false);
}
