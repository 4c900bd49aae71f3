import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the documentation', () => {
  it('gives the reason for every dependency, and for no other', () => {
    const text = readFileSync('docs/dependencies.md', 'utf8');
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) =>
      [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    );
    const types = ['@types/node', '@types/yazl', '@types/cli-progress', '@types/jsonld'];
    const used = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    });
    expect(named.sort()).toEqual(used.filter((name) => !types.includes(name)).sort());
  });

  it('says how to mend every refusal', () => {
    const text = readFileSync('docs/errors.md', 'utf8');
    const sources = [
      'src/document/refusal.ts',
      'src/archive/sources/fault.ts',
      'src/archive/records/makers.ts',
    ].map((path) => readFileSync(path, 'utf8'));
    const codes = sources.flatMap((source) =>
      [...source.matchAll(/type \w+Code =([^;]+);/g)].flatMap(([, union]) =>
        [...union!.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code!),
      ),
    );
    expect(codes.length).toBeGreaterThan(10);
    for (const code of [...codes, 'internal']) expect(text).toContain(`| \`${code}\` |`);
  });

  it('is of the version it says', () => {
    expect(VERSION).toBe(manifest.version);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`## ${VERSION}`);
  });
});
