import { type QuoteData, quoteData } from '../quote-data.ts';
import { phrases, words } from '../words.ts';

const verbs = words(
  'alisema amesema anasema walisema wamesema wanasema alieleza ameeleza anaeleza aliongeza ameongeza alisisitiza amesisitiza alifafanua amefafanua alibainisha amebainisha alitaja ametaja alidai amedai alithibitisha amethibitisha alitangaza ametangaza alikiri amekiri alijibu aliuliza aliandika ilisema imesema yalisema',
);

/** Swahili words of saying and of sources. */
export const quote: QuoteData = quoteData({
  saying: verbs,
  denying: words('alikanusha amekanusha'),
  after: verbs,
  according: phrases('kwa mujibu wa, kulingana na'),
  joining: words('kuwa kwamba'),
  auxiliaries: words('pia tena hata aidha'),
  negations: words('hakusema'),
  personPronouns: words('yeye'),
  groupPronouns: words('wao'),
  definiteAfter: words('huyo hiyo huyu hao'),
  openers: words(
    'katika kwa wakati baada kabla lakini kama ikiwa ili aidha pia hata akizungumza wakizungumza akitoa jana leo',
  ),
  stops: words(
    'katika kwa wakati baada kabla ambaye ambao akizungumza alipokuwa jana leo kuwa kwamba',
  ),
  links: words('wa ya la za cha'),
  coordinators: words('na au lakini'),
  times: words('jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili jana leo'),
  heads: {
    official: words(
      'msemaji waziri rais kamanda mkuu mkurugenzi katibu mwenyekiti jaji meya gavana balozi daktari mbunge kamishna',
    ),
    anonymous: words('chanzo vyanzo shahidi mashahidi mwanadiplomasia'),
    people: words('mkazi mwanamume mwanamke dereva mwanafunzi'),
    group: words('wakazi wananchi wataalamu viongozi maafisa wanaharakati'),
    organization: words('polisi serikali wizara mahakama kampuni chama shirika jeshi tume'),
    document: words('ripoti taarifa utafiti barua'),
  },
});
