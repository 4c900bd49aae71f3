/** Spanish: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'señor señora don doña sr sra dr dra doctor doctora profesor presidente presidenta ministro ministra primer senador senadora diputado diputada alcalde alcaldesa gobernador gobernadora general coronel capitán juez jueza fiscal abogado abogada rey reina príncipe princesa papa cardenal obispo director directora secretario secretaria entrenador técnico jefe líder portavoz actor actriz cantante escritor escritora canciller embajador comisario exministro expresidente',
  ),
  titleComplements: words(
    'de del la interior exteriores economía defensa sanidad justicia educación general nacional república gobierno',
  ),
  organizationHeads: words(
    'ministerio universidad instituto banco consejo comité comisión parlamento congreso senado partido sindicato federación unión asociación agencia corte tribunal museo escuela sociedad grupo real fundación club movimiento',
  ),
  organizationTails: words('sa fc cf airlines'),
  placeHeads: words(
    'monte lago río calle avenida plaza isla islas golfo cabo san santa puerto aeropuerto provincia departamento estado',
  ),
  placeTails: [],
  placePrepositions: words('en a de desde hacia hasta cerca'),
  connectors: words('de del la y para los las'),
  articles: words('el la los las'),
  commonCapitals: words('dios navidad internet islam estado'),
  countryAliases: {
    EEUU: 'US',
    'EE.UU': 'US',
    USA: 'US',
    'Gran Bretaña': 'GB',
    'Corea del Sur': 'KR',
    'Corea del Norte': 'KP',
    Palestina: 'PS',
    Holanda: 'NL',
  },
  authorityAliases: {
    Inglaterra: 'england',
    ONU: 'un',
    'Naciones Unidas': 'un',
    UE: 'eu',
    'Unión Europea': 'eu',
    OTAN: 'nato',
    OMS: 'who',
    FMI: 'imf',
    'Banco Mundial': 'world-bank',
    'Oriente Medio': 'middle-east',
    'Cruz Roja': 'red-cross',
    'Casa Blanca': 'white-house',
  },
};
