/** What is known of words by their spelling, found from a stretch of text without making a string of it. */

const FEWEST_SLOTS = 1 << 12;
/** Numbers of a key. */
const KEY = 3;
/** Spellings up to this length, in letters below U+0100, are told by their key alone. */
const PACKED = 8;
/** Added to the sort in the keys of all others. */
const UNPACKED = 1 << 16;

function slotOf(first: number, second: number, third: number): number {
  const hash = Math.imul(first ^ Math.imul(second ^ (third << 12), 0x297a2d39), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Whether a spelling is the one at a place, which is as long. */
function sameText(spelling: string, text: string, start: number): boolean {
  // Faster than `startsWith` for words.
  for (let at = 0; at < spelling.length; at++)
    if (text.charCodeAt(start + at) !== spelling.charCodeAt(at)) return false;
  return true;
}

/** A string of its own, which the engine keeps in half the room where its letters are small enough. */
function ownString(text: string, start: number, end: number): string {
  let own = '';
  for (let at = start; at < end; at++) own += String.fromCharCode(text.charCodeAt(at));
  return own;
}

/**
 * A table of values by spelling, each made when it is first asked for. All of a value that is a string
 * are the same string, whose hash the engine knows from then on: looking it up elsewhere is quick.
 */
export class Spellings<Value> {
  readonly #make: (spelling: string, sort: number) => Value;
  #values!: (Value | undefined)[];
  #spellings!: string[];
  /** By slot: a short spelling itself, or hash and length of another; then the sort, from 1. */
  #keys!: Int32Array;
  #count = 0;

  /** @param make Makes the value of a spelling; the sort is what was asked for. */
  constructor(make: (spelling: string, sort: number) => Value) {
    this.#make = make;
    this.#allot(FEWEST_SLOTS);
  }

  /** How many there are. */
  get size(): number {
    return this.#count;
  }

  /** Forgets all. */
  clear(): void {
    this.#allot(FEWEST_SLOTS);
    this.#count = 0;
  }

  #allot(slots: number): void {
    this.#values = new Array<Value | undefined>(slots);
    this.#spellings = new Array<string>(slots);
    this.#keys = new Int32Array(slots * KEY);
  }

  /** Doubles the table. */
  #grow(): void {
    const values = this.#values;
    const spellings = this.#spellings;
    const keys = this.#keys;
    const mask = values.length * 2 - 1;
    this.#allot(values.length * 2);
    for (let index = 0; index < values.length; index++) {
      const from = index * KEY;
      if (keys[from + 2] === 0) continue;
      let slot = slotOf(keys[from]!, keys[from + 1]!, keys[from + 2]!) & mask;
      while (this.#keys[slot * KEY + 2] !== 0) slot = (slot + 1) & mask;
      this.#values[slot] = values[index];
      this.#spellings[slot] = spellings[index]!;
      this.#keys.set(keys.subarray(from, from + KEY), slot * KEY);
    }
  }

  /**
   * Gives the value of the word at a stretch of text.
   *
   * @param sort Tells values of one spelling apart, from 0.
   */
  get(text: string, start: number, end: number, sort = 0): Value {
    if (this.#count * 2 > this.#values.length) this.#grow();
    let first = 0;
    let second = 0;
    let third = sort + 1;
    let units = 0;
    const length = end - start;
    if (length <= PACKED) {
      const middle = Math.min(start + 4, end);
      for (let at = start; at < middle; at++) {
        const unit = text.charCodeAt(at);
        units |= unit;
        first = (first << 8) | unit;
      }
      for (let at = middle; at < end; at++) {
        const unit = text.charCodeAt(at);
        units |= unit;
        second = (second << 8) | unit;
      }
    }
    const packed = length <= PACKED && units < 0x100;
    if (!packed) {
      first = hashOf(text, start, end);
      second = length;
      third += UNPACKED;
    }
    const keys = this.#keys;
    const mask = this.#values.length - 1;
    let slot = slotOf(first, second, third) & mask;
    for (;;) {
      const at = slot * KEY;
      const held = keys[at + 2]!;
      if (held === 0) break;
      if (held === third && keys[at] === first && keys[at + 1] === second) {
        if (packed || sameText(this.#spellings[slot]!, text, start)) return this.#values[slot]!;
      }
      slot = (slot + 1) & mask;
    }
    const spelling = ownString(text, start, end);
    const made = this.#make(spelling, sort);
    this.#count++;
    this.#values[slot] = made;
    this.#spellings[slot] = spelling;
    keys[slot * KEY] = first;
    keys[slot * KEY + 1] = second;
    keys[slot * KEY + 2] = third;
    return made;
  }
}

/** With more spellings than this, all are forgotten. */
const MOST = 100_000;

/** Forgets the spellings of a table when they are too many; to be called between documents only. */
export function keepSmall(table: Spellings<unknown>): void {
  if (table.size > MOST) table.clear();
}
