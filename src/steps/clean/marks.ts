/** What characters a line has in it, read once, so that most patterns need not be tried on it. */
import { unitAt } from '../../unicode/units.ts';

/** Bits of what a line has. Where a bit is not set, a pattern that asks for it cannot match. */
export const Has = {
  /** A character that compatibility folding may change, that is invisible, or of a rare script. */
  Odd: 1,
  /** A capital letter of ASCII, or any character beyond ASCII. */
  Case: 2,
  /** White space that is no single space. */
  WideSpace: 4,
  /** Two single characters in a row between white space. */
  Spaced: 8,
  /** A figure of ASCII. */
  Figure: 16,
  /** A figure or sign that may stand for a letter, in a token with a letter. */
  Leet: 32,
  /** A quotation mark, straight double ones too; no apostrophe. */
  Quote: 64,
  /** A mark that parts the items of a trail. */
  Trail: 128,
  /** A bar or a bullet. */
  Bar: 256,
  /** A curly apostrophe. */
  Apostrophe: 512,
  /** A full stop, an `@`, or another sign of adverts, right before a letter. */
  Glued: 1024,
} as const;

const LETTER = 1 << 11;
const SIGN = 1 << 12;
const SPACE = 1 << 13;
const GLUE = 1 << 14;
/** What of a character alone does not tell what the line has. */
const PASSING = LETTER | SIGN | SPACE | GLUE;

/** Beyond these no character has bits of its own but white space and the marks below. */
const SMALL = 0x2400;
const FAR_QUOTES = '「」『』';
const FAR_SPACES = '\u3000\ufeff';
/** Characters beyond ASCII that compatibility folding leaves as they are, alone and side by side. */
const PLAIN =
  '\u00a1-\u00a7 \u00a9 \u00ab \u00ac \u00ae \u00b0 \u00b1 \u00b6 \u00b7 \u00bb \u00bf-\u0131 \u0134-\u013e \u0141-\u0148 \u014a-\u017e \u2010 \u2012-\u2016 \u2018-\u2023 \u20ac';
const CHARACTERS: readonly (readonly [number, string])[] = [
  [Has.Case | LETTER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [LETTER, 'abcdefghijklmnopqrstuvwxyz'],
  [Has.Figure, '0123456789'],
  [Has.Quote, '"“”„«»'],
  [Has.Trail, '>›»→/|'],
  [Has.Bar, '|·•'],
  [Has.Apostrophe, '’ʼ'],
  [SIGN, '013457@$'],
  [GLUE, '.@013457$*'],
  [
    SPACE,
    '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f',
  ],
];

const bitsOf = new Uint16Array(SMALL).fill(Has.Odd | Has.Case, 0x80).fill(Has.Odd, 0, 0x20);
bitsOf[0x7f] = Has.Odd;
for (const range of PLAIN.split(' ')) {
  bitsOf.fill(Has.Case, range.charCodeAt(0), range.charCodeAt(range.length - 1) + 1);
}
for (const [bits, characters] of CHARACTERS) {
  for (const character of characters) bitsOf[character.charCodeAt(0)]! |= bits;
}

function bitsOfFar(unit: number): number {
  const character = String.fromCharCode(unit);
  const quote = FAR_QUOTES.includes(character) ? Has.Quote : 0;
  return Has.Odd | Has.Case | quote | (FAR_SPACES.includes(character) ? SPACE : 0);
}

/** Reads what a line has, as bits of `Has`. */
export function marksOf(line: string): number {
  let marks = 0;
  let before = 0;
  /** The bits of the token under way. */
  let token = 0;
  let space = -1;
  let singles = 0;
  const { length } = line;
  for (let at = 0; at < length; at++) {
    const unit = unitAt(line, at);
    const bits = unit < SMALL ? bitsOf[unit]! : bitsOfFar(unit);
    marks |= bits;
    if ((bits & SPACE) === 0) {
      token |= bits;
      if ((bits & LETTER) !== 0 && (before & GLUE) !== 0) marks |= Has.Glued;
    } else {
      if ((token & LETTER) !== 0 && (token & SIGN) !== 0) marks |= Has.Leet;
      token = 0;
      if (unit !== 0x20 || (before & SPACE) !== 0) marks |= Has.WideSpace;
      singles = at - space === 2 ? singles + 1 : 0;
      if (singles > 1) marks |= Has.Spaced;
      space = at;
    }
    before = bits;
  }
  if ((token & LETTER) !== 0 && (token & SIGN) !== 0) marks |= Has.Leet;
  return marks & ~PASSING;
}
