/**
 * Numbers for the spellings of words, found from a stretch of text without making a string of it. What
 * is known of words is then kept in columns by number: common words come first and have low numbers,
 * so that what is asked most stands close together in memory.
 */

import { unitAt } from '../unicode/units.ts';

const FEWEST_SLOTS = 1 << 12;
/** Numbers of a slot, which are 16 bytes: no slot crosses a line of the processor's cache. */
const SLOT = 4;
/** Spellings up to this length, in letters below U+0100, are told by their key alone. */
const PACKED = 11;
/** With more spellings than this, of all languages together, the next to ask for some begins anew. */
export const MOST_SPELLINGS = 200_000;

function slotOf(first: number, second: number, third: number): number {
  const inner = Math.imul(second ^ Math.imul(third, 0x2c1b3c6d), 0x297a2d39);
  const hash = Math.imul(first ^ inner ^ (inner >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ unitAt(text, at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Whether a spelling is the one at a place, which is as long. */
function sameText(spelling: string, text: string, start: number): boolean {
  // Faster than `startsWith` for words.
  const { length } = spelling;
  for (let at = 0; at < length; at++)
    if (unitAt(text, start + at) !== unitAt(spelling, at)) return false;
  return true;
}

/** A string of its own, which the engine keeps in half the room where its letters are small enough. */
function ownString(text: string, start: number, end: number): string {
  let own = '';
  for (let at = start; at < end; at++) own += String.fromCharCode(unitAt(text, at));
  return own;
}

/**
 * Spellings and their numbers, from 0. All words of one spelling are the same string, whose hash the
 * engine knows from then on: looking it up elsewhere is quick.
 */
export class Spellings {
  /** Every spelling, by its number. */
  readonly texts: string[] = [];
  /** What is known of them, by who keeps it. */
  readonly columns = new Map<object, unknown>();
  /**
   * By slot: a key of three numbers, which is a short spelling itself, or hash and length of another;
   * then 1 more than the number, negative for the latter; 0 in an empty slot.
   */
  #slots = new Int32Array(FEWEST_SLOTS * SLOT);
  #mask = FEWEST_SLOTS - 1;

  /** Doubles the table. */
  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    this.#mask = slots.length / 2 - 1;
    for (let from = 0; from < slots.length; from += SLOT) {
      if (slots[from + 3] === 0) continue;
      let slot = slotOf(slots[from]!, slots[from + 1]!, slots[from + 2]!) & this.#mask;
      while (this.#slots[slot * SLOT + 3] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots.set(slots.subarray(from, from + SLOT), slot * SLOT);
    }
  }

  /** Gives the number of the word at a stretch of text. */
  numberOf(text: string, start: number, end: number): number {
    const length = end - start;
    let first = 0;
    let second = 0;
    let third = 1;
    let units = 0;
    // The units as the digits of one number, behind a 1 that tells where they begin.
    for (let at = start; at < end; at++) {
      const unit = unitAt(text, at);
      units |= unit;
      first = (first << 8) | (second >>> 24);
      second = (second << 8) | (third >>> 24);
      third = (third << 8) | unit;
    }
    const packed = length <= PACKED && units < 0x100;
    if (!packed) {
      first = hashOf(text, start, end);
      second = length;
      third = 0;
    }
    const slots = this.#slots;
    let slot = slotOf(first, second, third) & this.#mask;
    for (;;) {
      const at = slot * SLOT;
      const held = slots[at + 3]!;
      if (held === 0) return this.#add(slot, first, second, third, packed, text, start, end);
      if (slots[at] === first && slots[at + 1] === second && slots[at + 2] === third) {
        if (packed) {
          if (held > 0) return held - 1;
        } else if (held < 0 && sameText(this.texts[-held - 1]!, text, start)) return -held - 1;
      }
      slot = (slot + 1) & this.#mask;
    }
  }

  #add(
    slot: number,
    first: number,
    second: number,
    third: number,
    packed: boolean,
    text: string,
    start: number,
    end: number,
  ): number {
    const number = this.texts.length;
    const slots = this.#slots;
    this.texts.push(ownString(text, start, end));
    slots[slot * SLOT] = first;
    slots[slot * SLOT + 1] = second;
    slots[slot * SLOT + 2] = third;
    slots[slot * SLOT + 3] = packed ? number + 1 : -number - 1;
    if (number * 2 > this.#mask) this.#grow();
    return number;
  }
}

let current = new Map<string, Spellings>();

/**
 * The spellings to number the words of a document with: others when there have become too many. Each language has
 * its own, so that what is known of the words of one has no room between them for those of all others.
 *
 * @param language The tag of the document's language. Default: none is known.
 */
export function spellingsOf(language = ''): Spellings {
  let count = 0;
  for (const { texts } of current.values()) count += texts.length;
  if (count > MOST_SPELLINGS) {
    // Whoever asked last for what is known of some keeps them; what others know of them goes.
    for (const { columns } of current.values()) columns.clear();
    current = new Map();
  }
  const spellings = current.get(language) ?? new Spellings();
  current.set(language, spellings);
  return spellings;
}

/** What is known of each spelling, made when it is first asked for. */
export class Facts<Value extends {}> {
  readonly #make: (spelling: string, spellings: Spellings) => Value;
  #spellings: Spellings | undefined;
  #values: (Value | undefined)[] = [];

  /** @param make Makes what is known of a spelling; it must depend on nothing else. */
  constructor(make: (spelling: string, spellings: Spellings) => Value) {
    this.#make = make;
  }

  /** Takes the spellings of a document, whose numbers are asked for next. */
  use(spellings: Spellings): this {
    if (spellings !== this.#spellings) {
      this.#spellings = spellings;
      this.#values = (spellings.columns.get(this) as (Value | undefined)[] | undefined) ?? [];
      spellings.columns.set(this, this.#values);
    }
    return this;
  }

  /** Gives what is known of the spelling with a number. */
  get(number: number): Value {
    return this.#values[number] ?? this.#add(number);
  }

  #add(number: number): Value {
    const values = this.#values;
    // The engine keeps an array without gaps in less room.
    while (values.length < number) values.push(undefined);
    const spellings = this.#spellings!;
    const value = this.#make(spellings.texts[number]!, spellings);
    values[number] = value;
    return value;
  }
}

/**
 * What is known of each spelling as a number of 16 bits that is not 0, made when it is first asked for. Close
 * together in memory: to look at every word of a text takes little time.
 */
export class Bits {
  readonly #make: (spelling: string, spellings: Spellings, number: number) => number;
  #spellings: Spellings | undefined;
  #bits = new Uint16Array(0);

  /** @param make Makes the bits of a spelling; they must depend on nothing else. */
  constructor(make: (spelling: string, spellings: Spellings, number: number) => number) {
    this.#make = make;
  }

  /** Takes the spellings of a document, whose numbers are asked for next. */
  use(spellings: Spellings): this {
    if (spellings !== this.#spellings) {
      this.#spellings = spellings;
      this.#bits =
        (spellings.columns.get(this) as Uint16Array<ArrayBuffer> | undefined) ?? new Uint16Array(0);
    }
    return this;
  }

  /** Gives the bits of the spelling with a number. */
  get(number: number): number {
    return this.#bits[number] || this.#add(number);
  }

  #add(number: number): number {
    const spellings = this.#spellings!;
    const bits = this.#make(spellings.texts[number]!, spellings, number);
    if (number >= this.#bits.length) {
      const before = this.#bits;
      this.#bits = new Uint16Array(spellings.texts.length * 2);
      this.#bits.set(before);
      spellings.columns.set(this, this.#bits);
    }
    this.#bits[number] = bits;
    return bits;
  }
}

const NO = 1;
const YES = 2;

/** Whether something holds of each spelling, found out when it is first asked for. */
export class SpellingSet {
  readonly #known: Bits;

  /** @param holds Whether it holds of a spelling; it must depend on nothing else. */
  constructor(holds: (spelling: string) => boolean) {
    this.#known = new Bits((spelling) => (holds(spelling) ? YES : NO));
  }

  /** Takes the spellings of a document, whose numbers are asked for next. */
  use(spellings: Spellings): this {
    this.#known.use(spellings);
    return this;
  }

  /** Whether it holds of the spelling with a number. */
  has(number: number): boolean {
    return this.#known.get(number) === YES;
  }
}

/** Marks on spellings, by number, for one document at a time. */
export class Marks {
  /** The last document that marked each. */
  #last = new Int32Array(0);
  #document = 0;

  /** Begins a document: nothing is marked. */
  begin(): void {
    this.#document++;
  }

  add(number: number): void {
    if (number >= this.#last.length) {
      const last = this.#last;
      this.#last = new Int32Array(number * 2 + 1024);
      this.#last.set(last);
    }
    this.#last[number] = this.#document;
  }

  has(number: number): boolean {
    return this.#last[number] === this.#document;
  }
}
