import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** Spanish words that tell the gender of a person. Titles that women keep in the masculine are left out. */
export const genders: GenderData = {
  female: {
    pronouns: ['ella'],
    nouns: words(
      'sra señora srta señorita doña dra presidenta expresidenta vicepresidenta ministra exministra directora senadora diputada gobernadora alcaldesa concejala jueza abogada doctora profesora secretaria embajadora reina princesa infanta actriz escritora autora investigadora vocera jefa entrenadora consejera candidata fundadora empresaria mujer esposa exesposa viuda madre abuela hija hermana tía sobrina nieta suegra novia niña chica',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['él'],
    nouns: words(
      'sr señor don dr ministro exministro director senador diputado gobernador alcalde abogado profesor secretario embajador rey príncipe infante actor escritor autor investigador vocero entrenador consejero candidato fundador empresario hombre esposo marido exmarido viudo padre abuelo hijo hermano tío sobrino nieto suegro novio niño chico papa cardenal obispo',
    ),
    names: given.male,
  },
  possessives: words('su sus cuyo cuya'),
};
