/** Whether a text names a place that the gazetteer knows. */
import { toLower } from '../../unicode/case.ts';
import { CITIES, TERRITORIES } from './gazetteer.generated.ts';

/** How newspapers write some cities that the gazetteer knows by another name. */
const SPELLINGS =
  'washington|new york|roma|milano|napoli|torino|firenze|venezia|londres|londra|londen|paris|parís|parijs|moscou|moscú|moskau|moskwa|moskow|moskova|mosca|berlin|berlín|wien|viena|vienne|münchen|munich|köln|cologne|bruxelles|brüssel|brussel|bruselas|genève|genf|ginebra|jenewa|pékin|pekín|peking|beijing|tokio|tóquio|séoul|seúl|nova york|nueva york|kuala lumpur|kl|putrajaya|kota kinabalu|kuching|george town|johor bahru|petaling jaya|shah alam|ipoh|dar es salaam|dodoma|arusha|zanzibar|nairobi|mombasa|kampala|kinshasa|the hague|den haag|la haye|la haya|gaza|gaza city|jerusalem|jérusalem|jerusalén|tel aviv|beirut|beyrouth|damas|damasco|le caire|el cairo|kairo|kiev|kyiv|singapore|singapura|hong kong|bangkok|manila|hanoi|ho chi minh city|phnom penh|vientiane|yangon|naypyitaw|dili|port moresby|brasília|são paulo|rio de janeiro|yogyakarta|solo|surakarta|jayapura|manokwari|sorong|ternate|banda aceh|denpasar|mataram|kupang|palangkaraya|palangka raya|tanjungpinang|pangkalpinang|serang|tangerang|bekasi|depok|bogor|cirebon|purwokerto|magelang|kudus|jember|banyuwangi|sidoarjo|gresik|bandar lampung|united nations'.split(
    '|',
  );

let known: ReadonlySet<string> | undefined;

function names(): ReadonlySet<string> {
  if (known) return known;
  const all = new Set(SPELLINGS);
  for (const row of CITIES.split(';')) all.add(toLower(row.slice(0, row.indexOf('|'))));
  for (const territories of Object.values(TERRITORIES)) {
    for (const entry of territories.split(';')) {
      for (const name of entry.slice(entry.indexOf('=') + 1).split('/')) all.add(toLower(name));
    }
  }
  known = all;
  return all;
}

/** Whether the gazetteer knows a city, country or region by this name, in any case of letters. */
export function isPlaceName(text: string): boolean {
  return names().has(toLower(text));
}
