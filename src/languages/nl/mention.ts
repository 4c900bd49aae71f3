/** Dutch: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'meneer mevrouw dhr mevr dr prof professor president premier minister minister-president staatssecretaris burgemeester wethouder kamerlid generaal kolonel kapitein rechter advocaat koning koningin prins prinses paus kardinaal bisschop directeur directrice secretaris-generaal trainer bondscoach coach voorzitter leider woordvoerder woordvoerster acteur actrice zanger zangeres schrijver schrijfster kanselier ambassadeur commissaris oud-minister',
  ),
  titleComplements: words(
    'van de buitenlandse binnenlandse zaken financiën defensie justitie onderwijs volksgezondheid',
  ),
  organizationHeads: words(
    'ministerie universiteit instituut bank raad commissie partij vakbond bond unie vereniging agentschap hof rechtbank museum school stichting groep',
  ),
  organizationTails: words('nv bv fc airlines groep partij'),
  placeHeads: words('bad sint huis kasteel'),
  placeTails: words('straat plein laan eiland meer rivier provincie'),
  placePrepositions: words('in uit naar bij rond vanuit'),
  connectors: words('van voor de der en'),
  articles: words('de het'),
  commonCapitals: words('god kerstmis pasen internet islam'),
  countryAliases: {
    VS: 'US',
    Amerika: 'US',
    'Groot-Brittannië': 'GB',
    Holland: 'NL',
    'Zuid-Korea': 'KR',
    'Noord-Korea': 'KP',
    Palestina: 'PS',
  },
  authorityAliases: {
    Engeland: 'england',
    VN: 'un',
    'Verenigde Naties': 'un',
    EU: 'eu',
    'Europese Unie': 'eu',
    NAVO: 'nato',
    Wereldbank: 'world-bank',
    'Midden-Oosten': 'middle-east',
    'Rode Kruis': 'red-cross',
    'Witte Huis': 'white-house',
  },
};
