import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRecord } from '../src/pipeline.ts';
import { recordProblems } from '../src/record/check.ts';

const FIXTURES = 'test/fixtures';

/** A case is a folder with `input.<ext>` and `expected.json`: what the record must at least say. */
describe.each(readdirSync(FIXTURES))('%s', (name) => {
  it('gives the expected record', () => {
    const files = readdirSync(join(FIXTURES, name)).sort();
    const input = files.find((file) => file.startsWith('input.'));
    expect(files).toEqual(['expected.json', input]);
    const record = makeRecord(readFileSync(join(FIXTURES, name, input!)), {
      name: input!,
      metadata: {},
    });
    expect(recordProblems(record)).toEqual([]);
    expect(record).toMatchObject(
      JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')),
    );
  });
});
