import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleGraph } from '../../src/jsonld/graph.ts';
import { webAddress } from '../../src/jsonld/web-address.ts';
import { graphErrors } from '../../src/record/validate.ts';
import { annotatedRecord } from '../support/record.ts';

describe('webAddress', () => {
  it.each([
    'http://a.example',
    'https://a.example/',
    'HTTPS://A.example:8080/x/y;z?q=%C3%A9&r=a/b#top',
    'http://192.0.2.1/a',
  ])('gives %s back', (uri) => {
    expect(webAddress(uri)).toBe(uri);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt://a.example/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'urn:x:y',
    '//a.example/',
    '/a',
    'https:a.example',
    'https://',
    'https:///a',
    'https://a.example@b.example/',
    'https://a.example/é',
    'https://a.example/%zz',
    'https://a.example/#a#b',
    'https://a.example/"onclick="x',
    'https://a.example/<b>',
    'https://a.example/a b',
    'https://a.example/\n',
  ])('knows %j for none', (uri) => {
    expect(webAddress(uri)).toBeUndefined();
  });

  it('lets through only what the schema lets through', () => {
    const record = annotatedRecord();
    const pieces = fc.constantFrom(...'ahttps:/?#[]@%2f.é<"\' \\~'.split(''), '://', '%C3');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const uri = `https://a${parts.join('')}`;
        const graph = articleGraph({ ...record, source: { ...record.source, uri } });
        expect(graphErrors(graph)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
