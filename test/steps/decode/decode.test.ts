import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../../src/document/refusal.ts';
import { decodeBytes } from '../../../src/steps/decode/index.ts';

function refusalOf(bytes: number[] | Uint8Array): RefusalError {
  try {
    decodeBytes(Uint8Array.from(bytes));
  } catch (error) {
    if (error instanceof RefusalError) return error;
  }
  throw new Error('It was not refused.');
}

describe('decodeBytes', () => {
  it('takes the byte order mark off and counts offsets with it', () => {
    const decoded = decodeBytes(Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x61]));
    expect(decoded).toMatchObject({ text: 'éa', encoding: 'utf-8', markLength: 3 });
    expect([0, 1, 2].map(decoded.toByte)).toEqual([3, 5, 6]);
  });

  it('refuses an empty input', () => {
    expect(refusalOf([])).toMatchObject({ code: 'empty' });
  });

  it.each([[[0x20, 0x0a]], [[0xef, 0xbb, 0xbf]], [[0xe2, 0x80, 0x8b]]])(
    'refuses an input without visible text: %j',
    (bytes) => {
      expect(refusalOf(bytes).code).toBe('empty');
    },
  );

  it('names the first byte that is not UTF-8', () => {
    const bytes = [...new TextEncoder().encode('héllo �, caf'), 0xe9, 0x20];
    const { code, message } = refusalOf(bytes);
    expect(code).toBe('encoding');
    expect(message).toContain(`0xe9 at offset ${bytes.length - 2}`);
  });

  it('refuses binary data', () => {
    expect(refusalOf([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]).code).toBe(
      'binary',
    );
    expect(refusalOf(new Uint8Array(500).fill(1)).code).toBe('binary');
  });

  it('takes text with a stray control character', () => {
    expect(decodeBytes(new TextEncoder().encode(`${'word '.repeat(50)}\0 end`)).text).toContain(
      '\0',
    );
  });
});
