import { describe, expect, it } from 'vitest';
import { nameOfLine, parseLine, readLine } from '../../src/archive/jsonl.ts';
import { RefusalError } from '../../src/document/refusal.ts';

const text = (raw: Uint8Array): string => Buffer.from(raw).toString('utf8');

function refusalOf(value: unknown): RefusalError {
  try {
    readLine(value, 7);
  } catch (error) {
    if (error instanceof RefusalError) return error;
  }
  throw new Error('It was not refused.');
}

describe('readLine', () => {
  it('takes the content of the field, and all the rest as metadata', () => {
    const { raw, given } = readLine(
      { html: '<p>é</p>', name: 'a', uri: 'https://a.example/', rubric: 5 },
      1,
    );
    expect(text(raw)).toBe('<p>é</p>');
    expect(given).toEqual({
      name: 'a',
      mediaType: 'text/html',
      metadata: { uri: 'https://a.example/', rubric: 5 },
    });
  });

  it('decodes Base64 with its media type', () => {
    const { raw, given } = readLine({ base64: 'w6k=', mediaType: 'text/markdown' }, 1);
    expect(text(raw)).toBe('é');
    expect(given.mediaType).toBe('text/markdown');
  });

  it('names an article without a name by its line', () => {
    expect(readLine({ text: 'x' }, 7).given.name).toBe('line 7');
    expect(nameOfLine({ name: 3 }, 7)).toBe('line 7');
  });

  it('takes null for nothing', () => {
    expect(readLine({ text: 'x', html: null, uri: null }, 1).given.metadata).toEqual({});
  });

  it.each([
    [[1], 'line', /JSON object/],
    ['x', 'line', /JSON object/],
    [{ uri: 'x' }, 'line', /it has none/],
    [{ text: 'a', html: 'b' }, 'line', /text, html/],
    [{ text: 5 }, 'metadata', /"text" must be text, not 5/],
    [{ text: '\ud800' }, 'encoding', /surrogate/],
    [{ base64: 'é' }, 'encoding', /Base64/],
    [{ text: 'a', mediaType: 1 }, 'metadata', /"mediaType"/],
    [{ text: 'a', uri: 1 }, 'metadata', /"uri" must be text, not 1/],
    [{ text: 'a', author: [1] }, 'metadata', /"author"/],
  ])('refuses %j and says why', (value, code, message) => {
    const refusal = refusalOf(value);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
  });
});

describe('parseLine', () => {
  it('refuses what is no JSON or no UTF-8', () => {
    expect(() => parseLine(Buffer.from('{'))).toThrow(/no JSON/);
    expect(() => parseLine(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/not UTF-8/);
  });
});
