/** Tells how an archive grows: a table and a figure. */
import * as Plot from '@observablehq/plot';
import { drawSvg } from '../draw.ts';
import type { Taken } from './commands.ts';
import { digits, table } from './report.ts';

/** Files, folders and bytes of a folder. */
interface Size {
  entries: number;
  bytes: number;
}

/** What was measured of an archive of some size. */
export interface Grown {
  /** Articles. */
  size: number;
  /** What each command took, by its name. */
  commands: Record<string, Taken>;
  store: Size;
  index: Size;
  dataset?: Size;
  site?: Size;
}

const told = ({ wall, processor, memory }: Taken): string =>
  `${digits(wall)} s, ${digits(processor)} s, ${digits(memory)} MB`;

/** A table with a column for each size. */
export function growthTable(grown: readonly Grown[]): string {
  const row = (name: string, cell: (each: Grown) => string | undefined): string[] => [
    name,
    ...grown.map((each) => cell(each) ?? 'not measured'),
  ];
  const names = new Set(grown.flatMap(({ commands }) => Object.keys(commands)));
  const perArticle = (part: 'store' | 'index' | 'dataset' | 'site') => (each: Grown) => {
    const size = each[part];
    return size && digits(size.bytes / each.size);
  };
  return table(
    ['articles', ...grown.map(({ size }) => digits(size))],
    [
      ...[...names].map((name) =>
        row(name, ({ commands }) => commands[name] && told(commands[name])),
      ),
      row(
        'ingest: articles a second',
        ({ size, commands }) => commands.ingest && digits(size / commands.ingest.wall),
      ),
      row('store: bytes an article', perArticle('store')),
      row('store: files and folders', ({ store }) => digits(store.entries)),
      row('index: bytes an article', perArticle('index')),
      row('dataset: bytes an article', perArticle('dataset')),
      row('site: bytes an article', perArticle('site')),
      row('site: files and folders', ({ site }) => site && digits(site.entries)),
    ],
  );
}

/** Draws what each command takes, and how much memory, over the size of the archive. */
export function growthChart(grown: readonly Grown[]): string {
  const points = grown.flatMap(({ size, commands }) =>
    Object.entries(commands).flatMap(([command, { wall, memory }]) => [
      { size, command, what: 'seconds', value: wall },
      { size, command, what: 'MB of memory', value: memory },
    ]),
  );
  return drawSvg({
    width: 720,
    height: 560,
    marginLeft: 60,
    marginRight: 120,
    x: { label: 'articles', type: 'log', grid: true, tickFormat: '~s' },
    y: { label: null, type: 'log', grid: true, tickFormat: '~g' },
    fy: { axis: null },
    facet: { data: points, y: 'what', marginBottom: 30 },
    insetTop: 20,
    marks: [
      Plot.text(['MB of memory', 'seconds'], {
        fy: (what: string) => what,
        text: (what: string) => what,
        frameAnchor: 'top-left',
        fontWeight: 'bold',
        dx: 4,
      }),
      Plot.line(points, { x: 'size', y: 'value', stroke: 'command', marker: 'dot' }),
      Plot.text(
        points,
        Plot.selectLast({
          x: 'size',
          y: 'value',
          z: 'command',
          text: 'command',
          fill: 'command',
          textAnchor: 'start',
          dx: 8,
        }),
      ),
    ],
  });
}
