/** What an article says of the gender of those it names, in languages whose pronouns have one. */

import { Bits } from '../../document/spellings.ts';
import { compiled } from '../../languages/compiled.ts';
import type { GenderData, GenderWords } from '../../languages/gender-data.ts';
import { lowerWords } from '../../languages/phrases.ts';
import type { QuoteData } from '../../languages/quote-data.ts';
import type { Mention } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { isDigit } from '../../unicode/classes.ts';
import { Cue, HEAD, Part, VERB } from './lexicon.ts';
import { Gap, isCapital, type Named, PARTING, type Reading } from './reading.ts';
import type { Source } from './speakers.ts';
import { isSearched } from './units.ts';

export type Gender = keyof Pick<GenderData, 'female' | 'male'>;

/**
 * What each sort of evidence weighs where no title or noun beside the name in full decides. One beside
 * a shorter form outvotes a given name, as three pronouns do.
 */
const WEIGHT = { title: 3, verb: 3, name: 2, pronoun: 1 };
/** Words before a name that may be its titles. */
const TITLES = 4;
/** Words of an apposition in which its noun stands. */
const APPOSITION = 6;
/** Words behind a name and a comma in which a noun may still be an apposition's. */
const APPOSED = 12;
/** The shortest noun that the end of a word is compared with. */
const SHORTEST = 4;
/** Nouns for persons; behind one of these a pronoun may be another's. */
const SOMEBODY = Part.Official | Part.Anonymous | Part.People | Part.Relation;

type Table = ReadonlyMap<string, Gender>;
type Titles = Map<Mention, Gender | 'both'>;

/** A word without what is joined before it: `elle` of `dit-elle`, `actrice` of `l'actrice`. */
function tailOf(word: string): string {
  const hyphen = word.lastIndexOf('-');
  return word.slice(Math.max(hyphen, word.lastIndexOf("'"), word.lastIndexOf('’')) + 1);
}

/** What a word is, as bits. */
const Word = {
  FemaleNoun: 1,
  MaleNoun: 2,
  FemalePronoun: 4,
  MalePronoun: 8,
  /** Means a person and never a thing. */
  Referring: 16,
  Pronoun: 32,
  Possessive: 64,
  /** Of every spelling. */
  Read: 128,
} as const;
const NOUN = Word.FemaleNoun | Word.MaleNoun;
const PRONOUN = Word.FemalePronoun | Word.MalePronoun;

const tablesOf = compiled((rules: QuoteData) => {
  const data = rules.genders!;
  const table = (list: keyof GenderWords): Table => {
    const of = (gender: Gender) =>
      (data[gender][list] ?? []).map((word) => [word, gender] as const);
    return new Map([...of('female'), ...of('male')]);
  };
  const pronouns = table('pronouns');
  const referring = table('referring');
  const nouns = table('nouns');
  const nounOf = (word: string): Gender | undefined => {
    const known = nouns.get(word) ?? nouns.get(tailOf(word));
    if (known || rules.compounds !== true) return known;
    for (let at = 1; at <= word.length - SHORTEST; at++) {
      const gender = nouns.get(word.slice(at));
      if (gender) return gender;
    }
    return undefined;
  };
  const bitsOf = (spelling: string): number => {
    const word = toLower(spelling);
    const noun = nounOf(word);
    const pronoun = pronouns.get(tailOf(word)) ?? referring.get(word);
    return (
      (noun ? (noun === 'female' ? Word.FemaleNoun : Word.MaleNoun) : 0) |
      (pronoun ? (pronoun === 'female' ? Word.FemalePronoun : Word.MalePronoun) : 0) |
      (referring.has(word) ? Word.Referring : 0) |
      (pronouns.has(word) ? Word.Pronoun : 0) |
      (data.possessives.includes(word) ? Word.Possessive : 0) |
      Word.Read
    );
  };
  return {
    pronouns,
    nounOf,
    names: table('names'),
    endings: [...table('verbEndings')],
    bits: new Bits(bitsOf),
  };
});

/** Tells the gender of the pronouns and persons of an article. */
export class Genders {
  readonly #reading: Reading;
  readonly #tables: ReturnType<typeof tablesOf>;
  readonly #bits: Bits;
  readonly #lower: readonly string[];
  /** By mention: more for a woman than for a man above 0, below for a man; counted when first asked for. */
  #votes: Map<string, number> | undefined;

  constructor(reading: Reading, rules: QuoteData) {
    this.#reading = reading;
    this.#tables = tablesOf(rules);
    this.#bits = this.#tables.bits.use(reading.words.spellings);
    this.#lower = lowerWords(reading.words);
  }

  /** The gender of a pronoun, also of one joined to its verb; none when it may mean a thing only. */
  ofPronoun(word: string): Gender | undefined {
    return this.#tables.pronouns.get(tailOf(toLower(word)));
  }

