/**
 * MinHash signatures and their bands, by which stories that share much are found without comparing every
 * two. `docs/duplicates.md` says how to compute them elsewhere.
 *
 * @see https://www.cs.princeton.edu/courses/archive/spr05/cos598E/bib/broder97resemblance.pdf
 */
import { joined, spread } from './shingles.ts';

/** How many bands a signature has. */
export const BANDS = 40;
/** How many hashes a band has. Two stories of which 0.3 is shared meet in some band in 97.7% of cases. */
export const ROWS = 2;

/** The seeds of the hash functions: multiples of 2^32 divided by the golden ratio, spread. */
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_none, index) =>
  spread(Math.imul(index + 1, 0x9e3779b9) >>> 0),
);

/**
 * The signature of a story: for each hash function the least value over its shingles.
 *
 * @param shingles Hashes of 32 bits (see `shinglesOf`); at least one.
 */
export function signatureOf(shingles: Uint32Array): Uint32Array {
  const signature = new Uint32Array(SEEDS.length).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let index = 0; index < SEEDS.length; index++) {
      const value = spread(shingle ^ SEEDS[index]!);
      if (value < signature[index]!) signature[index] = value;
    }
  }
  return signature;
}

/** Of each band of a signature a hash of its rows, 32 bits. */
export function bandHashesOf(signature: Uint32Array): number[] {
  return Array.from({ length: BANDS }, (_none, band) => {
    let hash = 0;
    for (let row = 0; row < ROWS; row++) hash = joined(hash, signature[band * ROWS + row]!);
    return hash;
  });
}

/**
 * The bands of a signature. Two stories are compared when any of theirs are equal.
 *
 * @returns For each band a number below 2^48: the band's number in the upper 16 bits, below it a hash of
 *   its rows.
 */
export function bandsOf(signature: Uint32Array): number[] {
  return bandHashesOf(signature).map((hash, band) => band * 2 ** 32 + hash);
}
