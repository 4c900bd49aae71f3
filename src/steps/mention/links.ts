/** Which authorities know an entity: no link rather than a wrong one. */
import { toLower } from '../../unicode/case.ts';
import type { Entity } from './entities.ts';
import type { Known, NameIndex } from './lookup.ts';

/** Words before the name of a city that say that it is one: `Kota Bandung`. */
const CITY_HEADS = new Set(['kota', 'ibukota', 'kotamadya']);

/** Finds a city by the words of its name. */
function cityNamed(words: readonly string[], index: NameIndex): Known | undefined {
  const [first = '', ...rest] = words;
  const found = index
    .get(first)
    ?.find(
      (each) =>
        each.rest.length === rest.length && each.rest.every((word, at) => word === rest[at]),
    )?.known;
  return found?.sort === 'city' || found?.sort === 'capital' ? found : undefined;
}

/** What the tables know of an entity; of `Kota Bandung` what they know of Bandung. */
function knownOf({ known, type, words }: Entity, index: NameIndex): Known | undefined {
  if (known) return known.type === type ? known : undefined;
  const [head = '', ...rest] = words;
  if (type !== 'Place' || !CITY_HEADS.has(toLower(head))) return undefined;
  return cityNamed(rest, index);
}

/**
 * The countries an article is set in, by the places in it that can be no others. A place that can be
 * another one is no witness, not even for itself.
 */
function countriesIn(known: readonly Known[]): Set<string> {
  const countries = new Set<string>();
  for (const { country, ambiguous, namesakes } of known) {
    if (country !== undefined && !ambiguous && !namesakes) countries.add(country);
  }
  return countries;
}

/** Whether a city can be meant where the other places of an article are these. */
function isMeant(city: Known, countries: ReadonlySet<string>): boolean {
  const { ambiguous, namesakes = [], country = '' } = city;
  if (ambiguous === 'home') return false;
  if (countries.has(country)) return true;
  return ambiguous !== 'abroad' && !namesakes.some((other) => countries.has(other));
}

/**
 * Links the entities of an article.
 *
 * A name of the tables leads to its entity. A city's name does so only when the article's other places
 * speak for that city: where it has a large namesake abroad, its own country must be named, or another
 * city there; where it has a small one, that one's country must not be named without its own; where it
 * has one in the same country, nothing tells them apart.
 *
 * @param entities All entities of the article.
 * @param index The names of the article's language.
 * @returns A function that gives the addresses of one of them, sorted.
 */
export function linksIn(
  entities: readonly Entity[],
  index: NameIndex,
): (entity: Entity) => string[] {
  const knownEntities = new Map(entities.map((entity) => [entity, knownOf(entity, index)]));
  const countries = countriesIn([...knownEntities.values()].flatMap((known) => known ?? []));
  return (entity) => {
    const known = knownEntities.get(entity);
    return known && isMeant(known, countries) ? [...known.sameAs].sort() : [];
  };
}
