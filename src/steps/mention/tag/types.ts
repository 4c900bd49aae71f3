/** The words of a language as the tagger sees them: each spelling once, with its features. */
import { compiled } from '../../../languages/compiled.ts';
import type { Language } from '../../../languages/language.ts';
import { toLower } from '../../../unicode/case.ts';
import { hashText, mix } from './hash.ts';
import {
  Attribute,
  CASE_SHIFT,
  COARSE_MASK,
  COARSE_SHIFT,
  FINE_MASK,
  INNER_BIT,
  type Lexicon,
  NAME_BITS,
} from './lexicon.ts';
import { Casing, casingOf, shapeOf } from './shape.ts';

/** How the capitals of a sentence are to be read. */
export const Mode = {
  /** A capital means something. */
  Normal: 0,
  /** All is in capitals. */
  Capitals: 1,
  /** Nothing has a capital. */
  Small: 2,
  /** A headline: most words have a capital. */
  Titled: 3,
} as const;
export type Mode = (typeof Mode)[keyof typeof Mode];

/** Groups of languages that the model has weights of their own for. */
export const GROUPS = ['', 'id', 'en', 'de', 'pt', 'zh'] as const;
const GROUP_OF: Record<string, (typeof GROUPS)[number]> = {
  id: 'id',
  ms: 'id',
  en: 'en',
  de: 'de',
  pt: 'pt',
  zh: 'zh',
};

/** The salt of a group's features; 0 when the language has no group. */
export function groupOf(tag: string): number {
  const group = GROUP_OF[tag.split('-')[0]!];
  return group === undefined ? 0 : GROUPS.indexOf(group);
}

/** Roles of a word in its language, as bits. */
export const Role = {
  Title: 1,
  OrganizationHead: 2,
  OrganizationTail: 4,
  PlaceHead: 8,
  PlaceTail: 16,
  PlacePreposition: 32,
  Saying: 64,
  Grammatical: 128,
  Calendar: 256,
  Complement: 512,
  Connector: 1024,
} as const;

/** Small words inside the names of people, in many languages. */
const PARTICLES = 'bin binti van von der den de da dos di el al ibn ben la le du'.split(' ');

const rolesOf = compiled((language: Language): ReadonlyMap<string, number> => {
  const roles = new Map<string, number>();
  const add = (role: number, words: readonly string[] = []): void => {
    for (const word of words) roles.set(word, (roles.get(word) ?? 0) | role);
  };
  const { mention: data, describe } = language;
  add(
    Role.Title,
    data?.personTitles.flatMap((title) => title.split(' ')),
  );
  add(Role.OrganizationHead, data?.organizationHeads);
  add(Role.OrganizationTail, data?.organizationTails);
  add(Role.PlaceHead, data?.placeHeads);
  add(Role.PlaceTail, data?.placeTails);
  add(Role.PlacePreposition, data?.placePrepositions);
  add(Role.Complement, data?.titleComplements);
  add(Role.Connector, [...(data?.connectors ?? []), ...PARTICLES]);
  add(Role.Saying, language.sayingVerbs);
  add(Role.Grammatical, language.functionWords);
  add(Role.Calendar, [...(describe?.months.flat() ?? []), ...(describe?.weekdays.flat() ?? [])]);
  return roles;
});

/** What a feature is about; each kind hashes apart. */
const Kind = {
  Word: 1,
  Suffix: 2,
  Prefix: 3,
  Shape: 4,
  LongShape: 5,
  Fine: 6,
  Coarse: 7,
  Case: 8,
  Name: 9,
  NameBit: 10,
  Role: 11,
  RoleBit: 12,
  Length: 13,
  ShapeCase: 14,
  WordShape: 15,
  FineShape: 16,
} as const;

/** Where the article has a word; shared by all its spellings. Documents are told apart by number. */
export interface Form {
  /** The last document that has it in small letters inside a sentence. */
  small: number;
  /** The last document that has it with a capital where only a name has one. */
  certain: number;
}

