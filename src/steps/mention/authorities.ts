/**
 * Entities that news name so often that their names are worth a table. A Wikidata id stands here
 * only where it is certain; an entity without one is known by type alone.
 */
import type { Mention } from '../../record/types.generated.ts';
import { CONFIRMED_ORGANIZATIONS, CONFIRMED_PLACES } from './confirmed.ts';

/** A known entity. */
export interface Authority {
  /** Its key in the language files. */
  key: string;
  type: Mention['type'];
  /** ISO code of the country that a place is in, where that tells which city is meant. */
  country?: string;
  /** Its Wikidata id, when certain. */
  wikidata?: string;
  /** Names that mean it in every language, in their exact spelling. */
  names: readonly string[];
}

const ORGANIZATIONS = `
un|Q1065|
eu|Q458|
nato|Q7184|NATO,Nato
who|Q7817|WHO,World Health Organization
imf|Q7804|IMF,International Monetary Fund
world-bank||
wto|Q7825|WTO,World Trade Organization
unesco|Q7809|UNESCO,Unesco
unicef|Q740308|UNICEF,Unicef
unhcr|Q132551|UNHCR
asean|Q7768|ASEAN,Asean
opec|Q7795|OPEC
african-union|Q7159|
arab-league|Q7172|
red-cross||
red-crescent||
interpol|Q8475|Interpol
greenpeace|Q81307|Greenpeace
amnesty|Q42970|Amnesty International
hrw|Q187052|Human Rights Watch
afp|Q40464|AFP,Agence France-Presse
reuters|Q130879|Reuters
ap|Q40469|Associated Press
bbc|Q9531|BBC
cnn|Q48340|CNN
cnn-indonesia||CNN Indonesia
al-jazeera|Q13477|Al Jazeera,Al-Jazeera
xinhua|Q204839|Xinhua
tass||TASS
antara||ANTARA,Antara
bernama||Bernama
nyt|Q9684|New York Times
guardian|Q11148|The Guardian
washington-post|Q166032|Washington Post
le-monde|Q12461|Le Monde
kompas||Kompas
tempo||Tempo
detikcom||detikcom
al-qaeda|Q34490|al-Qaeda,al Qaeda,Al-Qaeda,Al Qaeda,al-Qaida,Al-Qaida
islamic-state|Q2429253|ISIS,ISIL
wagner||Wagner
hamas|Q38799|Hamas
hezbollah|Q41053|Hezbollah,Hizbullah
taliban|Q42418|Taliban
boko-haram||Boko Haram
google|Q95|Google
facebook|Q355|Facebook
microsoft|Q2283|Microsoft
apple|Q312|Apple Inc
amazon|Q3884|Amazon.com
tesla|Q478214|Tesla
youtube|Q866|YouTube
tiktok|Q48938223|TikTok
twitter|Q918|Twitter
whatsapp|Q1049511|WhatsApp
instagram|Q209330|Instagram
fifa|Q253414|FIFA
uefa|Q35572|UEFA
white-house||
elysee||
kremlin||Kremlin
pentagon||Pentagon
fbi|Q8333|FBI
cia|Q37230|CIA
nasa|Q23548|NASA,Nasa
kpk||KPK
dpr||DPR,DPR RI
polri|Q3103954|Polri
tni||TNI
pssi||PSSI
ojk||OJK
bps||BPS
bnpb||BNPB
bmkg||BMKG
pertamina|Q1641044|Pertamina
garuda||Garuda Indonesia
petronas|Q221692|Petronas
nasdem||NasDem
gerindra||Gerindra
golkar||Golkar
pdip||PDIP,PDI-P,PDI Perjuangan
nu||Nahdlatul Ulama
muhammadiyah|Q1951917|Muhammadiyah
`;

const PLACES = `
west-africa|Q4412|
middle-east|Q7204|
sahel|Q66065|Sahel
gaza||Gaza
west-bank|Q36678|
java-sea||
south-china-sea|Q37660|
scotland|Q22|
england|Q21|
wales|Q25|
northern-ireland|Q26|
washington|Q61|Washington
aceh||Aceh
sumatera-utara||Sumatera Utara,Sumut
sumatera-barat||Sumatera Barat,Sumbar
sumatera-selatan||Sumatera Selatan,Sumsel
riau||Riau
kepulauan-riau||Kepulauan Riau,Kepri
jambi||Jambi
bengkulu||Bengkulu
lampung||Lampung
bangka-belitung||Bangka Belitung,Babel
dki-jakarta||DKI Jakarta,DKI
jawa-barat||Jawa Barat,Jabar
jawa-tengah||Jawa Tengah,Jateng
jawa-timur||Jawa Timur,Jatim
banten||Banten
bali||Bali
nusa-tenggara-barat||Nusa Tenggara Barat,NTB
nusa-tenggara-timur||Nusa Tenggara Timur,NTT
kalimantan-barat||Kalimantan Barat,Kalbar
kalimantan-tengah||Kalimantan Tengah,Kalteng
kalimantan-selatan||Kalimantan Selatan,Kalsel
kalimantan-timur||Kalimantan Timur,Kaltim
kalimantan-utara||Kalimantan Utara,Kaltara
sulawesi-utara||Sulawesi Utara,Sulut
sulawesi-tengah||Sulawesi Tengah,Sulteng
sulawesi-selatan||Sulawesi Selatan,Sulsel
sulawesi-tenggara||Sulawesi Tenggara,Sultra
sulawesi-barat||Sulawesi Barat,Sulbar
gorontalo||Gorontalo
maluku-utara||Maluku Utara,Malut
maluku||Maluku
papua-barat||Papua Barat
papua||Papua
jawa|Q3757|Jawa
sumatera|Q3492|Sumatera
kalimantan|Q3795|Kalimantan
sulawesi|Q3812|Sulawesi
`;

const PERSONS = `
emmanuel-macron|Q3052772|Emmanuel Macron
vladimir-putin|Q7747|Vladimir Putin
volodymyr-zelenskyy|Q3874799|Volodymyr Zelenskyy,Volodymyr Zelensky,Volodymyr Zelenskiy
joko-widodo||Joko Widodo,Jokowi
prabowo-subianto||Prabowo Subianto
donald-trump|Q22686|Donald Trump
joe-biden|Q6279|Joe Biden
barack-obama|Q76|Barack Obama
angela-merkel|Q567|Angela Merkel
xi-jinping|Q15031|Xi Jinping
narendra-modi|Q1058|Narendra Modi
benjamin-netanyahu|Q43723|Benjamin Netanyahu
anwar-ibrahim||Anwar Ibrahim
marine-le-pen|Q12927|Marine Le Pen
`;

function read(type: Mention['type'], table: string): Authority[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [key = '', wikidata, names, country] = row.split('|');
      return {
        key,
        type,
        ...(wikidata && { wikidata }),
        ...(country && { country }),
        names: names ? names.split(',') : [],
      };
    });
}

/** Every known entity. */
export const authorities: readonly Authority[] = [
  ...read('Organization', ORGANIZATIONS),
  ...read('Place', PLACES),
  ...read('Person', PERSONS),
  ...read('Organization', CONFIRMED_ORGANIZATIONS),
  ...read('Place', CONFIRMED_PLACES),
];
