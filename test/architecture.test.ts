import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
  .map((name) => [name.replaceAll('\\', '/'), readFileSync(join('src', name), 'utf8')] as const);

// What differs between Node releases, and what depends on where and when the program runs. The
// command line and the store's staging names may; nothing that makes a record does.
const FORBIDDEN: [string, RegExp][] = [
  ['Intl', /\bIntl\./],
  ['localeCompare', /\.localeCompare\(/],
  ['toLocale…', /\.toLocale\w+\(/],
  ['\\p{…}', /\\p\{/i],
  ['Date', /\bDate\b(?!\))\.now|\bnew Date\(/],
  ['Math.random', /Math\.random/],
  ['the host', /node:os|process\.env|process\.cwd/],
];
const MAKES_RECORDS =
  /^(?:unicode|record|document|languages|steps|jsonld|page|enrich)\/|^pipeline\.ts$/;

it.each(FORBIDDEN)('nothing that makes a record uses %s', (_name, pattern) => {
  const users = sources
    .filter(([name]) => MAKES_RECORDS.test(name))
    .filter(([, text]) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    .map(([name]) => name);
  expect(users).toEqual([]);
});

it('every folder of src is in the architecture document', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  for (const { name } of folders) expect(text).toContain(`src/${name}/`);
});
