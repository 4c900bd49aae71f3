// Draws F1 against speed as SVG.
import * as Plot from '@observablehq/plot';
import { drawSvg } from '../draw.ts';

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
  const common = { x: 'speed', y: 'f1' } as const;
  return drawSvg({
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
}
