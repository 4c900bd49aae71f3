/** The page about the site, and the page for what is not there. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Frame, Page } from '../layout.ts';
import { siteGraph } from '../site-graph.ts';

/** Makes the page about the site: what it is, whose the articles are, what software did. */
export function aboutPage(frame: Frame): Page {
  const { words, settings } = frame;
  const { title, description = words.describe(title), publisher } = settings;
  const section = (id: string, name: string, texts: readonly string[]): Element[] => [
    h('h2', { id }, name),
    ...texts.map((text) => h('p', text)),
  ];
  return {
    path: 'about/',
    title: words.about,
    description,
    section: 'about/',
    graph: siteGraph(settings, 'about/', { type: 'AboutPage', name: words.about }, [], true),
    main: [
      h('h1', words.about),
      h('p', { className: ['lead'] }, description),
      h('p', [`${words.publishedBy} `, h('a', { href: publisher.url }, publisher.name), '.']),
      ...section('rights', words.aboutRights, words.aboutRightsText),
      ...section('software', words.aboutSoftware, words.aboutSoftwareText),
      ...section('machines', words.aboutMachines, words.aboutMachinesText),
    ],
  };
}

/** Makes the page that a server shows for what is not there, at whatever address. */
export function notFoundPage(frame: Frame): Page {
  const { words, settings } = frame;
  // Relative links would lead from wherever it is shown.
  const root = settings.baseUrl.replace(/^https?:\/\/[^/]+/, '');
  return {
    path: '404.html',
    title: words.notFound,
    noindex: true,
    root,
    graph: siteGraph(settings, '404.html', { name: words.notFound }),
    main: [
      h('h1', words.notFound),
      h('p', words.notFoundText),
      h('p', h('a', { href: root }, words.start)),
    ],
  };
}
