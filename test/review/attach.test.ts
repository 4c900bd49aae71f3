import { describe, expect, it } from 'vitest';
import type { ArchiveRecord, ReviewItem } from '../../src/record/types.generated.ts';
import { attach, contentOf } from '../../src/review/attach.ts';
import { annotatedRecord } from '../support/record.ts';

const record = annotatedRecord();
const [claim] = record.claims;
const sha256 = '0'.repeat(64);

function itemOf(change: Partial<ReviewItem> = {}): ReviewItem {
  return {
    about: 'claim',
    id: 'c1',
    text: { generation: 0, sha256 },
    content: contentOf(claim!),
    decision: { value: 'accepted', time: '2026-01-31T12:00:00Z' },
    ...change,
  };
}

/** The record with its first claim elsewhere, otherwise, or gone. */
function changed(change: (claims: ArchiveRecord['claims']) => ArchiveRecord['claims']) {
  return { ...record, claims: change(record.claims) };
}

describe('attach', () => {
  it('ties a decision to what stands at the same place', () => {
    const item = itemOf();
    expect(attach(record, [item]).claims.get('c1')).toBe(item);
  });

  it('lets no id decide: claims may be numbered otherwise later', () => {
    const item = itemOf();
    const renumbered = changed(([first, second, ...rest]) => [
      { ...second!, id: 'c1' },
      { ...first!, id: 'c2' },
      ...rest,
    ]);
    const { claims, detached } = attach(renumbered, [item]);
    expect(claims.get('c2')).toBe(item);
    expect(claims.has('c1')).toBe(false);
    expect(detached).toEqual([]);
  });

  it('follows the words to another place, the nearest of several', () => {
    const item = itemOf();
    const moved = changed(([first]) => [
      { ...first!, id: 'c1', start: first!.start + 500, end: first!.end + 500 },
      { ...first!, id: 'c2', start: first!.start + 7, end: first!.end + 7 },
    ]);
    expect([...attach(moved, [item]).claims]).toEqual([['c2', item]]);
  });

  it('follows a claim that is cut otherwise', () => {
    const words = 'Jembatan Sukamaju dibangun dengan baja dari negeri seberang';
    const content = [{ start: 3, end: 3 + words.length, text: words }];
    const item = itemOf({ content });
    const longer = changed(([first]) => [
      { ...first!, text: `${words} lautan`, start: 3, end: 10 + words.length },
    ]);
    expect(attach(longer, [item]).claims.get('c1')).toBe(item);
  });

  it('keeps what is about words that are no claim any more', () => {
    const item = itemOf();
    const { claims, detached } = attach(
      changed(() => []),
      [item],
    );
    expect(claims.size).toBe(0);
    expect(detached).toEqual([item]);
  });

  it('lets a rejection hold for the pieces that a later record makes of it', () => {
    const quotation = record.quotations.find(({ content }) => content[0]!.text.includes('40'))!;
    const { content } = quotation;
    const longer = [{ ...content[0]!, text: `Kami tahu. ${content[0]!.text} katanya lagi` }];
    const rejected = { value: 'rejected', time: '2026-01-31T12:00:00Z' } as const;
    const item = itemOf({ about: 'quotation', id: 'q9', content: longer, decision: rejected });
    expect(attach(record, [item]).quotations.get(quotation.id)).toBe(item);
    const accepted = itemOf({ about: 'quotation', id: 'q9', content: longer });
    expect(attach(record, [accepted]).quotations.size).toBe(0);
  });

  it('does not take a quotation for a claim', () => {
    const item = itemOf({ about: 'quotation', id: 'q1' });
    expect(attach(record, [item]).claims.size).toBe(0);
  });

  it('gives each decision to one claim, and each claim one decision', () => {
    const twins = changed(([first]) => [
      { ...first!, id: 'c1' },
      { ...first!, id: 'c2', start: first!.start + 90, end: first!.end + 90 },
    ]);
    const one = itemOf();
    const two = itemOf({ decision: { value: 'rejected', time: '2026-01-31T12:00:00Z' } });
    const { claims } = attach(twins, [one, two]);
    expect(claims.get('c1')).toBe(one);
    expect(claims.get('c2')).toBe(two);
  });
});
