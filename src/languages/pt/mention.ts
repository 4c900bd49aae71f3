/** Portuguese: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'senhor senhora dom dona sr sra dr dra doutor doutora professor professora presidente presidenta ministro ministra primeiro-ministro primeira-ministra senador senadora deputado deputada prefeito prefeita governador governadora general coronel capitão juiz juíza promotor advogado advogada rei rainha príncipe princesa papa cardeal bispo diretor diretora director directora secretário secretária treinador técnico chefe líder porta-voz ator atriz actor cantor cantora escritor escritora chanceler embaixador comissário ex-presidente ex-ministro empresário economista',
  ),
  titleComplements: words(
    'de do da interior economia defesa saúde justiça educação fazenda geral nacional república',
  ),
  organizationHeads: words(
    'ministério universidade instituto banco conselho comitê comissão parlamento congresso senado câmara partido sindicato federação união associação agência tribunal museu escola sociedade grupo fundação clube movimento secretaria polícia',
  ),
  organizationTails: words('sa s.a fc ltda'),
  placeHeads: words(
    'monte lago rio rua avenida praça ilha ilhas golfo cabo são santa porto aeroporto estado província',
  ),
  placeTails: [],
  placePrepositions: words('em no na nos nas de para até desde'),
  connectors: words('de do da dos das e para'),
  articles: words('o a os as'),
  commonCapitals: words('deus natal internet islã estado'),
  countryAliases: {
    EUA: 'US',
    USA: 'US',
    'Grã-Bretanha': 'GB',
    'Coreia do Sul': 'KR',
    'Coréia do Sul': 'KR',
    'Coreia do Norte': 'KP',
    Palestina: 'PS',
    Holanda: 'NL',
    Rússia: 'RU',
  },
  authorityAliases: {
    Inglaterra: 'england',
    ONU: 'un',
    'Nações Unidas': 'un',
    UE: 'eu',
    'União Europeia': 'eu',
    OTAN: 'nato',
    OMS: 'who',
    FMI: 'imf',
    'Banco Mundial': 'world-bank',
    'Oriente Médio': 'middle-east',
    'Cruz Vermelha': 'red-cross',
    'Casa Branca': 'white-house',
  },
};
