/** Disks that are really full or read-only: a small one in memory, which only root can mount. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, run } from './tools.ts';

const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'kliping-full-'));
const disk = join(folder, 'disk');
const filler = join(disk, 'filler');
const archive = join(folder, 'archive');

/** Mounts the disk; gives why that was refused. */
function mount(): string | undefined {
  mkdirSync(disk);
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk],
    { encoding: 'utf8' },
  );
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

const refused = mount();
if (refused !== undefined) console.warn(`No disk can be mounted: ${refused}`);
// In CI nothing is skipped: there the mount that was refused fails the tests.
const isSkipped = refused !== undefined && process.env.CI !== 'true';

/** Leaves so many bytes of the disk free. */
function leave(bytes: number): void {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, new Uint8Array(bavail * bsize - bytes));
}

beforeAll(() => {
  run(process.execPath, [CLI, 'ingest', 'archive/inbox', '--archive', archive, '--no-index']);
});
afterAll(() => {
  if (refused === undefined) execFileSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

const EXPORTS: [what: string, args: string[], out: string][] = [
  ['dataset', ['dataset', '--name', 'kabar', '--release', '1.0.0'], 'kabar-1.0.0'],
  ['annotations', ['annotations'], 'a.jsonl'],
  ['bag as a folder', ['bag'], 'bag'],
  ['bag as a ZIP file', ['bag'], 'bag.zip'],
];

describe.skipIf(isSkipped)('on a disk that is full', () => {
  it('is mounted', () => expect(refused).toBeUndefined());

  it.each(EXPORTS)('an export of a %s ends with 4 and leaves nothing', (_what, args, name) => {
    const out = join(disk, name);
    const asked = [CLI, 'export', ...args, '--archive', archive, '--out', out];
    const attempt = () => spawnSync(process.execPath, asked, { encoding: 'utf8' });
    // From nothing to what holds a part of each.
    for (const bytes of [0, 16 * 1024, 40 * 1024]) {
      leave(bytes);
      const { status, stdout, stderr } = attempt();
      expect({ bytes, status, stdout }).toEqual({ bytes, status: 4, stdout: '' });
      expect(stderr).toMatch(/^kliping: .*ENOSPC/);
      expect(readdirSync(disk)).toEqual(['filler']);
    }
    rmSync(filler);
    expect(statfsSync(disk).bavail * statfsSync(disk).bsize).toBeGreaterThan(3 * MEGABYTE);
    expect(attempt().status).toBe(0);
    rmSync(out, { recursive: true });
  });
});

describe.skipIf(isSkipped)('on a disk that is read-only', () => {
  const copy = join(disk, 'archive');
  const remount = (how: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${how}`, disk]);
  const kliping = (...args: string[]) =>
    spawnSync(process.execPath, [CLI, ...args, '--archive', copy], { encoding: 'utf8' });

  it('find, stats and show answer by the index, and what would write ends with 4', () => {
    run(process.execPath, [CLI, 'index', '--archive', archive]);
    cpSync(archive, copy, { recursive: true });
    remount('ro');
    try {
      const found = kliping('find', '--limit', '1', '--json');
      expect([found.status, found.stderr]).toEqual([0, '']);
      const [{ id }] = JSON.parse(found.stdout).articles;
      expect(kliping('show', id, '--format', 'text')).toMatchObject({ status: 0, stderr: '' });
      expect(kliping('stats')).toMatchObject({ status: 0, stderr: '' });
      const written = kliping('ingest', 'README.md');
      expect([written.status, written.stderr]).toEqual([4, expect.stringContaining('EROFS')]);
    } finally {
      remount('rw');
    }
  });
});
