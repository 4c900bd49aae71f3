/** What becomes of a command when nobody reads what it prints, or nothing more can be printed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newsArchive, sharedClaim } from '../archive/reviews/helpers.ts';
import { flipBit } from '../store/helpers.ts';
import { klipingHere } from '../support/cli.ts';

const MAIN = resolve('dist/bin/main.js');
const NOBODY = 'exec 3>&1; { "$0" "$@" 3>&-; echo "$?" >&3; } | true';
const NO_ERRORS = 'exec 3>&1; { "$0" "$@" | wc -l >&3; } 2>&1 | true';
const FULL = '"$0" "$@" >/dev/full; echo "$?"';

/** Runs the program as a shell does; the script prints its exit code. */
function run(script: string, ...args: string[]): { code: number; stderr: string } {
  const options = { encoding: 'utf8', timeout: 60_000 } as const;
  const done = spawnSync('sh', ['-c', script, process.execPath, MAIN, ...args], options);
  return { code: Number(done.stdout || Number.NaN), stderr: done.stderr };
}

let folder = '';
let archive = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-output-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  archive = join(mkdtempSync(join(folder, 'a-')), 'archive');
});

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A copy of the example archive with a wrong bit. */
async function damagedArchive(): Promise<void> {
  await cp('archive/store', archive, { recursive: true });
  const names = await readdir(archive, { recursive: true });
  await flipBit(join(archive, names.find((each) => each.endsWith('raw-00000.warc'))!), 16_000);
}

describe('a command whose reader left', () => {
  it('archives all the same, and says by its exit code that something was refused', async () => {
    const story = put('story.txt', 'Pasar dibuka\n\nPasar ikan dibuka di Jakarta.');
    const args = ['ingest', story, put('empty.txt', ''), '--json', '--archive', archive];
    expect(run(NOBODY, ...args)).toEqual({ code: 1, stderr: '' });
    const { stdout } = await klipingHere(['stats', '--json', '--archive', archive]);
    expect(JSON.parse(stdout)).toMatchObject({ captures: 1 });
  }, 60_000);

  it('ends with 3 when something is damaged', async () => {
    await damagedArchive();
    expect(run(NOBODY, 'verify', '--archive', archive)).toEqual({ code: 3, stderr: '' });
  }, 60_000);

  it('keeps decisions', async () => {
    const { id } = await sharedClaim(await newsArchive(archive));
    expect(run(NOBODY, 'claims', 'accept', id, '--archive', archive).code).toBe(0);
    const listed = await klipingHere([
      'claims',
      'list',
      '--state',
      'accepted',
      '--archive',
      archive,
    ]);
    expect(listed.stdout).toContain(id);
  }, 120_000);

  it('stops when it does nothing but write', () => {
    const lines = `yes '{"text":"Pasar ikan dibuka."}' | `;
    expect(run(NOBODY.replace('"$0"', `${lines}"$0"`), 'process', '--jsonl').code).toBe(0);
  }, 120_000);

  it('goes on when nobody reads its errors', () => {
    // So far apart that the second line is read when the first has been told.
    const lines = `{}\n${'\n'.repeat(1_000_000)}{"text":"Pasar ikan dibuka di Jakarta."}`;
    const args = ['process', put('wire.jsonl', lines)];
    const { stdout } = spawnSync('sh', ['-c', NO_ERRORS, process.execPath, MAIN, ...args], {
      encoding: 'utf8',
    });
    expect(Number(stdout)).toBe(1);
  }, 60_000);
});

describe.runIf(existsSync('/dev/full'))('a command whose output is on a full disk', () => {
  it.each([
    [['verify', '--archive', 'archive/store']],
    [['process', 'archive/inbox']],
    [['find', '--help']],
  ])(
    '%j says so in a line and ends with 4',
    (args) => {
      const { code, stderr } = run(FULL, ...args);
      expect(stderr).toMatch(/^kliping: Could not write 'standard output': .*ENOSPC.*\n$/);
      expect(code).toBe(4);
    },
    60_000,
  );

  it('does its work all the same', async () => {
    const story = put('third.txt', 'Pasar dibuka\n\nPasar ikan dibuka di Jakarta.');
    expect(run(FULL, 'ingest', story, '--json', '--archive', archive).code).toBe(4);
    const { stdout } = await klipingHere(['stats', '--json', '--archive', archive]);
    expect(JSON.parse(stdout)).toMatchObject({ captures: 1 });
  }, 60_000);
});
