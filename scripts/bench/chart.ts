/** Draws bars. */
import * as Plot from '@observablehq/plot';
import { drawSvg } from '../draw.ts';

/** A bar: how much of something, and of which group. */
export interface Bar {
  name: string;
  value: number;
  group: string;
}

/** Draws bars below each other, a group a panel, as an SVG document. */
export function barChart(bars: readonly Bar[], label: string): string {
  return drawSvg({
    width: 720,
    height: 40 + bars.length * 26 + new Set(bars.map(({ group }) => group)).size * 24,
    marginLeft: 250,
    marginRight: 60,
    x: { label, grid: true, type: 'log' },
    y: { label: null },
    fy: { label: null },
    facet: { data: bars, y: 'group' },
    marks: [
      Plot.barX(bars, {
        x1: 1,
        x2: 'value',
        y: 'name',
        fill: ({ name }: Bar) => (name.startsWith('kliping') ? '#b5391f' : '#9aa5ab'),
        sort: { y: '-x2' },
      }),
      Plot.text(bars, {
        x: 'value',
        y: 'name',
        text: ({ value }: Bar) => ` ${Math.round(value).toLocaleString('en')}`,
        textAnchor: 'start',
      }),
    ],
  });
}
