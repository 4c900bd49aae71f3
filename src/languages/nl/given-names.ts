import { words } from '../words.ts';

/** Common given names of women in Dutch news. */
export const female = words(
  'anna maria johanna elisabeth cornelia monique linda ingrid petra sandra esther marieke marijke annemarie karin mirjam saskia carla ellen femke lisa emma sophie julia eva lotte sanne anouk ineke marianne hanneke wilma yvonne astrid sigrid caroline marloes laura sarah nicole angela ursula',
);

/** Common given names of men in Dutch news. */
export const male = words(
  'jan johannes pieter peter willem hendrik henk kees cornelis gerrit klaas piet dirk mark marc erik rob robert paul hans frans theo bart bas tom thomas jeroen maarten martijn michiel sander daan bram lars wouter geert ruud johan joost arjen marco ronald tim ruben koen wim frank michael alexander david richard stefan donald joe vladimir emmanuel',
);
