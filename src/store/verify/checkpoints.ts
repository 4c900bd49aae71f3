/** Verifies the chain of checkpoints, and that the store holds what they saw. */
import type { Archive } from '../archive.ts';
import { checkpointObjectId } from '../checkpoint/document.ts';
import { applyEntries } from '../checkpoint/entries.ts';
import { compareWithLog, type ObjectStates } from '../checkpoint/objects.ts';
import { type Checkpoint, CheckpointChain } from '../checkpoint/read.ts';
import { objectPath } from '../ocfl/root.ts';
import type { Verification } from './report.ts';

/** Says of a checkpoint's signature if it is good: `null`, or else what is wrong with it. */
export type CheckSignature = (
  checkpoint: Uint8Array,
  signature: Uint8Array,
) => Promise<string | null>;

/** What verifying the checkpoints goes by. */
export interface CheckpointRules {
  /** The objects that are there, with the SHA-512 of their inventories. */
  readonly present: ObjectStates;
  /** The numbers of the checkpoints that are there. */
  readonly numbers: readonly number[];
  readonly checkSignature: CheckSignature | undefined;
}

/** Verifies the checkpoints; the chain is followed until the first that is missing or broken. */
export async function verifyCheckpoints(
  verification: Verification,
  { present, numbers, checkSignature }: CheckpointRules,
): Promise<void> {
  const { archive } = verification;
  const chain = new CheckpointChain(archive);
  const expected = new Map<string, string>();
  const highest = numbers.reduce((a, b) => Math.max(a, b), 0);
  while (chain.nextNumber <= highest) {
    const path = checkpointPath(archive, chain.nextNumber);
    const read = await verification.guard(path, 'checkpoint-invalid', async () => ({
      checkpoint: await chain.next(),
    }));
    if (!read) break;
    if (!read.checkpoint) {
      verification.report('checkpoint-missing', path, {
        expected: 'a checkpoint',
        found: 'nothing',
      });
      break;
    }
    verification.totals.checkpoints++;
    applyEntries(expected, read.checkpoint.entries);
    await verifySignature(verification, read.checkpoint, checkSignature);
  }
  const { missing, replaced, entries } = compareWithLog(expected, present);
  for (const object of missing) {
    verification.report('checkpoint-object-missing', objectPath(archive.root, object), {
      expected: `the object '${object}'`,
      found: 'nothing',
    });
  }
  for (const object of replaced) {
    verification.report('checkpoint-object-replaced', objectPath(archive.root, object), {
      expected: `an inventory of SHA-512 ${expected.get(object)}`,
      found: `SHA-512 ${present.get(object)}`,
    });
  }
  verification.totals.unwitnessed += entries.length;
}

function checkpointPath({ root }: Archive, number: number): string {
  return objectPath(root, checkpointObjectId(number));
}

async function verifySignature(
  verification: Verification,
  { path, bytes, signature }: Checkpoint,
  checkSignature: CheckSignature | undefined,
): Promise<void> {
  if (!checkSignature) return;
  const expected = 'a signature by an allowed signer';
  const found = signature ? await checkSignature(bytes, signature) : 'none';
  if (found !== null) verification.report('checkpoint-signature', path, { expected, found });
}
