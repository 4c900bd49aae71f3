import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, missing, nodeRelease, run } from './tools.ts';

const INBOX = 'archive/inbox';
const RELEASES = [20, 22, 24];

describe('records on every Node release', () => {
  for (const release of RELEASES) {
    const node = nodeRelease(release);
    const skip = missing(node);
    it.skipIf(skip)(
      `are the same bytes on Node ${release}${skip ? ' (skipped: run test/interop/setup.sh first)' : ''}`,
      () => {
        expect(run(node, ['--version']).toString()).toMatch(`v${release}.`);
        const files = readdirSync(INBOX)
          .sort()
          .map((name) => join(INBOX, name));
        expect(files.length).toBeGreaterThan(5);
        const digest = (path: string): string =>
          createHash('sha256')
            .update(run(path, [CLI, 'process', ...files]))
            .digest('hex');
        expect(digest(node)).toBe(digest(process.execPath));
      },
    );
    it.skipIf(skip)(
      `come with no complaint about a switch of the engine from Node ${release}${skip ? ' (skipped: run test/interop/setup.sh first)' : ''}`,
      () => {
        const { status, stderr } = spawnSync(node, [CLI, '--version'], { encoding: 'utf8' });
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      },
    );
  }
});
