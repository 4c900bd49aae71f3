/** Moves over JSON as `JSON.stringify` writes it, without making values of it. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SIMPLE_ESCAPES = new Set(Buffer.from('"\\/bfnrt'));
/** Powers of ten that a double holds exactly, as far as they are needed. */
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);
/** Numbers of so many digits are exact in a double, and so is what dividing by a power above gives. */
const EXACT_DIGITS = 15;
/** Free values may nest so deep; deeper ones are left to `JSON.parse`. */
const DEEPEST = 64;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/**
 * A place in JSON text. Every method moves over one thing and answers `true`, or answers `false` when
 * that thing is not there or is written in a way that is not understood here (white space between
 * values, exponents, very long numbers); where it stands then has no meaning.
 */
export class Scanner {
  /** The JSON text, valid UTF-8. */
  readonly bytes: Buffer;
  /** Where it stands: bytes from the start. */
  at = 0;
  /** What the last string held, without its quotes: bytes from the start, end not included. */
  from = 0;
  to = 0;
  /** Whether the last string has escapes. */
  escaped = false;
  /** The last number. */
  number = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** One character of punctuation, by its code. */
  punctuation(code: number): boolean {
    if (this.bytes[this.at] !== code) return false;
    this.at++;
    return true;
  }

  /** Exactly these bytes. */
  literal(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < expected.length; index++) {
      if (bytes[at + index] !== expected[index]) return false;
    }
    this.at += expected.length;
    return true;
  }

  /** A string, with its quotes. */
  string(): boolean {
    const { bytes } = this;
    const { length } = bytes;
    if (bytes[this.at] !== QUOTE) return false;
    let at = this.at + 1;
    this.from = at;
    this.escaped = false;
    for (; at < length; at++) {
      const byte = bytes[at]!;
      // Small letters, and all that is not ASCII: most of any text.
      if (byte > BACKSLASH) continue;
      if (byte === QUOTE) {
        this.to = at;
        this.at = at + 1;
        return true;
      }
      if (byte < 0x20) return false;
      if (byte !== BACKSLASH) continue;
      this.escaped = true;
      at++;
      const kind = bytes[at] ?? 0;
      if (SIMPLE_ESCAPES.has(kind)) continue;
      if (kind !== 0x75 || !/^[0-9a-fA-F]{4}$/.test(bytes.toString('latin1', at + 1, at + 5)))
        return false;
      at += 4;
    }
    return false;
  }

  /** What the last string says. */
  text(): string {
    const { bytes, from, to } = this;
    return this.escaped
      ? (JSON.parse(bytes.toString('utf8', from - 1, to + 1)) as string)
      : bytes.toString('utf8', from, to);
  }

  /** A number without exponent and with at most 15 digits; `number` has it then. */
  decimal(integer: boolean): boolean {
    const { bytes } = this;
    let { at } = this;
    const negative = bytes[at] === 0x2d;
    if (negative) at++;
    const start = at;
    let value = 0;
    for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at]! - 0x30;
    let digits = at - start;
    if (digits === 0 || (digits > 1 && bytes[start] === 0x30)) return false;
    let decimals = 0;
    if (bytes[at] === 0x2e && !integer) {
      const point = at++;
      for (; isDigit(bytes[at]); at++) value = value * 10 + bytes[at]! - 0x30;
      decimals = at - point - 1;
      digits += decimals;
      if (decimals === 0) return false;
    }
    if (digits > EXACT_DIGITS || this.#goesOn(at)) return false;
    value /= POWERS[decimals]!;
    this.number = negative ? -value : value;
    this.at = at;
    return true;
  }

  /** Says if a number or word does not end here. */
  #goesOn(at: number): boolean {
    const byte = this.bytes[at];
    return byte !== 0x2c && byte !== 0x5d && byte !== 0x7d;
  }

  /** Any value. */
  value(depth = 0): boolean {
    if (depth > DEEPEST) return false;
    const opening = this.bytes[this.at];
    if (opening === QUOTE) return this.string();
    if (opening === 0x5b) return this.#list(0x5d, () => this.value(depth + 1));
    if (opening === 0x7b) {
      return this.#list(
        0x7d,
        () => this.string() && this.punctuation(0x3a) && this.value(depth + 1),
      );
    }
    for (const word of WORDS) {
      if (opening === word[0]) return this.literal(word) && !this.#goesOn(this.at);
    }
    return this.decimal(false);
  }

  #list(closing: number, item: () => boolean): boolean {
    this.at++;
    if (this.punctuation(closing)) return true;
    do {
      if (!item()) return false;
    } while (this.punctuation(0x2c));
    return this.punctuation(closing);
  }
}

const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));
