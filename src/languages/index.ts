/** The languages the pipeline has data for. */
import { ar } from './ar/index.ts';
import type { CleanData } from './clean-data.ts';
import { da } from './da/index.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { clean as hiClean } from './hi/clean.ts';
import { id } from './id/index.ts';
import { it } from './it/index.ts';
import { ja } from './ja/index.ts';
import { ko } from './ko/index.ts';
import type { Language } from './language.ts';
import { ms } from './ms/index.ts';
import { nl } from './nl/index.ts';
import { pl } from './pl/index.ts';
import { pt } from './pt/index.ts';
import { ru } from './ru/index.ts';
import { sv } from './sv/index.ts';
import { sw } from './sw/index.ts';
import { th } from './th/index.ts';
import { tr } from './tr/index.ts';
import { vi } from './vi/index.ts';
import { zh } from './zh/index.ts';

export const languages: readonly Language[] = [
  id,
  en,
  ms,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  sw,
  tr,
  pl,
  ru,
  vi,
  zh,
  ja,
  ko,
  th,
  ar,
  da,
  sv,
];

const byTag = new Map(languages.map((language) => [language.tag, language]));

/** Finds the data of a language by its BCP 47 tag (`id`, `en-GB`); undefined when there is none. */
export function languageOf(tag: string): Language | undefined {
  return byTag.get(tag) ?? byTag.get(tag.split('-')[0]!.toLowerCase());
}

/** What the clean step knows, of the languages above and of Hindi, of which nothing else is known. */
export const cleanData: readonly CleanData[] = [
  ...languages.flatMap(({ clean }) => clean ?? []),
  hiClean,
];
