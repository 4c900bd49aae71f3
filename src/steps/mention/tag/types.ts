/** The words of a language as the tagger sees them: each spelling once, with its features. */
import { Bits, Marks, type Spellings } from '../../../document/spellings.ts';
import type { Language } from '../../../languages/language.ts';
import { toLower } from '../../../unicode/case.ts';
import { hashText, mix } from './hash.ts';
import { Kind, ofKind } from './kinds.ts';
import {
  Attribute,
  BRANCH_MASK,
  CASE_SHIFT,
  COARSE_MASK,
  COARSE_SHIFT,
  FINE_MASK,
  INNER_BIT,
  type Lexicon,
  NAME_BITS,
  PATH_MASK,
  PATH_SHIFT,
} from './lexicon.ts';
import { Mode } from './mode.ts';
import { Role, rolesOf } from './roles.ts';
import { Casing, casingOf, shapeOf } from './shape.ts';

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

/** Each spelling of a language in a mode, once. */
export interface WordType {
  // What every word is asked for comes first, so that it is close together in memory.
  /** Numbers the types that are known at a time, from 1. */
  id: number;
  /** The number of its spelling in small letters, which an article may have elsewhere. */
  form: number;
  casing: Casing;
  mode: Mode;
  /** As written, without an elided article and a possessive ending. */
  word: string;
  lower: string;
  /** UTF-16 units of an elided article, which is no part of the name. */
  elision: number;
  /** UTF-16 units of a possessive ending, which is no part of the name. */
  possessive: number;
  /** Bits of `Attribute`: which lists of names have it. */
  names: number;
  /** Bits of `Role` that are features. */
  roles: number;
  /** Where it is in the tree of clusters, 0 for nowhere. */
  path: number;
  /** Hashes that features of several words are made of. */
  wordHash: number;
  shapeHash: number;
  fineHash: number;
  coarseHash: number;
  caseHash: number;
  nameHash: number;
  roleHash: number;
}

