/** The charts of a datasheet, drawn when the release is made: SVG that loads nothing. */
import { loadPlot, plotBars } from '../bar-chart.ts';
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
const LOOK = {
  ...{ width: 640, fontSize: 13, labels: 190, counts: 80 },
  ...{ longest: 24, step: 22, gap: 2, fill: '#3b78a8' },
} as const;

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

/** Draws the charts of a release. */
export async function drawCharts(statistics: Statistics): Promise<Chart[]> {
  const tools = await loadPlot();
  return barsOf(statistics).map(({ name, title, bars }) => {
    const data = bars.map(([label, count]) => ({ label, count }));
    const svg = plotBars(tools, data, { ...LOOK, className: `chart-${name}`, title });
    svg.setAttribute('role', 'img');
    svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return { name, title, svg: `${svg.outerHTML}\n` };
  });
}
