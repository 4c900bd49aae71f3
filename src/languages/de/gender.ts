import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** German words that tell the gender of a person, also at the end of longer ones. */
export const genders: GenderData = {
  female: {
    pronouns: ['sie'],
    nouns: words(
      'frau präsidentin kanzlerin ministerin meisterin senatorin sprecherin chefin leiterin direktorin anwältin richterin botschafterin trainerin kommissarin forscherin wissenschaftlerin expertin professorin politikerin autorin schriftstellerin schauspielerin sängerin regisseurin ärztin geschäftsführerin managerin reporterin journalistin unternehmerin beamtin königin prinzessin herzogin kaiserin gräfin witwe mutter tochter schwester tante nichte enkelin freundin schülerin lehrerin mitarbeiterin studentin fahrerin nachbarin kollegin mädchen spielerin vertreterin kandidatin gründerin aktivistin',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['er'],
    nouns: words(
      'herr herrn präsident kanzler minister meister senator sprecher chef leiter direktor anwalt richter botschafter trainer kommissar forscher wissenschaftler experte professor politiker autor schriftsteller schauspieler sänger regisseur arzt geschäftsführer manager reporter journalist unternehmer könig prinz herzog kaiser graf mann witwer vater sohn bruder onkel neffe enkel schüler lehrer mitarbeiter student fahrer nachbar kollege spieler kandidat gründer papst kardinal bischof pfarrer',
    ),
    names: given.male,
  },
  possessives: words(
    'ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner seines deren dessen',
  ),
  plurals: { pronouns: ['sie'], endings: ['en'] },
};