/** What the features of a word depend on. */
export interface TypeContext {
  language: Language;
  /** Index into `GROUPS`. */
  group: number;
  lexicon: Lexicon;
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

/** What the lexicon and the language know of a word. */
interface Lexeme {
  /** The hash of the word in lower case. */
  key: number;
  /** Bits of `Attribute`. */
  names: number;
  /** Clusters and case statistics. */
  attributes: number;
  /** Bits of `Role`. */
  roles: number;
}

function lexemeOf(lower: string, { language, group, lexicon }: TypeContext): Lexeme {
  const key = hashText(lower, 0, lower.length);
  return {
    key,
    names: lexicon.names.get(key) & NAME_BITS,
    attributes: lexicon.words.get(mix(key, group)),
    roles: rolesOf(language).get(lower) ?? 0,
  };
}

/** Whether a word may stand in small letters between the capitals of a name. */
function isInner({ attributes, roles }: Lexeme, casing: Casing): boolean {
  return (attributes & INNER_BIT) !== 0 || (roles & Role.Connector) !== 0 || casing === Casing.None;
}

/** Whether a word is a grammatical one of the language, and no given name. */
function isGrammatical({ names, roles }: Lexeme): boolean {
  return (roles & Role.Grammatical) !== 0 && (names & Attribute.Given) === 0;
}

function makeType(
  id: number,
  spelling: string,
  mode: Mode,
  context: TypeContext,
  spellings: Spellings,
): WordType {
  const { word, before, behind } = bareWord(spelling, context.language);
  const lower = toLower(word);
  const casing = casingOf(word);
  const { key, names, attributes, roles } = lexemeOf(lower, context);
  const path = (attributes >>> PATH_SHIFT) & PATH_MASK;
  const fine = attributes & FINE_MASK || path << 8;
  const coarse = (attributes >>> COARSE_SHIFT) & COARSE_MASK || (path & BRANCH_MASK) << 6;
  const cased = (attributes >>> CASE_SHIFT) & 7;
  const seen = roles & (Role.Connector - 1);
  const shape = mode === Mode.Normal ? shapeOf(word, 1) : `${mode}${modeShape(word, casing)}`;
  return {
    id,
    form: spellings.numberOf(lower, 0, lower.length),
    casing,
    mode,
    word,
    lower,
    elision: before,
    possessive: behind,
    names,
    roles: seen,
    path,
    wordHash: ofKind(Kind.Word, key),
    shapeHash: ofKind(Kind.Shape, hashText(shape, 0, shape.length)),
    fineHash: ofKind(Kind.Fine, fine === 0 ? -1 - casing : fine),
    coarseHash: ofKind(Kind.Coarse, coarse === 0 ? -1 - casing : coarse),
    caseHash: ofKind(Kind.Case, cased),
    nameHash: ofKind(Kind.Name, names >>> 16),
    roleHash: ofKind(Kind.Role, seen),
  };
}

/** In other modes than the normal one, only what the mode does not explain is left of the shape. */
function modeShape(word: string, casing: Casing): string {
  if (casing === Casing.None) return shapeOf(word, 1);
  const plain = shapeOf(toLower(word), 1);
  return casing === Casing.Lower ? plain : `X${plain}`;
}

/** What the tagger asks of every word, as bits above its `Casing`. */
export const TypeBit = {
  /** What is below is the casing. */
  Casing: 7,
  /** Has letters, though none with a case. */
  Letters: 8,
  /** May stand in small letters between the capitals of a name. */
  Inner: 16,
  /** Is a grammatical word of the language, and no given name. */
  Grammatical: 32,
  /** Is its own form. */
  Form: 64,
  /** Of every spelling. */
  Made: 128,
} as const;

function bitsOf(spelling: string, context: TypeContext): number {
  const { word } = bareWord(spelling, context.language);
  const casing = casingOf(word);
  const lower = toLower(word);
  const lexeme = lexemeOf(lower, context);
  const hasLetters = casing === Casing.None && shapeOf(word, 1).includes('c');
  return (
    casing |
    (hasLetters ? TypeBit.Letters : 0) |
    (isInner(lexeme, casing) ? TypeBit.Inner : 0) |
    (isGrammatical(lexeme) ? TypeBit.Grammatical : 0) |
    (lower === spelling ? TypeBit.Form : 0) |
    TypeBit.Made
  );
}

/** How many modes there are. */
const MODES = Object.keys(Mode).length;

/** The spellings of one language, made when first asked for. */
export class Types {
  /** Words that the article under way has in small letters inside a sentence, by form. */
  readonly small = new Marks();
  /** Words that it has with a capital where only a name has one, by form. */
  readonly certain = new Marks();
  readonly #context: TypeContext;
  #spellings: Spellings | undefined;
  readonly #bits: Bits;
  /** By mode and number of the spelling. */
  #types: (WordType | undefined)[][] = [];
  #count = 0;

  constructor(context: TypeContext) {
    this.#context = context;
    this.#bits = new Bits((spelling) => bitsOf(spelling, context));
  }

  /** How many there are; ids are up to it. */
  get size(): number {
    return this.#count;
  }

  /**
   * Begins a document.
   *
   * @param spellings The spellings whose numbers are asked for next; when they are others than before,
   *   ids begin anew.
   */
  begin(spellings: Spellings): void {
    this.small.begin();
    this.certain.begin();
    if (spellings === this.#spellings) return;
    this.#spellings = spellings;
    this.#bits.use(spellings);
    this.#types = Array.from({ length: MODES }, () => []);
    this.#count = 0;
  }

  /** Gives the bits of `TypeBit` of the spelling with a number, which are the same in every mode. */
  bits(number: number): number {
    return this.#bits.get(number);
  }

  /** Gives the type of the spelling with a number. */
  get(number: number, mode: Mode): WordType {
    return this.#types[mode]![number] ?? this.#add(number, mode);
  }

  #add(number: number, mode: Mode): WordType {
    const types = this.#types[mode]!;
    // The engine keeps an array without gaps in less room.
    while (types.length < number) types.push(undefined);
    const spellings = this.#spellings!;
    this.#count++;
    const type = makeType(this.#count, spellings.texts[number]!, mode, this.#context, spellings);
    types[number] = type;
    return type;
  }
}
