/** Charts of bars, drawn with Observable Plot into SVG that loads and runs nothing. */
import { xmlText } from '../unicode/xml.ts';
import { loadOptional } from './dataset/optional.ts';

/** A bar: what it is of, and how long it is. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

/** How bars are drawn; lengths are in pixels. */
export interface BarLook {
  /** The class of the picture, which its own style is of. */
  readonly className: string;
  readonly width: number;
  readonly fontSize: number;
  /** The room for labels on the left, and for counts on the right. */
  readonly labels: number;
  readonly counts: number;
  /** How many code points of a label fit there. */
  readonly longest: number;
  /** How far a bar is from the next, and the gap at either side of it. */
  readonly step: number;
  readonly gap: number;
  readonly fill: string;
  /** What the picture shows, where no title of its own says so. */
  readonly title?: string;
}

/** Loads what draws. */
export async function loadPlot() {
  const Plot = await loadOptional('@observablehq/plot', () => import('@observablehq/plot'));
  const { parseHTML } = await loadOptional('linkedom', () => import('linkedom'));
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return { Plot, document };
}

/** The tools that draw. */
type PlotTools = Awaited<ReturnType<typeof loadPlot>>;

/** The style that all charts have. */
export function chartStyle(fontSize: number) {
  return {
    background: 'transparent',
    fontSize: `${fontSize}px`,
    fontFamily: 'system-ui, sans-serif',
  };
}

/** A count with a space between thousands; the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Long labels would push the bars out of the picture, and some characters make it none. */
function shown(label: string, longest: number): string {
  const characters = [...xmlText(label)];
  return characters.length > longest
    ? `${characters.slice(0, longest - 1).join('')}…`
    : characters.join('');
}

/** How high a chart of so many bars is. */
export function heightOf(bars: number, { step }: Pick<BarLook, 'step'>): number {
  return bars * step + 10;
}

/** Draws bars from left to right, one below the other, in their order. */
export function plotBars({ Plot, document }: PlotTools, bars: readonly Bar[], look: BarLook) {
  const { className, width, fontSize, labels, counts, longest, gap, fill, title } = look;
  // Equal labels stay apart by their numbers, and nothing is sorted anew.
  const data = bars.map(({ label, count }, index) => ({ label: `${index} ${label}`, count }));
  return Plot.plot({
    document,
    className,
    width,
    height: heightOf(bars.length, look),
    marginLeft: labels,
    marginRight: counts,
    marginTop: 5,
    marginBottom: 5,
    ...(title !== undefined && { ariaLabel: title }),
    style: chartStyle(fontSize),
    x: { axis: null },
    y: {
      domain: data.map(({ label }) => label),
      label: null,
      tickSize: 0,
      tickFormat: (label: string) => shown(label.slice(label.indexOf(' ') + 1), longest),
    },
    marks: [
      Plot.barX(data, { x: 'count', y: 'label', fill, insetTop: gap, insetBottom: gap }),
      Plot.text(data, {
        x: 'count',
        y: 'label',
        text: ({ count }: { count: number }) => grouped(count),
        textAnchor: 'start',
        dx: 5,
      }),
    ],
  });
}
