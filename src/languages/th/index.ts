import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Thai: page furniture; its script tells the language. */
export const th: Language = {
  tag: 'th',
  functionWords: [],
  abbreviations: [],
  clean,
};
