import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CACHING, CONTENT_TYPES, HEADERS, headersOf } from '../../../src/export/site/headers.ts';

const DOCUMENT = readFileSync('docs/site.md', 'utf8');
const example = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT)![1]!;

describe.each(['nginx', 'caddy', 'apache'])('the example for %s', (language) => {
  it('sends the headers of a preview', () => {
    const text = example(language);
    for (const [name, value] of Object.entries(HEADERS)) {
      expect(text).toContain(`${name} "${value}"`);
    }
    for (const value of Object.values(CACHING)) expect(text).toContain(`"${value}"`);
    for (const ending of ['.atom', '.jsonl', '.jsonld', '.parquet']) {
      const [type] = CONTENT_TYPES[ending]!.split(';');
      expect(text).toMatch(
        new RegExp(
          `${type!.replace('+', '\\+')}.*${ending.slice(1)}\\b|\\*\\${ending}.*${type!.replace('+', '\\+')}`,
        ),
      );
    }
  });
});

it('the example for nginx has every type', () => {
  for (const [ending, type] of Object.entries(CONTENT_TYPES)) {
    expect(example('nginx')).toContain(`"${type}" ${ending.slice(1)};`);
  }
});

it('files that are named by what is in them may be kept for a day', () => {
  expect(headersOf('/a/pagefind/fragment/en_1.pf_fragment')).toMatchObject({
    'Cache-Control': CACHING.lasting,
    'Content-Type': 'application/octet-stream',
  });
  expect(headersOf('/index.html')['Cache-Control']).toBe(CACHING.usual);
});
