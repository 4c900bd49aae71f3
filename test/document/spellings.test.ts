import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Bits,
  Facts,
  Marks,
  MOST_SPELLINGS,
  SpellingSet,
  Spellings,
  spellingsOf,
} from '../../src/document/spellings.ts';

const word = fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), fc.string());

describe('Spellings', () => {
  it('numbers every spelling once', () => {
    const spellings = new Spellings();
    const numbers = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        let start = 0;
        for (const each of words) {
          const number = spellings.numberOf(text, start, start + each.length);
          expect(number).toBe(numbers.get(each) ?? numbers.size);
          expect(spellings.texts[number]).toBe(each);
          numbers.set(each, number);
          start += each.length + 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(spellings.texts).toEqual([...numbers.keys()]);
  });
});

describe('spellingsOf', () => {
  it('begins all languages anew when they have many spellings together', () => {
    const [id, en] = [spellingsOf('id'), spellingsOf('en')];
    expect(spellingsOf('id')).toBe(id);
    expect(en).not.toBe(id);
    for (let each = 0; each <= MOST_SPELLINGS / 2; each++) {
      const word = String(each);
      for (const spellings of [id, en]) spellings.numberOf(word, 0, word.length);
    }
    expect(spellingsOf('en')).not.toBe(en);
    expect(spellingsOf('id')).not.toBe(id);
  });
});

describe('Facts', () => {
  it('are made once for each spelling, and anew for other spellings', () => {
    const made: string[] = [];
    const facts = new Facts((spelling) => {
      made.push(spelling);
      return spelling.length;
    });
    const text = 'satu dua tiga';
    for (const spellings of [new Spellings(), new Spellings()]) {
      const dua = spellings.numberOf(text, 5, 8);
      const tiga = spellings.numberOf(text, 9, 13);
      facts.use(spellings);
      expect([facts.get(tiga), facts.get(dua), facts.get(tiga)]).toEqual([4, 3, 4]);
    }
    expect(made).toEqual(['tiga', 'dua', 'tiga', 'dua']);
  });

  it('are kept with the spellings of each language, while another is read', () => {
    const made: string[] = [];
    const told = (spelling: string): number => {
      made.push(spelling);
      return spelling.length;
    };
    const facts = new Facts(told);
    const bits = new Bits(told);
    const [one, other] = [new Spellings(), new Spellings()];
    for (const [spellings, text] of [
      [one, 'satu'],
      [other, 'empat'],
      [one, 'satu'],
      [other, 'empat'],
    ] as const) {
      const number = spellings.numberOf(text, 0, text.length);
      expect(facts.use(spellings).get(number)).toBe(text.length);
      expect(bits.use(spellings).get(number)).toBe(text.length);
    }
    expect(made).toEqual(['satu', 'satu', 'empat', 'empat']);
  });
});

describe('SpellingSet', () => {
  it('asks once of each spelling, however many there are, and anew of other spellings', () => {
    const asked: string[] = [];
    const set = new SpellingSet((spelling) => {
      asked.push(spelling);
      return spelling.endsWith('7');
    });
    const many = Array.from({ length: 300 }, (_none, at) => `w${at}`);
    for (const spellings of [new Spellings(), new Spellings()]) {
      set.use(spellings);
      const has = (word: string) => set.has(spellings.numberOf(word, 0, word.length));
      expect([has('w7'), has('w8'), has('w7'), has('w8')]).toEqual([true, false, true, false]);
      expect(many.filter(has)).toEqual(many.filter((word) => word.endsWith('7')));
    }
    expect(asked.length).toBe(600);
  });
});

describe('Bits', () => {
  it('are made once for each spelling, and anew for other spellings', () => {
    const made: string[] = [];
    const bits = new Bits((spelling, _spellings, number) => {
      made.push(`${number} ${spelling}`);
      return spelling.length;
    });
    const text = 'satu dua tiga';
    for (const spellings of [new Spellings(), new Spellings()]) {
      bits.use(spellings);
      const dua = spellings.numberOf(text, 5, 8);
      const tiga = spellings.numberOf(text, 9, 13);
      expect([bits.get(tiga), bits.get(dua), bits.get(tiga)]).toEqual([4, 3, 4]);
    }
    expect(made).toEqual(['1 tiga', '0 dua', '1 tiga', '0 dua']);
  });
});

describe('Marks', () => {
  it('are of one document', () => {
    const marks = new Marks();
    marks.begin();
    marks.add(5000);
    expect([marks.has(5000), marks.has(4), marks.has(9000)]).toEqual([true, false, false]);
    marks.begin();
    expect(marks.has(5000)).toBe(false);
  });
});
