import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generated } from '../scripts/generate.ts';

describe('generated files', () => {
  it.each(Object.entries(generated))(
    '%s is current',
    async (path, make) => {
      expect(existsSync(path)).toBe(true);
      expect(readFileSync(path, 'utf8') === (await make()), 'run `npm run generate`').toBe(true);
    },
    60_000,
  );
});
