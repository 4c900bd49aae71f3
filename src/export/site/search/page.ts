/** The page of the search: a form that works with a script, and says what to do without one. */
import { h } from 'hastscript';
import type { Frame, Page } from '../layout.ts';
import { languageName } from '../pages/entries.ts';
import { siteGraph } from '../site-graph.ts';
import type { SearchLanguage } from './shards.ts';

/** Where the page is. */
export const SEARCH = 'search/';

/** The page's script and what that loads are the site's own; Pagefind runs WebAssembly, in a worker. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";

/** Makes the page. */
export function searchPage(languages: readonly SearchLanguage[], frame: Frame): Page {
  const { words, settings } = frame;
  const { search } = words;
  return {
    path: SEARCH,
    title: search.title,
    noindex: true,
    section: SEARCH,
    policy: POLICY,
    links: [h('script', { type: 'module', src: 'search.js' })],
    graph: siteGraph(settings, SEARCH, { name: search.title }),
    main: [
      h('h1', search.title),
      h('noscript', [
        h('p', [
          `${search.noScript} `,
          // Other lists leave out articles of which the date, the source or the names are not known.
          h('a', { href: '../languages/' }, words.languagesTitle),
          '.',
        ]),
      ]),
      h('search', [
        h('form', { id: 'search', action: './', method: 'get', hidden: true }, [
          h('p', [
            h('label', { htmlFor: 'q' }, search.words),
            h('input', { id: 'q', name: 'q', type: 'search', autoComplete: 'off' }),
          ]),
          h('p', [
            h('label', { htmlFor: 'lang' }, search.language),
            h('select', { id: 'lang', name: 'lang' }, [
              h('option', { value: '' }, search.allLanguages),
              ...languages.map(({ language, articles, shards }) =>
                h(
                  'option',
                  { value: language, dataShards: String(shards.length) },
                  `${languageName(language, words)} (${articles})`,
                ),
              ),
            ]),
          ]),
          h('p', h('button', { type: 'submit' }, search.button)),
        ]),
      ]),
      h('p', {
        id: 'status',
        role: 'status',
        dataSearching: search.searching,
        dataFound: search.found,
        dataNothing: search.nothing,
        dataFailed: search.failed,
        dataUntitled: words.untitled,
      }),
      h('ol', { id: 'results', className: ['entries'] }),
      h('p', h('button', { type: 'button', id: 'more', hidden: true }, search.more)),
    ],
  };
}
