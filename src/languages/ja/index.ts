import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { quote } from './quote.ts';

/** Japanese: page furniture; its script tells the language. */
export const ja: Language = {
  tag: 'ja',
  functionWords: [],
  abbreviations: [],
  clean,
  quote,
};
