/** French: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'm mme mlle mm dr professeur président présidente ministre premier première sénateur sénatrice député députée maire préfet général colonel capitaine juge procureur avocat avocate roi reine prince princesse pape cardinal évêque directeur directrice secrétaire patron patronne entraîneur chef cheffe leader porte-parole acteur actrice chanteur chanteuse écrivain réalisateur chancelier chancelière ambassadeur commissaire historien historienne économiste sociologue',
  ),
  titleComplements: words(
    'de des la du intérieur affaires étrangères économie défense santé justice éducation général générale national nationale délégué déléguée république',
  ),
  organizationHeads: words(
    'ministère université institut banque conseil comité commission parlement assemblée sénat parti syndicat fédération union association agence cour tribunal musée école société groupe rassemblement mouvement front ligue confédération',
  ),
  organizationTails: words('sa sas fc airlines groupe'),
  placeHeads: words(
    'mont lac rue avenue boulevard place île îles golfe cap val saint saint-denis fleuve mer aéroport gare département région',
  ),
  placeTails: [],
  placePrepositions: words('à en dans de vers depuis près au aux'),
  connectors: words('de des du la et pour les d'),
  articles: words('le la les l'),
  commonCapitals: words('dieu noël pâques internet islam état'),
  countryAliases: {
    'Etats-Unis': 'US',
    USA: 'US',
    'Grande-Bretagne': 'GB',
    'Corée du Sud': 'KR',
    'Corée du Nord': 'KP',
    Palestine: 'PS',
    Hollande: 'NL',
  },
  authorityAliases: {
    Angleterre: 'england',
    ONU: 'un',
    'Nations unies': 'un',
    UE: 'eu',
    'Union européenne': 'eu',
    OTAN: 'nato',
    OMS: 'who',
    FMI: 'imf',
    'Banque mondiale': 'world-bank',
    'Proche-Orient': 'middle-east',
    'Croix-Rouge': 'red-cross',
  },
};
