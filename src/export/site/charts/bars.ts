/** Charts of counts, for wide screens and for narrow ones. */
import {
  type Bar,
  type BarLook,
  chartStyle,
  grouped,
  heightOf,
  loadPlot,
  plotBars,
} from '../../bar-chart.ts';
import { MARKS, type Size, svgFile } from './frame.ts';

const COMMON = { className: 'plot', fontSize: 14, step: 26, gap: 3, fill: MARKS } as const;

/** How charts look: on a phone, a wide picture would be shown so small that nobody could read it. */
export const LOOKS = {
  wide: { ...COMMON, width: 560, labels: 190, counts: 75, longest: 24, columns: 10 },
  narrow: { ...COMMON, width: 340, labels: 140, counts: 60, longest: 17, columns: 4 },
} as const satisfies Record<string, BarLook & { readonly columns: number }>;

/** For what screens a chart is drawn. */
export type Look = keyof typeof LOOKS;

/** The height of a chart of columns. */
const HEIGHT = 240;

/** The size of a chart of bars. */
export function sizeOfBars(count: number, look: Look): Size {
  return { width: LOOKS[look].width, height: heightOf(count, LOOKS[look]) };
}

/** The size of a chart of columns. */
export function sizeOfColumns(look: Look): Size {
  return { width: LOOKS[look].width, height: HEIGHT };
}

/** Draws bars from left to right, one below the other, in their order. */
export async function drawBars(title: string, bars: readonly Bar[], look: Look): Promise<string> {
  const svg = plotBars(await loadPlot(), bars, LOOKS[look]);
  return svgFile(title, sizeOfBars(bars.length, look), svg.outerHTML);
}

/** Draws columns from left to right: counts over time. */
export async function drawColumns(
  title: string,
  bars: readonly Bar[],
  look: Look,
): Promise<string> {
  const { Plot, document } = await loadPlot();
  const { className, fontSize, fill, columns } = LOOKS[look];
  const size = sizeOfColumns(look);
  const every = Math.ceil(bars.length / columns);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const svg = Plot.plot({
    document,
    className,
    ...size,
    style: chartStyle(fontSize),
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
      // Articles are counted whole.
      ticks: Math.min(4, most),
      tickFormat: grouped,
      grid: true,
      nice: true,
      fontVariant: 'normal',
    },
    marks: [
      Plot.barY([...bars], { x: 'label', y: 'count', fill, insetLeft: 0.5, insetRight: 0.5 }),
      Plot.ruleY([0]),
    ],
  });
  return svgFile(title, size, svg.outerHTML);
}
