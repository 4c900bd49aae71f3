import fc from 'fast-check';
import { expect, it } from 'vitest';
import { embeddableJson } from '../../src/jsonld/embed.ts';

const hostile = fc.constantFrom(
  '</script>',
  '<!--',
  '<script',
  '-->',
  ']]>',
  '&lt;',
  '\u2028\u2029',
  '\u007f\u0085\ufdd0\uffff',
);

it('embeddableJson holds nothing that HTML reads, and parses to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.array(hostile), (value, words) => {
      const all = { value, [words.join('')]: words };
      const json = embeddableJson(all);
      expect(json).not.toMatch(/[<>&\x7f-\x9f\u2028\u2029\ufdd0\uffff]/);
      expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(all));
    }),
  );
});
