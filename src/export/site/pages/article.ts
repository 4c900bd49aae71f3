/** The page of an article. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { webAddress } from '../../../jsonld/web-address.ts';
import { directionOf } from '../../../page/direction.ts';
import { articleContent } from '../../../page/index.ts';
import { time } from '../../../page/plain.ts';
import { shorten } from '../../../unicode/shorten.ts';
import { rootOf } from '../addresses.ts';
import type { ArticleLinks } from '../article-links.ts';
import { type Frame, type Page, pageUrl } from '../layout.ts';
import type { PublicArticle } from '../public-article.ts';
import { articleSiteGraph, type SiteGraph } from '../site-graph.ts';

/** The files beside the page of an article. */
export const BESIDE = {
  graph: 'article.jsonld',
  text: 'article.txt',
  record: 'record.json',
} as const;
/** The folder of the annotated view, in the folder of the article. */
export const ANNOTATED = 'annotated/';

/** When what the archive says of an article changed last: a day. */
const dayOf = ({ changed }: ArticleLinks): string => changed.slice(0, 10);

/** The graph that the page embeds, and `article.jsonld` holds. */
export function articleGraphOf(
  { record, graph, rights, license, isCut: _isCut }: PublicArticle,
  links: ArticleLinks,
  { settings, words }: Frame,
): SiteGraph {
  const entity = (mention: string): string | undefined => {
    const path = links.entities[mention];
    return path === undefined ? undefined : pageUrl(settings, path);
  };
  const addition = {
    changed: dayOf(links),
    isUnknown: rights === 'unknown',
    ...(license !== undefined && { license }),
  };
  const name = record.article.headline ?? words.untitled;
  return articleSiteGraph(settings, links.path, name, graph, addition, entity);
}

/** The links of the head: other forms of the article, and what machines find them by. */
function headLinks(
  { license, isCut }: PublicArticle,
  { path }: ArticleLinks,
  { settings }: Frame,
): Element[] {
  const link = (rel: string, href: string, type?: string): Element =>
    h('link', { rel: [rel], href, ...(type !== undefined && { type }) });
  return [
    link('alternate', BESIDE.graph, 'application/ld+json'),
    link('alternate', BESIDE.text, 'text/plain'),
    link('alternate', BESIDE.record, 'application/json'),
    // FAIR Signposting, https://signposting.org/FAIR/
    link('cite-as', pageUrl(settings, path)),
    link('type', 'https://schema.org/NewsArticle'),
    link('type', 'https://schema.org/AboutPage'),
    link('describedby', BESIDE.graph, 'application/ld+json'),
    link('describedby', BESIDE.record, 'application/json'),
    link('item', BESIDE.text, 'text/plain'),
    ...(isCut ? [] : [link('item', ANNOTATED, 'text/html')]),
    ...(license === undefined ? [] : [link('license', license)]),
  ];
}

function otherForms(
  { isCut }: PublicArticle,
  { path, story }: ArticleLinks,
  { words }: Frame,
): Element {
  const links: [href: string, text: string][] = [
    ...(isCut ? [] : [[ANNOTATED, words.annotatedLink] as [string, string]]),
    ...(story ? [[rootOf(path) + story, words.storyLink] as [string, string]] : []),
    [BESIDE.text, words.plainText],
    [BESIDE.graph, 'JSON-LD'],
    [BESIDE.record, words.recordLink],
  ];
  return h('nav', { className: ['forms'], ariaLabel: words.otherForms }, [
    h(
      'ul',
      links.map(([href, text]) => h('li', h('a', { href }, text))),
    ),
  ]);
}

function rightsRows(
  { rights, license }: PublicArticle,
  links: ArticleLinks,
  { settings, words }: Frame,
): Element {
  const { usageInfo, metadataLicense } = settings;
  const url = pageUrl(settings, links.path);
  const row = (name: string, ...value: (ElementContent | string)[]): Element =>
    h('div', [h('dt', name), h('dd', value)]);
  return h('dl', { className: ['rights'] }, [
    row(words.rightsLabel, words.rights[rights]),
    ...(license === undefined ? [] : [row(words.licence, h('a', { href: license }, license))]),
    ...(rights === 'unknown' ? [row(words.use, h('a', { href: usageInfo }, words.useLink))] : []),
    ...(metadataLicense === undefined
      ? []
      : [row(words.metadataLicence, h('a', { href: metadataLicense }, metadataLicense))]),
    row(words.changedOn, time(dayOf(links), words.page)),
    row(words.permanent, h('a', { href: url }, url)),
  ]);
}

/** What stands for the rest of an article that is cut, if there is any, and where it was published. */
function cutNote({ record, isCut, isWhole }: PublicArticle, { words }: Frame): Element[] {
  if (!isCut) return [];
  const address = webAddress(record.source.uri);
  if (isWhole && address === undefined) return [];
  const link =
    address === undefined
      ? []
      : [h('a', { href: address, rel: ['nofollow'] }, words.atSource), '.'];
  const note = isWhole ? [] : [`${words.extractNote} `];
  return [h('p', { className: ['cut'] }, [...note, ...link])];
}

/** Longest title of what has no headline, in code points. */
const TITLE = 80;

/** The title of the page of an article: its headline, or how the story begins. */
export function titleOf({ record, extract }: PublicArticle, { words }: Frame): string {
  return record.article.headline ?? (shorten(extract, TITLE) || words.untitled);
}

/** Makes the page. */
export function articlePage(article: PublicArticle, links: ArticleLinks, frame: Frame): Page {
  const { record, graph, rights } = article;
  const { tag } = record.article.language;
  const root = rootOf(links.path);
  const content = articleContent(record, {
    graph,
    words: frame.words.page,
    entityHref(mention) {
      const path = links.entities[mention];
      return path === undefined ? undefined : root + path;
    },
  });
  content.article.properties.lang = tag;
  content.article.properties.dir = directionOf(tag);
  return {
    path: links.path,
    title: titleOf(article, frame),
    ...(content.description !== undefined && { description: content.description }),
    kind: 'article',
    noindex: rights === 'unknown',
    links: headLinks(article, links, frame),
    graph: articleGraphOf(article, links, frame),
    main: [
      content.article,
      ...cutNote(article, frame),
      otherForms(article, links, frame),
      ...content.sections,
      h('div', { className: ['colophon'] }, [
        ...content.colophon,
        rightsRows(article, links, frame),
      ]),
    ],
  };
}
