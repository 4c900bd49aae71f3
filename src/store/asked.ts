/** What is asked for by the ids of captures, or by the first digits of them. */
import { hexFromNi } from './digests.ts';
import { StoreUsageError } from './errors.ts';

/** The fewest digits that may name a capture. */
const FEWEST = 4;
const DIGITS = new RegExp(`^[0-9a-f]{${FEWEST},64}$`);

/**
 * The hexadecimal digits that an id, or the first of its digits, names a capture by.
 *
 * @throws StoreUsageError when it is neither
 */
export function wantedHex(id: string): string {
  const full = hexFromNi(id);
  if (full !== null) return full;
  const prefix = id.toLowerCase();
  if (!DIGITS.test(prefix)) {
    throw new StoreUsageError(
      `${JSON.stringify(id)} names no capture: give ${FEWEST} to 64 hexadecimal digits of its id, or the whole ni:///sha-256;… name.`,
    );
  }
  return prefix;
}

/** What is found of each id that was asked for. */
export class Asked<Found> {
  readonly #byId = new Map<string, Found[]>();
  /** By the first digits, so that few of many ids are compared with one. */
  readonly #byStart = new Map<string, { readonly wanted: string; readonly found: Found[] }[]>();

  /**
   * @param ids captures' ids, or the first 4 to 64 hexadecimal digits of them
   * @throws StoreUsageError when one of them is neither
   */
  constructor(ids: readonly string[]) {
    for (const id of new Set(ids)) {
      const wanted = wantedHex(id);
      const start = wanted.slice(0, FEWEST);
      const found: Found[] = [];
      this.#byId.set(id, found);
      const known = this.#byStart.get(start);
      if (known) known.push({ wanted, found });
      else this.#byStart.set(start, [{ wanted, found }]);
    }
  }

  /** Whether a capture was asked for. */
  has(capture: string): boolean {
    const hex = hexFromNi(capture)!;
    return this.#near(hex).some(({ wanted }) => hex.startsWith(wanted));
  }

  /** Adds something to what is found of the ids that name a capture. */
  add(capture: string, each: Found): void {
    const hex = hexFromNi(capture)!;
    for (const { wanted, found } of this.#near(hex)) if (hex.startsWith(wanted)) found.push(each);
  }

  /** What was found of an id, in the order it was added. */
  of(id: string): readonly Found[] {
    return this.#byId.get(id) ?? [];
  }

  #near(hex: string) {
    return this.#byStart.get(hex.slice(0, FEWEST)) ?? [];
  }
}
