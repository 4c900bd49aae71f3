import { describe, expect, it } from 'vitest';
import {
  MappedTextBuilder,
  sliceMapped,
  sourceSpan,
  verbatim,
} from '../../src/document/mapped-text.ts';

const SOURCE = 'one &amp; two';
const mapped = new MappedTextBuilder()
  .add('one ', 0, 4, true)
  .add('&', 4, 5, false)
  .add(' two', 9, 4, true)
  .build();

describe('MappedTextBuilder', () => {
  it('joins neighbouring verbatim runs', () => {
    const { runs } = new MappedTextBuilder().add('on', 0, 2, true).add('e', 2, 1, true).build();
    expect(runs).toEqual([
      { start: 0, length: 3, sourceStart: 0, sourceLength: 3, verbatim: true },
    ]);
  });

  it('keeps inserted text out of the runs', () => {
    const { text, runs } = new MappedTextBuilder()
      .insert('x')
      .append(verbatim(SOURCE, 0, 3))
      .build();
    expect(text).toBe('xone');
    expect(runs[0]).toMatchObject({ start: 1, sourceStart: 0 });
  });

  it('appends mapped text with what stands between its runs', () => {
    const gap = new MappedTextBuilder()
      .add('a', 0, 1, true)
      .insert('-')
      .add('b', 5, 1, true)
      .build();
    expect(new MappedTextBuilder().insert('>').append(gap).build()).toEqual({
      text: '>a-b',
      runs: [
        { start: 1, length: 1, sourceStart: 0, sourceLength: 1, verbatim: true },
        { start: 3, length: 1, sourceStart: 5, sourceLength: 1, verbatim: true },
      ],
    });
  });
});

describe('sliceMapped', () => {
  it('cuts verbatim runs anywhere', () => {
    expect(sourceSpan(sliceMapped(mapped, 1, 3))).toEqual({ start: 1, end: 3 });
  });

  it('keeps a run that maps as a whole, whole', () => {
    expect(sourceSpan(sliceMapped(mapped, 4, 5))).toEqual({ start: 4, end: 9 });
  });

  it('has no way back for text that came from nowhere', () => {
    expect(sourceSpan(sliceMapped({ text: 'abc', runs: [] }, 0, 2))).toBeUndefined();
  });
});
