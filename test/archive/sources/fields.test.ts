import { describe, expect, it } from 'vitest';
import { mapFields, parseFieldMap } from '../../../src/archive/sources/field-map.ts';
import { articleOf, nameOf } from '../../../src/archive/sources/fields.ts';
import { RefusalError } from '../../../src/document/refusal.ts';
import { text } from './helpers.ts';

function refusalOf(value: Record<string, unknown>): RefusalError {
  try {
    articleOf(value, 'a');
  } catch (error) {
    if (error instanceof RefusalError) return error;
  }
  throw new Error('It was not refused.');
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

describe('articleOf', () => {
  it('takes the content of the field, and all the rest as metadata', () => {
    const fields = { html: '<p>é</p>', name: 'a', uri: 'https://a.example/', rubric: 5 };
    const { raw, given } = articleOf(fields, 'x:1');
    expect(text(raw)).toBe('<p>é</p>');
    expect(given).toEqual({
      name: 'a',
      mediaType: 'text/html',
      metadata: { uri: 'https://a.example/', rubric: 5 },
    });
  });

  it('decodes Base64 with its media type', () => {
    const { raw, given } = articleOf({ base64: 'w6k=', mediaType: 'text/markdown' }, 'a');
    expect(text(raw)).toBe('é');
    expect(given.mediaType).toBe('text/markdown');
  });

  it('names an article without a name as it is told to', () => {
    expect(articleOf({ text: 'x' }, 'list.jsonl:7').given.name).toBe('list.jsonl:7');
    expect(nameOf({ name: 3 })).toBeUndefined();
  });

  it('takes null for nothing', () => {
    const fields = { text: 'x', html: null, uri: null, mediaType: null };
    expect(articleOf(fields, 'a').given).toEqual({
      name: 'a',
      mediaType: 'text/plain',
      metadata: {},
    });
  });

  it.each([
    [{ uri: 'x' }, 'line', /there is none.*--map/],
    [{ text: 'a', html: 'b' }, 'line', /text, html/],
    [{ text: 5 }, 'metadata', /"text" must be text, not 5/],
    [{ text: '\ud800' }, 'encoding', /"text".*surrogate/],
    [{ text: 'a', tags: [{ '\ud800': 1 }] }, 'encoding', /"tags".*surrogate/],
    [{ text: 'a', publisher: '\udc00' }, 'encoding', /"publisher".*surrogate/],
    [{ text: 'a', tags: nested(100) }, 'nesting', /"tags" is nested/],
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

describe('parseFieldMap and mapFields', () => {
  const map = (given: string, fields: Record<string, unknown>): unknown => {
    const parsed = parseFieldMap(given);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return mapFields(fields, parsed);
  };

  it('gives our names to theirs and leaves the rest', () => {
    expect(map('text=body,uri=link', { body: 'a', link: 'b', rubric: 'c' })).toEqual({
      text: 'a',
      uri: 'b',
      rubric: 'c',
    });
  });

  it('lets what is mapped win over what has the name already', () => {
    expect(map('text=body', { text: 'summary', html: '<p>', body: 'a' })).toEqual({ text: 'a' });
  });

  it('leaves out what is not there', () => {
    expect(map('text=body,uri=link', { body: 'a' })).toEqual({ text: 'a' });
  });

  it.each([
    ['text', /“text” is not OURS=THEIRS/],
    ['text=', /“text=” is not/],
    ['=body', /“=body” is not/],
    ['txet=body', /“txet” is none of text, html/],
    ['uri=a,uri=b', /“uri” stands there twice/],
    ['text=a,html=b', /only one of/],
  ])('says what is wrong with %s', (given, problem) => {
    expect(parseFieldMap(given)).toEqual({ problem: expect.stringMatching(problem) });
  });
});
