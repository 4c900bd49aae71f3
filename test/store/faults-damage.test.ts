/** A share of `npm run torture`: random damage, found, rescued from, and repaired. */
import { describe, expect, it } from 'vitest';
import { cutFiles, deleteFiles, deleteObjects, flipBits, makeSubject } from './faults-torture.ts';

const NOTHING_WRONG = { lost: 0, undetected: 0, unrepaired: 0, faults: [] };

describe.each(['gzip', 'none'] as const)('an archive with compression %s', (compression) => {
  it('has every flipped bit found, all else rescued, and all restored from a copy', async () => {
    const tally = await flipBits(await makeSubject(compression), 40, 11);
    expect(tally).toEqual({ tries: 40, ...NOTHING_WRONG });
  });

  it('has every cut found, all else rescued, and all restored from a copy', async () => {
    const tally = await cutFiles(await makeSubject(compression), 15, 12);
    expect(tally).toEqual({ tries: 15, ...NOTHING_WRONG });
  });

  it('has every deleted file and object found, all else rescued, and all restored', async () => {
    const subject = await makeSubject(compression);
    expect(await deleteFiles(subject)).toEqual({ tries: subject.tree.size, ...NOTHING_WRONG });
    expect(await deleteObjects(subject)).toEqual({ tries: 3, ...NOTHING_WRONG });
  });
});
