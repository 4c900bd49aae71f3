/** The page of a release of a dataset. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { time } from '../../../page/plain.ts';
import { grouped } from '../../bar-chart.ts';
import { rootOf } from '../addresses.ts';
import type { SiteDataset } from '../datasets.ts';
import { type Frame, type Page, pageUrl, plainTitle } from '../layout.ts';
import { type GraphNode, siteGraph } from '../site-graph.ts';
import { languageName } from './entries.ts';

/** What is told of a release; where it was read from is nobody's business. */
export type DatasetFacts = Omit<SiteDataset, 'folder'>;

interface Agent {
  readonly name: string;
  readonly url?: string;
}
interface Measured {
  readonly name: string;
  readonly description: string;
}

function agents(value: unknown): Element[] {
  const all = (Array.isArray(value) ? value : [value]) as Agent[];
  return all.map(({ name, url }) =>
    h('dd', url === undefined ? name : h('a', { href: url }, name)),
  );
}

/** A table that scrolls by itself where it is too wide. */
function table(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly ElementContent[])[],
): Element {
  return h('section', { className: ['wide'], tabIndex: 0, ariaLabel: name }, [
    h('table', [
      h(
        'thead',
        h(
          'tr',
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        rows.map((row) =>
          h(
            'tr',
            // In a list, since a text node alone would be taken for properties.
            row.map((cell) => h('td', [cell])),
          ),
        ),
      ),
    ]),
  ]);
}

/** Years as people write them: `2001–2024`. */
const yearsText = (interval: string): string => [...new Set(interval.split('/'))].join('–');

const text = (value: string): ElementContent => ({ type: 'text', value });

/** Makes the graph's node: that of the release, with addresses of this site. */
function datasetNode(facts: DatasetFacts, url: string, at: (path: string) => string): GraphNode {
  const { '@context': _context, '@reverse': _observations, distribution, ...rest } = facts.dataset;
  const files = (distribution as GraphNode[]).map((file) => ({
    ...file,
    contentUrl: at(String(file.name)),
  }));
  return { ...rest, '@id': `${url}#dataset`, url, distribution: files };
}

/** Makes the page. */
export function datasetPage(facts: DatasetFacts, frame: Frame): Page {
  const { words, settings } = frame;
  const { path, release, dataset, files, address } = facts;
  const url = pageUrl(settings, path);
  const { license, citation, temporalCoverage, identifier } = dataset;
  const row = (label: string, ...values: ElementContent[]): Element =>
    h('div', [
      h('dt', label),
      ...values.map((value) =>
        value.type === 'element' && value.tagName === 'dd' ? value : h('dd', [value]),
      ),
    ]);
  const link = (href: unknown): Element => h('a', { href: String(href) }, String(href));
  const title = `${dataset.name} · ${release.version}`;
  const languages = (dataset.inLanguage as string[]).map((tag) => languageName(tag, words));
  return {
    path,
    title,
    description: plainTitle(dataset.description),
    section: '',
    graph: siteGraph(settings, path, { name: title, mainEntity: `${url}#dataset` }, [
      datasetNode(facts, url, (file) => (address ?? url) + file),
    ]),
    main: [
      h('h1', { id: 'dataset' }, title),
      h('p', { className: ['lead'] }, dataset.description),
      h('div', { className: ['colophon'] }, [
        h('dl', [
          row(words.datasets.version, text(release.version)),
          row(words.datasets.date, time(String(dataset.datePublished), words.page)),
          row(words.datasets.size, text(words.articles(release.articles.released))),
          ...(temporalCoverage === undefined
            ? []
            : [row(words.datasets.years, text(yearsText(String(temporalCoverage))))]),
          row(words.languagesTitle, text(languages.join(', '))),
          row(words.datasets.creators, ...agents(dataset.creator)),
          row(words.publishedBy, ...agents(dataset.publisher)),
          ...(license === undefined ? [] : [row(words.licence, link(license))]),
          ...(identifier === undefined ? [] : [row('DOI', link(identifier))]),
          row(words.datasets.keywords, text((dataset.keywords as string[]).join(', '))),
          row(words.datasets.cite, text(String(citation))),
          row(words.permanent, link(url)),
        ]),
      ]),
      h('h2', words.datasets.tables),
      table(
        words.datasets.tables,
        [words.datasets.table, words.datasets.rows],
        release.tables.map(({ name, rows }) => [h('code', name), text(grouped(rows))]),
      ),
      h('details', [
        h('summary', words.datasets.columns),
        table(
          words.datasets.columns,
          [words.datasets.column, words.datasets.meaning],
          (dataset.variableMeasured as Measured[]).map(({ name, description }) => [
            h('code', name),
            h('span', { lang: 'en' }, description),
          ]),
        ),
      ]),
      h('h2', words.datasets.files),
      table(
        words.datasets.files,
        [words.datasets.file, words.datasets.bytes, 'SHA-256'],
        files.map((file) => [
          h('a', { href: (address ?? '') + file.path }, file.path),
          text(grouped(file.bytes)),
          h('code', file.sha256),
        ]),
      ),
    ],
  };
}

/** Links to the pages of releases. */
export function datasetLinks(
  datasets: readonly DatasetFacts[],
  { words }: Frame,
): ElementContent[] {
  if (datasets.length === 0) return [];
  return [
    h('h2', words.datasets.title),
    h(
      'ul',
      { className: ['lists'] },
      datasets.map(({ path, dataset, release }) =>
        h('li', [
          h('a', { href: rootOf('') + path }, `${dataset.name} · ${release.version}`),
          ' ',
          h('span', { className: ['count'] }, words.articles(release.articles.released)),
        ]),
      ),
    ),
  ];
}
