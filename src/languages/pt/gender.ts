import type { GenderData } from '../gender-data.ts';
import { words } from '../words.ts';
import * as given from './given-names.ts';

/** Portuguese words that tell the gender of a person. */
export const genders: GenderData = {
  female: {
    pronouns: ['ela'],
    nouns: words(
      'sra senhora dona dra doutora presidenta ex-presidenta ministra ex-ministra primeira-ministra diretora directora senadora deputada vereadora governadora prefeita juíza advogada professora secretária embaixadora rainha princesa atriz cantora escritora autora pesquisadora investigadora treinadora candidata fundadora empresária delegada médica mulher ex-mulher esposa viúva mãe avó filha irmã tia sobrinha neta sogra namorada menina moça',
    ),
    names: given.female,
  },
  male: {
    pronouns: ['ele'],
    nouns: words(
      'sr senhor dom dr doutor ministro ex-ministro primeiro-ministro diretor director senador deputado vereador governador prefeito juiz advogado professor secretário embaixador rei príncipe ator cantor escritor autor pesquisador investigador treinador candidato fundador empresário delegado médico homem marido ex-marido esposo viúvo pai avô filho irmão tio sobrinho neto sogro namorado menino papa cardeal bispo',
    ),
    names: given.male,
  },
  possessives: words('seu sua seus suas cujo cuja'),
};
