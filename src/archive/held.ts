/** What an archive holds, as far as it must be known to add to it. */
import {
  type Archive,
  DigestSet,
  digestFromNi,
  listBatches,
  niFromDigest,
  readCaptures,
} from '../store/index.ts';
import { Stories } from './stories.ts';

/** What an archive holds, and what is being added to it. */
export class Held {
  /** The ids of all batches. */
  readonly batches = new Set<string>();
  readonly #ids = new DigestSet();
  readonly #stories = new Stories();

  /** Says if the capture with this id is held. */
  has(id: string): boolean {
    const digest = digestFromNi(id);
    return digest !== null && this.#ids.has(digest);
  }

  /** Takes note of a capture that is not held yet; one that is stays as it is. */
  add(id: string, uri: string | undefined): void {
    const digest = digestFromNi(id);
    if (digest !== null && this.#ids.add(digest)) this.#stories.add(uri, this.#ids.size - 1);
  }

  /** The ids of the captures of an address, the latest first, at most 10. */
  at(uri: string | undefined): string[] {
    return this.#stories.at(uri).map((number) => niFromDigest(this.#ids.at(number)));
  }
}

/** Reads the look-up files of all batches. */
export async function readHeld(archive: Archive): Promise<Held> {
  const held = new Held();
  for (const each of await listBatches(archive)) {
    held.batches.add(each.batch);
    for await (const { id, uri } of readCaptures(archive, each)) held.add(id, uri);
  }
  return held;
}
