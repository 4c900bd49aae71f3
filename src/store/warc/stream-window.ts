/** The part of a stream that is in memory. */
export class StreamWindow {
  /** Where the window starts: bytes from the start of the stream. */
  offset = 0;
  readonly #pieces: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;
  #failure: unknown;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /**
   * Everything in memory from `offset` on: `atLeast` bytes, or fewer when the stream ends or breaks
   * off.
   */
  async peek(atLeast: number): Promise<Buffer> {
    if (this.#bytes.length >= atLeast || this.#ended) return this.#bytes;
    const pieces: Uint8Array[] = [this.#bytes];
    for (let size = this.#bytes.length; size < atLeast; ) {
      const piece = await this.#next();
      if (!piece) break;
      pieces.push(piece);
      size += piece.length;
    }
    this.#bytes = Buffer.concat(pieces);
    return this.#bytes;
  }

  async #next(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.#pieces.next();
      if (!done) return value;
    } catch (error) {
      this.#failure = error;
    }
    this.#ended = true;
    return undefined;
  }

  /** Throws what broke the stream off, if something did. */
  check(): void {
    if (this.#failure) throw this.#failure;
  }

  /** Moves on over bytes that are in memory. */
  advance(count: number): void {
    const moved = Math.min(count, this.#bytes.length);
    this.offset += moved;
    this.#bytes = this.#bytes.subarray(moved);
  }

  /** Moves on over bytes without holding them, or to the end of the stream. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const { length } = await this.peek(1);
      if (length === 0) return;
      const moved = Math.min(left, length);
      this.advance(moved);
      left -= moved;
    }
  }

  /** Moves on to where some bytes stand; at the end of the stream the answer is `false`. */
  async skipTo(wanted: Uint8Array): Promise<boolean> {
    for (;;) {
      const bytes = await this.peek(wanted.length);
      if (bytes.length < wanted.length) {
        this.advance(bytes.length);
        return false;
      }
      const at = bytes.indexOf(wanted);
      this.advance(at === -1 ? bytes.length - wanted.length + 1 : at);
      if (at !== -1) return true;
    }
  }

  /** Gives the bytes that are in memory. */
  async *held(): AsyncGenerator<Uint8Array, void, void> {
    yield this.#bytes;
  }

  /** Gives all bytes from `offset` on, without holding them. */
  async *rest(): AsyncGenerator<Uint8Array, void, void> {
    while ((await this.peek(1)).length > 0) {
      const bytes = this.#bytes;
      this.advance(bytes.length);
      yield bytes;
    }
    this.check();
  }
}