  /** Whether a word is a pronoun of one gender that never means a thing. */
  isPersonal(at: number): boolean {
    const bits = Word.Referring | Word.Pronoun;
    return (this.#bitsAt(at) & bits) === bits;
  }

  /** Whether the verb beside a pronoun tells that it means several: `sagten sie`. */
  isPlural(at: number): boolean {
    const plurals = this.#reading.rules?.genders?.plurals;
    if (!plurals?.pronouns.includes(this.#lower[at]!)) return false;
    return [at - 1, at + 1].some(
      (verb) =>
        this.#isVerb(at, verb) && plurals.endings.some((end) => this.#lower[verb]!.endsWith(end)),
    );
  }

  /** The gender of the first noun in words `[from, to)` that has one. */
  ofPhrase(from: number, to: number): Gender | undefined {
    for (let at = from; at < to; at++) {
      const gender = this.#nounAt(at);
      if (gender) return gender;
    }
    return undefined;
  }

  /** The gender of a source, as far as the article, its own words or its given name tell. */
  ofSource({ name, kind, mention }: Source): Gender | undefined {
    if (mention !== undefined) {
      this.#votes ??= this.#count();
      const votes = this.#votes.get(mention) ?? 0;
      return votes === 0 ? undefined : votes > 0 ? 'female' : 'male';
    }
    const words = toLower(name).split(' ');
    if (kind === 'person') {
      const [first] = words as [string];
      return this.#tables.pronouns.get(first) ?? this.#tables.nounOf(first) ?? this.#given(words);
    }
    for (const word of words) {
      const gender = this.#tables.nounOf(word);
      if (gender) return gender;
    }
    return undefined;
  }

  #bitsAt(at: number): number {
    return this.#bits.get(this.#reading.words.numbers[at]!);
  }

  /** The gender of a title or noun at a word. */
  #nounAt(at: number): Gender | undefined {
    const noun = this.#bitsAt(at) & NOUN;
    if (noun === 0) return undefined;
    return noun === Word.FemaleNoun ? 'female' : 'male';
  }

  /** The gender of a given name; one word alone may be a surname. */
  #given([first = '', ...rest]: readonly string[]): Gender | undefined {
    if (rest.length === 0) return undefined;
    const { names } = this.#tables;
    return names.get(first) ?? names.get(first.split('-', 1)[0]!);
  }

