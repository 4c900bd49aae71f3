/** The figures of the start page: which there are, and what they show. */
import { datePath } from '../addresses.ts';
import type { Frame } from '../layout.ts';
import { languageName } from '../pages/entries.ts';
import type { ListLink } from '../pages/lists.ts';
import type { SiteIndex } from '../site-index/site-index.ts';
import { drawBars, drawColumns, sizeOfBars, sizeOfColumns } from './bars.ts';
import type { Size } from './frame.ts';
import { type Dot, drawMap } from './map.ts';
import { coordinatesOf } from './places.ts';
import { WORLD } from './projection.ts';

/** A row of the table that says what a picture shows; it may link to a list. */
export interface FigureRow {
  readonly label: string;
  readonly count: number;
  readonly path?: string;
  readonly foreign?: boolean;
}

/** A file with a picture. */
export interface Picture extends Size {
  readonly path: string;
}

/** A picture, and what it shows in words. */
export interface Figure {
  readonly wide: Picture;
  /** What takes its place on narrow screens, where there is something to read in it. */
  readonly narrow?: Picture;
  readonly title: string;
  /** What the rows are of. */
  readonly column: string;
  readonly counted: string;
  readonly rows: readonly FigureRow[];
  readonly note?: string;
}

/** A figure with all that its picture is drawn of. */
export interface Drawing extends Figure {
  readonly dots?: readonly Dot[];
  readonly kind: 'bars' | 'columns' | 'map';
}

/** How many bars and rows a figure has, and how many dots the map. */
const MOST = 10;
const MOST_DOTS = 300;
const MOST_ROWS = 25;
/** So many months are shown as months; of more, the years. */
const MOST_MONTHS = 48;

/** Times without gaps, the oldest first. */
function overTime(times: readonly { time: string; count: number }[]): FigureRow[] {
  const counts = new Map<string, number>();
  const months = times
    .filter(({ time }) => time.length === 7)
    .map(({ time }) => time)
    .sort();
  const number = (month: string): number =>
    Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const span = months.length === 0 ? 0 : number(months.at(-1)!) - number(months[0]!) + 1;
  const byMonth = times.every(({ time }) => time.length === 7) && span <= MOST_MONTHS;
  const key = (time: string): string => (byMonth ? time : time.slice(0, 4));
  for (const { time, count } of times) counts.set(key(time), (counts.get(key(time)) ?? 0) + count);
  const keys = [...counts.keys()].sort();
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows: FigureRow[] = [];
  const put = (time: string): void => {
    const count = counts.get(time);
    rows.push({ label: time, count: count ?? 0, ...(count && { path: datePath(time) }) });
  };
  if (byMonth) {
    for (let at = number(first); at <= number(last); at++) {
      put(
        `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`,
      );
    }
  } else if (Number(last) - Number(first) < 200) {
    for (let at = Number(first); at <= Number(last); at++) put(String(at).padStart(4, '0'));
  } else for (const time of keys) put(time);
  return rows;
}

const rowOf = ({ name, path, count, foreign }: ListLink): FigureRow => ({
  label: name,
  path,
  count,
  ...(foreign && { foreign }),
});

/** Tells what the figures of a site show; one that would show nothing is left out. */
export function figuresOf(index: SiteIndex, { words }: Frame): Drawing[] {
  const { charts } = words;
  const bars = (
    name: string,
    title: string,
    column: string,
    rows: readonly FigureRow[],
    counted = charts.articles,
  ): Drawing => ({
    wide: { path: `charts/${name}.svg`, ...sizeOfBars(rows.length, 'wide') },
    narrow: { path: `charts/${name}-narrow.svg`, ...sizeOfBars(rows.length, 'narrow') },
    kind: 'bars',
    title,
    column,
    counted,
    rows,
  });
  const entities: FigureRow[] = [];
  const placed: (FigureRow & { at: Dot['at'] })[] = [];
  let unplaced = 0;
  for (const { path, name, count, type, wikidata } of index.entities.all()) {
    const row = { label: name, path, count, foreign: true };
    if (entities.length < MOST) entities.push(row);
    if (type !== 'Place') continue;
    const at = wikidata === undefined ? undefined : coordinatesOf(wikidata);
    if (!at) unplaced++;
    else if (placed.length < MOST_DOTS) placed.push({ ...row, at });
  }
  const times = overTime(index.articles.times());
  const languages = index.articles.languages().slice(0, MOST);
  const all: Drawing[] = [
    {
      wide: { path: 'charts/time.svg', ...sizeOfColumns('wide') },
      narrow: { path: 'charts/time-narrow.svg', ...sizeOfColumns('narrow') },
      kind: 'columns',
      title: charts.time,
      column: charts.when,
      counted: charts.articles,
      rows: times,
    },
    {
      wide: { path: 'charts/places.svg', ...WORLD },
      kind: 'map',
      title: charts.places,
      column: charts.place,
      counted: charts.articles,
      rows: placed.slice(0, MOST_ROWS).map(({ at: _at, ...row }) => row),
      dots: placed.map(({ at, count }) => ({ at, count })),
      ...(unplaced > 0 && { note: charts.unplaced(unplaced) }),
    },
    bars('entities', charts.entities, words.entities, entities),
    bars(
      'sources',
      charts.sources,
      words.sources,
      index.articles
        .sources()
        .slice(0, MOST)
        .map((each) => rowOf({ ...each, foreign: true })),
    ),
    bars(
      'languages',
      charts.languages,
      words.languagesTitle,
      languages.map((each) => ({ ...rowOf(each), label: languageName(each.name, words) })),
    ),
    bars(
      'removed',
      charts.removed,
      words.kindColumn,
      index
        .removals()
        .slice(0, MOST)
        .map(({ kind, count }) => ({ label: words.page.leftKinds[kind] ?? kind, count })),
      charts.passages,
    ),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** Draws a figure: the text of each of its files. */
export async function draw(drawing: Drawing): Promise<{ path: string; svg: string }[]> {
  const { kind, title, rows, dots = [], wide, narrow } = drawing;
  if (kind === 'map') return [{ path: wide.path, svg: drawMap(title, dots) }];
  const drawOne = kind === 'bars' ? drawBars : drawColumns;
  return [
    { path: wide.path, svg: await drawOne(title, rows, 'wide') },
    ...(narrow ? [{ path: narrow.path, svg: await drawOne(title, rows, 'narrow') }] : []),
  ];
}
