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

/** A name: the words after its first one, and what it names. */
export interface Name {
  readonly rest: readonly string[];
  readonly known: Known;
}

/** Names by their first word. */
export interface NameIndex {
  /** The names that begin with a word, the longest first. */
  get(word: string): readonly Name[] | undefined;
}

/** Makes what a name names when it is first asked for: an article asks for few of thousands. */
class LazyName implements Name {
  readonly rest: readonly string[];
  readonly #make: () => Known;
  #known: Known | undefined;

  constructor(rest: readonly string[], make: () => Known) {
    this.rest = rest;
    this.#make = make;
  }

  get known(): Known {
    this.#known ??= this.#make();
    return this.#known;
  }
}

const ENTITY = 'http://www.wikidata.org/entity/';
const PLACE = 'https://sws.geonames.org/';

function pairs(text: string): [string, string][] {
  return text.split(';').map((entry) => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
}

/** Names without anything that could join or part words but spaces. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

function wordsOf(name: string): string[] {
  if (PLAIN.test(name)) return name.split(' ');
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

function city(row: string): Known {
  const [, id = '', country = '', people = '0', flags = '', item = '', others = ''] =
    row.split('|');
  return {
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
}

/** Whether a word begins with a small letter of ASCII, as most words and very few names do. */
function isSmall(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x61 && first <= 0x7a;
}

/** A name as the tables have it, whose words were not parted yet. */
interface Entry {
  readonly name: string;
  readonly make: () => Known;
}

/** Words of ASCII letters, with a space behind when more follow: most names begin with one. */
const FIRST_WORD = /^[A-Za-z]+(?= |$)/;

function firstWordOf(name: string): string | undefined {
  return FIRST_WORD.exec(name)?.[0] ?? wordsOf(name)[0];
}

/** The names of entries with the same first word; the first to name something keeps the name. */
function namesOf(entries: readonly Entry[]): Name[] {
  const taken = new Set<string>();
  const names: Name[] = [];
  for (const { name, make } of entries) {
    const rest = wordsOf(name).slice(1);
    const joined = rest.join(' ');
    if (taken.has(joined)) continue;
    taken.add(joined);
    names.push(new LazyName(rest, make));
  }
  return names.sort((a, b) => b.rest.length - a.rest.length);
}

function buildIndex({ tag, mention: data }: Language): NameIndex {
  // By first word: entries, and once somebody asks for it what they name.
  const index = new Map<string, { entries: Entry[]; names?: readonly Name[] }>();
  const small = new Set<string>();
  // In the order in which they take a name: authorities, then countries, then cities.
  const add = (name: string, make: () => Known): void => {
    const first = firstWordOf(name);
    if (first === undefined) return;
    const entry = { name, make };
    const same = index.get(first);
    if (same) same.entries.push(entry);
    else index.set(first, { entries: [entry] });
    if (isSmall(first)) small.add(first);
  };
  for (const authority of authorities) {
    for (const name of authority.names) add(name, () => authorityKnown(authority));
  }
  for (const [name, key] of Object.entries(data?.authorityAliases ?? {})) {
    const authority = byKey.get(key);
    if (!authority) throw new Error(`The alias ${name} names the unknown authority ${key}.`);
    add(name, () => authorityKnown(authority));
  }
  for (const [name, code] of Object.entries(data?.countryAliases ?? {}))
    add(name, () => territory(code));
  for (const [code, names] of pairs(TERRITORIES[tag] ?? TERRITORIES.en!)) {
    for (const name of names.split('/')) add(name, () => territory(code));
  }
  for (const row of CITIES.split(';')) add(row.slice(0, row.indexOf('|')), () => city(row));
  return {
    get(word) {
      if (isSmall(word) && !small.has(word)) return undefined;
      const found = index.get(word);
      if (!found) return undefined;
      found.names ??= namesOf(found.entries);
      return found.names;
    },
  };
}

/** Gives the index of names for a language; made once, when it is first asked for. */
export const nameIndex = compiled(buildIndex);
