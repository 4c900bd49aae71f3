import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** French words that tell the gender of a person. Titles that women keep in the masculine are left out. */
export const genders: GenderData = {
  female: {
    pronouns: ['elle'],
    nouns: words(
      'mme madame mlle mademoiselle présidente directrice sénatrice députée conseillère avocate actrice comédienne chanteuse romancière écrivaine autrice auteure réalisatrice reine princesse duchesse impératrice chancelière ambassadrice préfète procureure patronne entraîneuse championne étudiante chercheuse historienne experte professeure institutrice infirmière adjointe cheffe femme épouse ex-femme compagne veuve mère grand-mère fille petite-fille soeur sœur tante nièce cousine belle-mère belle-sœur présentatrice animatrice candidate militante productrice fondatrice danseuse joueuse policière',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['il'],
    nouns: words(
      'm monsieur président directeur sénateur député conseiller acteur comédien chanteur romancier réalisateur roi prince duc empereur chancelier patron entraîneur champion étudiant chercheur historien adjoint homme mari époux ex-mari compagnon veuf père grand-père fils petit-fils frère oncle neveu cousin beau-père beau-frère présentateur animateur candidat militant producteur fondateur danseur joueur policier pape cardinal évêque imam abbé',
    ),
    names: given.male,
  },
  possessives: words('son sa ses leur leurs dont'),
};
