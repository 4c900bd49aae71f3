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
  sort: 'country' | 'capital' | 'city' | 'authority' | 'given';
  /** The name to give it. Default: the fullest in the article. */
  name?: string;
  sameAs: readonly string[];
  /** ISO code of the country that it is in, or is. */
  country?: string;
  /** Thousands of people of a city. */
  people?: number;
  /** Which namesakes of a city may be meant in its place: one abroad, or one in the same country. */
  ambiguous?: 'abroad' | 'home';
  /** ISO codes of the countries in which it has namesakes. */
  namesakes?: readonly string[];
}

/** Names by their first word; the words after it, longest name first. */
export type NameIndex = ReadonlyMap<string, readonly { rest: readonly string[]; known: Known }[]>;

const ENTITY = 'http://www.wikidata.org/entity/';
const PLACE = 'https://sws.geonames.org/';

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

/** Countries that share their name with a place in another: Georgia. */
const NAMESAKES: Readonly<Record<string, readonly string[]>> = { GE: ['US'] };

function territory(code: string): Known {
  const id = wikidata.get(code);
  const sameAs = id === undefined ? [] : [ENTITY + id];
  const namesakes = NAMESAKES[code];
  return {
    key: `territory:${code}`,
    type: 'Place',
    sort: 'country',
    sameAs,
    country: code,
    ...(namesakes && { namesakes }),
  };
}

function authorityKnown({ key, type, country, wikidata: id }: Authority): Known {
  const sameAs = id === undefined ? [] : [ENTITY + id];
  const place = country !== undefined && { country };
  return { key: `authority:${key}`, type, sort: 'authority', sameAs, ...place };
}

function city(row: string): [string, Known] {
  const [name = '', id = '', country = '', people = '0', flags = '', item = '', others = ''] =
    row.split('|');
  const known: Known = {
    key: `city:${id}`,
    type: 'Place',
    sort: flags.includes('c') ? 'capital' : 'city',
    sameAs: [...(item === '' ? [] : [ENTITY + item]), `${PLACE}${id}/`],
    country,
    people: Number(people),
    ...(flags.includes('?') && { ambiguous: 'abroad' }),
    ...(flags.includes('!') && { ambiguous: 'home' }),
    ...(others !== '' && { namesakes: others.split(',') }),
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
