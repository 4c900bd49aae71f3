/** Figures: a picture, and a table that says the same. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { isolate } from '../../../page/isolate.ts';
import { grouped } from '../../bar-chart.ts';
import type { Figure, FigureRow, Picture } from '../charts/figures.ts';
import type { SiteWords } from '../interface/index.ts';

/** Screens on which wide pictures cannot be read. */
const NARROW = '(max-width: 36rem)';

/** A name, as an element or as the words alone: a text node would be taken for properties. */
function label({ label: text, path, foreign }: FigureRow): Element | string {
  const name = foreign ? isolate(text) : text;
  return path === undefined ? name : h('a', { href: path }, name);
}

function picture({ path, ...size }: Picture, narrow: Picture | undefined, alt: string): Element {
  const img = h('img', { src: path, alt, ...size });
  if (narrow === undefined) return img;
  const { path: srcSet, ...narrowSize } = narrow;
  return h('picture', [h('source', { media: NARROW, srcSet, ...narrowSize }), img]);
}

/** Makes the figures of the start page. */
export function figures(all: readonly Figure[], { charts }: SiteWords): Element[] {
  return all.map(({ wide, narrow, title, column, counted, rows, note }) =>
    h('figure', { className: ['chart'] }, [
      h('figcaption', title),
      picture(wide, narrow, charts.alt(title)),
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
