import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REVIEW_LAYER } from '../../src/archive/reviews/layer.ts';
import { readWorklist } from '../../src/archive/reviews/worklist.ts';
import type { ArchiveRecord, Claim } from '../../src/record/types.generated.ts';
import { StoreUsageError, writeDerived } from '../../src/store/index.ts';
import { archiveOld } from '../archive/older.ts';
import { NOW, newsArchive, take } from '../archive/reviews/helpers.ts';
import { makeFolder } from '../store/helpers.ts';
import { MANY } from './many.ts';

describe('the worklist', () => {
  it('takes a claim that stands anywhere any number of times', async () => {
    const archive = await newsArchive(join(await makeFolder(), 'archive'));
    const words = { start: 0, end: 20, text: 'Sungai Lindor meluap' };
    const claim = { ...words, id: 'c1', checkWorthiness: 0.5, reasons: ['denies something'] };
    const articleWith = (claims: unknown, day: string) => ({
      text: `${words.text}\n\nHujan lebat turun ${day}.`,
      change: (record: ArchiveRecord) => {
        record.claims = claims as Claim[];
      },
    });
    const [, other] = await archiveOld(archive, 'many', [
      articleWith(Array(MANY).fill(claim), 'Senin'),
      articleWith([], 'Selasa'),
    ]);
    // What was decided of claims that no record has.
    const item = {
      about: 'claim',
      id: 'c1',
      text: { generation: 0, sha256: '' },
      content: [words],
    };
    await writeDerived(archive, {
      ...{ batch: 'decided', now: NOW, software: 'test', provenance: {} },
      made: [
        {
          ...{
            capture: other!.id,
            layer: REVIEW_LAYER,
            generation: 1,
            refersTo: 'urn:uuid:00000000-0000-4000-8000-000000000001',
          },
          record: Buffer.from(JSON.stringify({ items: Array(MANY).fill(item) })),
        },
      ],
    });
    const entry = (await readWorklist(archive)).find(({ text }) => text === words.text)!;
    expect(entry.appearances).toHaveLength(2 * MANY);
    // No batch may be called so: the row is read, and nothing written.
    const row = { id: entry.id, decision: 'in review' };
    await expect(take(archive, [row], { batch: 'no id' })).rejects.toThrow(StoreUsageError);
  });
});
