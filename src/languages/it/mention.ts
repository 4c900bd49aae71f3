/** Italian: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'signor signora dottor dottoressa professor professoressa presidente ministro ministra premier senatore senatrice deputato deputata sindaco sindaca governatore generale colonnello capitano giudice pm avvocato re regina principe principessa papa cardinale vescovo direttore direttrice segretario segretaria allenatore tecnico capo leader portavoce attore attrice cantante scrittore scrittrice regista cancelliere ambasciatore commissario ex',
  ),
  titleComplements: words(
    'di del della dell interno esteri economia difesa salute giustizia istruzione generale nazionale repubblica consiglio',
  ),
  organizationHeads: words(
    'ministero università istituto banca consiglio comitato commissione parlamento partito sindacato federazione unione associazione agenzia corte tribunale museo scuola società gruppo fondazione movimento',
  ),
  organizationTails: words('spa srl fc calcio'),
  placeHeads: words(
    'monte lago via viale piazza isola isole golfo capo san santa porto aeroporto provincia regione',
  ),
  placeTails: [],
  placePrepositions: words('in a da di verso presso'),
  connectors: words('di del della dei delle e per'),
  articles: words('il la lo gli le l'),
  commonCapitals: words('dio natale pasqua internet islam stato'),
  countryAliases: {
    Usa: 'US',
    USA: 'US',
    'Gran Bretagna': 'GB',
    'Corea del Sud': 'KR',
    'Corea del Nord': 'KP',
    Palestina: 'PS',
    Olanda: 'NL',
  },
  authorityAliases: {
    Inghilterra: 'england',
    Onu: 'un',
    ONU: 'un',
    'Nazioni Unite': 'un',
    Ue: 'eu',
    UE: 'eu',
    'Unione europea': 'eu',
    'Banca mondiale': 'world-bank',
    'Medio Oriente': 'middle-east',
    'Croce Rossa': 'red-cross',
    'Casa Bianca': 'white-house',
  },
};
