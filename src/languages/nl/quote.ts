import { type QuoteData, quoteData } from '../quote-data.ts';
import { phrases, words } from '../words.ts';
import { genders } from './gender.ts';

const verbs = words(
  'zei zeiden zegt zeggen verklaarde verklaarden verklaart vertelde vertelden vertelt vertellen stelde stelden stelt stellen meldde meldden meldt melden benadrukte benadrukt schreef schreven schrijft schrijven reageerde reageert vond vindt vinden denkt dacht gelooft waarschuwde waarschuwt bevestigde bevestigt beweert beweerde beweren legde antwoordde antwoordt concludeert concludeerde erkent erkende bericht berichtte berichten hoopt hoopte verwacht verwachtte vreest vreesde oordeelde oordeelt klaagt klaagde',
);

/** Dutch words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: verbs,
  denying: words('ontkent ontkende ontkennen ontkenden'),
  perfects: words(
    'gezegd verklaard verteld gemeld bevestigd geschreven beweerd gewaarschuwd benadrukt erkend laten',
  ),
  perfectAuxiliaries: words('heeft hebben had hadden'),
  separable: phrases(
    'legt uit, legde uit, voegt toe, voegde toe, geeft aan, gaf aan, gaven aan, geven aan, vult aan, vulde aan, merkt op, merkte op, deelt mee, deelde mee, laat weten, liet weten, lieten weten',
  ),
  asWords: words('zoals'),
  after: [
    ...verbs,
    ...words(
      'aldus vraagt vroeg roept riep verzucht verzuchtte besluit besloot lacht voegt voegde vult vulde laat liet geeft gaf',
    ),
  ],
  according: phrases('volgens, naar eigen zeggen van, in de woorden van'),
  joining: words('dat of'),
  addressing: words('tegen aan'),
  auxiliaries: words(
    'ook dan daarna verder eerder later nog al maandag gisteren vandaag zich heeft hebben had hadden is zijn was waren wordt werd',
  ),
  negations: words('niet nooit'),
  infinitives: words('te'),
  personPronouns: words('hij zij ze'),
  groupPronouns: words('zij'),
  thingPronouns: words('het'),
  definiteBefore: words('de het deze dit die'),
  indefinite: words('een'),
  openers: words(
    'in op bij na voor tijdens sinds als toen omdat maar en dus met zonder onder over tegen door volgens ook daarna verder eerder later gisteren vandaag morgen toch bovendien daarom intussen aan uit van tot om hoewel terwijl',
  ),
  stops: words(
    'in op bij na voor tijdens sinds als toen omdat met zonder onder over tegen door volgens aan uit tot om dat gisteren vandaag eerder later naar via maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  ),
  links: words('van voor'),
  relatives: words('die'),
  coordinators: words('en of maar'),
  contentStops: words('aldus'),
  times: words('maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren vandaag'),
  relations: words('vrouw man echtgenoot echtgenote moeder vader broer zus zoon dochter'),
  heads: {
    official: words(
      'woordvoerder woordvoerster minister premier president voorzitter burgemeester directeur directrice staatssecretaris officier advocaat rechter commissaris wethouder kamerlid hoogleraar onderzoeker econoom arts trainer coach ambassadeur generaal korpschef topman',
    ),
    anonymous: words('bron bronnen getuige getuigen ooggetuige ooggetuigen diplomaat diplomaten'),
    people: words(
      'man vrouw slachtoffer buurman buurvrouw bewoner bewoonster student chauffeur moeder vader',
    ),
    group: words(
      'deskundigen experts bewoners critici autoriteiten demonstranten onderzoekers vakbonden advocaten artsen activisten economen wetenschappers media',
    ),
    organization: words(
      'politie regering kabinet ministerie bedrijf rechtbank gemeente partij vakbond vereniging commissie organisatie universiteit ziekenhuis bank leger oppositie federatie instituut krant omroep stichting justitie',
    ),
    document: words(
      'rapport onderzoek verklaring brief persbericht enquête document artikel bericht',
    ),
  },
  verbSecond: true,
  compounds: true,
  genders,
});
