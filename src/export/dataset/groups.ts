/** Which articles belong together, so that a split never tears them apart. */
import { createHash } from 'node:crypto';
import { storyKey } from '../../archive/story-key.ts';
import { DigestSet, Numbers } from '../../store/index.ts';

/** A part of a train, validation and test split. */
export type Split = 'train' | 'validation' | 'test';

/** How many in a hundred groups are for validation, and how many for testing. */
const VALIDATION = 10;
const TEST = 10;

const BYTES = 32;

function sha256(text: string | Uint8Array): Buffer {
  return createHash('sha256').update(text).digest();
}

/** A group of articles. */
export interface Group {
  /** The same for all of its articles: 16 hexadecimal digits. */
  readonly name: string;
  readonly split: Split;
}

/**
 * Groups of captures that say the same: versions of a story, copies of the same bytes, and whatever
 * else is linked. Captures go by their numbers from 0. About 90 bytes each.
 *
 * What a group is called and where it falls follows from the addresses (or bytes) in it and from
 * nothing else: neither from other groups, nor from batches or the order of captures. Another version of
 * a story changes nothing; only when groups become one does one of them move.
 */
export class Groups {
  /** By capture: another one of its group, or itself. */
  readonly #parents = new Numbers();
  /** By capture: the number of its own key. */
  readonly #keys = new Numbers();
  readonly #digests = new DigestSet();
  /** By key: the first capture that has it. */
  readonly #first = new Numbers();
  /** By group, once all captures are there: the number of its smallest key. */
  #smallest: Map<number, Uint8Array> | undefined;
  #size = 0;

  /**
   * Adds the next capture.
   *
   * @param content the SHA-256 of its bytes
   * @param uri where it was published
   */
  add(content: Uint8Array, uri: string | undefined): void {
    const capture = this.#size++;
    this.#parents.set(capture, capture);
    const story = uri === undefined ? undefined : storyKey(uri);
    const bytes = this.#join(capture, sha256(content));
    this.#keys.set(capture, story === undefined ? bytes : this.#join(capture, sha256(story)));
    this.#smallest = undefined;
  }

  /** Puts the groups of two captures together. */
  link(one: number, other: number): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    // The lower number is the root, whichever link came first.
    this.#parents.set(Math.max(a, b), Math.min(a, b));
    this.#smallest = undefined;
  }

  /** The group of a capture. */
  of(capture: number): Group {
    this.#smallest ??= this.#findSmallest();
    const root = this.#root(capture);
    const key = this.#smallest.get(root) ?? this.#digests.at(this.#keys.at(capture));
    // Of the smallest of several keys the first digits are low, so they say nothing about chance.
    const hash = sha256(key);
    const share = (hash.readUIntBE(0, 6) / 2 ** 48) * 100;
    const split = share < TEST ? 'test' : share < TEST + VALIDATION ? 'validation' : 'train';
    return { name: hash.toString('hex', 0, 8), split };
  }

  #join(capture: number, key: Uint8Array): number {
    const number = this.#digests.size;
    if (this.#digests.add(key)) {
      this.#first.set(number, capture);
      return number;
    }
    const known = this.#digests.indexOf(key);
    this.link(this.#first.at(known), capture);
    return known;
  }

  #root(capture: number): number {
    let root = capture;
    for (let up = this.#parents.at(root); up !== root; up = this.#parents.at(root)) {
      // Halving the way makes the next search short.
      const above = this.#parents.at(up);
      this.#parents.set(root, above);
      root = above;
    }
    return root;
  }

  /** The smallest key of each group of more than one capture. */
  #findSmallest(): Map<number, Uint8Array> {
    const smallest = new Map<number, Uint8Array>();
    const isMember = (capture: number) => this.#root(capture) !== capture;
    for (let capture = 0; capture < this.#size; capture++) {
      if (isMember(capture)) smallest.set(this.#root(capture), new Uint8Array(BYTES).fill(255));
    }
    for (let capture = 0; capture < this.#size; capture++) {
      const root = this.#root(capture);
      const known = smallest.get(root);
      if (!known) continue;
      const key = this.#digests.at(this.#keys.at(capture));
      if (Buffer.compare(key, known) < 0) smallest.set(root, key);
    }
    return smallest;
  }
}
