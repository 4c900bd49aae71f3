/** English: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: [
    ...words(
      'president vice-president pm premier minister secretary senator sen rep congressman congresswoman governor gov mayor chancellor king queen prince princess pope cardinal bishop archbishop imam sheikh sultan emir general gen colonel col major captain capt lieutenant lt sergeant sgt admiral inspector detective det officer judge justice attorney prosecutor dr doctor prof professor mr mrs ms miss sir dame lord lady baroness chairman chairwoman chairperson chair director ceo founder coach manager spokesman spokeswoman spokesperson ambassador commissioner envoy lawmaker leader actor actress singer author datuk dato tan tun puan seri sri haji encik rev reverend father sister former',
    ),
    'prime minister',
    'vice president',
    'foreign minister',
    'chief executive',
    'attorney general',
    'secretary general',
  ],
  titleComplements: words(
    'foreign defence defense finance interior home health education justice trade communications digital transport energy general of state for affairs the security environment agriculture labour labor commerce',
  ),
  organizationHeads: words(
    'ministry department university institute bank council committee commission parliament house court federation association union party office bureau agency board museum embassy college school church society national royal international european african asian world',
  ),
  organizationTails: words(
    'airlines airways air inc ltd llc plc corp corporation company co group holdings party council committee commission agency authority university college institute institution school hospital ministry department parliament senate congress court police army navy guard force forces association federation union league club fc united city bank fund foundation trust museum church news times post journal television tv radio press industries motors systems energy network services bureau office administration assembly society organization organisation board records studios',
  ),
  placeHeads: words('mount lake river cape fort port gulf bay lake isle strait district county'),
  placeTails: words(
    'river lake island islands ocean sea bay gulf mountain mountains valley street road avenue square park airport station bridge county district province state region peninsula desert forest beach coast hill hills canyon falls glacier stadium arena canal village town',
  ),
  placePrepositions: words(
    'in at from near to into across outside inside around through toward towards',
  ),
  connectors: words('of for and the on de'),
  articles: words('the'),
  commonCapitals: words(
    'god christmas easter ramadan islam christian christianity muslim muslims jewish catholic i internet covid-19 covid english french german russian chinese japanese british american african european asian indian israeli palestinian ukrainian nepali malaysian indonesian mountainous am pm gmt utc edt est pst pdt cet bst ceo cfo tv uk-based us-led us-based photo file monday tuesday wednesday thursday friday saturday sunday republican republicans democrat democrats democratic senate-passed parliament standards',
  ),
  countryAliases: {
    US: 'US',
    'U.S': 'US',
    USA: 'US',
    America: 'US',
    UK: 'GB',
    'U.K': 'GB',
    Britain: 'GB',
    'Great Britain': 'GB',
    UAE: 'AE',
    'South Korea': 'KR',
    'North Korea': 'KP',
    Holland: 'NL',
    Palestine: 'PS',
    Burma: 'MM',
    'Ivory Coast': 'CI',
    Congo: 'CD',
    Turkey: 'TR',
    Russia: 'RU',
    Syria: 'SY',
    Vatican: 'VA',
  },
  authorityAliases: {
    UN: 'un',
    'U.N': 'un',
    'United Nations': 'un',
    EU: 'eu',
    'European Union': 'eu',
    'Islamic State': 'islamic-state',
    'Wagner Group': 'wagner',
    'World Bank': 'world-bank',
    'African Union': 'african-union',
    'Arab League': 'arab-league',
    'West Africa': 'west-africa',
    'Middle East': 'middle-east',
    'Gaza Strip': 'gaza',
    'West Bank': 'west-bank',
    'Red Crescent': 'red-crescent',
    'Red Cross': 'red-cross',
    'Java Sea': 'java-sea',
    'South China Sea': 'south-china-sea',
    'White House': 'white-house',
    Scotland: 'scotland',
    England: 'england',
    Wales: 'wales',
    'Northern Ireland': 'northern-ireland',
  },
};
