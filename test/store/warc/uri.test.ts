import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUri, safeUri } from '../../../src/store/warc/uri.ts';
import { isHeaderValue } from '../../../src/store/warc/write.ts';

describe('safeUri', () => {
  it.each([
    'https://contoh.id/berita/2024/05/01/judul?page=2#isi',
    'http://user:pw@contoh.id:8080/a%20b',
    'HTTP://CONTOH.ID',
    'http://[2001:db8::1]/x',
    'urn:uuid:6d2a868e-da89-8d65-a819-83801260b561',
    'urn:isbn:0451450523',
    'ni:///sha-256;QJWh3aiBeighjKhD4POiOESoevC8M2MafZQGxcHlyLU',
  ])('keeps %s as it is', (uri) => {
    expect(safeUri(uri)).toBe(uri);
  });

  it.each([
    ['https://contoh.id/a b', 'https://contoh.id/a%20b'],
    ['https://contoh.id/ü', 'https://contoh.id/%C3%BC'],
    ['https://contoh.id/😀', 'https://contoh.id/%F0%9F%98%80'],
    ['https://bücher.de/', 'https://b%C3%BCcher.de/'],
    ['https://contoh.id/\r\nX: y', 'https://contoh.id/%0D%0AX:%20y'],
    ['https://contoh.id/\0', 'https://contoh.id/%00'],
    ['https://contoh.id/100%', 'https://contoh.id/100%25'],
    ['https://contoh.id/%zz', 'https://contoh.id/%25zz'],
    ['https://contoh.id/?q[]=<"\\^`{|}>', 'https://contoh.id/?q%5B%5D=%3C%22%5C%5E%60%7B%7C%7D%3E'],
    ['https://contoh.id/#a#b', 'https://contoh.id/#a%23b'],
  ])('percent-encodes what may not stand in a URI: %j', (text, uri) => {
    expect(safeUri(text)).toBe(uri);
  });

  it.each([
    '',
    'judul.txt',
    '../../etc/passwd',
    '/berita/1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http:contoh.id',
    'http://',
    'http:///path',
    'http://contoh.id:port/',
    'http://[contoh]/',
    'urn:x',
    'ni:///sha-256',
    ' https://contoh.id/',
    'https://contoh.id/\ud800',
    `https://contoh.id/${'x'.repeat(70_000)}`,
    `https://contoh.id/${' '.repeat(30_000)}`,
  ])('gives null for what is no such URI: %.40j', (text) => {
    expect(safeUri(text)).toBeNull();
  });

  it('gives a header-safe URI or null for any text, and the same again for its own result', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: 'binary' }).map((tail) => `https://contoh.id/${tail}`),
      fc.string({ unit: 'binary' }).map((tail) => `https://${tail}`),
      fc.string().map((tail) => `urn:x-y:${tail}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const uri = safeUri(text);
        if (uri === null) return;
        expect(isUri(uri)).toBe(true);
        expect(isHeaderValue(uri)).toBe(true);
        expect(uri).toMatch(/^[!-~]+$/);
        expect(safeUri(uri)).toBe(uri);
      }),
      { numRuns: 500 },
    );
  });
});
