/** Lists of articles, and the way from one page of a list to the next. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { directionOf } from '../../../page/direction.ts';
import { isolate } from '../../../page/isolate.ts';
import { languageName as nameOf, time } from '../../../page/plain.ts';
import { pagePath, rootOf } from '../addresses.ts';
import type { SiteEntry } from '../entry.ts';
import type { SiteWords } from '../interface/index.ts';
import { calledOf } from '../layout.ts';

/** Puts a separator between parts. */
function joined(parts: readonly ElementContent[]): ElementContent[] {
  return parts.flatMap((part, index): ElementContent[] =>
    index > 0 ? [{ type: 'text', value: ' · ' }, part] : [part],
  );
}

/** An article in a list: headline, where and when it was published, how it begins. */
export function entryItem(
  entry: SiteEntry,
  words: SiteWords,
  root: string,
  more: readonly ElementContent[] = [],
): Element {
  const { path, headline, extract, language, datePublished, source } = entry;
  const called = calledOf(entry);
  const properties = { lang: language, ...(headline === '' && { className: ['untitled'] }) };
  const title =
    called === ''
      ? h('span', { className: ['untitled'] }, words.untitled)
      : isolate(called, properties);
  const facts = joined([
    ...(source ? [h('a', { href: root + source.path }, isolate(source.name))] : []),
    datePublished === undefined ? h('span', words.undated) : time(datePublished, words.page),
    h('span', languageName(language, words)),
  ]);
  return h('li', [
    h(
      'p',
      { className: ['title'], dir: directionOf(language) },
      h('a', { href: root + path }, title),
    ),
    h('p', { className: ['facts'] }, facts),
    ...(extract === '' || extract === called
      ? []
      : [h('p', { className: ['extract'], lang: language, dir: 'auto' }, extract)]),
    ...more,
  ]);
}

/** The name of a language in the interface's own, or its tag. */
export function languageName(tag: string, words: SiteWords): string {
  return tag === 'und' ? words.unknownLanguage : nameOf(tag, words.page);
}

/** A list of articles. */
export function entryList(entries: readonly SiteEntry[], words: SiteWords, path: string): Element {
  if (entries.length === 0) return h('p', words.noArticles);
  const root = rootOf(path);
  return h(
    'ol',
    { className: ['entries'] },
    entries.map((entry) => entryItem(entry, words, root)),
  );
}

/** Which page of a list it is. */
export interface Paging {
  /** The folder of the list. */
  readonly path: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** The folder of a page of a list. */
export function pathOf({ path, page }: Paging): string {
  return pagePath(path, page);
}

/** The title of a page of a list. */
export function pageTitle(title: string, { page, pages }: Paging, words: SiteWords): string {
  return page === 1 ? title : `${title} · ${words.pageOf(page, pages)}`;
}

/** The way to the pages before and behind; nothing where there is just one. */
export function pager(paging: Paging, words: SiteWords): Element[] {
  const { path, page, pages } = paging;
  if (pages === 1) return [];
  const root = rootOf(pathOf(paging));
  const link = (to: number, rel: string, text: string): Element[] =>
    to < 1 || to > pages
      ? []
      : [h('li', h('a', { href: root + pagePath(path, to), rel: [rel] }, text))];
  return [
    h('nav', { className: ['pager'], ariaLabel: words.pages }, [
      h('ul', [
        ...link(page - 1, 'prev', words.previous),
        h('li', words.pageOf(page, pages)),
        ...link(page + 1, 'next', words.next),
      ]),
    ]),
  ];
}
