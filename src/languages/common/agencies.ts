/** News agencies, whose copy others publish, and words that tell an outlet from a person. */
import { toLower } from '../../unicode/case.ts';

/**
 * Agencies by the name that records give them, with all spellings. Spellings count as they are
 * written; those of more than four letters count in capitals and small letters alike.
 */
const AGENCIES: Readonly<Record<string, readonly string[]>> = {
  Reuters: [
    'Thomson Reuters',
    'Reuters News Agency',
    'Thomson Reuters Foundation',
    '路透社',
    '路透',
    'ロイター',
  ],
  AFP: ['Agence France-Presse', 'Agence France Presse', 'AFP News', 'AFP Relaxnews', '法新社'],
  AP: ['Associated Press', 'The Associated Press', 'AP News', '美联社', '美聯社'],
  ANTARA: ['Antara News', 'antaranews', 'Kantor Berita Antara', 'LKBN Antara', 'ANTARA FOTO'],
  Xinhua: ['Xinhua News Agency', '新华社', '新華社', 'Kantor Berita Xinhua'],
  'China News Service': ['中新社', '中新网'],
  dpa: ['DPA', 'Deutsche Presse-Agentur', 'dpa-infocom', 'dpa/tmn'],
  EFE: ['Agencia EFE', 'Efe'],
  'Europa Press': [],
  ANSA: ['Agenzia ANSA'],
  Adnkronos: [],
  TASS: ['Tass', 'ITAR-TASS', 'ТАСС'],
  Interfax: ['Интерфакс'],
  'RIA Novosti': ['РИА Новости'],
  Sputnik: ['Sputnik News'],
  Bernama: ['Malaysian National News Agency'],
  Kyodo: ['Kyodo News', '共同', '共同通信', '共同社'],
  Jiji: ['Jiji Press', '時事', '時事通信'],
  Yonhap: ['Yonhap News Agency', '연합뉴스', '韩联社'],
  PTI: ['Press Trust of India'],
  ANI: ['Asian News International'],
  IANS: ['Indo-Asian News Service'],
  UNI: ['United News of India'],
  UPI: ['United Press International'],
  AAP: ['Australian Associated Press'],
  PA: ['PA Media', 'Press Association', 'PA news agency'],
  CP: ['The Canadian Press', 'Canadian Press', 'La Presse Canadienne'],
  CNA: ['Central News Agency', '中央社'],
  VNA: ['Vietnam News Agency', 'TTXVN', 'Thông tấn xã Việt Nam'],
  TNA: ['Thai News Agency'],
  PNA: ['Philippine News Agency'],
  Anadolu: ['Anadolu Agency', 'Anadolu Ajansı', 'Anadolu Agensi', 'AA'],
  KCNA: ['Korean Central News Agency'],
  KUNA: ['Kuwait News Agency'],
  QNA: ['Qatar News Agency'],
  WAM: ['Emirates News Agency'],
  SPA: ['Saudi Press Agency'],
  Petra: ['Jordan News Agency'],
  MENA: ['Middle East News Agency'],
  SANA: ['Syrian Arab News Agency'],
  IRNA: ['Islamic Republic News Agency'],
  APP: ['Associated Press of Pakistan'],
  BSS: ['Bangladesh Sangbad Sangstha'],
  NAN: ['News Agency of Nigeria'],
  GNA: ['Ghana News Agency'],
  ANP: ['Algemeen Nederlands Persbureau'],
  Belga: ['Agence Belga'],
  APA: ['Austria Presse Agentur'],
  SDA: ['Keystone-SDA', 'ATS'],
  epd: ['Evangelischer Pressedienst'],
  KNA: ['Katholische Nachrichten-Agentur'],
  Lusa: ['Agência Lusa'],
  'Agência Brasil': [],
  'Estadão Conteúdo': [],
  Notimex: [],
  Télam: ['Telam'],
  'Prensa Latina': [],
  NTB: [],
  Ritzau: [],
  'TT Nyhetsbyrån': [],
  PAP: ['Polska Agencja Prasowa'],
  Ukrinform: [],
  'Bloomberg News': ['Bloomberg'],
  'dpa-AFX': [],
};

/** Agencies whose short name is too common a word, or too short, for running text. */
const LONG = 4;

const bySpelling = new Map<string, string>();
for (const [name, others] of Object.entries(AGENCIES)) {
  for (const spelling of [name, ...others]) {
    bySpelling.set(spelling, name);
    if (spelling.length > LONG) bySpelling.set(toLower(spelling), name);
  }
}

/**
 * Gives the one name of the agency that a text names and nothing else.
 *
 * @param text The name as it stands, without marks around it.
 */
export function agencyNamed(text: string): string | undefined {
  return bySpelling.get(text) ?? (text.length > LONG ? bySpelling.get(toLower(text)) : undefined);
}

/** Outlets that stand in datelines and bylines as agencies do. */
const OUTLETS = new Set(
  'cnn indonesia|cnbc indonesia|bbc|bbc news|bbc indonesia|bbc news indonesia|cnn|voa|voa indonesia|voa news|dw|deutsche welle|al jazeera|kompas|tempo|detik|detikcom|detiknews|liputan6|okezone|sindonews|republika|viva|jpnn|suara|merdeka|tirto|kumparan|rri|tvri|the star|malay mail|malaysiakini|the new york times|new york times|the guardian|the washington post|politico|usa today|rfi|rfe/rl|ucan|ucanews|rappler|inquirer|pr newswire|prnewswire|business wire|globe newswire|globenewswire'.split(
    '|',
  ),
);
const ADDRESS = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|co|id|co\.id|net|org|my|com\.my|news|tv|uk)$/;

/** Words that no person's name has. */
const DESK =
  /(?:^|\s)(?:news|press|agency|agencies|media|times|post|tribune|herald|gazette|tv|television|radio|desk|team|staff|newsroom|bureau|editorial|editors|online|network|magazine|daily|redaksi|redaktur|liputan|kantor|berita|redaktion|rédaction|redacción|redação|redactie|correspondents?|reporters?|agencias?|agences?|agenturen)(?:\s|$)/;

/** Whether a text names an agency, an outlet or a desk: no person. */
export function isOrganization(text: string): boolean {
  const lower = toLower(text);
  return (
    agencyNamed(text) !== undefined || OUTLETS.has(lower) || ADDRESS.test(lower) || DESK.test(lower)
  );
}
