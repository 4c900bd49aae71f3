import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Groups } from '../../../src/export/dataset/groups.ts';

const content = (text: string): Buffer => createHash('sha256').update(text).digest();

function groupsOf(articles: readonly (readonly [bytes: string, uri?: string])[]) {
  const groups = new Groups();
  for (const [bytes, uri] of articles) groups.add(content(bytes), uri);
  return articles.map((_, index) => groups.of(index));
}

describe('Groups', () => {
  it('keeps versions of a story and copies of the same bytes together', () => {
    const [one, two, three, four, other] = groupsOf([
      ['a', 'https://contoh.id/x'],
      ['b', 'http://contoh.id/x?utm_source=y'],
      ['b', 'https://lain.id/z'],
      ['b'],
      ['c', 'https://contoh.id/y'],
    ]);
    expect(new Set([one, two, three, four].map((each) => each!.name)).size).toBe(1);
    expect(new Set([one, two, three, four].map((each) => each!.split)).size).toBe(1);
    expect(other!.name).not.toBe(one!.name);
  });

  it('says the same in any order, and of groups that nothing touches whatever else there is', () => {
    const article = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.option(fc.constantFrom('https://x.id/1', 'https://x.id/2', 'https://x.id/3'), {
        nil: undefined,
      }),
    );
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 12 }), (articles) => {
        const forwards = groupsOf(articles as [string, string?][]);
        const backwards = groupsOf(articles.toReversed() as [string, string?][]).reverse();
        expect(backwards).toEqual(forwards);
        const more = groupsOf([['alone', 'https://y.id'], ...(articles as [string, string?][])]);
        expect(more.slice(1)).toEqual(forwards);
      }),
    );
  });

  it('does not move a story when another version of it comes', () => {
    const before = groupsOf([['a', 'https://x.id/1']]);
    const after = groupsOf([
      ['a', 'https://x.id/1'],
      ['b', 'https://x.id/1'],
      ['c', 'https://x.id/1'],
    ]);
    expect(after).toEqual([before[0], before[0], before[0]]);
  });

  it('gives about eight in ten groups for training, also of many members', () => {
    const articles = Array.from({ length: 4000 }, (_, index) => [`${index}`, undefined] as const);
    const groups = new Groups();
    for (const [bytes] of articles) groups.add(content(bytes), undefined);
    for (let index = 0; index < 4000; index += 4) {
      for (const member of [1, 2, 3]) groups.link(index + member, index);
    }
    const count = (split: string) =>
      Array.from({ length: 1000 }, (_, index) => groups.of(index * 4).split).filter(
        (each) => each === split,
      ).length;
    expect(count('train')).toBeGreaterThan(750);
    expect(count('train')).toBeLessThan(850);
    expect(count('validation')).toBeGreaterThan(65);
    expect(count('test')).toBeGreaterThan(65);
  });
});
