/** What an archive holds, as far as it must be known to add to it. */
import {
  type Archive,
  DigestSet,
  digestFromNi,
  listBatches,
  niFromDigest,
  readCaptures,
} from '../store/index.ts';
import { MOST_FOLLOWED, Stories } from './stories.ts';

/** Which captures an archive held when it was looked at. */
export interface Holdings {
  /** Says if the capture whose id has this digest is held. */
  has(digest: Uint8Array): boolean;
  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  at(uri: string): string[];
}

/** What an archive holds, and what is being added to it. */
export class Held {
  /** The ids of all batches. */
  readonly batches: ReadonlySet<string>;
  readonly #before: Holdings | undefined;
  readonly #ids = new DigestSet();
  readonly #stories = new Stories();

  /** @param before What was held already and is not added one by one. Default: nothing. */
  constructor(batches: Iterable<string>, before?: Holdings) {
    this.batches = new Set(batches);
    this.#before = before;
  }

  /** Says if the capture with this id is held. */
  has(id: string): boolean {
    const digest = digestFromNi(id);
    return digest !== null && (this.#ids.has(digest) || (this.#before?.has(digest) ?? false));
  }

  /** Takes note of a capture that is not held yet; one that is stays as it is. */
  add(id: string, uri: string | undefined): void {
    const digest = digestFromNi(id);
    if (digest !== null && this.#ids.add(digest)) this.#stories.add(uri, this.#ids.size - 1);
  }

  /** The ids of the captures of an address, the latest first, at most `MOST_FOLLOWED`. */
  at(uri: string | undefined): string[] {
    if (uri === undefined) return [];
    const added = this.#stories.at(uri).map((number) => niFromDigest(this.#ids.at(number)));
    return [...added, ...(this.#before?.at(uri) ?? [])].slice(0, MOST_FOLLOWED);
  }
}

/**
 * Looks at what an archive holds.
 *
 * @param holdings What its index says that it holds. Default: the look-up files of all batches are read, which takes
 *   the longer the more there are.
 */
export async function readHeld(archive: Archive, holdings?: Holdings): Promise<Held> {
  const batches = await listBatches(archive);
  const held = new Held(
    batches.map(({ batch }) => batch),
    holdings,
  );
  if (holdings) return held;
  for (const each of batches) {
    for await (const { id, uri } of readCaptures(archive, each)) held.add(id, uri);
  }
  return held;
}
