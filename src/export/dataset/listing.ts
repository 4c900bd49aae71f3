/** Which articles an archive holds and where the newest record of each is, in bounded memory. */
import { listPairs } from '../../archive/duplicates/list.ts';
import { newestReviews, REVIEW_LAYER, readReviews } from '../../archive/reviews/layer.ts';
import type { ReviewLayer } from '../../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  compareText,
  DigestSet,
  digestFromNi,
  hexFromNi,
  isLayer,
  listBatches,
  type MadeEntry,
  Numbers,
  niFromDigest,
  PAIR_LAYER,
  RECORD_LAYER,
  type RecordLocation,
  readAllMade,
  readCaptureRecord,
  readCaptures,
  readMade,
  StoreUsageError,
} from '../../store/index.ts';
import { type Group, Groups } from './groups.ts';

/** Where something of a capture is stored. */
interface Stored {
  readonly batch: string;
  readonly object: string;
  readonly generation: number;
  readonly record: RecordLocation;
}

/** Places by the number of a capture, without a JavaScript object for each. */
class StoredColumn {
  readonly #generations = new Numbers();
  readonly #objects: { batch: string; object: string; file: string }[] = [];
  readonly #objectNumbers = new Numbers();
  readonly #offsets = new Numbers();
  readonly #lengths = new Numbers();
  readonly #digests: Uint8Array[] = [];

