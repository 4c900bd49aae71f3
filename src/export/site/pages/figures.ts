/** Figures: a picture, and a table that says the same. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { isolate } from '../../../page/isolate.ts';
import { grouped } from '../../dataset/charts.ts';
import type { Figure, FigureRow } from '../charts/figures.ts';
import type { SiteWords } from '../interface/index.ts';

/** A name, as an element or as the words alone: a text node would be taken for properties. */
function label({ label: text, path, foreign }: FigureRow): Element | string {
  const name = foreign ? isolate(text) : text;
  return path === undefined ? name : h('a', { href: path }, name);
}

/** Makes the figures of the start page. */
export function figures(all: readonly Figure[], { charts }: SiteWords): Element[] {
  return all.map(({ path, title, width, height, column, counted, rows, note }) =>
    h('figure', { className: ['chart'] }, [
      h('figcaption', title),
      h('img', { src: path, alt: charts.alt(title), width, height }),
      ...(note === undefined ? [] : [h('p', { className: ['facts'] }, note)]),
      h('details', [
        h('summary', charts.asTable),
        h('table', [
          h(
            'thead',
            h('tr', [h('th', { scope: 'col' }, column), h('th', { scope: 'col' }, counted)]),
          ),
          h(
            'tbody',
            rows.map((row) => h('tr', [h('td', label(row)), h('td', grouped(row.count))])),
          ),
        ]),
      ]),
    ]),
  );
}
