/** What an archive holds, as far as it must be known to add to it. */
import {
  type Archive,
  type BatchRef,
  DigestSet,
  digestFromNi,
  listBatches,
  niFromDigest,
  readCaptures,
} from '../store/index.ts';
import { MOST_FOLLOWED, Stories } from './stories.ts';

/** Which captures an archive held when it was looked at. What goes wrong with it may be thrown. */
export interface Holdings {
  /** Says if the capture whose id has this digest was held. */
  has(digest: Uint8Array): boolean;
  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  at(uri: string): string[];
}

/** What an archive holds, and what is being added to it. */
export class Held {
  /** The ids of all batches. */
  readonly batches: ReadonlySet<string>;
  readonly #archive: Archive;
  readonly #refs: readonly BatchRef[];
  #before: Holdings | undefined;
  #reading: Promise<void> | undefined;
  #ids = new DigestSet();
  #stories = new Stories();

  /**
   * @param refs All batches that the archive has.
   * @param before What is asked of what is in them, in place of their look-up files. Default: nothing.
   */
  constructor(archive: Archive, refs: readonly BatchRef[], before?: Holdings) {
    this.batches = new Set(refs.map(({ batch }) => batch));
    this.#archive = archive;
    this.#refs = refs;
    this.#before = before;
  }

  /** Reads the look-up files of all batches; what was added comes after what is in them. */
  async read(): Promise<void> {
    const [added, stories] = [this.#ids, this.#stories];
    this.#before = undefined;
    this.#ids = new DigestSet();
    this.#stories = new Stories();
    for (const each of this.#refs) {
      for await (const { id, uri } of readCaptures(this.#archive, each)) this.add(id, uri);
    }
    const numbers = Array.from({ length: added.size }, (_none, number) =>
      this.#ids.add(added.at(number)) ? this.#ids.size - 1 : undefined,
    );
    this.#stories.addAll(stories, numbers);
  }

  /** Asks what was held before; the look-up files have the last word where that cannot be asked. */
  async #ask<Answer>(ask: (before: Holdings) => Answer, none: Answer): Promise<Answer> {
    try {
      if (this.#before) return ask(this.#before);
    } catch {
      this.#reading = this.read();
    }
    await this.#reading;
    return none;
  }

  /** Says if the capture with this id is held. */
  async has(id: string): Promise<boolean> {
    const digest = digestFromNi(id);
    if (digest === null) return false;
    const before = await this.#ask(({ has }) => has(digest), false);
    return before || this.#ids.has(digest);
  }

  /** Takes note of a capture that is not held yet; one that is stays as it is. */
  add(id: string, uri: string | undefined): void {
    const digest = digestFromNi(id);
    if (digest !== null && this.#ids.add(digest)) this.#stories.add(uri, this.#ids.size - 1);
  }

  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  async at(uri: string | undefined): Promise<string[]> {
    if (uri === undefined) return [];
    const before = await this.#ask(({ at }) => at(uri), []);
    const added = this.#stories.at(uri).map((number) => niFromDigest(this.#ids.at(number)));
    return [...added, ...before].slice(0, MOST_FOLLOWED);
  }
}

/**
 * Looks at what an archive holds.
 *
 * @param holdings What an index says that it holds. Default: the look-up files of all batches are read, which takes
 *   the longer the more there are.
 */
export async function readHeld(archive: Archive, holdings?: Holdings): Promise<Held> {
  const held = new Held(archive, await listBatches(archive), holdings);
  if (!holdings) await held.read();
  return held;
}
