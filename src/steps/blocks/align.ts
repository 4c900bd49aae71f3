/** Aligns the value of a text node with the stretch of the source that it was read from. */
import { type MappedText, MappedTextBuilder, verbatim } from '../../document/mapped-text.ts';
import { referenceAt } from '../../document/references.ts';
import { isSpace } from '../../unicode/classes.ts';

const TAG = /<(?:!--[\s\S]*?-->|[^<>]*>)/y;
/** Marks that Markdown may put before or inside text without showing them. */
const SKIPPED = new Set('\\>\r'.split('').map((mark) => mark.charCodeAt(0)));

/** How far a difference reaches at most, and how many units must be alike behind it. */
const AHEAD = { value: 3, source: 48, alike: 4 };

/** How many units match word for word from here. */
function common(source: string, at: number, end: number, value: string, from: number): number {
  let length = 0;
  while (
    at + length < end &&
    from + length < value.length &&
    source.charCodeAt(at + length) === value.charCodeAt(from + length) &&
    source.charCodeAt(at + length) !== 0x26
  ) {
    length++;
  }
  return length;
}

/** The end of the white space that begins at `at`. */
function skipSpace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(text.charCodeAt(next))) next++;
  return next;
}

/**
 * Where both texts go on alike behind a difference that no rule explains (a reference that parsers read
 * in their own ways): how many units of the value and of the source to pass over. All that is left when
 * they never do.
 */
function resynchronise(
  source: string,
  at: number,
  end: number,
  value: string,
  from: number,
): [units: number, length: number] {
  for (let units = 1; units <= AHEAD.value && from + units < value.length; units++) {
    const next = value.slice(from + units, from + units + AHEAD.alike);
    const found = source.slice(at + 1, Math.min(end, at + AHEAD.source)).indexOf(next);
    if (found >= 0) return [units, found + 1];
  }
  return [value.length - from, Math.max(0, end - at)];
}

/**
 * Maps a text node's value onto its source: verbatim where both say the same, as a whole where the
 * source has a character reference or other white space. What the source has besides (tags inside
 * the stretch, escapes, quote marks at line starts) stays unmapped and counts as markup. Where no
 * rule explains a difference, the rest of the value maps as a whole onto the rest of the stretch.
 *
 * @param source The decoded capture.
 * @param start Where the node begins in it, in UTF-16 units.
 * @param until Where it ends; parsers may say so past the end of the source.
 * @param value What the parser says the node's text is.
 */
export function align(source: string, start: number, until: number, value: string): MappedText {
  const end = Math.min(until, source.length);
  if (source.slice(start, end) === value) return verbatim(source, start, end);
  const out = new MappedTextBuilder();
  let at = start;
  let from = 0;
  while (from < value.length) {
    const same = common(source, at, end, value, from);
    if (same > 0) {
      out.add(value.slice(from, from + same), at, same, true);
      at += same;
      from += same;
      continue;
    }
    const unit = source.charCodeAt(at);
    const found = at < end && unit === 0x26 ? referenceAt(source, at) : undefined;
    if (found && value.startsWith(found.value, from)) {
      out.add(found.value, at, found.length, false);
      at += found.length;
      from += found.value.length;
    } else if (at < end && unit === value.charCodeAt(from)) {
      out.add(value.charAt(from++), at++, 1, true);
    } else if (at < end && isSpace(unit) && isSpace(value.charCodeAt(from))) {
      const next = skipSpace(source, at, end);
      const after = skipSpace(value, from, value.length);
      out.add(value.slice(from, after), at, next - at, false);
      at = next;
      from = after;
    } else if (at < end && (isSpace(unit) || SKIPPED.has(unit))) {
      at++;
    } else {
      TAG.lastIndex = at;
      const tag = at < end && unit === 0x3c ? TAG.exec(source) : null;
      if (tag && at + tag[0].length <= end) at += tag[0].length;
      else {
        const [units, length] = resynchronise(source, at, end, value, from);
        out.add(value.slice(from, from + units), at, length, false);
        at += length;
        from += units;
      }
    }
  }
  return out.build();
}
