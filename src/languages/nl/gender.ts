import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** Dutch words that tell the gender of a person. Offices that women hold by the same word are left out. */
export const genders: GenderData = {
  female: {
    pronouns: words('zij ze'),
    nouns: words(
      'mevrouw mevr mw koningin prinses woordvoerster directrice actrice zangeres schrijfster lerares voorzitster presentatrice vrouw ex-vrouw topvrouw echtgenote weduwe moeder schoonmoeder oma dochter kleindochter zus zuster tante vriendin buurvrouw meisje studente',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['hij'],
    nouns: words(
      'meneer dhr heer koning prins man ex-man topman echtgenoot weduwnaar vader schoonvader opa zoon kleinzoon broer oom neef vriend buurman jongen paus kardinaal bisschop acteur zanger',
    ),
    names: given.male,
  },
  possessives: words('zijn haar hun wier wiens'),
  plurals: { pronouns: words('zij ze'), endings: ['en'] },
};
