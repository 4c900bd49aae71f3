import { type QuoteData, quoteData } from '../quote-data.ts';
import { joined, phrases, words } from '../words.ts';
import { genders } from './gender.ts';

const past = words(
  'disse disseram afirmou afirmaram declarou declararam explicou explicaram acrescentou acrescentaram destacou destacaram ressaltou contou contaram comentou comentaram garantiu garantiram alertou alertaram avaliou completou relatou relataram informou informaram lamentou lamentaram escreveu escreveram respondeu responderam criticou anunciou anunciaram frisou salientou sublinhou referiu referiram adiantou confessou reconheceu reconheceram defendeu defenderam concluiu perguntou confirmou confirmaram argumentou assegurou reiterou enfatizou observou admitiu apontou indicou lembrou prometeu prosseguiu',
);
const present = words(
  'diz dizem afirma afirmam declara explica explicam acrescenta destaca ressalta conta contam comenta garante alerta avalia completa relata informa lamenta escreve responde critica reconhece defende conclui lembra aponta considera acredita observa argumenta',
);
const perfects = joined(
  words('tinha tinham havia haviam').map((word) => `${word} `),
  words(
    'dito afirmado declarado explicado acrescentado garantido informado escrito anunciado confirmado',
  ),
);

/** Portuguese words of saying and of sources. */
export const quote: QuoteData = quoteData({
  reporting: [...past, ...present, ...perfects],
  denying: phrases('negou, negaram, nega, negam, desmentiu, desmentiram'),
  after: [...past, ...present, ...perfects],
  afterQuotationOnly: words('conta completa'),
  according: phrases(
    'segundo, de acordo com, conforme, na opinião de, na avaliação de, nas palavras de, para',
  ),
  joining: words('que'),
  addressing: words('à ao aos às'),
  auxiliaries: words(
    'também ainda hoje ontem depois já então posteriormente igualmente recentemente',
  ),
  negations: words('não nunca'),
  infinitives: words('para de sem'),
  personPronouns: words('ele ela'),
  groupPronouns: words('eles elas'),
  definiteBefore: words('o a os as este esta esse essa'),
  indefinite: words('um uma'),
  openers: words(
    'em no na nos nas após durante depois antes desde quando se como porque mas e sem com por para segundo ontem hoje amanhã além assim então embora enquanto sobre entre até ante sob contra finalmente pela pelo',
  ),
  stops: words(
    'em no na nos nas após durante depois antes desde quando se como porque sem com por para segundo sobre ontem hoje enquanto que quem nesta neste à ao segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo pelo pela',
  ),
  links: words('de do da dos das'),
  relatives: words('que'),
  coordinators: words('e ou mas'),
  contentStops: words('segundo'),
  times: words(
    'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo ontem hoje',
  ),
  relations: words('esposa esposo mulher marido mãe pai irmão irmã filho filha'),
  heads: {
    official: words(
      'porta-voz presidente ministro ministra governador governadora prefeito prefeita autarca procurador procuradora diretor diretora secretário secretária chefe deputado deputada senador senadora advogado advogada juiz juíza comissário embaixador embaixadora general coronel delegado delegada treinador treinadora pesquisador pesquisadora investigador professor professora especialista economista médico médica líder',
    ),
    anonymous: words('fonte fontes testemunha testemunhas diplomata diplomatas'),
    people: words(
      'homem mulher vítima vizinho vizinha estudante motorista mãe pai trabalhador trabalhadora morador moradora',
    ),
    group: words(
      'especialistas analistas moradores críticos autoridades funcionários manifestantes pesquisadores investigadores sindicatos advogados médicos ativistas organizadores economistas cientistas',
    ),
    organization: words(
      'polícia governo ministério agência empresa tribunal procuradoria prefeitura câmara partido sindicato associação comissão organização universidade hospital banco exército grupo oposição federação companhia instituto jornal secretaria',
    ),
    document: words(
      'relatório comunicado estudo pesquisa sondagem documento carta texto artigo nota declaração mensagem',
    ),
  },
  dialogueDash: true,
  genders,
});
