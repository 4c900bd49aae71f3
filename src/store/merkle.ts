/**
 * Merkle trees over lines of text, in the shape of RFC 6962 (section 2.1): the left half of a tree is
 * the largest power of two that is smaller than the whole. Unlike there, hashes are written in
 * hexadecimal before they are hashed again, so that `printf` and `sha256sum` can follow every step:
 *
 *     printf 'leaf:%s' "$line" | sha256sum
 *     printf 'node:%s%s' "$left" "$right" | sha256sum
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 */
import { sha256Hex } from './digests.ts';

/** One step of an audit path: what stands beside the hash so far, and on which side. */
export interface PathStep {
  readonly side: 'left' | 'right';
  /** SHA-256 in lower-case hexadecimal. */
  readonly hash: string;
}

/** The hash of a leaf: a line without its line end. */
export function leafHash(line: string | Uint8Array): string {
  return sha256Hex(Buffer.concat([Buffer.from('leaf:'), Buffer.from(line)]));
}

/** The hash of two subtrees side by side. */
export function nodeHash(left: string, right: string): string {
  return sha256Hex(`node:${left}${right}`);
}

/** A tree that grows leaf by leaf; it keeps as many hashes as its size has binary digits. */
export class MerkleTree {
  /** Complete subtrees from the left, each smaller than the one before. */
  readonly #peaks: { leaves: number; hash: string }[] = [];
  #leaves = 0;

  /** How many leaves there are. */
  get leaves(): number {
    return this.#leaves;
  }

  /** Adds a leaf by its hash. */
  add(leaf: string): void {
    this.#leaves++;
    let peak = { leaves: 1, hash: leaf };
    for (let last = this.#peaks.at(-1); last?.leaves === peak.leaves; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      peak = { leaves: peak.leaves * 2, hash: nodeHash(last.hash, peak.hash) };
    }
    this.#peaks.push(peak);
  }

  /** Size and root so far. */
  get value(): MerkleValue {
    return { leaves: this.leaves, root: this.root() };
  }

  /** The root so far; that of no leaves is the SHA-256 of nothing. */
  root(): string {
    const [last, ...rest] = this.#peaks.map(({ hash }) => hash).reverse();
    return last === undefined
      ? sha256Hex('')
      : rest.reduce((right, left) => nodeHash(left, right), last);
  }
}

/** The root of a tree of these leaves. */
export function merkleRoot(leaves: Iterable<string>): string {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
}

function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/**
 * The way from a leaf to the root: what to hash it with, from the leaf up.
 *
 * @param leaves the hashes of all leaves, in order
 * @param index which of them, from 0
 */
export function auditPath(leaves: readonly string[], index: number): PathStep[] {
  const path: PathStep[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + leftSize(to - from);
    if (index < middle) {
      path.unshift({ side: 'right', hash: merkleRoot(leaves.slice(middle, to)) });
      to = middle;
    } else {
      path.unshift({ side: 'left', hash: merkleRoot(leaves.slice(from, middle)) });
      from = middle;
    }
  }
  return path;
}

/** What a tree comes to. */
export interface MerkleValue {
  readonly leaves: number;
  readonly root: string;
}

/** The text of a file that states the root of a tree, with its line end. */
export function merkleText({ leaves, root }: MerkleValue): string {
  return `${JSON.stringify({ leaves, root })}\n`;
}

/** The root that a leaf and its audit path lead to. */
export function climb(leaf: string, path: readonly PathStep[]): string {
  return path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leaf,
  );
}
