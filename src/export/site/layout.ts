/** The frame of every page: head, header with navigation, footer. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { embeddableJson } from '../../jsonld/embed.ts';
import { sound } from '../../page/sound.ts';
import { shorten } from '../../unicode/shorten.ts';
import { VERSION } from '../../version.ts';
import { rootOf } from './addresses.ts';
import type { SiteSettings } from './config.ts';
import type { SiteEntry } from './entry.ts';
import type { SiteWords } from './interface/index.ts';
import type { SiteGraph } from './site-graph.ts';

/** The parts of a site that the navigation leads to; the first is the start page. */
export const SECTIONS = [
  '',
  'dates/',
  'sources/',
  'languages/',
  'entities/',
  'claims/',
  'search/',
  'about/',
] as const;
type Section = (typeof SECTIONS)[number];

/** Nothing runs, and nothing is loaded but the site's own style and pictures. */
export const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** A page before it has a frame. */
export interface Page {
  /** Its folder below the base URL, or the name of its file. */
  readonly path: string;
  readonly title: string;
  /** At most 160 characters that say what is on it. */
  readonly description?: string;
  readonly main: readonly ElementContent[];
  /** Its JSON-LD: an element of `@graph` for each thing it shows. */
  readonly graph: SiteGraph;
  /** Whether search engines are asked to leave it out. Default: false. */
  readonly noindex?: boolean;
  /** What Open Graph calls it. Default: `website`. */
  readonly kind?: 'article' | 'website';
  /** The part of the site it stands for, for the navigation. */
  readonly section?: Section;
  /** Elements for the end of its head. */
  readonly links?: readonly Element[];
  /** Its Content-Security-Policy. Default: `POLICY`. */
  readonly policy?: string;
  /** The way to the start page, of a page that is shown at any address. */
  readonly root?: string;
}

/** What all pages of a site are made with. */
export interface Frame {
  readonly settings: SiteSettings;
  readonly words: SiteWords;
}

/** The feed that every page names: where it is, and what type it has. */
export const FEED = { path: 'feed.atom', type: 'application/atom+xml' } as const;

/** Marks that turn the direction of what follows them, which nothing closes in a title. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** The longest title, in code points. */
const TITLE = 200;

/** Text for a place that shows neither elements nor much of it. */
export function plainTitle(text: string): string {
  return shorten(text.replace(TURNS, ''), TITLE);
}

/** Longest name of an article that has no headline, in code points. */
const BEGINNING = 60;

/** What an article is called in a list: its headline, or how its story begins; it may have neither. */
export function calledOf({ headline, extract }: Pick<SiteEntry, 'headline' | 'extract'>): string {
  return plainTitle(headline).trim() === ''
    ? shorten(plainTitle(extract).trim(), BEGINNING)
    : plainTitle(headline);
}

function names({
  start,
  dates,
  sources,
  languagesTitle,
  entities,
  claims,
  search,
  about,
}: SiteWords) {
  return [start, dates, sources, languagesTitle, entities, claims, search.title, about];
}

/** The address of a page. */
export function pageUrl({ baseUrl }: SiteSettings, path: string): string {
  return baseUrl + path;
}

function headOf(page: Page, { settings }: Frame, root: string): Element {
  const { path, description, noindex, kind = 'website', links = [], policy = POLICY } = page;
  const title = plainTitle(page.title);
  const meta = (name: string, content: string): Element => h('meta', { name, content });
  const property = (name: string, content: string): Element =>
    h('meta', { property: `og:${name}`, content });
  const url = pageUrl(settings, path);
  const about = description === undefined ? undefined : plainTitle(description);
  return h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    h('title', title === settings.title ? title : `${title} · ${settings.title}`),
    ...(about === undefined ? [] : [meta('description', about)]),
    ...(noindex ? [meta('robots', 'noindex')] : []),
    meta('generator', `kliping ${VERSION}`),
    property('title', title),
    property('type', kind),
    property('url', url),
    property('site_name', settings.title),
    ...(about === undefined ? [] : [property('description', about)]),
    h('link', { rel: ['canonical'], href: url }),
    h('link', { rel: ['stylesheet'], href: `${root}style.css` }),
    h('link', {
      rel: ['alternate'],
      type: FEED.type,
      title: settings.title,
      href: root + FEED.path,
    }),
    h('link', { rel: ['icon'], type: 'image/svg+xml', href: `${root}icon.svg` }),
    ...links,
    h('script', { type: 'application/ld+json' }, embeddableJson(page.graph)),
  ]);
}

function headerOf({ section }: Page, { settings, words }: Frame, root: string): Element {
  const titles = names(words);
  return h('header', { className: ['site'] }, [
    h('a', { className: ['skip'], href: '#main' }, words.skip),
    h('a', { className: ['home'], href: root }, settings.title),
    h('nav', { ariaLabel: words.navigation }, [
      h(
        'ul',
        SECTIONS.slice(1).flatMap((path, index) =>
          path === 'search/' && !settings.search
            ? []
            : h(
                'li',
                h(
                  'a',
                  { href: root + path, ...(path === section && { ariaCurrent: 'page' }) },
                  titles[index + 1]!,
                ),
              ),
        ),
      ),
    ]),
  ]);
}

function footerOf({ settings, words }: Frame): Element {
  const { name, url } = settings.publisher;
  return h('footer', { className: ['site'] }, [
    h('p', [`${words.publishedBy} `, h('a', { href: url }, name), ' · ', words.madeBy]),
  ]);
}

/**
 * Puts a page into the frame of the site. Links inside the site are relative, so that it can be looked
 * at anywhere; what machines read has the addresses of the site.
 */
export function layout(page: Page, frame: Frame): Root {
  const root = page.root ?? rootOf(page.path);
  const html = h('html', { lang: frame.settings.language, dir: 'ltr' }, [
    headOf(page, frame, root),
    h('body', [
      headerOf(page, frame, root),
      h('main', { id: 'main' }, [...page.main]),
      footerOf(frame),
    ]),
  ]);
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}

const stringifier = unified().use(rehypeStringify).freeze();

/** Writes a page as HTML. */
export function renderSitePage(page: Page, frame: Frame): string {
  return `${stringifier.stringify(sound(layout(page, frame)))}\n`;
}
