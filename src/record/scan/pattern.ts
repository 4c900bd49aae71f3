/** Matches the simple ones among regular expressions over bytes, so that no string need be made. */

/** Says if all bytes from one place up to another fit. */
export type BytePattern = (bytes: Uint8Array, from: number, to: number) => boolean;

/** One of some ASCII characters, so and so often. */
interface Part {
  /** 1 for each character that fits, by its code. */
  readonly fits: Uint8Array;
  readonly least: number;
  readonly most: number;
}

const PART = /\[([^\]^\\]+)\]|([A-Za-z0-9:/;#_-])/y;
const TIMES = /[*+?]|\{(\d+)\}/y;
const CLASS_ITEM = /([A-Za-z0-9])-([A-Za-z0-9])|(.)/g;

function characters(list: string): Uint8Array {
  const fits = new Uint8Array(256);
  for (const [, first, last, single] of list.matchAll(CLASS_ITEM)) {
    const from = (first ?? single!).charCodeAt(0);
    const to = (last ?? single!).charCodeAt(0);
    fits.fill(1, from, to + 1);
  }
  return fits;
}

function partsOf(source: string): Part[] | null {
  const parts: Part[] = [];
  for (let at = 0; at < source.length; ) {
    PART.lastIndex = at;
    const found = PART.exec(source);
    if (!found) return null;
    TIMES.lastIndex = PART.lastIndex;
    const times = TIMES.exec(source);
    at = times ? TIMES.lastIndex : PART.lastIndex;
    const [mark, count] = times ?? [];
    const least = count === undefined ? (mark === '*' || mark === '?' ? 0 : 1) : Number(count);
    const most = mark === '*' || mark === '+' ? Number.POSITIVE_INFINITY : Math.max(least, 1);
    parts.push({ fits: characters(found[1] ?? found[2]!), least, most });
  }
  return parts;
}

/**
 * Makes a matcher of an expression that is a row of characters and classes of ASCII from the start on.
 * Each part takes as much as it can and gives nothing back: what it affirms, the expression does too.
 *
 * @param pattern such as `^p[1-9][0-9]*$`
 * @returns `null` when the expression is of another kind
 */
export function bytePattern(pattern: string): BytePattern | null {
  if (!pattern.startsWith('^')) return null;
  const toEnd = pattern.endsWith('$');
  const parts = partsOf(pattern.slice(1, toEnd ? -1 : undefined));
  if (!parts) return null;
  return (bytes, from, to) => {
    let at = from;
    for (const { fits, least, most } of parts) {
      const start = at;
      while (at < to && at - start < most && fits[bytes[at]!] === 1) at++;
      if (at - start < least) return false;
    }
    return at === to || !toEnd;
  };
}
