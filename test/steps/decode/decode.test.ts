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

  it('keeps UTF-8 with a few broken bytes, each as a character that maps to its byte', () => {
    const start = [...new TextEncoder().encode('“héllo” – naïve, caf')];
    const decoded = decodeBytes(Uint8Array.from([...start, 0xe9, 0x20, 0x61]));
    expect(decoded.text).toBe('“héllo” – naïve, caf\ufffd a');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.note?.reason).toContain('1 bytes are not UTF-8');
    expect(decoded.irregular).toEqual([{ start: 20, end: 21 }]);
    expect([20, 21, 22].map(decoded.toByte)).toEqual([
      start.length,
      start.length + 1,
      start.length + 2,
    ]);
  });

  it('refuses text in an encoding that is not read', () => {
    const halfPairs = [
      0xff,
      0xfe,
      ...[...'word '].flatMap((letter) => [letter.charCodeAt(0), 0, 0x3d, 0xd8]),
    ];
    const { code, message } = refusalOf(halfPairs);
    expect(code).toBe('encoding');
    expect(message).toContain('5 of 10 characters are broken, the first at offset 4');
  });

  it.each(['RIFF is what the band plays.', 'ID3 tags were the topic.', 'OggS, a village.'])(
    'takes %j for the words that they are',
    (text) => {
      expect(decodeBytes(new TextEncoder().encode(text)).text).toBe(text);
    },
  );

  it.each(['RIFF\x24\x08\x01\x01WAVEfmt ', 'ID3\x03\0\x01\x01', 'OggS\0\x02'])(
    'refuses %j by its first bytes',
    (head) => {
      expect(refusalOf(new TextEncoder().encode(`${head} and words`)).code).toBe('binary');
    },
  );

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
