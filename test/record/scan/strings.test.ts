import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytePattern } from '../../../src/record/scan/pattern.ts';
import { stringTest } from '../../../src/record/scan/strings.ts';

const PATTERNS = [
  '^p[1-9][0-9]*$',
  '^[a-z][a-z-]*$',
  '^#[A-Za-z0-9_-]+$',
  '^[Hh]t?[0-9]{3}:',
  '^x$',
];
const pieces = fc.array(
  fc.constantFrom('p', '#', 'h', 'H', 't', '0', '12', '304', ':', '-', 'é', 'x'),
  {
    maxLength: 6,
  },
);

describe('bytePattern', () => {
  it.each(PATTERNS)('affirms what the expression takes, and nothing else (%s)', (source) => {
    const fits = bytePattern(source)!;
    fc.assert(
      fc.property(pieces, (parts) => {
        const bytes = Buffer.from(`"${parts.join('')}"`);
        const expected = new RegExp(source, 'u').test(parts.join(''));
        expect(fits(bytes, 1, bytes.length - 1)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['p[0-9]', '^(a|b)$', '^a.c$', '^[^a]$', '^\\\\d$', ''])(
    'leaves others alone (%j)',
    (source) => {
      expect(bytePattern(source)).toBeNull();
    },
  );
});

describe('stringTest', () => {
  const quoted = (text: string) => Buffer.from(JSON.stringify(text));
  const uri = fullFormats.uri as (text: string) => boolean;

  it('takes for a URI what the format does', () => {
    const test = stringTest({ format: 'uri' });
    const parts = fc.array(
      fc.constantFrom(
        'http',
        'https',
        's',
        '://',
        ':',
        '/',
        'a',
        'contoh.id',
        '.',
        '_',
        '-',
        '%',
        '?',
        '#',
        '[',
        'é',
        '"',
      ),
      { maxLength: 7 },
    );
    fc.assert(
      fc.property(parts, fc.boolean(), (pieces, web) => {
        const text = `${web ? 'http://' : ''}${pieces.join('')}`;
        const bytes = quoted(text);
        expect(test(bytes, 0, bytes.length)).toBe(uri(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('wants all that is demanded at once', () => {
    const test = stringTest({ pattern: '^[Hh]', format: 'uri', maxLength: 20 });
    const fits = (text: string) => test(quoted(text), 0, quoted(text).length);
    expect(fits('https://contoh.id/a')).toBe(true);
    expect(fits('ftp://contoh.id/a')).toBe(false);
    expect(fits('h')).toBe(false);
    expect(fits('https://contoh.id/abcd')).toBe(false);
  });

  it('counts characters, not bytes', () => {
    const test = stringTest({ maxLength: 2 });
    expect(test(quoted('é🌉'), 0, quoted('é🌉').length)).toBe(true);
    expect(test(quoted('é🌉a'), 0, quoted('é🌉a').length)).toBe(false);
  });
});
