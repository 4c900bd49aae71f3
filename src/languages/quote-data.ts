import type { GenderData } from './gender-data.ts';

/**
 * What the quote step needs to know of a language. All words in lower case; an entry may be a
 * phrase of several words. A word may stand in several lists.
 */
export interface QuoteData {
  /** Verbs of saying that a reported clause may follow without a joining word (`mengatakan`, `said`). */
  saying: readonly string[];
  /** Verbs that report only with a joining word or a quotation beside them (`mengumumkan`, `added`). */
  reporting: readonly string[];
  /** Verbs of denial: what is denied may be a clause or a noun phrase (`membantah`, `denied`). */
  denying: readonly string[];
  /** Verbs of demand: the joining word belongs to what is demanded (`meminta agar …`). */
  demanding: readonly string[];
  /** Verbs that a bare addressee follows (`told reporters that …`). */
  telling: readonly string[];
  /** Forms that take their subject from earlier in the sentence (`calling`, `sambil menyebut`). */
  participles: readonly string[];
  /** Verbs that stand right behind a quotation or a comma, before the speaker (`kata`, `said`). */
  after: readonly string[];
  /** Those of `after` that are too common as other words to follow a reported clause (`jelas`). */
  afterQuotationOnly: readonly string[];
  /** Endings of such a verb that stand for the speaker (`-nya`). */
  speakerSuffixes: readonly string[];
  /** Words before a source that is no subject (`menurut`, `according to`). */
  according: readonly string[];
  /** Verbs of saying in headlines only. */
  headline: readonly string[];
  /** Words that join a reported clause and are no part of it (`bahwa`, `that`). */
  joining: readonly string[];
  /** Words that join a demand and are part of it (`agar`). */
  demandJoining: readonly string[];
  /** Words before the person spoken to (`kepada`). */
  addressing: readonly string[];
  /** Words between a subject and its verb: auxiliaries and adverbs. */
  auxiliaries: readonly string[];
  negations: readonly string[];
  /** Words before a verb that has no subject (`untuk`, `to`). */
  infinitives: readonly string[];
  /** Pronouns for one person. */
  personPronouns: readonly string[];
  /** Pronouns for several. */
  groupPronouns: readonly string[];
  /** Pronouns for a thing, such as an organisation. */
  thingPronouns: readonly string[];
  /** First words of a phrase that points back (`the`). */
  definiteBefore: readonly string[];
  /** Last words of a phrase that points back (`itu`). */
  definiteAfter: readonly string[];
  /** Articles that bring in somebody new and are no part of the name (`seorang`, `a`). */
  indefinite: readonly string[];
  /** Words that open an adjunct or a subordinate clause: no subject begins with them. */
  openers: readonly string[];
  /** Words that end a noun phrase. */
  stops: readonly string[];
  /** Words that continue a noun phrase as long as it names nobody (`di`, `of`). */
  links: readonly string[];
  /** Relative pronouns. */
  relatives: readonly string[];
  /** Words that join clauses or noun phrases (`dan`, `and`). */
  coordinators: readonly string[];
  /** Words that, behind a comma, end what is reported (`sambil`). */
  contentStops: readonly string[];
  /** Weekdays and words for a day. */
  times: readonly string[];
  /** Nouns for somebody known by what they are to another (`istri`): the name behind is the other's. */
  relations: readonly string[];
  /** What tells the gender of a person, where pronouns have one. */
  genders?: GenderData;
  /** Nouns that tell what sort of source a phrase means. */
  heads: {
    official: readonly string[];
    /** Who stays hidden whatever their number (`sumber`, `diplomat`). */
    anonymous: readonly string[];
    /** Nobody known by name: one is anonymous, several are a group (`pedagang`). */
    people: readonly string[];
    group: readonly string[];
    organization: readonly string[];
    document: readonly string[];
  };
  /** Forms of saying that need an auxiliary of `perfectAuxiliaries` earlier in their clause (`hat … gesagt`). */
  perfects?: readonly string[];
  perfectAuxiliaries?: readonly string[];
  /** Verbs whose second part closes the clause, both words (`teilte mit`). */
  separable?: readonly string[];
  /** Conjunctions before a clause that names the source of the rest (`wie die Polizei mitteilte`). */
  asWords?: readonly string[];
  /** Words behind a source that is no subject (`zufolge`). */
  accordingBehind?: readonly string[];
  /** Prepositions before a noun of `accounts`, whose source follows (`nach Angaben der Polizei`). */
  accordingTo?: readonly string[];
  /** Nouns for what somebody told, looked for at the end of words (`angaben`). */
  accounts?: readonly string[];
  /** Verbs that name something in another's words (`bezeichnete … als „…“`). */
  naming?: readonly string[];
  /** Verb forms that report what another said (German `sei`, `habe`). */
  mood?: readonly string[];
  /** Articles that bring in who or what the noun before belongs to (`der Sprecher des Amtes`). */
  genitives?: readonly string[];
  /** Whether the finite verb comes second, so that the subject may stand behind it. */
  verbSecond?: boolean;
  /** Whether a comma parts a verb of saying from a clause without a joining word (`er sagte, es sei …`). */
  commaBeforeClause?: boolean;
  /** Whether every noun has a capital: a small letter behind a noun ends its phrase. */
  capitalNouns?: boolean;
  /** Whether nouns are joined into one word, whose end tells what it is (`Polizeisprecher`). */
  compounds?: boolean;
  /** Whether the rules were measured on annotated articles, so that their confidences are calibrated. */
  measured?: boolean;
  /** Whether the attribution may stand between commas inside the quotation marks (`« Q, dit-elle. Q »`). */
  incises?: boolean;
  /** Whether a paragraph of speech may open with a dash instead of a quotation mark. */
  dialogueDash?: boolean;
  /** Whether the script has no capitals, so that they tell no names. */
  caseless?: boolean;
  /** Whether words are written without spaces; every character counts as a word. */
  unspaced?: boolean;
  /** Words that close a quotation before its verb (Japanese `と`). */
  quotatives?: readonly string[];
  /** Words behind the topic or the subject (Japanese `は`). */
  topics?: readonly string[];
}

/** The lists that tell what sort of source a phrase means. */
type Heads = QuoteData['heads'];

type Given = Partial<Omit<QuoteData, 'heads'>> & { heads?: Partial<Heads> };

const NO_HEADS: Heads = {
  official: [],
  anonymous: [],
  people: [],
  group: [],
  organization: [],
  document: [],
};

/** Fills in what a language has nothing to say about. */
export function quoteData({ heads, ...given }: Given): QuoteData {
  return {
    saying: [],
    reporting: [],
    denying: [],
    demanding: [],
    telling: [],
    participles: [],
    after: [],
    afterQuotationOnly: [],
    speakerSuffixes: [],
    according: [],
    headline: [],
    joining: [],
    demandJoining: [],
    addressing: [],
    auxiliaries: [],
    negations: [],
    infinitives: [],
    personPronouns: [],
    groupPronouns: [],
    thingPronouns: [],
    definiteBefore: [],
    definiteAfter: [],
    indefinite: [],
    openers: [],
    stops: [],
    links: [],
    relatives: [],
    coordinators: [],
    contentStops: [],
    times: [],
    relations: [],
    ...given,
    heads: { ...NO_HEADS, ...heads },
  };
}
