import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scriptsIn } from './helpers.ts';

const doc = readFileSync('docs/enrich.md', 'utf8');
const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(doc)![1]!;

it('the build in the documentation runs as it is written, and gives what it shows', () => {
  // Inside the package, where its own name leads to it.
  mkdirSync('out', { recursive: true });
  const folder = mkdtempSync(join('out', 'enrich-'));
  try {
    writeFileSync(join(folder, 'page.html'), block('html'));
    writeFileSync(join(folder, 'build.mjs'), block('js'));
    const run = (): string => {
      execFileSync(process.execPath, ['build.mjs'], { cwd: folder, stdio: 'pipe' });
      return readFileSync(join(folder, 'page.html'), 'utf8');
    };
    const page = run();
    expect(JSON.parse(scriptsIn(page)[0]!)).toEqual(JSON.parse(block('json')));
    expect(run()).toBe(page);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
