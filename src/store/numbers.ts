/** Columns of numbers that grow without being copied. */

const PAGE = 4096;

/** A column of numbers, 8 bytes each, none of them on the heap of JavaScript. */
export class Numbers {
  readonly #pages: Float64Array[] = [];

  /** The number at an index that was set. */
  at(index: number): number {
    return this.#pages[Math.floor(index / PAGE)]![index % PAGE]!;
  }

  /** Sets the number at an index: one that was set, or the one after the last. */
  set(index: number, value: number): void {
    const page = Math.floor(index / PAGE);
    if (page === this.#pages.length) this.#pages.push(new Float64Array(PAGE));
    this.#pages[page]![index % PAGE] = value;
  }
}
