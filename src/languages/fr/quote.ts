import { type QuoteData, quoteData } from '../quote-data.ts';
import { joined, phrases, words } from '../words.ts';
import { genders } from './gender.ts';

/** Participles of verbs of saying, for the perfect: `a déclaré`. */
const participles = words(
  'déclaré dit affirmé expliqué précisé indiqué ajouté souligné assuré estimé annoncé confié rappelé regretté écrit répondu insisté reconnu admis confirmé prévenu averti martelé lancé raconté jugé réagi commenté conclu poursuivi dénoncé plaidé promis détaillé résumé demandé tweeté soutenu noté salué glissé lâché',
);
/** The present of the same, one and several. */
const present = words(
  'argumente déclare dit affirme explique précise indique ajoute souligne assure estime annonce confie rappelle regrette écrit répond insiste reconnaît admet confirme prévient avertit martèle lance raconte juge réagit commente conclut poursuit dénonce plaide promet détaille résume demande soutient note salue observe relève témoigne glisse lâche pense croit considère craint espère constate prédit ironise tempère résume',
);
const presents = [
  ...present,
  ...words(
    'disent affirment expliquent estiment indiquent précisent assurent rappellent soulignent jugent',
  ),
];
const simple = words('déclara dit affirma expliqua ajouta répondit lança précisa souligna écrivit');
const perfects = joined(
  words('a ont avait avaient aurait').map((word) => `${word} `),
  participles,
);
const clitics = words('-t-il -t-elle -il -elle -t-on -ils -elles -t-ils -t-elles');

/** French words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: [],
  reporting: [...presents, ...perfects],
  denying: phrases('a démenti, ont démenti, dément, démentent, a nié, ont nié, nie, nient'),
  participles: [],
  after: [
    ...presents,
    ...simple,
    ...perfects,
    ...joined(words('a ont avait'), clitics).flatMap((form) =>
      participles.map((word) => `${form} ${word}`),
    ),
  ],
  afterQuotationOnly: words('note demande juge lance salue'),
  speakerSuffixes: clitics,
  according: phrases("selon, d'après, d’après, pour, aux yeux de, de l'avis de, de l’avis de"),
  joining: words(
    "que qu'il qu’il qu'elle qu’elle qu'ils qu’ils qu'elles qu’elles qu'un qu’un qu'une qu’une qu'on qu’on qu'à qu’à qu'en qu’en",
  ),
  addressing: words('à au auprès'),
  auxiliaries: words(
    'également aussi encore ensuite toutefois pourtant notamment ainsi alors déjà par ailleurs récemment jeudi hier immédiatement vivement',
  ),
  negations: words("ne n'a n’a pas jamais"),
  infinitives: words('pour de sans'),
  personPronouns: words('il elle'),
  groupPronouns: words('ils elles'),
  definiteBefore: words('le la les ce cet cette ces'),
  indefinite: words('un une'),
  openers: words(
    "dans en à au aux lors après avant pendant depuis quand lorsque alors si comme parce mais et donc sur sous par pour avec sans selon d'après d’après ainsi enfin puis hier aujourd'hui aujourd’hui demain interrogé interrogée contacté contactée malgré face outre chez entre vers dès quant",
  ),
  stops: words(
    "dans lors après avant pendant depuis quand lorsque si comme parce sur sous par pour avec sans selon devant auprès à au aux en alors hier aujourd'hui aujourd’hui dont où qui que lundi mardi mercredi jeudi vendredi samedi dimanche via",
  ),
  links: words("de du des d'une d’une d'un d’un"),
  relatives: words('qui'),
  coordinators: words('et ou mais'),
  contentStops: words('selon'),
  times: words("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui aujourd’hui"),
  relations: words('femme mari épouse époux mère père frère soeur sœur fils fille'),
  heads: {
    official: words(
      'porte-parole président présidente ministre directeur directrice maire procureur procureure préfet préfète secrétaire chef cheffe député députée sénateur sénatrice avocat avocate juge commissaire responsable ambassadeur ambassadrice général colonel premier patron patronne entraîneur chercheur chercheuse professeur professeure expert experte économiste médecin',
    ),
    anonymous: words('source sources témoin témoins diplomate diplomates entourage'),
    people: words(
      'homme femme victime voisin voisine habitant habitante étudiant étudiante conducteur mère père salarié salariée riverain passager',
    ),
    group: words(
      'experts analystes habitants critiques autorités responsables manifestants témoins chercheurs syndicats associations avocats enquêteurs médecins élus opposants militants organisateurs observateurs économistes scientifiques médias',
    ),
    organization: words(
      'police gouvernement ministère agence entreprise tribunal parquet préfecture mairie parti syndicat association commission organisation université hôpital banque gendarmerie armée groupe présidence élysée opposition fédération compagnie institut chaîne journal direction',
    ),
    document: words(
      'rapport communiqué étude sondage enquête document lettre texte courrier article bilan déclaration tweet message',
    ),
  },
  incises: true,
  dialogueDash: true,
  genders,
});
