/** German: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'herr frau dr prof präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin bundespräsident minister ministerin außenminister außenministerin finanzminister innenminister verteidigungsminister justizminister ministerpräsident ministerpräsidentin bürgermeister oberbürgermeister senator abgeordneter abgeordnete chef chefin vorsitzender vorsitzende generalsekretär sprecher sprecherin trainer trainerin direktor direktorin könig königin prinz prinzessin papst kardinal bischof general oberst richter anwalt autor autorin schauspieler schauspielerin sänger sängerin regisseur regisseurin kommissar experte expertin graf herzog kaiser',
  ),
  titleComplements: words('der des von'),
  organizationHeads: words(
    'universität hochschule ministerium bundesministerium institut verband verein bundesamt amt bank stiftung partei gewerkschaft kommission rat fc sv vfb vfl tsv borussia eintracht',
  ),
  organizationTails: words(
    'ag gmbh kg se ev e.v fc bank partei universität gruppe verlag zeitung museum theater orchester',
  ),
  placeHeads: words('bad sankt st burg schloss schloß kreis landkreis'),
  placeTails: words('straße platz see berg tal insel brücke bahnhof flughafen allee park wald'),
  placePrepositions: words('in aus nach bei vor nahe um'),
  connectors: words('für der des und von'),
  articles: words('der die das'),
  commonCapitals: words(
    'gott islam weihnachten ostern internet januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag',
  ),
  countryAliases: {
    USA: 'US',
    US: 'US',
    Amerika: 'US',
    Großbritannien: 'GB',
    Holland: 'NL',
    Südkorea: 'KR',
    Nordkorea: 'KP',
    Türkei: 'TR',
    Palästina: 'PS',
  },
  authorityAliases: {
    England: 'england',
    UNO: 'un',
    UN: 'un',
    EU: 'eu',
    'Europäische Union': 'eu',
    'Vereinte Nationen': 'un',
    Weltbank: 'world-bank',
    'Naher Osten': 'middle-east',
    'Rotes Kreuz': 'red-cross',
    Schottland: 'scotland',
  },
};
