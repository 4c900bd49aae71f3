/** A record as an HTML page, in hast. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { embeddableJson } from '../jsonld/embed.ts';
import { publish } from '../jsonld/publish.ts';
import { idToHex } from '../record/id.ts';
import type { ArchiveRecord, NewsArticleGraph, Paragraph } from '../record/types.generated.ts';
import { utf16Offsets } from '../unicode/code-points.ts';
import { inline, type NamedStretch, type QuotedStretch } from './inline.ts';
import { STYLE } from './style.ts';

const WEB = /^https?:\/\//i;
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const DESCRIPTION_LENGTH = 200;

/** The address when a page may link to it: only the web's own schemes. */
function webAddress(uri: string | undefined): string | undefined {
  return uri !== undefined && WEB.test(uri) ? uri : undefined;
}

/** Cuts text at a word to at most so many code points. */
function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

function firstNamings(record: ArchiveRecord): NamedStretch[] {
  const toUtf16 = utf16Offsets(record.article.text);
  return record.mentions
    .map(({ id, sameAs, occurrences: [first] }) => {
      const href = sameAs.find((uri) => webAddress(uri));
      const stretch = { id, start: toUtf16(first!.start), end: toUtf16(first!.end) };
      return href === undefined ? stretch : { ...stretch, href };
    })
    .sort((a, b) => a.start - b.start);
}

function publicQuotes(record: ArchiveRecord, graph: NewsArticleGraph): QuotedStretch[] {
  const toUtf16 = utf16Offsets(record.article.text);
  const ids = new Set(graph['@graph'].map((node) => node['@id']));
  return record.quotations
    .filter(({ id }) => ids.has(`#${id}`))
    .flatMap(({ id, content }) =>
      content.map(({ start, end }, index) => ({
        id,
        first: index === 0,
        start: toUtf16(start),
        end: toUtf16(end),
      })),
    )
    .sort((a, b) => a.start - b.start);
}

/** The element of a paragraph; the headline stands in the header instead. */
function block(kind: Paragraph['kind'], children: ElementContent[]): Element {
  switch (kind) {
    case 'heading':
      return h('h2', children);
    case 'listItem':
      return h('li', children);
    case 'headline':
    case 'paragraph':
      return h('p', children);
    default:
      return h('p', { className: [kind] }, children);
  }
}

/** Puts neighbouring items into a list. */
function withLists(elements: readonly Element[]): Element[] {
  const out: Element[] = [];
  for (const element of elements) {
    const last = out.at(-1);
    if (element.tagName !== 'li') out.push(element);
    else if (last?.tagName === 'ul') last.children.push(element);
    else out.push(h('ul', [element]));
  }
  return out;
}

function body(
  record: ArchiveRecord,
  graph: NewsArticleGraph,
): { headline?: ElementContent[]; blocks: Element[] } {
  const { text, paragraphs } = record.article;
  const toUtf16 = utf16Offsets(text);
  const names = firstNamings(record);
  const quotes = publicQuotes(record, graph);
  const marked = paragraphs.map(({ kind, start, end }) => ({
    kind,
    children: inline(text, { start: toUtf16(start), end: toUtf16(end) }, names, quotes),
  }));
  const headline = marked.find(({ kind }) => kind === 'headline');
  const rest = marked.filter((each) => each !== headline);
  return {
    ...(headline && { headline: headline.children }),
    blocks: withLists(rest.map(({ kind, children }) => block(kind, children))),
  };
}

function meta({ article, source }: ArchiveRecord): Element[] {
  const uri = webAddress(source.uri);
  const parts: (string | Element)[] = [];
  if (article.bylines.length > 0) parts.push(article.bylines.map(({ name }) => name).join(', '));
  if (article.datePublished) {
    const { value } = article.datePublished;
    parts.push(h('time', { dateTime: value }, value.slice(0, 10)));
  }
  if (article.publisher !== undefined) parts.push(article.publisher);
  if (article.section !== undefined) parts.push(article.section);
  if (uri !== undefined) parts.push(h('a', { href: uri, rel: ['nofollow'] }, 'Source'));
  const joined = parts.flatMap((part, index) => (index > 0 ? [' · ', part] : [part]));
  return joined.length > 0 ? [h('p', { className: ['meta'] }, joined)] : [];
}

function claims(graph: NewsArticleGraph): Element[] {
  const items = graph['@graph'].flatMap((node) =>
    node['@type'] === 'Claim' ? [h('li', { id: node['@id'].slice(1) }, node.text)] : [],
  );
  if (items.length === 0) return [];
  return [
    h('section', { className: ['claims'] }, [
      h('h2', 'Claims that could be checked'),
      h(
        'p',
        { className: ['note'] },
        'Found by a machine and checked by nobody yet. A claim here is no verdict.',
      ),
      h('ol', items),
    ]),
  ];
}

function footer({ id, source, article, removed, pipeline }: ArchiveRecord): Element {
  const row = (name: string, value: ElementContent | string): Element[] => [
    h('dt', name),
    h('dd', [value]),
  ];
  return h('footer', [
    h('dl', [
      ...row('Capture', h('code', idToHex(id))),
      ...row('Read as', `${source.mediaType}, ${source.encoding}, ${source.byteLength} bytes`),
      ...row('Language', article.language.tag),
      ...row('Left out', removed.length === 1 ? '1 passage' : `${removed.length} passages`),
      ...row('Archived by', `kliping ${pipeline.version}`),
    ]),
  ]);
}

/**
 * Makes the page of a record: readable without scripts, with the public graph embedded. It shows the
 * cleaned text only; what was removed is counted, never shown.
 *
 * @param record A valid record.
 */
export function recordToHast(record: ArchiveRecord): Root {
  const { article } = record;
  const graph = publish(record);
  const { headline, blocks } = body(record, graph);
  const title = article.headline ?? record.source.name;
  const language = article.language.tag;
  const prose = article.paragraphs.find(({ kind }) => kind === 'paragraph');
  const toUtf16 = utf16Offsets(article.text);
  const lead = prose ? article.text.slice(toUtf16(prose.start), toUtf16(prose.end)) : '';
  const html = h('html', { lang: language, ...(RIGHT_TO_LEFT.has(language) && { dir: 'rtl' }) }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', title || 'Untitled'),
      ...(lead
        ? [h('meta', { name: 'description', content: shorten(lead, DESCRIPTION_LENGTH) })]
        : []),
      h('style', STYLE),
      h('script', { type: 'application/ld+json' }, embeddableJson(graph)),
    ]),
    h('body', [
      h('main', [
        h('article', { id: 'article' }, [
          h('header', [h('h1', headline ?? title), ...meta(record)]),
          ...blocks,
          ...claims(graph),
        ]),
      ]),
      footer(record),
    ]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}
