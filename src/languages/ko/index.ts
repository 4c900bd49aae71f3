import type { Language } from '../language.ts';
import { clean } from './clean.ts';

/** Korean: page furniture; its script tells the language. */
export const ko: Language = {
  tag: 'ko',
  functionWords: [],
  abbreviations: [],
  clean,
};
