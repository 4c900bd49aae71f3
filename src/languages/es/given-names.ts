import { words } from '../words.ts';

/** Common given names of women in Spanish news. */
export const female = words(
  'maría ana carmen laura isabel cristina marta elena lucía pilar teresa rosa paula sara silvia mónica patricia claudia beatriz raquel irene julia sofía gabriela daniela valeria alejandra verónica mercedes dolores yolanda susana margarita inés nuria eva alicia adriana carolina natalia victoria ángela angela úrsula ursula',
);

/** Common given names of men in Spanish news. */
export const male = words(
  'josé juan antonio manuel francisco javier carlos luis miguel jesús pedro alejandro fernando rafael pablo sergio jorge alberto andrés diego ramón enrique vicente álvaro roberto eduardo ricardo raúl daniel david óscar gustavo nicolás mariano emilio felipe ignacio gabriel víctor hugo santiago martín mario julio joaquín donald joe vladimir emmanuel',
);