  /** Leaves the next number without a place. */
  skip(number: number): void {
    this.#generations.set(number, -1);
    for (const column of [this.#objectNumbers, this.#offsets, this.#lengths]) column.set(number, 0);
  }

  generation(number: number): number {
    return this.#generations.at(number);
  }

  set(number: number, { batch, object, generation, record }: Stored): void {
    const last = this.#objects.at(-1);
    if (last?.object !== object || last.file !== record.file) {
      this.#objects.push({ batch, object, file: record.file });
    }
    this.#generations.set(number, generation);
    this.#objectNumbers.set(number, this.#objects.length - 1);
    this.#offsets.set(number, record.offset);
    this.#lengths.set(number, record.length);
    const page = Math.floor(number / DIGESTS);
    this.#digests[page] ??= new Uint8Array(DIGESTS * 32);
    this.#digests[page].set(Buffer.from(record.sha256, 'hex'), (number % DIGESTS) * 32);
  }

  at(number: number): Stored | undefined {
    const generation = this.#generations.at(number);
    if (generation === -1) return undefined;
    const { batch, object, file } = this.#objects[this.#objectNumbers.at(number)]!;
    const at = (number % DIGESTS) * 32;
    const digest = this.#digests[Math.floor(number / DIGESTS)]!.subarray(at, at + 32);
    return {
      batch,
      object,
      generation,
      record: {
        file,
        offset: this.#offsets.at(number),
        length: this.#lengths.at(number),
        sha256: Buffer.from(digest).toString('hex'),
      },
    };
  }
}

/** How many digests a page holds: 128 KiB. */
const DIGESTS = 4096;

/** An article of an archive. */
export interface Listed {
  /** Its capture's id. */
  readonly id: string;
  /** Orders captures as they stand in the archive: batches by their ids. */
  readonly arrived: number;
  readonly generation: number;
  readonly group: Group;
  /** The OCFL objects that its newest record, and what people decided of it, are in. */
  readonly objects: readonly string[];
  /** Changes whenever the record, or what people decided of it, is another. */
  readonly digest: string;
  /** Reads its newest record: JSON in UTF-8. */
  record(): Promise<Uint8Array>;
  /** Reads its newest annotations in the layer that was listed; undefined when it has none. */
  annotations(): Promise<Uint8Array | undefined>;
  /** Reads what people decided of its claims and quotations; undefined when they decided nothing. */
  reviews(): Promise<ReviewLayer | undefined>;
}

/** All articles of an archive. */
export interface Listing {
  readonly size: number;
  /** The articles, sorted by the text of their ids. */
  inOrder(): Generator<Listed, void, void>;
  /** The article of an id; undefined when the archive does not have it. */
  find(id: string): Listed | undefined;
}

/** Where each character of base64url stands in the order of ASCII. */
const RANK = new Uint8Array(64);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
  .map((character, value) => ({ character, value }))
  .sort((a, b) => compareText(a.character, b.character))
  .forEach(({ value }, rank) => {
    RANK[value] = rank;
  });

/** A number that orders digests as the texts of their ids are ordered, as far as 48 bits tell. */
function orderOf(digest: Uint8Array): number {
  let order = 0;
  for (const at of [0, 3]) {
    const bits = (digest[at]! << 16) | (digest[at + 1]! << 8) | digest[at + 2]!;
    for (const shift of [18, 12, 6, 0]) order = order * 64 + RANK[(bits >> shift) & 63]!;
  }
  return order;
}

/** The numbers of all ids, in the order of their texts. */
function sorted(ids: DigestSet): Uint32Array {
  const keys = new Float64Array(ids.size);
  const numbers = new Uint32Array(ids.size);
  for (let number = 0; number < ids.size; number++) {
    keys[number] = orderOf(ids.at(number));
    numbers[number] = number;
  }
  return numbers.sort(
    (a, b) => keys[a]! - keys[b]! || compareText(niFromDigest(ids.at(a)), niFromDigest(ids.at(b))),
  );
}

/** What kliping itself keeps of captures; every other layer is one of annotations. */
const OWN_LAYERS: readonly string[] = [RECORD_LAYER, PAIR_LAYER, REVIEW_LAYER];

function checkLayer(layer: string | undefined): void {
  if (layer === undefined || (isLayer(layer) && !OWN_LAYERS.includes(layer))) return;
  throw new StoreUsageError(`--layer ${JSON.stringify(layer)} is no layer of annotations.`);
}

/**
 * Lists the articles of an archive as they are now, out of its look-up files: what was erased is in
 * none of them. Some 180 bytes of memory an article.
 *
 * @param layer a layer of annotations to list as well
 * @throws StoreUsageError when `layer` is none of annotations
 * @throws DamageError when a look-up file is damaged
 * @throws StoreIoError when the disk refuses
 */
export async function listArticles(archive: Archive, layer?: string): Promise<Listing> {
  checkLayer(layer);
  const ids = new DigestSet();
  const records = new StoredColumn();
  const layers = new StoredColumn();
  const groups = new Groups();
  const numberOf = (id: string): number => {
    const digest = digestFromNi(id);
    return digest === null ? -1 : ids.indexOf(digest);
  };
  const add = (entry: CaptureEntry): void => {
    const digest = digestFromNi(entry.id);
    const number = ids.size;
    // The same capture may have come into two batches at once; either has all there is.
    if (digest === null || !ids.add(digest)) return;
    records.set(number, { ...entry, generation: 0 });
    if (layer !== undefined) layers.skip(number);
    groups.add(Buffer.from(hexFromNi(entry.content) ?? '', 'hex'), entry.uri);
  };
  for (const batch of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) add(entry);
  }
  for await (const made of readAllMade(archive)) {
    const column =
      made.layer === RECORD_LAYER ? records : made.layer === layer ? layers : undefined;
    const number = column ? numberOf(made.capture) : -1;
    // Batches come in the order of their ids, so that of equal generations the last one counts.
    if (number !== -1 && made.generation >= column!.generation(number)) column!.set(number, made);
  }
  for await (const { captures } of listPairs(archive)) {
    const [one, other] = captures.map(({ capture }) => numberOf(capture));
    if (one !== undefined && other !== undefined && one !== -1 && other !== -1) {
      groups.link(one, other);
    }
  }
  const reviews = await newestReviews(archive);
  const read = (id: string, layer: string, stored: Stored): Promise<Uint8Array> =>
    stored.generation === 0
      ? readCaptureRecord(archive, { id, ...stored })
      : readMade(archive, { capture: id, layer, ...stored } satisfies MadeEntry).then(
          ({ record }) => record,
        );
  const listed = (number: number): Listed => {
    const id = niFromDigest(ids.at(number));
    const stored = records.at(number)!;
    return {
      id,
      arrived: number,
      generation: stored.generation,
      group: groups.of(number),
      objects: [stored, ...(reviews.get(id) ?? [])].map(({ object }) => object),
      digest: [stored, ...(reviews.get(id) ?? [])].map(({ record }) => record.sha256).join(' '),
      record: () => read(id, RECORD_LAYER, stored),
      async annotations() {
        const annotated = layer === undefined ? undefined : layers.at(number);
        return annotated && read(id, layer!, annotated);
      },
      async reviews() {
        const decided = reviews.get(id);
        return decided && readReviews(archive, decided);
      },
    };
  };
  return {
    size: ids.size,
    *inOrder() {
      for (const number of sorted(ids)) yield listed(number);
    },
    find(id) {
      const number = numberOf(id);
      return number === -1 ? undefined : listed(number);
    },
  };
}