  /** Whether a verb of saying stands right beside a word. */
  #isVerb(at: number, verb: number): boolean {
    const { cue, part, gap } = this.#reading;
    if (verb < 0 || verb >= cue.length || gap[Math.max(at, verb)] !== 0) return false;
    return (cue[verb]! & (VERB | Cue.After)) !== 0 || (part[verb]! & Part.Have) !== 0;
  }

  #count(): Map<string, number> {
    const votes = new Map<string, number>();
    const vote = ({ id }: Mention, gender: Gender, weight: number): void => {
      votes.set(id, (votes.get(id) ?? 0) + (gender === 'female' ? weight : -weight));
    };
    /** Titles beside the name in full, and beside a shorter form, which may be a relative's. */
    const titles: Titles = new Map();
    const short: Titles = new Map();
    for (const mention of this.#reading.mentions) {
      if (mention.type !== 'Person') continue;
      const words = toLower(mention.name).split(' ');
      const title = words.length > 1 ? this.#tables.nounOf(words[0]!) : undefined;
      if (title) titles.set(mention, title);
      const given = this.#given(title ? words.slice(1) : words);
      if (given) vote(mention, given, WEIGHT.name);
    }
    for (const named of this.#reading.namedAt.values()) {
      const { mention, occurrence } = named;
      if (mention.type !== 'Person') continue;
      const verb = this.#byVerb(named);
      if (verb) vote(mention, verb, WEIGHT.verb);
      const title = this.#before(named) ?? this.#behind(named);
      if (!title) continue;
      const known = occurrence.text === mention.name ? titles : short;
      known.set(mention, (known.get(mention) ?? title) === title ? title : 'both');
    }
    for (const [mention, title] of short) {
      if (title !== 'both') vote(mention, title, WEIGHT.title);
    }
    this.#countPronouns((mention, gender) => vote(mention, gender, WEIGHT.pronoun));
    for (const [mention, title] of titles) {
      if (title !== 'both') votes.set(mention.id, title === 'female' ? 1 : -1);
    }
    return votes;
  }

  /** `Mrs Ana Belo`, `actress Ana Belo`, `his wife, Ana Belo,`. */
  #before({ from, to }: Named): Gender | undefined {
    const { gap, part } = this.#reading;
    if (from > 0 && gap[from] === Gap.Comma && (gap[to]! & Gap.Comma) !== 0) {
      return this.#nounAt(from - 1);
    }
    for (let at = from - 1; at >= Math.max(0, from - TITLES) && gap[at + 1] === 0; at--) {
      const gender = this.#nounAt(at);
      if (gender) return gender;
      if (!isCapital(this.#reading, at) && (part[at]! & HEAD) === 0) return undefined;
    }
    return undefined;
  }

  /** `Ana Belo, the actress`, `Ana Belo, 40, a mother of two`. */
  #behind({ to }: Named): Gender | undefined {
    const { gap, part, namedAt, text, words } = this.#reading;
    if ((gap[to]! & PARTING) !== Gap.Comma) return undefined;
    const age = to + 1 < words.length && isDigit(text.charCodeAt(words.starts[to]!));
    const from = age && (gap[to + 1]! & PARTING) === Gap.Comma ? to + 1 : to;
    const ends = Part.Link | Part.Stop | Part.Relative | Part.Coordinator;
    for (let at = from; at < Math.min(words.length, from + APPOSITION); at++) {
      if (at > from && (gap[at]! & PARTING) !== 0) return undefined;
      const article = (part[at]! & (Part.DefiniteBefore | Part.Indefinite)) !== 0;
      if ((part[at]! & ends) !== 0 && !article) return undefined;
      if (namedAt.get(at)?.mention.type === 'Person') return undefined;
      if ((this.#bitsAt(at) & Word.Possessive) !== 0) return undefined;
      const gender = this.#nounAt(at);
      // What stands before another name is that one's: `Ana Belo, actor Jan Visser and …`.
      if (gender) return gap[at + 1] === 0 && namedAt.has(at + 1) ? undefined : gender;
    }
    return undefined;
  }

  /** `сказала Анна`, `Анна сказала`; not `сказал Анне`. */
  #byVerb({ from, to, mention, occurrence }: Named): Gender | undefined {
    const { endings } = this.#tables;
    if (endings.length === 0 || occurrence.text !== mention.name) return undefined;
    const verb = [to, from - 1].find((at) => this.#isVerb(at === to ? to - 1 : from, at));
    if (verb === undefined) return undefined;
    return endings.find(([end]) => this.#lower[verb]!.endsWith(end))?.[1];
  }

  /**
   * Counts the pronouns that can mean one person only: the one their sentence begins with, or else the
   * one that the sentence before is about, while nobody else is spoken of between.
   */
  #countPronouns(vote: (mention: Mention, gender: Gender) => void): void {
    const { sentences, paragraphs, inside, namedAt, part, gap } = this.#reading;
    let about: Mention | undefined;
    for (const { firstWord, endWord, paragraph } of sentences) {
      const { kind } = paragraphs[paragraph]!;
      if (kind === 'headline' || !isSearched(paragraphs[paragraph]!)) {
        about = undefined;
        continue;
      }
      let named: Named | undefined;
      let apposed = firstWord;
      let meant = false;
      for (let at = firstWord; at < endWord; at++) {
        if (inside[at] !== 0) continue;
        const next = namedAt.get(at);
        if (next?.mention.type === 'Person') {
          if (next.mention !== named?.mention) {
            about = !named && this.#leads(next, firstWord) ? next.mention : undefined;
          }
          named ??= next;
          at = next.to - 1;
          if ((gap[next.to]! & Gap.Comma) !== 0) apposed = next.to + APPOSED;
          continue;
        }
        const gender = this.#meant(at);
        if (gender && about) {
          vote(about, gender);
          meant = true;
        } else if (about && at >= apposed) {
          if ((part[at]! & SOMEBODY) !== 0 || this.#nounAt(at)) about = undefined;
        }
      }
      if (!named && !meant) about = undefined;
    }
  }

  /** The gender of a word that means a person and nothing else: `her`, or `elle` beside a verb of saying. */
  #meant(at: number): Gender | undefined {
    const bits = this.#bitsAt(at);
    if ((bits & PRONOUN) === 0) return undefined;
    const gender = (bits & Word.FemalePronoun) !== 0 ? 'female' : 'male';
    if ((bits & Word.Referring) !== 0) return gender;
    if ((this.#reading.cue[at]! & Cue.Suffixed) !== 0) return gender;
    if ((bits & Word.Pronoun) === 0 || this.isPlural(at)) return undefined;
    return this.#isVerb(at, at - 1) || this.#isVerb(at, at + 1) ? gender : undefined;
  }

  /** Whether a name is what its sentence begins with, or who says something in it. */
  #leads({ from, whole }: Named, first: number): boolean {
    const { part, gap, cue, inside, rules } = this.#reading;
    if (!whole) return false;
    let at = from;
    while (at > first && gap[at] === 0 && inside[at - 1] === 0 && this.#isTitle(at - 1)) at--;
    if (at === first || inside[at - 1] !== 0) return true;
    if ((cue[at - 1]! & (VERB | Cue.After)) !== 0) {
      return rules?.verbSecond === true || at - 1 === first || inside[at - 2] !== 0;
    }
    return (gap[at]! & Gap.Comma) !== 0 && (part[first]! & (Part.Opener | Part.Time)) !== 0;
  }

  /** Whether a word may stand before a name as part of what it is called. */
  #isTitle(at: number): boolean {
    const word = this.#reading.part[at]!;
    if ((word & (Part.DefiniteBefore | Part.Indefinite | HEAD)) !== 0) return true;
    if ((word & (Part.Opener | Part.Stop | Part.Link)) !== 0) return false;
    return isCapital(this.#reading, at) || this.#nounAt(at) !== undefined;
  }
}
