/** Swahili: titles, heads of names, aliases. */
import type { MentionData } from '../mention-data.ts';

const words = (text: string): string[] => text.split(' ');

export const mention: MentionData = {
  personTitles: words(
    'rais waziri mkuu naibu katibu mkurugenzi mwenyekiti makamu mbunge spika jaji balozi kamanda mkuu mganga daktari dk dkt profesa mwalimu mchungaji askofu sheikh imamu bw bi bwana mzee mheshimiwa msemaji kocha nahodha mchezaji meneja kamishna jenerali kanali',
  ),
  titleComplements: words('wa ya mkoa wilaya mambo nje ndani fedha ulinzi afya elimu polisi'),
  organizationHeads: words(
    'wizara jeshi chama shirika benki chuo taasisi baraza tume bunge mahakama halmashauri klabu kampuni idara mamlaka umoja',
  ),
  organizationTails: words('fc united'),
  placeHeads: words(
    'mkoa wilaya kijiji mji jiji kata mtaa ziwa mto mlima kisiwa visiwa bahari barabara',
  ),
  placeTails: [],
  placePrepositions: words('katika kutoka kwenye mkoani wilayani jijini mjini kijijini nchini'),
  connectors: words('ya la wa na za'),
  articles: [],
  commonCapitals: words('mungu uislamu krismasi'),
  countryAliases: {
    Marekani: 'US',
    Uingereza: 'GB',
    Ujerumani: 'DE',
    Ufaransa: 'FR',
    China: 'CN',
    Urusi: 'RU',
    Misri: 'EG',
    Uturuki: 'TR',
    Palestina: 'PS',
  },
  authorityAliases: {
    UN: 'un',
    'Umoja wa Mataifa': 'un',
    'Umoja wa Afrika': 'african-union',
    'Benki ya Dunia': 'world-bank',
  },
};
