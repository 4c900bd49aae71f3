/** Where places are, by their items of Wikidata. */
import { PLACES } from './world.generated.ts';

/** Degrees east and north. */
export type Coordinates = readonly [longitude: number, latitude: number];

let known: Map<string, Coordinates> | undefined;

/** Where a city or country is, to a tenth of a degree; undefined of all other places. */
export function coordinatesOf(wikidata: string): Coordinates | undefined {
  known ??= new Map(
    PLACES.split(';').map((line) => {
      const [item, longitude, latitude] = line.split(' ');
      return [`Q${item}`, [Number(longitude), Number(latitude)]];
    }),
  );
  return known.get(wikidata);
}
