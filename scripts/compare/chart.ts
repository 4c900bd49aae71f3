// Draws F1 against speed as SVG.
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A point of the chart. */
export interface Point {
  name: string;
  /** Words a second. */
  speed: number;
  f1: number;
  measure: 'span and type' | 'span only';
}

/** Draws the chart; the same points give the same bytes. */
export function drawChart(points: readonly Point[], caption: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const common = { x: 'speed', y: 'f1' } as const;
  const plot = Plot.plot({
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
    width: 720,
    height: 420,
    marginLeft: 50,
    marginRight: 110,
    marginBottom: 45,
    style: { background: 'white', color: 'black', fontFamily: 'sans-serif' },
    ariaLabel: caption,
    x: {
      type: 'log',
      label: 'words a second of processor time (logarithmic)',
      grid: true,
      domain: [1e3, 3e6],
    },
    y: { label: 'F1', domain: [0, 1], grid: true },
    symbol: { domain: ['span and type', 'span only'], range: ['circle', 'times'] },
    marks: [
      Plot.dot(points, { ...common, symbol: 'measure', stroke: 'black', fill: 'black', r: 5 }),
      Plot.text(points, {
        ...common,
        text: ({ name, measure, f1 }: Point) =>
          `${name}${measure === 'span only' ? ', spans' : ''} ${f1.toFixed(3)}`,
        textAnchor: 'start',
        dx: 9,
      }),
    ],
  });
  const svg = plot.tagName.toLowerCase() === 'svg' ? plot : plot.querySelector('svg')!;
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
