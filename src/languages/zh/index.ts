import type { Language } from '../language.ts';
import { clean } from './clean.ts';
import { quote } from './quote.ts';

/** Chinese: page furniture; its script tells the language. */
export const zh: Language = {
  tag: 'zh',
  functionWords: [],
  abbreviations: [],
  clean,
  quote,
};
