/** A record as an HTML page, in hast. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { type PublicGraph, publish } from '../jsonld/publish.ts';
import type { AnnotationLayer, ArchiveRecord } from '../record/types.generated.ts';
import { shorten } from '../unicode/shorten.ts';
import { directionOf } from './direction.ts';
import { colophon } from './footer.ts';
import { claimSection, type EntityHref, entitySection } from './found.ts';
import { head } from './head.ts';
import { splitHeader } from './header.ts';
import { layerSection } from './layer.ts';
import { showParagraphs, withLists } from './paragraphs.ts';
import { sound } from './sound.ts';
import { ENGLISH, type PageWords } from './words.ts';

/** What a site may change of what is shown of an article. */
export interface ContentOptions {
  /** The graph to show; `publish(record)` by default. */
  graph?: PublicGraph;
  /** Annotations to mark and list; the graph should then have no entities. None by default. */
  layer?: AnnotationLayer;
  /** The words around the article; English by default. */
  words?: PageWords;
  /** The pages of entities, to link their names to; none by default. */
  entityHref?: EntityHref;
}

/** What a site may add to a page. The graph is shown, and embedded as it is. */
export interface PageOptions extends ContentOptions {
  /** Elements for the end of the head, such as a canonical address; none by default. */
  head?: readonly ElementContent[];
}

/** What is shown of an article, for whatever page it is to stand on. */
export interface ArticleContent {
  /** The headline, or what stands for it. */
  title: string;
  /** The beginning of the story, at most 160 code points. */
  description?: string;
  /** The article itself: one element with the id `article`, and in it the only `h1`. */
  article: Element;
  /** Claims and entities, each a section. */
  sections: Element[];
  /** Where the text comes from and what was done with it. */
  colophon: Element[];
}

/** Longest description, in code points; what search results show of one. */
const DESCRIPTION = 160;

/**
 * Makes what is shown of a record: every paragraph of the cleaned text as it stands, and whatever the
 * graph says; what was removed is counted, never shown. Elements have the ids of the graph's nodes
 * (`#article`, `#m1`, `#q1`, `#c1`) and of the paragraphs (`#p1`).
 *
 * @param record A valid record.
 */
export function articleContent(
  record: ArchiveRecord,
  options: ContentOptions = {},
): ArticleContent {
  const { layer, words = ENGLISH, entityHref = () => undefined } = options;
  const graph = options.graph ?? publish(record);
  const { tag } = record.article.language;
  const paragraphs = showParagraphs(record, graph, entityHref, layer);
  const { header, rest } = splitHeader(record.article, paragraphs, words);
  const lead = paragraphs.find(({ kind }) => kind === 'subtitle' || kind === 'paragraph');
  const body = withLists(rest.map(({ element }) => element));
  return {
    title: record.article.headline ?? (record.source.name || words.untitled),
    ...(lead && { description: shorten(lead.text, DESCRIPTION) }),
    article: h('article', { id: 'article' }, [header, ...body]),
    sections: [
      ...claimSection(record, graph, words),
      ...entitySection(graph, tag, words, entityHref),
      ...(layer ? [layerSection(layer, tag)] : []),
    ],
    colophon: colophon(record, words),
  };
}

/**
 * Makes the page of a record, which needs no script and loads nothing (see `articleContent`).
 *
 * @param record A valid record.
 * @example
 * unified().use(rehypeStringify).stringify(recordToHast(record));
 */
export function recordToHast(record: ArchiveRecord, options: PageOptions = {}): Root {
  const graph = options.graph ?? publish(record);
  const content = articleContent(record, { ...options, graph });
  const { tag } = record.article.language;
  const { language: lang } = options.words ?? ENGLISH;
  const html = h('html', { lang: tag, dir: directionOf(tag) }, [
    head(record, graph, content, options.head ?? []),
    h('body', [
      h('main', [content.article, ...content.sections]),
      h('footer', { lang, dir: 'ltr' }, content.colophon),
    ]),
  ]);
  return sound({ type: 'root', children: [{ type: 'doctype' }, html] });
}
