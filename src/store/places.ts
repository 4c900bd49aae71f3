/** The places of records by a digest, in as little memory as it takes. */
import { DigestSet } from './digest-set.ts';
import { Numbers } from './numbers.ts';
import type { RecordPlace } from './warc/volume.ts';

/** A map from SHA-256 digests to places in the files of one batch; about 64 bytes each. */
export class Places {
  readonly #digests = new DigestSet();
  readonly #files: string[] = [];
  readonly #fileNumbers = new Numbers();
  readonly #offsets = new Numbers();
  readonly #lengths = new Numbers();

  /** The place of a digest of 32 bytes; undefined when there is none. */
  of(digest: Uint8Array): RecordPlace | undefined {
    const number = this.#digests.indexOf(digest);
    if (number === -1) return undefined;
    const file = this.#files[this.#fileNumbers.at(number)]!;
    return { file, offset: this.#offsets.at(number), length: this.#lengths.at(number) };
  }

  /** Adds the place of a digest that has none yet; places come file by file. */
  add(digest: Uint8Array, { file, offset, length }: RecordPlace): void {
    const number = this.#digests.size;
    if (!this.#digests.add(digest)) return;
    if (this.#files.at(-1) !== file) this.#files.push(file);
    this.#fileNumbers.set(number, this.#files.length - 1);
    this.#offsets.set(number, offset);
    this.#lengths.set(number, length);
  }
}
