import { expect, it } from 'vitest';
import { checkpoint } from '../../src/archive/checkpoint.ts';
import { readCheckpoints, verifyArchive, writeBatch } from '../../src/store/index.ts';
import { batchOf, capture, makeArchive, NOW } from '../store/helpers.ts';

it('two that are taken at once end in one chain', async () => {
  const archive = await makeArchive();
  await writeBatch(archive, batchOf('b1', [capture('a')]));
  const times = ['01', '02', '03'].map((second) => `2025-01-01T00:00:${second}Z`);
  const receipts = await Promise.all(times.map((now) => checkpoint(archive, { now })));
  // Nothing came in between, so one of them took it and the others found it.
  expect(new Set(receipts.map((each) => each?.sha256)).size).toBe(1);
  expect(receipts.filter((each) => each!.entries.length > 0)).toHaveLength(1);
  await writeBatch(archive, batchOf('b2', [capture('b')]));
  expect((await checkpoint(archive, { now: NOW }))?.document.checkpoint).toBe(2);
  expect((await readCheckpoints(archive)).checkpoints).toHaveLength(2);
  expect((await verifyArchive(archive)).findings).toEqual([]);
});
