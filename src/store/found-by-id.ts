/** What is found by the ids of captures, or by the first digits of them. */
import { hexFromNi } from './digests.ts';
import { StoreUsageError } from './errors.ts';

const DIGITS = /^[0-9a-f]{4,64}$/;

/**
 * The hexadecimal digits that an id, or the first of its digits, names a capture by.
 *
 * @throws StoreUsageError when it is neither
 */
export function wantedHex(id: string): string {
  const digits = hexFromNi(id) ?? id.toLowerCase();
  if (!DIGITS.test(digits)) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names no capture: give 4 to 64 hexadecimal digits of its id, or the whole ni:///sha-256;… name.`,
    );
  }
  return digits;
}

/**
 * What is found of each id that was asked for.
 *
 * @example
 * const found = new FoundById<string>(['3f2a9c41']);
 * for (const [capture, name] of names) found.add(capture, name);
 * found.of('3f2a9c41');
 */
export class FoundById<Found> {
  /** By the digits that were asked for. */
  readonly #found = new Map<string, Found[]>();
  /** How many digits there are in those, each number once. */
  readonly #lengths: readonly number[];

  /**
   * @param ids captures' ids, or the first 4 to 64 hexadecimal digits of them
   * @throws StoreUsageError when one of them is neither
   */
  constructor(ids: Iterable<string>) {
    for (const id of ids) this.#found.set(wantedHex(id), []);
    this.#lengths = [...new Set([...this.#found.keys()].map(({ length }) => length))];
  }

  /** Whether nothing was asked for. */
  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /**
   * Whether a capture was asked for.
   *
   * @param capture its whole id; what is none was not
   */
  has(capture: string): boolean {
    const hex = hexFromNi(capture);
    return hex !== null && this.#lengths.some((length) => this.#found.has(hex.slice(0, length)));
  }

  /**
   * Adds something to what is found of each id that names a capture.
   *
   * @param capture its whole id
   */
  add(capture: string, each: Found): void {
    const hex = hexFromNi(capture)!;
    for (const length of this.#lengths) this.#found.get(hex.slice(0, length))?.push(each);
  }

  /**
   * What was found of an id that was asked for, in the order it was added.
   *
   * @param id the same one, in any spelling
   * @throws StoreUsageError when it was not asked for
   */
  of(id: string): readonly Found[] {
    const found = this.#found.get(wantedHex(id));
    if (!found) throw new StoreUsageError(`${JSON.stringify(id)} was not looked for.`);
    return found;
  }
}
