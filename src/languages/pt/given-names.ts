import { words } from '../words.ts';

/** Common given names of women in Portuguese news. */
export const female = words(
  'maria ana mariana beatriz fernanda juliana camila amanda bruna carolina catarina sofia inês joana marta cristina paula patrícia sandra sónia sônia teresa helena isabel luísa luiza gabriela rafaela letícia larissa marina márcia regina vera rita rosa cláudia adriana mônica mónica laura júlia alice clara raquel sara vanessa renata angela ursula',
);

/** Common given names of men in Portuguese news. */
export const male = words(
  'joão josé antônio antónio francisco carlos paulo pedro lucas luiz luís marcos gabriel rafael daniel marcelo bruno eduardo felipe filipe rodrigo manuel mateus andré fernando fábio leonardo gustavo guilherme leandro tiago thiago ricardo roberto sérgio jorge rui miguel diogo nuno alexandre vítor geraldo flávio renato gilberto henrique hugo mário donald joe vladimir emmanuel',
);
