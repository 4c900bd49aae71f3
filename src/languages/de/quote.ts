import { type QuoteData, quoteData } from '../quote-data.ts';
import { phrases, words } from '../words.ts';
import { genders } from './gender.ts';

/** Present and past, one and several, of verbs with a regular past in `-te`: `sagt sagte sagten`. */
function weak(stems: string): string[] {
  return words(stems).flatMap((stem) => {
    const joint = /[td]$/.test(stem) ? `${stem}e` : stem;
    return [`${joint}t`, `${stem}en`, `${joint}te`, `${joint}ten`];
  });
}

/** The same of verbs whose present ends in `-elt`, `-ert`: `äußert äußern äußerte äußerten`. */
function weakN(stems: string): string[] {
  return words(stems).flatMap((stem) => [`${stem}t`, `${stem}n`, `${stem}te`, `${stem}ten`]);
}

/** Forms that stand with a second part: `teilt mit`, `teilte mit`, …, and joined as the last word: `mitteilte`. */
function pairs(forms: readonly string[], second: string): string[] {
  return forms.map((form) => `${form} ${second}`);
}
const joined = (forms: readonly string[], second: string): string[] =>
  forms.map((form) => second + form);

const SEPARABLE: readonly (readonly [forms: readonly string[], second: string])[] = [
  [weak('teil'), 'mit'],
  [words('gibt geben gab gaben'), 'bekannt'],
  [words('gibt geben gab gaben'), 'an'],
  [words('gibt geben gab gaben'), 'zu'],
  [weak('kündig'), 'an'],
  [weak('räum'), 'ein'],
  [weak('füg'), 'hinzu'],
  [weak('setz'), 'hinzu'],
  [weak('führ'), 'aus'],
  [weak('stell'), 'fest'],
  [weak('stell'), 'klar'],
  [words('hebt heben hob hoben'), 'hervor'],
  [words('weist weisen wies wiesen'), 'hin'],
  [words('weist weisen wies wiesen'), 'darauf'],
  [words('weist weisen wies wiesen'), 'daraufhin'],
  [words('weist weisen wies wiesen'), 'zurück'],
  [words('geht gehen ging gingen'), 'aus'],
  [words('nimmt nehmen nahm nahmen'), 'an'],
  [words('wirft werfen warf warfen'), 'vor'],
  [words('fährt fahren fuhr fuhren'), 'fort'],
  [words('ruft rufen rief riefen'), 'auf'],
  [words('schlägt schlagen schlug schlugen'), 'vor'],
  [words('spricht sprechen sprach sprachen'), 'aus'],
  [words('sagt sagte sagten'), 'aus'],
  [words('sagt sagte sagten'), 'zu'],
  [weak('mahn'), 'an'],
  [weakN('forder'), 'auf'],
  [words('droht drohten drohte drohen'), 'an'],
  [words('legt legen legte legten'), 'dar'],
  [words('vertritt vertreten vertrat vertraten'), 'ansicht'],
  [words('vertritt vertreten vertrat vertraten'), 'auffassung'],
  [words('vertritt vertreten vertrat vertraten'), 'meinung'],
  [words('vertritt vertreten vertrat vertraten'), 'standpunkt'],
  [words('lässt lassen ließ ließen'), 'wissen'],
  [words('lässt lassen ließ ließen'), 'verlauten'],
  [words('macht machen machte machten'), 'geltend'],
  [words('macht machen machte machten'), 'deutlich'],
  [weak('pflicht'), 'bei'],
];

