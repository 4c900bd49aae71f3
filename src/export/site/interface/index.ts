/** The languages that a site can speak. */
import type { SiteConfig } from '../../../record/types.generated.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import type { SiteWords } from './words.ts';

const LANGUAGES: Readonly<Record<NonNullable<SiteConfig['language']>, SiteWords>> = { en, id };

/** The words of a language. */
export function wordsOf(language: NonNullable<SiteConfig['language']>): SiteWords {
  return LANGUAGES[language];
}

export type { SiteWords };