/** Each spelling of a language in a mode, once. */
export interface WordType {
  /** As written, without an elided article and a possessive ending. */
  word: string;
  lower: string;
  casing: Casing;
  /** Has letters, though none with a case. */
  letters: boolean;
  /** May stand in small letters between the capitals of a name. */
  inner: boolean;
  /** Is a grammatical word of the language, and no given name. */
  grammatical: boolean;
  form: Form;
  /** UTF-16 units of an elided article, which is no part of the name. */
  elision: number;
  /** UTF-16 units of a possessive ending, which is no part of the name. */
  possessive: number;
  /** Hashes that features of several words are made of. */
  wordHash: number;
  shapeHash: number;
  fineHash: number;
  coarseHash: number;
  caseHash: number;
  nameHash: number;
  roleHash: number;
  /** Features of the word as such, as its neighbour, and two words away. */
  own: Int32Array;
  near: Int32Array;
  far: Int32Array;
  /** Sums of the weights seen from each place, seven each, made when first needed. */
  sums: (Int32Array | undefined)[];
}

/** What the features of a word depend on. */
export interface TypeContext {
  language: Language;
  /** Index into `GROUPS`. */
  group: number;
  lexicon: Lexicon;
}

/** The hash of a lower-cased word, as a feature. */
export function wordHashOf(lower: string): number {
  return mix(hashText(lower, 0, lower.length), Kind.Word);
}

