import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditPath, climb, leafHash, MerkleTree, merkleRoot } from '../../src/store/merkle.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The definition of RFC 6962, section 2.1, as it stands there, with our two prefixes. */
function rootByDefinition(leaves: readonly string[]): string {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return sha256(
    `node:${rootByDefinition(leaves.slice(0, half))}${rootByDefinition(leaves.slice(half))}`,
  );
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(`l${index}`));

describe('MerkleTree', () => {
  it('hashes a line as printf and sha256sum would', () => {
    expect(leafHash('{"id":"é"}')).toBe(sha256('leaf:{"id":"é"}'));
  });

  it('has the root of RFC 6962 at every size', () => {
    for (let count = 0; count < 70; count++) {
      const leaves = leavesOf(count);
      expect(merkleRoot(leaves)).toBe(rootByDefinition(leaves));
    }
  });

  it('tells its root while it grows', () => {
    const tree = new MerkleTree();
    for (const [index, leaf] of leavesOf(9).entries()) {
      tree.add(leaf);
      expect([tree.leaves, tree.root()]).toEqual([index + 1, merkleRoot(leavesOf(index + 1))]);
    }
  });
});

describe('auditPath', () => {
  it('leads every leaf to the root, and no other leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (count, number) => {
        const leaves = leavesOf(count);
        const index = number % count;
        const path = auditPath(leaves, index);
        expect(climb(leaves[index]!, path)).toBe(merkleRoot(leaves));
        expect(climb(leafHash('another'), path)).not.toBe(merkleRoot(leaves));
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(count)));
      }),
    );
  });
});
