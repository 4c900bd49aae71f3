import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestSet } from '../../src/store/digest-set.ts';
import { sha256 } from '../../src/store/digests.ts';
import { Numbers } from '../../src/store/numbers.ts';
import { Places } from '../../src/store/places.ts';

const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex');

/** Digests that often come again, and that often differ in a few bytes only. */
const digests = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((n) => sha256(String(n))),
    fc
      .tuple(fc.nat(31), fc.nat(3))
      .map(([at, value]) => new Uint8Array(32).fill(value, at, at + 1)),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
  ),
  { maxLength: 200 },
);

describe('DigestSet', () => {
  it('has what a Set has, in the order it came in', () => {
    fc.assert(
      fc.property(digests, digests, (added, asked) => {
        const set = new DigestSet();
        const model = new Set<string>();
        for (const digest of added) {
          expect(set.add(digest)).toBe(!model.has(hex(digest)));
          model.add(hex(digest));
          expect(set.size).toBe(model.size);
        }
        const order = [...model];
        expect(order.map((_, number) => hex(set.at(number)))).toEqual(order);
        for (const digest of [...added, ...asked]) {
          expect(set.has(digest)).toBe(model.has(hex(digest)));
          expect(set.indexOf(digest)).toBe(order.indexOf(hex(digest)));
        }
      }),
    );
  });

  it('keeps every digest while it grows over many pages', () => {
    const set = new DigestSet();
    const count = 20_000;
    for (let n = 0; n < count; n++) expect(set.add(sha256(String(n)))).toBe(true);
    const wrong: number[] = [];
    for (let n = 0; n < count; n++) {
      const digest = sha256(String(n));
      if (set.indexOf(digest) !== n || hex(set.at(n)) !== hex(digest)) wrong.push(n);
      if (set.add(digest) || set.has(sha256(`no ${n}`))) wrong.push(n);
    }
    expect(wrong).toEqual([]);
    expect(set.size).toBe(count);
  });

  it('does not change when a digest that was given or told is written over', () => {
    const set = new DigestSet();
    const digest = Uint8Array.from(sha256('one'));
    set.add(digest);
    digest.fill(0);
    set.at(0).fill(0);
    expect(set.has(sha256('one'))).toBe(true);
    expect(set.has(digest)).toBe(false);
  });
});

describe('Numbers', () => {
  it('has what an array has', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 50 }), fc.nat(9000), (values, before) => {
        const column = new Numbers();
        for (let index = 0; index < before; index++) column.set(index, index);
        for (const [index, value] of values.entries()) column.set(before + index, value);
        expect(values.map((_, index) => column.at(before + index))).toEqual(values);
        if (before > 0) expect(column.at(before - 1)).toBe(before - 1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('Places', () => {
  it('finds the places a Map finds, and keeps the first of a digest', () => {
    const place = fc.tuple(fc.nat(3), fc.nat({ max: 2 ** 48 }), fc.nat({ max: 2 ** 40 }));
    fc.assert(
      fc.property(digests, fc.infiniteStream(place), (added, places) => {
        const found = new Places();
        const model = new Map<string, object>();
        for (const digest of added) {
          const [file, offset, length] = places.next().value!;
          const each = { file: `raw-0000${file}.warc`, offset, length };
          found.add(digest, each);
          if (!model.has(hex(digest))) model.set(hex(digest), each);
        }
        for (const digest of added) expect(found.of(digest)).toEqual(model.get(hex(digest)));
        expect(found.of(sha256('never added'))).toBeUndefined();
      }),
    );
  });
});