const POSSESSIVE = /['’]s$/;
/** Articles and prepositions that lean on the next word: `l'Élysée`, `dell'Interno`. */
const ELISION: Readonly<Record<string, RegExp>> = {
  fr: /^(?:[cdjlmnst]|qu)['’](?=.)/,
  it: /^(?:[cdl]|all|dall|dell|nell|sull|un)['’](?=.)/,
};

/**
 * Cuts off what is no part of a name though it is written in one word with it: a possessive ending, an
 * elided article.
 *
 * @returns The word, and how many UTF-16 units are before it and behind it.
 */
export function bareWord(
  spelling: string,
  { tag }: Language,
): { word: string; before: number; behind: number } {
  if (tag === 'en') {
    const word = spelling.replace(POSSESSIVE, '');
    return { word, before: 0, behind: spelling.length - word.length };
  }
  const elision = ELISION[tag];
  const before = elision?.exec(spelling)?.[0].length ?? 0;
  return { word: before > 0 ? spelling.slice(before) : spelling, before, behind: 0 };
}

/** Makes the features of a word. */
export function makeType(
  spelling: string,
  mode: Mode,
  context: TypeContext,
  formOf: (lower: string) => Form,
): WordType {
  const { language, group, lexicon } = context;
  const { word, before, behind } = bareWord(spelling, language);
  const lower = toLower(word);
  const casing = casingOf(word);
  const key = hashText(lower, 0, lower.length);
  const names = lexicon.names.get(key) & NAME_BITS;
  const attributes = lexicon.words.get(mix(key, group));
  const fine = attributes & FINE_MASK;
  const coarse = (attributes >>> COARSE_SHIFT) & COARSE_MASK;
  const cased = (attributes >>> CASE_SHIFT) & 7;
  const roles = rolesOf(language).get(lower) ?? 0;
  const seen = roles & (Role.Connector - 1);
  const shape = mode === Mode.Normal ? shapeOf(word, 1) : `${mode}${modeShape(word, casing)}`;
  const hash = (kind: number, value: number): number => mix(value, kind);
  const shapeHash = hash(Kind.Shape, hashText(shape, 0, shape.length));
  const wordHash = hash(Kind.Word, key);
  const fineHash = hash(Kind.Fine, fine === 0 ? -1 - casing : fine);
  const coarseHash = hash(Kind.Coarse, coarse === 0 ? -1 - casing : coarse);
  const caseHash = hash(Kind.Case, cased);
  const nameHash = hash(Kind.Name, names >>> 16);
  const roleHash = hash(Kind.Role, seen);
  const own = [
    wordHash,
    shapeHash,
    fineHash,
    coarseHash,
    caseHash,
    roleHash,
    hash(Kind.Length, Math.min(lower.length, 12)),
    mix(hash(Kind.ShapeCase, shapeHash), caseHash),
    mix(hash(Kind.WordShape, wordHash), shapeHash),
    mix(hash(Kind.FineShape, fineHash), shapeHash),
    mix(shapeHash, nameHash),
    mix(shapeHash, roleHash),
  ];
  const near = [wordHash, shapeHash, fineHash, coarseHash, caseHash, nameHash, roleHash];
  const far = [wordHash, shapeHash, coarseHash, roleHash];
  if (mode === Mode.Normal) {
    const long = shapeOf(word, 4);
    own.push(hash(Kind.LongShape, hashText(long, 0, long.length)));
  }
  for (let length = 1; length <= 5; length++) {
    if (lower.length <= length) break;
    own.push(mix(hash(Kind.Suffix, length), hashText(lower, lower.length - length, lower.length)));
    own.push(mix(hash(Kind.Prefix, length), hashText(lower, 0, length)));
  }
  if (lower.length > 3)
    near.push(mix(hash(Kind.Suffix, 3), hashText(lower, lower.length - 3, lower.length)));
  for (let bit = 16; bit < 24; bit++)
    if (names & (1 << bit)) own.push(mix(hash(Kind.NameBit, bit), shapeHash));
  for (let bit = 0; bit < 10; bit++)
    if (seen & (1 << bit)) {
      own.push(hash(Kind.RoleBit, bit));
      near.push(hash(Kind.RoleBit, bit));
    }
  return {
    word,
    lower,
    casing,
    inner:
      (attributes & INNER_BIT) !== 0 || (roles & Role.Connector) !== 0 || casing === Casing.None,
    grammatical: (roles & Role.Grammatical) !== 0 && (names & Attribute.Given) === 0,
    letters: casing === Casing.None && shape.includes('c'),
    form: formOf(lower),
    elision: before,
    possessive: behind,
    wordHash,
    shapeHash,
    fineHash,
    coarseHash,
    caseHash,
    nameHash,
    roleHash,
    own: Int32Array.from(own),
    near: Int32Array.from(near),
    far: Int32Array.from(far),
    sums: [undefined, undefined, undefined, undefined, undefined],
  };
}

/** In other modes than the normal one, only what the mode does not explain is left of the shape. */
function modeShape(word: string, casing: Casing): string {
  if (casing === Casing.None) return shapeOf(word, 1);
  const plain = shapeOf(toLower(word), 1);
  return casing === Casing.Lower ? plain : `X${plain}`;
}

/** With more spellings than this, all are forgotten before the next document. */
const MOST_TYPES = 60_000;
const FEWEST_SLOTS = 1 << 16;

/** The spellings of one language, made when first asked for. */
export class Types {
  readonly #context: TypeContext;
  readonly #forms = new Map<string, Form>();
  #slots = new Array<WordType | undefined>(FEWEST_SLOTS);
  #keys = new Int32Array(FEWEST_SLOTS);
  #count = 0;

  constructor(context: TypeContext) {
    this.#context = context;
  }

  /** Forgets all spellings when they are too many; to be called between documents only. */
  settle(): void {
    if (this.#count < MOST_TYPES) return;
    this.#slots = new Array<WordType | undefined>(FEWEST_SLOTS);
    this.#keys = new Int32Array(FEWEST_SLOTS);
    this.#forms.clear();
    this.#count = 0;
  }

  /** Doubles the table. */
  #grow(): void {
    const old = this.#slots;
    const keys = this.#keys;
    const mask = old.length * 2 - 1;
    this.#slots = new Array<WordType | undefined>(old.length * 2);
    this.#keys = new Int32Array(old.length * 2);
    old.forEach((type, index) => {
      if (!type) return;
      let slot = keys[index]! & mask;
      while (this.#slots[slot] !== undefined) slot = (slot + 1) & mask;
      this.#slots[slot] = type;
      this.#keys[slot] = keys[index]!;
    });
  }

  /** Gives the type of the word at a stretch of text. */
  get(text: string, start: number, end: number, mode: Mode): WordType {
    const key = hashText(text, start, end, mode);
    if (this.#count * 2 > this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let slot = key & mask;
    for (;;) {
      const type = this.#slots[slot];
      if (type === undefined) break;
      if (this.#keys[slot] === key && sameText(type, text, start, end)) return type;
      slot = (slot + 1) & mask;
    }
    const made = makeType(text.slice(start, end), mode, this.#context, (lower) => {
      let form = this.#forms.get(lower);
      if (!form) {
        form = { small: 0, certain: 0 };
        this.#forms.set(lower, form);
      }
      return form;
    });
    this.#slots[slot] = made;
    this.#keys[slot] = key;
    this.#count++;
    return made;
  }
}

/** Whether a type is of this spelling; another mode has another hash. */
function sameText(
  { word, elision, possessive }: WordType,
  text: string,
  start: number,
  end: number,
): boolean {
  if (end - start !== elision + word.length + possessive) return false;
  // Faster than `startsWith` for words.
  for (let at = 0; at < word.length; at++)
    if (text.charCodeAt(start + elision + at) !== word.charCodeAt(at)) return false;
  return true;
}
