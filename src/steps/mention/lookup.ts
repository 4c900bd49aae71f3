/** Looks names up in the gazetteer and the table of authorities, word by word. */
import { forEachWord } from '../../document/words.ts';
import { CITIES, TERRITORIES, WIKIDATA } from '../../languages/common/gazetteer.generated.ts';
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import type { Mention } from '../../record/types.generated.ts';
import { type Authority, authorities } from './authorities.ts';

/** A known name with what it names. */
export interface Known {
  /** The same for all names of one entity. */
  key: string;
  type: Mention['type'];
  sort: 'country' | 'capital' | 'city' | 'authority';
  sameAs: readonly string[];
  /** ISO code of the country that a city is in. */
  country?: string;
  /** Thousands of people of a city. */
  people?: number;
  /** Whether a city has a namesake abroad that may be meant. */
  ambiguous?: boolean;
}

/** Names by their first word; the words after it, longest name first. */
export type NameIndex = ReadonlyMap<string, readonly { rest: readonly string[]; known: Known }[]>;

const ENTITY = 'http://www.wikidata.org/entity/';
const PLACE = 'https://sws.geonames.org/';

/** Wikidata ids of cities that are certain, by the gazetteer's name. */
const CITY_WIKIDATA = new Map(
  'Paris=Q90 London=Q84 Berlin=Q64 Rome=Q220 Madrid=Q2807 Moscow=Q649 Beijing=Q956 Tokyo=Q1490 Seoul=Q8684 Jakarta=Q3630 Bangkok=Q1861 Manila=Q1461 Hanoi=Q1858 Kathmandu=Q3037 Dubai=Q612 Bamako=Q3703 Cairo=Q85 Nairobi=Q3870 Warsaw=Q270 Vienna=Q1741 Brussels=Q239 Amsterdam=Q727 Lisbon=Q597 Athens=Q1524 Ankara=Q3640 Istanbul=Q406 Baghdad=Q1530 Damascus=Q3766 Beirut=Q3820 Riyadh=Q3692 Canberra=Q3114 Sydney=Q3130 Chicago=Q1297 Toronto=Q172 Ottawa=Q1930 Shanghai=Q8686 Hamburg=Q1055 Barcelona=Q1492 Milan=Q490'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

function pairs(text: string): [string, string][] {
  return text.split(';').map((entry) => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
}

function wordsOf(name: string): string[] {
  const words: string[] = [];
  forEachWord(name, 0, name.length, (start, end) => words.push(name.slice(start, end)));
  return words;
}

const wikidata = new Map(pairs(WIKIDATA));
const byKey = new Map(authorities.map((authority) => [authority.key, authority]));

function territory(code: string): Known {
  const id = wikidata.get(code);
  const sameAs = id === undefined ? [] : [ENTITY + id];
  return { key: `territory:${code}`, type: 'Place', sort: 'country', sameAs, country: code };
}

function authorityKnown({ key, type, wikidata: id }: Authority): Known {
  const sameAs = id === undefined ? [] : [ENTITY + id];
  return { key: `authority:${key}`, type, sort: 'authority', sameAs };
}

function city(row: string): [string, Known] {
  const [name = '', id = '', country = '', people = '0', flags = ''] = row.split('|');
  const item = CITY_WIKIDATA.get(name);
  const known: Known = {
    key: `city:${id}`,
    type: 'Place',
    sort: flags.includes('c') ? 'capital' : 'city',
    sameAs: [...(item === undefined ? [] : [ENTITY + item]), `${PLACE}${id}/`],
    country,
    people: Number(people),
    ...(flags.includes('?') && { ambiguous: true }),
  };
  return [name, known];
}

function buildIndex({ tag, mention: data }: Language): NameIndex {
  const index = new Map<string, { rest: string[]; known: Known }[]>();
  const taken = new Set<string>();
  const add = (name: string, known: Known): void => {
    const [first, ...rest] = wordsOf(name);
    const joined = [first, ...rest].join(' ');
    // The first to name something keeps the name: authorities, then countries, then cities.
    if (first === undefined || taken.has(joined)) return;
    taken.add(joined);
    const same = index.get(first);
    if (same) same.push({ rest, known });
    else index.set(first, [{ rest, known }]);
  };
  for (const authority of authorities) {
    for (const name of authority.names) add(name, authorityKnown(authority));
  }
  for (const [name, key] of Object.entries(data?.authorityAliases ?? {})) {
    const authority = byKey.get(key);
    if (!authority) throw new Error(`The alias ${name} names the unknown authority ${key}.`);
    add(name, authorityKnown(authority));
  }
  for (const [name, code] of Object.entries(data?.countryAliases ?? {})) add(name, territory(code));
  for (const [code, names] of pairs(TERRITORIES[tag] ?? TERRITORIES.en!)) {
    for (const name of names.split('/')) add(name, territory(code));
  }
  for (const row of CITIES.split(';')) add(...city(row));
  for (const same of index.values()) same.sort((a, b) => b.rest.length - a.rest.length);
  return index;
}

/** Gives the index of names for a language; made once, when it is first asked for. */
export const nameIndex = compiled(buildIndex);
