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
  /** The ids of the objects of all batches that it knows. */
  readonly objects: ReadonlySet<string>;
  /** Says if the capture whose id has this digest was held. */
  has(digest: Uint8Array): boolean;
  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  at(uri: string): string[];
}

/** Captures that were taken note of one by one. */
class Noted {
  readonly #ids = new DigestSet();
  readonly #stories = new Stories();

  /** Takes note of a capture; one that is there stays as it is. */
  add(id: string, uri: string | undefined): void {
    const digest = digestFromNi(id);
    if (digest !== null && this.#ids.add(digest)) this.#stories.add(uri, this.#ids.size - 1);
  }

  has(digest: Uint8Array): boolean {
    return this.#ids.has(digest);
  }

  at(uri: string): string[] {
    return this.#stories.at(uri).map((number) => niFromDigest(this.#ids.at(number)));
  }
}

/** Reads the look-up files of batches. */
async function readNoted(archive: Archive, refs: readonly BatchRef[]): Promise<Noted> {
  const noted = new Noted();
  for (const each of refs) {
    for await (const { id, uri } of readCaptures(archive, each)) noted.add(id, uri);
  }
  return noted;
}

/** What an archive holds, and what is being added to it. */
export class Held {
  /** The ids of all batches. */
  readonly batches: ReadonlySet<string>;
  readonly #archive: Archive;
  readonly #refs: readonly BatchRef[];
  readonly #added = new Noted();
  /** What the index says, as long as nothing went wrong with it. */
  #index: Holdings | undefined;
  /** What the look-up files say, once they were needed. */
  #files: Promise<Noted> | undefined;

  /**
   * @param refs All batches that the archive has.
   * @param index What is asked of what is in them, in place of their look-up files. Default: nothing.
   */
  constructor(archive: Archive, refs: readonly BatchRef[], index?: Holdings) {
    this.batches = new Set(refs.map(({ batch }) => batch));
    this.#archive = archive;
    this.#refs = refs;
    this.#index = index;
  }

  /** Reads the look-up files of all batches, once; they have the last word from then on. */
  read(): Promise<Noted> {
    this.#index = undefined;
    this.#files ??= readNoted(this.#archive, this.#refs);
    return this.#files;
  }

  /** Asks what was held before: the look-up files where the index cannot be asked. */
  async #ask<Answer>(ask: (before: Pick<Holdings, 'has' | 'at'>) => Answer): Promise<Answer> {
    if (this.#index) {
      try {
        return ask(this.#index);
      } catch {
        // Whatever is wrong with the index, the files tell.
      }
    }
    return ask(await this.read());
  }

  /** Says if the capture with this id is held. */
  async has(id: string): Promise<boolean> {
    const digest = digestFromNi(id);
    if (digest === null) return false;
    return (await this.#ask((before) => before.has(digest))) || this.#added.has(digest);
  }

  /** Takes note of a capture that is not held yet. */
  add(id: string, uri: string | undefined): void {
    this.#added.add(id, uri);
  }

  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  async at(uri: string | undefined): Promise<string[]> {
    if (uri === undefined) return [];
    const before = await this.#ask((asked) => asked.at(uri));
    return [...new Set([...this.#added.at(uri), ...before])].slice(0, MOST_FOLLOWED);
  }
}

/**
 * Looks at what an archive holds.
 *
 * @param holdings What its index says that it holds. Default: the look-up files of all batches are read, which takes
 *   the longer the more there are.
 */
export async function readHeld(archive: Archive, holdings?: Holdings): Promise<Held> {
  const refs = await listBatches(archive);
  const held = new Held(archive, refs, holdings);
  if (!holdings) await held.read();
  // What was committed since the index was looked at.
  for (const each of holdings ? refs.filter(({ object }) => !holdings.objects.has(object)) : []) {
    for await (const { id, uri } of readCaptures(archive, each)) held.add(id, uri);
  }
  return held;
}
