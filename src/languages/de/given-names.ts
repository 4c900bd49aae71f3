import { words } from '../words.ts';

/** Common given names of women in German news. */
export const female = words(
  'anna anne maria marie angela ursula sabine petra monika claudia susanne julia katrin kathrin stefanie birgit martina nicole sandra heike karin barbara christine christina ute anja silke brigitte renate helga ingrid elisabeth katharina sarah laura lisa lena hannah johanna eva franziska annalena annegret manuela melanie sophie charlotte emma heidi doris bettina cornelia',
);

/** Common given names of men in German news. */
export const male = words(
  'peter michael thomas andreas wolfgang klaus jürgen günter günther stefan christian martin uwe frank hans heinz werner matthias jan daniel markus bernd manfred dieter ralf jörg olaf friedrich karl robert christoph alexander sebastian tobias florian philipp johannes lukas felix maximilian paul horst helmut gerhard joachim volker norbert armin jens lars franz georg torsten thorsten donald joe wladimir emmanuel',
);
