/** Checks the links that lead from one batch into another. */
import { createHash } from 'node:crypto';
import { compareText } from '../files.ts';
import type { Verification } from './report.ts';
import type { RecordSummary } from './volumes.ts';

/** A list of 8-byte keys that grows. */
class Keys {
  #keys = new BigUint64Array(64);
  #count = 0;

  push(key: bigint): void {
    if (this.#count === this.#keys.length) {
      const larger = new BigUint64Array(this.#count * 2);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#count++] = key;
  }

  /** The keys in the order they came in. */
  all(): BigUint64Array {
    return this.#keys.subarray(0, this.#count);
  }
}

/** The links of one look-up file that other batches must answer. */
interface Wanted {
  readonly keys: Keys;
  /** Where the line of each key starts: bytes from the start of the file. */
  readonly offsets: number[];
}

/**
 * What the batches of an archive say of raw records, met in any order. Of each raw record 8 bytes of
 * a digest are kept, twice: of a billion links to nothing, not one is likely to be taken for good.
 */
export class RawLinks {
  readonly #offered = new Keys();
  readonly #wanted = new Map<string, Wanted>();

  /**
   * Takes note of the raw record of a capture, as a record of its batch tells it: itself, or the
   * archive record, so that the link holds while one of the two can be read.
   */
  offer({ type, id, refersTo, capture, targetUri }: RecordSummary): void {
    if (capture === undefined || type === 'conversion') return;
    this.#offered.push(keyOf(capture, type === 'metadata' ? refersTo : id, targetUri));
  }

  /** Takes note of a line of a look-up file whose record refers to a raw record of another batch. */
  want(path: string, offset: number, { capture, refersTo, targetUri }: RecordSummary): void {
    const wanted = this.#wanted.get(path) ?? { keys: new Keys(), offsets: [] };
    this.#wanted.set(path, wanted);
    wanted.keys.push(keyOf(capture ?? '', refersTo, targetUri));
    wanted.offsets.push(offset);
  }

  /** Reports every link that nothing answers, once all batches were seen. */
  check(verification: Verification): void {
    if (this.#wanted.size === 0) return;
    const offered = this.#offered.all().toSorted();
    // Batches are under way at once, and findings have one order.
    const wanted = [...this.#wanted].sort(([a], [b]) => compareText(a, b));
    for (const [path, { keys, offsets }] of wanted) {
      for (const [index, key] of keys.all().entries()) {
        if (isIn(offered, key)) continue;
        const expected = 'a batch with the capture, under the same URI, and the raw record';
        const offset = offsets[index];
        verification.report('derived-orphan', path, { offset, expected, found: 'none' });
      }
    }
  }
}

function isIn(sorted: BigUint64Array, key: bigint): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === key;
}

function keyOf(capture: string, raw: string | undefined, targetUri: string | undefined): bigint {
  const text = JSON.stringify([capture, raw, targetUri]);
  return createHash('sha256').update(text).digest().readBigUInt64BE();
}
