import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStories, labelOf } from '../../../src/archive/duplicates/compare.ts';
import { shinglesOf, storyOf } from '../../../src/archive/duplicates/shingles.ts';
import { BANDS, bandsOf, signatureOf } from '../../../src/archive/duplicates/signature.ts';
import { makeRecord } from '../../../src/pipeline.ts';

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_none, index) => `kata${from + index}x`).join(' ');
const label = (one: string, other: string): string =>
  labelOf(compareStories(shinglesOf(one), shinglesOf(other)));

describe('shinglesOf', () => {
  // Whoever computes shingles or bands elsewhere can compare these (docs/duplicates.md).
  it('makes the numbers that the documentation shows', () => {
    const shingles = shinglesOf('Pasar ikan dibuka lagi');
    expect([...shingles]).toEqual([VECTOR.shingle]);
    const bands = bandsOf(signatureOf(shingles));
    expect(bands).toHaveLength(BANDS);
    expect(bands.slice(0, 2)).toEqual(VECTOR.bands);
  });

  it('is not fooled by typography', () => {
    const one = 'Harga naik Rp 7,2 juta - "mahal", kata warga. Don\'t panic.';
    const other = 'HARGA naik Rp7,2 juta — “mahal”, kata warga. Don’t panic.';
    expect(shinglesOf(one)).toEqual(shinglesOf(other));
  });

  it('makes one shingle of a short story, and none of one without words', () => {
    expect(shinglesOf('dua kata')).toHaveLength(1);
    expect(shinglesOf(' — !')).toHaveLength(0);
    expect(shinglesOf('東京都の橋')).toHaveLength(2);
  });
});

describe('labelOf', () => {
  it('tells reprints, derived stories and distinct ones', () => {
    expect(label(words(0, 200), words(0, 200))).toBe('duplicate');
    expect(label(words(0, 200), words(0, 90))).toBe('duplicate');
    expect(label(words(0, 200), words(80, 280))).toBe('derived');
    expect(label(words(0, 200), words(170, 400))).toBe('distinct');
    expect(label(words(0, 900), words(0, 40))).toBe('distinct');
  });

  it('goes by values rounded to hundredths, which are those that are stored', () => {
    const upTo = (from: number, to: number) =>
      Uint32Array.from({ length: to - from }, (_none, index) => from + index);
    const near = compareStories(upTo(0, 12), upTo(1, 40));
    expect(near).toEqual({ jaccard: 0.28, containment: 0.92 });
    expect(labelOf(near)).toBe('duplicate');
    expect(labelOf(compareStories(upTo(0, 11), upTo(1, 40)))).toBe('derived');
  });

  it('says the same of two stories in either order', () => {
    const story = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(story, story, (a, b) => {
        const [one, other] = [a, b].map((each) => shinglesOf(each.map((n) => `w${n}q`).join(' ')));
        const shared = compareStories(one!, other!);
        expect(compareStories(other!, one!)).toEqual(shared);
        expect(shared.jaccard).toBeLessThanOrEqual(shared.containment);
        expect(compareStories(one!, one!)).toEqual({ jaccard: 1, containment: 1 });
      }),
    );
  });
});

describe('storyOf', () => {
  it('leaves out what a reprint changes: headline, dateline, byline and credit', () => {
    const body =
      'Jembatan di desa itu rusak karena banjir.\n\nWarga menunggu perbaikan sejak Senin.';
    const story = (text: string) =>
      storyOf(makeRecord(new TextEncoder().encode(text), { name: 'a.txt', metadata: {} })).trim();
    expect(story(`Jembatan rusak\n\n${body}`)).toBe(
      story(`Banjir merusak jembatan\n\nOleh Siti Aminah\n\nJAKARTA, 5 Mei (Reuters) - ${body}`),
    );
  });
});

const VECTOR = { shingle: 666171695, bands: [2926357857, 7989373566] };
