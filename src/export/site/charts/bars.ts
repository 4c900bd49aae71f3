/** Charts of counts, drawn with Observable Plot. */
import { grouped, shortened } from '../../dataset/charts.ts';
import { loadOptional } from '../../dataset/optional.ts';
import { MARKS, svgFile } from './frame.ts';

/** A bar: what it is of, and how long it is. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

const WIDTH = 560;
const BAR = 26;
const COLUMNS = { height: 240, most: 10 } as const;

/** The tools, and the options that all charts have. */
async function tools() {
  const Plot = await loadOptional('@observablehq/plot', () => import('@observablehq/plot'));
  const { parseHTML } = await loadOptional('linkedom', () => import('linkedom'));
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const common = {
    document,
    className: 'plot',
    width: WIDTH,
    style: { fontSize: '14px', fontFamily: 'system-ui, sans-serif' },
  };
  return { Plot, common };
}

/** Draws bars from left to right, one below the other, in their order. */
export async function drawBars(title: string, bars: readonly Bar[]): Promise<string> {
  const { Plot, common } = await tools();
  const height = bars.length * BAR + 10;
  // Equal labels stay apart by their numbers, and nothing is sorted anew.
  const data = bars.map(({ label, count }, index) => ({ label: `${index} ${label}`, count }));
  const svg = Plot.plot({
    ...common,
    height,
    marginLeft: 190,
    marginRight: 75,
    marginTop: 5,
    marginBottom: 5,
    x: { axis: null },
    y: {
      domain: data.map(({ label }) => label),
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => shortened(label.slice(label.indexOf(' ') + 1)),
    },
    marks: [
      Plot.barX(data, { x: 'count', y: 'label', fill: MARKS, insetTop: 3, insetBottom: 3 }),
      Plot.text(data, {
        x: 'count',
        y: 'label',
        text: ({ count }: { count: number }) => grouped(count),
        textAnchor: 'start',
        dx: 5,
      }),
    ],
  });
  return svgFile(title, { width: WIDTH, height }, svg.outerHTML);
}

/** Draws columns from left to right: counts over time. */
export async function drawColumns(title: string, bars: readonly Bar[]): Promise<string> {
  const { Plot, common } = await tools();
  const every = Math.ceil(bars.length / COLUMNS.most);
  const svg = Plot.plot({
    ...common,
    height: COLUMNS.height,
    marginLeft: 60,
    marginRight: 20,
    marginTop: 15,
    marginBottom: 30,
    x: {
      domain: bars.map(({ label }) => label),
      ticks: bars.filter((_, index) => index % every === 0).map(({ label }) => label),
      label: null,
      tickSize: 3,
    },
    // Plot's own figures of one width are no value that SVG has.
    y: {
      label: null,
      ticks: 4,
      tickFormat: grouped,
      grid: true,
      nice: true,
      fontVariant: 'normal',
    },
    marks: [
      Plot.barY([...bars], {
        x: 'label',
        y: 'count',
        fill: MARKS,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.ruleY([0]),
    ],
  });
  return svgFile(title, { width: WIDTH, height: COLUMNS.height }, svg.outerHTML);
}
