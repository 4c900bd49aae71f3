import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** Russian words that tell the gender of a person. Offices that women hold by the same word are left out. */
export const genders: GenderData = {
  female: {
    pronouns: ['она'],
    nouns: words(
      'госпожа г-жа актриса певица писательница журналистка королева принцесса жена супруга вдова мать бабушка дочь сестра тетя тётя племянница внучка подруга девушка женщина девочка чиновница учительница спортсменка пенсионерка жительница',
    ),
    names: given.female,
    verbEndings: ['ла', 'лась'],
  },
  male: {
    pronouns: ['он'],
    nouns: words(
      'господин г-н актер актёр певец король принц муж супруг вдовец отец дед сын брат дядя племянник внук парень мужчина мальчик',
    ),
    names: given.male,
    verbEndings: ['л', 'лся'],
  },
  possessives: words('его ее её их чей чья'),
};
