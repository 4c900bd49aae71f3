/** A language's quote data compiled for looking words up. */
import { compiled } from '../../languages/compiled.ts';
import { type PhraseTable, phraseTable } from '../../languages/phrases.ts';
import type { QuoteData } from '../../languages/quote-data.ts';

/** What a word does in an attribution; a word may do several things. */
export const Cue = {
  Saying: 1,
  Reporting: 2,
  Denying: 4,
  Demanding: 8,
  Telling: 16,
  Participle: 32,
  After: 64,
  AfterQuotationOnly: 128,
  /** The word's ending stands for the speaker. */
  Suffixed: 256,
  According: 512,
  Headline: 1024,
  Joining: 2048,
  DemandJoining: 4096,
  Addressing: 8192,
  /** Needs an auxiliary earlier in the clause. */
  Perfect: 1 << 14,
  /** Needs its second part at the end of the clause. */
  Separable: 1 << 15,
  /** Opens a clause that names the source of the rest. */
  As: 1 << 16,
  AccordingBehind: 1 << 17,
  /** Means a source when a noun for an account follows. */
  AccordingTo: 1 << 18,
  Naming: 1 << 19,
  /** Closes a quotation before its verb. */
  Quotative: 1 << 20,
} as const;

/** Any verb that a subject may stand before. */
export const VERB = Cue.Saying | Cue.Reporting | Cue.Denying | Cue.Demanding | Cue.Telling;

/** What a word does in a clause or a noun phrase. */
export const Part = {
  Auxiliary: 1,
  Negation: 2,
  Infinitive: 4,
  Person: 8,
  Group: 16,
  Thing: 32,
  DefiniteBefore: 64,
  DefiniteAfter: 128,
  Indefinite: 256,
  Opener: 512,
  Stop: 1024,
  Link: 2048,
  Relative: 4096,
  Coordinator: 8192,
  ContentStop: 16384,
  Time: 32768,
  Relation: 65536,
  Official: 1 << 17,
  Anonymous: 1 << 18,
  GroupHead: 1 << 19,
  OrganizationHead: 1 << 20,
  Document: 1 << 21,
  People: 1 << 22,
  /** A verb form that reports what another said. */
  Mood: 1 << 23,
  /** What a perfect needs. */
  Have: 1 << 24,
  Genitive: 1 << 25,
  /** A noun for what somebody told. */
  Account: 1 << 26,
  /** Stands behind the topic. */
  Topic: 1 << 27,
} as const;

export const PRONOUN = Part.Person | Part.Group | Part.Thing;
export const HEAD =
  Part.Official |
  Part.Anonymous |
  Part.People |
  Part.GroupHead |
  Part.OrganizationHead |
  Part.Document;

/** What a word or phrase does. */
export interface Use {
  cue: number;
  part: number;
  /** Second parts of a separable verb. */
  seconds?: ReadonlySet<string>;
}

export type Lexicon = PhraseTable<Use>;

/** Compiles the data of a language, once. */
export const lexiconOf = compiled(compile);

function compile(data: QuoteData): Lexicon {
  const uses = new Map<string, Use & { seconds?: Set<string> }>();
  const add = (phrases: readonly string[], cue: number, part = 0): void => {
    for (const given of phrases) {
      const phrase = data.unspaced ? [...given].join(' ') : given;
      const use = uses.get(phrase) ?? { cue: 0, part: 0 };
      use.cue |= cue;
      use.part |= part;
      uses.set(phrase, use);
    }
  };
  const suffixed = (words: readonly string[]): string[] =>
    words.flatMap((word) => data.speakerSuffixes.map((suffix) => word + suffix));
  add(data.saying, Cue.Saying);
  add(data.reporting, Cue.Reporting);
  add(data.denying, Cue.Denying);
  add(data.demanding, Cue.Demanding);
  add(data.telling, Cue.Telling);
  add(data.participles, Cue.Participle);
  add(data.after, Cue.After);
  add(data.afterQuotationOnly, Cue.AfterQuotationOnly);
  add(suffixed(data.after), Cue.After | Cue.Suffixed);
  add(data.according, Cue.According);
  add(suffixed(data.according), Cue.According | Cue.Suffixed);
  add(data.headline, Cue.Headline);
  add(data.joining, Cue.Joining);
  add(data.demandJoining, Cue.DemandJoining);
  add(data.addressing, Cue.Addressing);
  add(data.auxiliaries, 0, Part.Auxiliary);
  add(data.negations, 0, Part.Negation);
  add(data.infinitives, 0, Part.Infinitive);
  add(data.personPronouns, 0, Part.Person);
  add(data.groupPronouns, 0, Part.Group);
  add(data.thingPronouns, 0, Part.Thing);
  add(data.definiteBefore, 0, Part.DefiniteBefore);
  add(data.definiteAfter, 0, Part.DefiniteAfter);
  add(data.indefinite, 0, Part.Indefinite);
  add(data.openers, 0, Part.Opener);
  add(data.stops, 0, Part.Stop);
  add(data.links, 0, Part.Link);
  add(data.relatives, 0, Part.Relative);
  add(data.coordinators, 0, Part.Coordinator);
  add(data.contentStops, 0, Part.ContentStop);
  add(data.times, 0, Part.Time);
  add(data.relations, 0, Part.Relation);
  add(data.heads.official, 0, Part.Official);
  add(data.heads.anonymous, 0, Part.Anonymous);
  add(data.heads.people, 0, Part.People);
  add(data.heads.group, 0, Part.GroupHead);
  add(data.heads.organization, 0, Part.OrganizationHead);
  add(data.heads.document, 0, Part.Document);
  add(data.perfects ?? [], Cue.Perfect);
  add(data.perfectAuxiliaries ?? [], 0, Part.Have);
  add(data.asWords ?? [], Cue.As);
  add(data.accordingBehind ?? [], Cue.AccordingBehind);
  add(data.accordingTo ?? [], Cue.AccordingTo);
  add(data.accounts ?? [], 0, Part.Account);
  add(data.naming ?? [], Cue.Naming);
  add(data.quotatives ?? [], Cue.Quotative);
  add(data.topics ?? [], 0, Part.Topic);
  add(data.mood ?? [], 0, Part.Mood);
  add(data.genitives ?? [], 0, Part.Genitive);
  for (const pair of data.separable ?? []) {
    const [verb = '', second = ''] = pair.split(' ');
    add([verb], Cue.Separable);
    const use = uses.get(verb)!;
    use.seconds ??= new Set();
    use.seconds.add(second);
  }
  return phraseTable(uses);
}
