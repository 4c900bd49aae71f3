/** The charts of a datasheet, drawn when the release is made: SVG that loads nothing. */
import { loadOptional } from './optional.ts';
import { byCount, byValue, type Counts, type Statistics } from './statistics.ts';

/** A chart. */
export interface Chart {
  /** The name of its file, without its ending. */
  readonly name: string;
  /** What it shows, in a line. */
  readonly title: string;
  readonly svg: string;
}

interface Bars {
  readonly name: string;
  readonly title: string;
  readonly bars: readonly (readonly [label: string, count: number])[];
}

/** A chart of more bars than this cannot be read. */
const MOST_BARS = 24;
const BAR = 22;
const WIDTH = 640;

/** A count with a space between thousands; the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** The greatest counts, the rest as one. */
export function greatest(counts: Counts, most: number): [label: string, count: number][] {
  const all = byCount(counts);
  if (all.length <= most) return all;
  const rest = all.slice(most - 1);
  const sum = rest.reduce((total, [, count]) => total + count, 0);
  return [...all.slice(0, most - 1), [`(${rest.length} others)`, sum]];
}

function barsOf(statistics: Statistics): Bars[] {
  const { years, months } = statistics;
  const times = months.size <= MOST_BARS ? months : years;
  const all: Bars[] = [
    { name: 'languages', title: 'Articles by language', bars: greatest(statistics.languages, 12) },
    {
      name: 'time',
      title: `Articles by ${times === months ? 'month' : 'year'} of publication, where it is known`,
      bars: byValue(times).slice(-MOST_BARS),
    },
    {
      name: 'publishers',
      title: 'Articles by publisher',
      bars: greatest(statistics.publishers, 12),
    },
    {
      name: 'lengths',
      title: 'Articles by number of words',
      bars: [...statistics.lengths].sort(
        ([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10),
      ),
    },
    { name: 'entities', title: 'Entities by type', bars: greatest(statistics.entities, 12) },
    {
      name: 'quotations',
      title: 'Quotations by kind of speaker',
      bars: greatest(statistics.speakers, 12),
    },
    {
      name: 'removals',
      title: 'What was cleaned away, by kind',
      bars: greatest(statistics.removals, 12),
    },
    { name: 'splits', title: 'Articles by part of the split', bars: byCount(statistics.splits) },
  ];
  return all.filter(({ bars }) => bars.length > 0);
}

/** Long labels would push the bars out of the picture. */
export function shortened(label: string): string {
  const characters = [...label];
  return characters.length > 24 ? `${characters.slice(0, 23).join('')}…` : label;
}

/** Draws the charts of a release. */
export async function drawCharts(statistics: Statistics): Promise<Chart[]> {
  const Plot = await loadOptional('@observablehq/plot', () => import('@observablehq/plot'));
  const { parseHTML } = await loadOptional('linkedom', () => import('linkedom'));
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return barsOf(statistics).map(({ name, title, bars }) => {
    const data = bars.map(([label, count], index) => ({ label: `${index} ${label}`, count }));
    const labelOf = (label: string): string => shortened(label.slice(label.indexOf(' ') + 1));
    const svg = Plot.plot({
      document,
      className: `chart-${name}`,
      width: WIDTH,
      height: bars.length * BAR + 10,
      marginLeft: 190,
      marginRight: 80,
      marginTop: 5,
      marginBottom: 5,
      ariaLabel: title,
      style: { background: 'transparent', fontSize: '13px', fontFamily: 'system-ui, sans-serif' },
      x: { axis: null },
      // Equal labels stay apart by their numbers, and nothing is sorted anew.
      y: { domain: data.map(({ label }) => label), label: null, tickSize: 0, tickFormat: labelOf },
      marks: [
        Plot.barX(data, { x: 'count', y: 'label', fill: '#3b78a8', insetTop: 2, insetBottom: 2 }),
        Plot.text(data, {
          x: 'count',
          y: 'label',
          text: ({ count }: { count: number }) => grouped(count),
          textAnchor: 'start',
          dx: 5,
        }),
      ],
    });
    svg.setAttribute('role', 'img');
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return { name, title, svg: `${svg.outerHTML}\n` };
  });
}
