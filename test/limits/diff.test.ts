import { describe, expect, it } from 'vitest';
import { diffParagraphs } from '../../src/archive/text-diff.ts';
import { MANY } from './many.ts';

describe('diffParagraphs', () => {
  it('takes more paragraphs than a call takes arguments', () => {
    const many = Array<string>(MANY).fill('Jembatan');
    expect(diffParagraphs([], many)).toHaveLength(many.length);
    expect(diffParagraphs(many, [])).toHaveLength(many.length);
  });
});
