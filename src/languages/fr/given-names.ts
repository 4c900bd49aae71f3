import { words } from '../words.ts';

/** Common given names of women in French news. */
export const female = words(
  'marie anne sophie isabelle nathalie catherine sylvie christine valérie sandrine stéphanie véronique julie céline martine monique nicole françoise hélène brigitte florence laurence aurélie émilie élise élisabeth elisabeth charlotte juliette claire laure virginie delphine audrey mathilde pauline manon léa chloé emma sarah laura alice agnès marine ségolène corinne patricia élodie lucie louise jeanne angela ursula',
);

/** Common given names of men in French news. */
export const male = words(
  'jean pierre michel philippe alain patrick nicolas christophe christian daniel bernard françois laurent éric eric olivier stéphane thierry pascal frédéric julien david thomas sébastien alexandre antoine guillaume gérard jacques vincent bruno marc gilles xavier gabriel louis hugo lucas mathieu emmanuel édouard benoît jérôme fabrice yves henri andré paul robert roger serge vladimir donald joe',
);
