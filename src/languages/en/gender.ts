import type { GenderData } from '../gender-data.ts';
import { joined, words } from '../words.ts';
import * as given from './given-names.ts';

const short = words("'s ’s 'd ’d 'll ’ll");

/** English words that tell the gender of a person. */
export const genders: GenderData = {
  female: {
    pronouns: ['she'],
    referring: [...words('she her hers herself'), ...joined(['she'], short)],
    nouns: words(
      'mrs ms madam madame lady dame queen princess duchess countess baroness empress actress spokeswoman chairwoman congresswoman councilwoman assemblywoman businesswoman policewoman stateswoman sportswoman servicewoman heiress hostess waitress stewardess comedienne nun wife ex-wife widow mother stepmother grandmother daughter stepdaughter granddaughter sister half-sister aunt niece girlfriend ex-girlfriend bride woman girl mum mom schoolgirl mother-in-law daughter-in-law sister-in-law puan datin hajjah',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['he'],
    referring: [...words('he him his himself'), ...joined(['he'], short)],
    nouns: words(
      'mr sir lord king prince duke baron emperor spokesman chairman congressman councilman assemblyman businessman policeman statesman sportsman serviceman fisherman fireman salesman frontman cameraman gentleman pope imam sheikh emir sultan monsignor husband ex-husband widower father stepfather grandfather son stepson grandson brother half-brother uncle nephew boyfriend ex-boyfriend groom man boy dad schoolboy father-in-law son-in-law brother-in-law encik',
    ),
    names: given.male,
  },
  possessives: words('his her their whose'),
};
