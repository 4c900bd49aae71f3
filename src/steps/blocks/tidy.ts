/** Tidies the text of a block: white space folded, invisible characters out, Unicode NFC. */
import { type MappedText, MappedTextBuilder, sliceMapped } from '../../document/mapped-text.ts';
import { Category, categoryOf, isSpace, type Script, scriptOf } from '../../unicode/classes.ts';
import { normalize } from '../../unicode/normalize.ts';
import { addWhole } from './whole.ts';

/** Characters that show nothing and mean nothing in running text. */
const INVISIBLE = new Set([
  0xad, 0x180e, 0x200b, 0x200e, 0x200f, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xfeff,
]);
/** Joiners shape the letters of many scripts and the parts of emoji; behind these they do nothing. */
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const UNJOINED: ReadonlySet<Script> = new Set(['Latin', 'Greek', 'Cyrillic', 'Han', 'Hangul']);
const TIDY = /^(?:[!-~\u00a1-\u00ac\u00ae-\u02ff]| (?! ))*$/;
/** The same with dashes and curly marks, for text that stands in the source as it is. */
const TIDY_TEXT = /^(?:[!-~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]| (?! ))*$/;

const Sort = { Plain: 0, Space: 1, Dropped: 2 } as const;
type Sort = (typeof Sort)[keyof typeof Sort];

function sortOf(text: string, at: number): Sort {
  const unit = text.charCodeAt(at);
  if (unit > 0x20 && unit < 0x7f) return Sort.Plain;
  if (isSpace(unit)) return Sort.Space;
  if (unit === ZWNJ || unit === ZWJ) {
    return UNJOINED.has(scriptOf(text.charCodeAt(at - 1))) ? Sort.Dropped : Sort.Plain;
  }
  if (INVISIBLE.has(unit) || (unit < 0xa0 && categoryOf(unit) === Category.Control)) {
    return Sort.Dropped;
  }
  return Sort.Plain;
}

/** Whether a character may compose with the one before it: a mark, or a Hangul vowel or final. */
function composes(codePoint: number): boolean {
  return (codePoint >= 0x1160 && codePoint <= 0x11ff) || categoryOf(codePoint) === Category.Mark;
}

/** Appends a stretch without white space in NFC, character by composed character. */
function addComposed(out: MappedTextBuilder, piece: MappedText): void {
  const composed = normalize(piece.text, 'NFC');
  if (composed === piece.text) {
    out.append(piece);
    return;
  }
  const clusters: [number, number][] = [];
  for (let at = 0; at < piece.text.length; ) {
    const codePoint = piece.text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const last = clusters.at(-1);
    if (last && composes(codePoint)) last[1] = next;
    else clusters.push([at, next]);
    at = next;
  }
  const forms = clusters.map(([start, end]) => normalize(piece.text.slice(start, end), 'NFC'));
  if (forms.join('') !== composed) {
    addWhole(out, piece, composed);
    return;
  }
  clusters.forEach(([start, end], index) => {
    const cluster = sliceMapped(piece, start, end);
    if (forms[index] === cluster.text) out.append(cluster);
    else addWhole(out, cluster, forms[index]!);
  });
}

/** Appends one space for a stretch of white space, keeping a character that is there. */
function addSpace(out: MappedTextBuilder, piece: MappedText): void {
  const plain = piece.text.indexOf(' ');
  const only =
    piece.text.length === 1 && piece.text >= '\u00a0' && !/[\u0085\u2028\u2029]/.test(piece.text);
  const keep = plain >= 0 ? plain : only ? 0 : -1;
  if (keep >= 0) out.append(sliceMapped(piece, keep, keep + 1));
  else addWhole(out, piece, ' ');
}

/**
 * Tidies a block's text and trims it. What is left out stays unmapped: the record's conservation of
 * bytes then counts it as white space, control or zero-width.
 */
export function tidy(content: MappedText): MappedText {
  const { text, runs } = content;
  const isText = runs.length === 1 && runs[0]!.verbatim;
  if ((isText ? TIDY_TEXT : TIDY).test(text) && text === text.trim()) return content;
  const out = new MappedTextBuilder();
  let space: MappedText | undefined;
  for (let at = 0; at < text.length; ) {
    const sort = sortOf(text, at);
    let end = at + 1;
    while (end < text.length && sortOf(text, end) === sort) end++;
    if (sort === Sort.Space) {
      space ??= sliceMapped(content, at, end);
    } else if (sort === Sort.Plain) {
      if (space && out.length > 0) addSpace(out, space);
      space = undefined;
      addComposed(out, sliceMapped(content, at, end));
    }
    at = end;
  }
  return out.build();
}
