/**
 * Entities whose Wikidata ids are confirmed by a published data set: rows of key, id, names and country, as in
 * `authorities.ts`.
 *
 * The ids were looked up, by label and description, in name-suggestion-index 8.0.20260918 (BSD-3-Clause,
 * `dist/wikidata/wikidata.json`), those of islands in country-coder 5.6.1 (ISC). Left out are names that
 * mean several things that news speak of: Georgia, New York, Washington, Victoria; Shell, Visa, Honda.
 */

/** Organisations. */
export const CONFIRMED_ORGANIZATIONS = `
oecd|Q41550|OECD
wfp|Q204344|World Food Programme
iom|Q472311|International Organization for Migration
unrwa|Q846656|UNRWA
msf|Q49330|Médecins Sans Frontières,Doctors Without Borders
oxfam|Q267941|Oxfam
save-the-children|Q215934|Save the Children
pmi|Q3003251|Palang Merah Indonesia
pln|Q4201636|Perusahaan Listrik Negara
kai|Q2745027|Kereta Api Indonesia
bank-mandiri|Q806639|Bank Mandiri
bri|Q623042|Bank Rakyat Indonesia
bca|Q806626|Bank Central Asia
bni|Q2882611|Bank Negara Indonesia
telkomsel|Q1786124|Telkomsel
maybank|Q1364018|Maybank
royal-malaysia-police|Q1664804|Royal Malaysia Police
tenaga-nasional|Q1584297|Tenaga Nasional
boeing|Q66|Boeing
airbus|Q2311|Airbus
toyota|Q53268|Toyota
volkswagen|Q246|Volkswagen
bmw|Q26678|BMW
nissan|Q20165|Nissan
hyundai|Q55931|Hyundai Motor
renault|Q6686|Renault
mitsubishi-motors|Q36033|Mitsubishi Motors
samsung|Q20718|Samsung Electronics
huawei|Q160120|Huawei
xiaomi|Q1636958|Xiaomi
spacex|Q193701|SpaceX
siemens|Q81230|Siemens
gazprom|Q102673|Gazprom
rosneft|Q1141123|Rosneft
lukoil|Q329347|Lukoil
saudi-aramco|Q679322|Saudi Aramco
totalenergies|Q154037|TotalEnergies
walmart|Q483551|Walmart
starbucks|Q37158|Starbucks
ikea|Q54078|IKEA
hsbc|Q190464|HSBC
barclays|Q245343|Barclays
deutsche-bank|Q66048|Deutsche Bank
deutsche-bahn|Q9322|Deutsche Bahn
bnp-paribas|Q499707|BNP Paribas
air-france|Q131005|Air France
nypd|Q328473|NYPD,New York City Police Department
`;

/** States and provinces of the United States, Canada, Australia and Germany, and islands. */
export const CONFIRMED_PLACES = `
alabama|Q173|Alabama|US
alaska|Q797|Alaska|US
alberta|Q1951|Alberta|CA
arizona|Q816|Arizona|US
arkansas|Q1612|Arkansas|US
baden-wurttemberg|Q985|Baden-Württemberg|DE
bavaria|Q980|Bavaria,Bayern|DE
brandenburg|Q1208|Brandenburg|DE
british-columbia|Q1973|British Columbia|CA
california|Q99|California|US
colorado|Q1261|Colorado|US
connecticut|Q779|Connecticut|US
delaware|Q1393|Delaware|US
florida|Q812|Florida|US
hawaii|Q782|Hawaii|US
idaho|Q1221|Idaho|US
illinois|Q1204|Illinois|US
indiana|Q1415|Indiana|US
iowa|Q1546|Iowa|US
kansas|Q1558|Kansas|US
kentucky|Q1603|Kentucky|US
louisiana|Q1588|Louisiana|US
lower-saxony|Q1197|Lower Saxony,Niedersachsen|DE
maine|Q724|Maine|US
manitoba|Q1948|Manitoba|CA
maryland|Q1391|Maryland|US
massachusetts|Q771|Massachusetts|US
mecklenburg-vorpommern|Q1196|Mecklenburg-Vorpommern|DE
michigan|Q1166|Michigan|US
minnesota|Q1527|Minnesota|US
mississippi|Q1494|Mississippi|US
missouri|Q1581|Missouri|US
nebraska|Q1553|Nebraska|US
nevada|Q1227|Nevada|US
new-brunswick|Q1965|New Brunswick|CA
new-hampshire|Q759|New Hampshire|US
new-jersey|Q1408|New Jersey|US
new-mexico|Q1522|New Mexico|US
new-south-wales|Q3224|New South Wales|AU
newfoundland-and-labrador|Q2003|Newfoundland and Labrador|CA
north-carolina|Q1454|North Carolina|US
north-dakota|Q1207|North Dakota|US
north-rhine-westphalia|Q1198|North Rhine-Westphalia,Nordrhein-Westfalen|DE
nova-scotia|Q1952|Nova Scotia|CA
ohio|Q1397|Ohio|US
oklahoma|Q1649|Oklahoma|US
ontario|Q1904|Ontario|CA
oregon|Q824|Oregon|US
pennsylvania|Q1400|Pennsylvania|US
prince-edward-island|Q1978|Prince Edward Island|CA
quebec|Q176|Quebec,Québec|CA
queensland|Q36074|Queensland|AU
rhineland-palatinate|Q1200|Rhineland-Palatinate,Rheinland-Pfalz|DE
rhode-island|Q1387|Rhode Island|US
saarland|Q1201|Saarland|DE
saskatchewan|Q1989|Saskatchewan|CA
saxony|Q1202|Saxony,Sachsen|DE
saxony-anhalt|Q1206|Saxony-Anhalt,Sachsen-Anhalt|DE
schleswig-holstein|Q1194|Schleswig-Holstein|DE
south-australia|Q35715|South Australia|AU
south-carolina|Q1456|South Carolina|US
south-dakota|Q1211|South Dakota|US
tasmania|Q34366|Tasmania|AU
tennessee|Q1509|Tennessee|US
texas|Q1439|Texas|US
thuringia|Q1205|Thuringia,Thüringen|DE
utah|Q829|Utah|US
vermont|Q16551|Vermont|US
west-virginia|Q1371|West Virginia|US
western-australia|Q3206|Western Australia|AU
wisconsin|Q1537|Wisconsin|US
wyoming|Q1214|Wyoming|US
gaza-strip|Q39760|Gaza Strip,Jalur Gaza
borneo|Q36117|Borneo
`;