/** German words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: [
    ...weak(
      'sag erklär beton mein behaupt vermut glaub meld warn hoff befürcht verlaut beklag kritisier kommentier prognostizier schätz bekräftig ergänz antwort argumentier spekulier droh versicher bestätig erläuter verkünd versprich bemerk beteuer urteil entgegn bekund unterstreich denk erwart rechn fürcht erzähl beschwer mahn',
    ),
    ...weakN('äußer versicher bekräftig erläuter beteuer urteil erinner folger begrüß'),
    ...words(
      'berichtet berichten berichtete berichteten schreibt schreiben schrieb schrieben versprach versprachen unterstrich unterstrichen entgegnete entgegneten erwiderte erwiderten entschied entschieden gestand gestanden bekannte bekannten verwies bedauerte bedauerten begründete begründeten begründet beschloss beschlossen empfahl empfahlen twitterte konstatierte resümierte mitteilte mitteilten heißt hieß wisse findet fand fanden riet rieten rät raten entscheidet lautet lautete behaupteten prophezeite bezweifelt bezweifelte bezweifelten veröffentlichte',
    ),
    ...SEPARABLE.flatMap(([forms, second]) => joined(forms, second)),
    'heißt es',
    'hieß es',
  ],
  denying: words(
    'bestreitet bestreiten bestritt bestritten dementiert dementierte dementierten leugnet leugnete leugneten',
  ),
  demanding: words(
    'fordert fordern forderte forderten verlangt verlangen verlangte verlangten bittet bitten bat baten plädiert plädierte plädierten appelliert appellierte appellierten',
  ),
  perfects: words(
    'gesagt erklärt betont berichtet mitgeteilt gemeint behauptet angekündigt bekanntgegeben bestätigt versichert vermutet geschrieben gemeldet kommentiert gewarnt gehofft ergänzt geantwortet erwidert angegeben hinzugefügt eingeräumt zugegeben gestanden gefordert verlangt bestritten dementiert beschlossen entschieden geäußert bekräftigt kritisiert beklagt gedroht versprochen ausgesagt zugesagt festgestellt klargestellt hervorgehoben hingewiesen vorgeworfen aufgefordert aufgerufen vorgeschlagen erläutert verkündet prognostiziert ausgeführt unterstrichen zurückgewiesen',
  ),
  perfectAuxiliaries: words('hat haben hatte hatten habe hätte hätten'),
  separable: SEPARABLE.flatMap(([forms, second]) => pairs(forms, second)),
  asWords: ['wie'],
  after: [
    ...weak(
      'sag erklär beton mein behaupt warn kritisier kommentier bekräftig ergänz antwort bestätig bemerk frag mahn',
    ),
    ...weakN('äußer erinner versicher erläuter forder'),
    ...words(
      'so beschreibt beschrieb schildert schilderte freute freut verteidigte verriet berichtet berichten berichtete berichteten schreibt schrieb schrieben unterstrich entgegnete erwiderte twitterte zitiert zitierte rief begründete begründet forderte fordert lautet lautete hieß teilte teilten',
    ),
    'heißt es',
    'hieß es',
    'so zitiert',
  ],
  according: phrases(
    'laut, gemäß, heißt es in, hieß es in, heißt es aus, hieß es aus, hieß es von, nach den worten',
  ),
  accordingTo: words('nach'),
  accounts: words(
    'angaben aussage aussagen einschätzung einschätzungen ansicht ansichten meinung auffassung informationen darstellung darstellungen worten überzeugung auskunft mitteilung meldung meldungen bericht berichten erkenntnissen schätzung schätzungen vorstellung vorstellungen studie umfrage hochrechnung hochrechnungen untersuchung untersuchungen bekund vermutung vermutungen quellen prognose prognosen',
  ),
  naming: words(
    'bezeichnete bezeichneten bezeichnet bezeichnen nannte nannten nennt nennen sprach sprachen spricht sprechen wertete werteten wertet kritisierte kritisierten charakterisierte beschrieb beschreibt wies warf verurteilte verurteilten',
  ),
  accordingBehind: ['zufolge'],
  joining: words('dass daß ob wonach demzufolge'),
  addressing: words('gegenüber'),
  auxiliaries: words(
    'auch dann daraufhin zudem außerdem jedoch aber dagegen hingegen bereits erneut wiederum später zuvor nun noch weiter wörtlich ebenfalls gleichzeitig sich anschließend unterdessen inzwischen zunächst ferner dazu schließlich dabei allerdings deshalb daher indes einmal immer wieder ausdrücklich nochmals damals kürzlich vorher nur schon öffentlich heute gestern hat haben hatte hatten habe ist sind war waren wird werden wurde wurden kann können soll sollen will wollen muss müssen würde würden',
  ),
  negations: words('nicht nie niemals kaum'),
  infinitives: words('zu'),
  personPronouns: words('er sie'),
  groupPronouns: words('diese'),
  thingPronouns: words('es'),
  definiteBefore: words('der die das den dem des dieser dieses jener jene'),
  indefinite: words('ein eine einer einem eines einen'),
  genitives: words('des der eines einer seines ihres ihrer seiner'),
  openers: words(
    'in im am an auf bei beim nach vor während seit als wenn weil da obwohl nachdem bevor damit um ohne mit unter über für gegen zu zum zur aus von vom durch wegen trotz laut gemäß wie dabei dazu daraufhin zudem außerdem weiter weiterhin ferner dann jedoch aber doch so deshalb daher darüber hierzu dort hier heute gestern morgen später zuvor bereits wörtlich gleichzeitig zugleich unterdessen inzwischen anschließend zunächst schließlich allerdings auch bislang bisher ebenso ebenfalls danach insgesamt angesichts aufgrund infolge anlässlich gegenüber zwischen hinter neben bis ab seitdem insbesondere vielmehr damals nun hierbei stattdessen falls sofern sobald solange indem sodass wobei wodurch womit offenbar vermutlich wahrscheinlich möglicherweise jetzt einerseits andererseits zwar nämlich denn sondern kurz erst nur sollte sollten dafür dagegen davon darauf darin daran',
  ),
  stops: words(
    'in im am an auf bei beim nach vor während seit als wenn weil obwohl nachdem bevor um ohne mit unter über gegen zu zum zur durch wegen trotz dass daß ob heute gestern morgen dazu daraufhin jedoch aber gegenüber per via laut gemäß zufolge weiter aus bis so wie sich',
  ),
  links: words('von vom für beim bei zu zur zum'),
  relatives: words('welcher welche welches dessen deren'),
  coordinators: words('und oder sowie aber sondern doch bzw'),
  contentStops: words('so sagte erklärte'),
  times: words(
    'montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend heute gestern morgen januar februar märz april mai juni juli august september oktober november dezember vormittag nachmittag abend nacht',
  ),
  relations: words('frau ehefrau mann ehemann witwe vater mutter sohn tochter bruder schwester'),
  mood: words(
    'sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe stehe komme bleibe lasse liege nehme halte wisse brauche bestehe handele handle sehe finde führe mache tue wäre wären hätte hätten würde würden bedeute zeige gelte bliebe trage spreche werfe läge gäbe stelle seie',
  ),
  heads: {
    official: words(
      'sprecher sprecherin präsident präsidentin kanzler kanzlerin minister ministerin ministerpräsident bürgermeister bürgermeisterin senator senatorin staatsanwalt staatsanwältin anwalt anwältin richter richterin chef chefin leiter leiterin direktor direktorin vorsitzender vorsitzende vorsitzenden generalsekretär sekretär beamter beamte beauftragter beauftragte kommandeur general botschafter botschafterin trainer trainerin abgeordneter abgeordnete gouverneur kommissar kommissarin staatssekretär forscher forscherin wissenschaftler wissenschaftlerin experte expertin professor professorin analyst vertreter vertreterin politiker politikerin autor autorin bischof papst könig geschäftsführer geschäftsführerin manager arzt ärztin kapitän reporter reporterin',
    ),
    anonymous: words(
      'quelle quellen augenzeuge augenzeugen zeuge zeugen diplomat diplomaten insider beobachter kreise kreisen informant informanten regierungskreise',
    ),
    people: words(
      'mann frau opfer fahrer fahrerin nachbar nachbarin bewohner bewohnerin anwohner student studentin schüler schülerin lehrer lehrerin mitarbeiter mitarbeiterin angeklagte angeklagter täter überlebender überlebende tourist passagier',
    ),
    group: words(
      'experten forscher wissenschaftler politiker kritiker behörden ermittler analysten bürger einwohner gegner befürworter anhänger aktivisten demonstranten medien vertreter organisatoren veranstalter ärzte eltern studenten arbeitnehmer menschenrechtler umweltschützer abgeordnete ärzten juristen historiker ökonomen',
    ),
    organization: words(
      'polizei regierung ministerium partei gericht staatsanwaltschaft behörde unternehmen gewerkschaft opposition bundesregierung universität kommission verband verein amt bank konzern firma agentur zeitung sender organisation armee militär parlament fraktion bundestag senat stadt verwaltung institut gruppe kirche feuerwehr universität bündnis koalition liga vatikan rat bundesanstalt nachrichtenagentur magazin hersteller betreiber fluggesellschaft airline bewegung stiftung',
    ),
    document: words(
      'bericht berichte berichten studie umfrage erklärung mitteilung pressemitteilung brief gutachten dokument dokumente urteil untersuchung untersuchungen meldung meldungen statistik statement interview artikel buch memorandum medienberichte medienberichten angaben',
    ),
  },
  verbSecond: true,
  commaBeforeClause: true,
  capitalNouns: true,
  compounds: true,
  measured: true,
  genders,
});
