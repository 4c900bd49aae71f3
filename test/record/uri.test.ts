import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../../src/pipeline.ts';
import { recordProblems } from '../../src/record/check.ts';
import { readUri } from '../../src/record/uri.ts';
import { isUri } from '../../src/record/uri-format.ts';

describe('readUri', () => {
  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    [' https://a.example/é b ', 'https://a.example/%C3%A9%20b'],
    ['https://a.example/%zz%20', 'https://a.example/%25zz%20'],
    ['urn:isbn:0451450523', 'urn:isbn:0451450523'],
    ['/only/a/path', undefined],
    ['no scheme', undefined],
    ['https://a.example/\ud800', undefined],
  ])('reads %j as %j', (text, uri) => {
    expect(readUri(text)).toBe(uri);
  });

  it('makes no record invalid, whatever address is given', () => {
    const raw = new TextEncoder().encode('Judul\n\nWarga memperbaiki jembatan itu.');
    const address = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `https://a.example/${text}`),
    );
    fc.assert(
      fc.property(address, (uri) => {
        const record = makeRecord(raw, { name: 'a', metadata: { uri } });
        expect(recordProblems(record)).toEqual([]);
        if (record.source.uri === undefined) expect(record.messages[0]?.rule).toBe('record/uri');
      }),
    );
  });
});

describe('isUri', () => {
  const whole = fullFormats.uri as (text: string) => boolean;

  it('says what the pattern of RFC 3986 says', () => {
    const piece = fc.constantFrom(
      ...[
        'http',
        's',
        ':',
        '//',
        '/',
        '?',
        '#',
        '@',
        '[',
        ']',
        '%',
        '%20',
        'a.example',
        '::1',
        '|',
      ],
      ...['_', '~', '!', '"', ' ', '\\', '^', '{', 'é', '80', '.', '..', '&', '=', ';', "'", '\n'],
    );
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    const usual = text.map((rest) => `https://a.example${rest}`);
    fc.assert(
      fc.property(fc.oneof(text, usual, fc.webUrl()), (each) => {
        expect(isUri(each)).toBe(whole(each));
      }),
      { numRuns: 2000 },
    );
  });
});
