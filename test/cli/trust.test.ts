/** `verify`, `repair` and `salvage` as the command line runs them, in this process. */
import { cp, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCompare, runRepair } from '../../src/cli/run/repair.ts';
import { runSalvage } from '../../src/cli/run/salvage.ts';
import { runVerify } from '../../src/cli/run/verify.ts';
import { flipBit, makeFolder, readTree } from '../store/helpers.ts';

const EXAMPLE = 'archive/store';
const OBJECT = 'store/cc8/368/310/urn%3akliping%3abatch%3aexample';
const RAW = `${OBJECT}/v1/content/raw-00000.warc`;
const NOW = '2026-02-03T04:05:06Z';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((data) => {
    printed += Buffer.from(data).toString('utf8');
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What a command printed, without colours, and its exit code. */
async function run(command: Promise<void>): Promise<{ code: number; stdout: string }> {
  printed = '';
  process.exitCode = undefined;
  await command;
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { code, stdout: printed.replace(/\x1b\[\d+m/g, '') };
}

/** Two copies of the example archive, and where the first one's raw volume is. */
async function copies(): Promise<{ archive: string; copy: string; out: string; raw: string }> {
  const folder = await makeFolder();
  const archive = join(folder, 'archive');
  const copy = join(folder, 'copy');
  for (const each of [archive, copy]) await cp(EXAMPLE, each, { recursive: true });
  return { archive, copy, out: join(folder, 'out'), raw: join(archive, RAW) };
}

/** The files of an archive but for the logs of repairs. */
const filesOf = async (folder: string) =>
  new Map([...(await readTree(folder))].filter(([path]) => !path.startsWith('repairs/')));

describe('kliping verify', () => {
  it('says that all is whole', async () => {
    const { archive } = await copies();
    const { code, stdout } = await run(runVerify({ archive }));
    expect(stdout).toMatch(
      /^✓ 1 batch, \d+ captures, \d+ files, \d+ bytes checked: all is whole\.\n/,
    );
    expect(code).toBe(0);
  });

  it('names file, place, rule, and what was expected and found, and ends with 3', async () => {
    const { archive, raw } = await copies();
    await flipBit(raw, 8 * 2000);
    const { code, stdout } = await run(runVerify({ archive }));
    expect(stdout).toContain(`✗ ${RAW} [content-digest]\n`);
    expect(stdout).toMatch(
      /raw-00000\.warc at byte \d+ \[warc-[a-z]+\]\n {2}.* Expected .*, found .*\.\n/,
    );
    expect(stdout).toMatch(/✗ 1 batch, .* checked: \d findings\.\n/);
    expect(code).toBe(3);
    const json = await run(runVerify({ archive, json: true }));
    const report = JSON.parse(json.stdout);
    expect(report.findings[0]).toMatchObject({ severity: 'error', path: RAW });
    expect(report.totals).toMatchObject({ batches: 1 });
    expect(json.code).toBe(3);
  });

  it('sees with --quick that a file is shorter, and reads none', async () => {
    const { archive, raw } = await copies();
    expect((await run(runVerify({ archive, quick: true }))).stdout).toMatch(
      /^✓ 1 batch looked at, no content read: all is whole\.\n/,
    );
    await flipBit(raw, 8 * 2000);
    expect((await run(runVerify({ archive, quick: true }))).code).toBe(0);
    await truncate(raw, 2000);
    const { code, stdout } = await run(runVerify({ archive, quick: true }));
    expect(stdout).toContain(`✗ ${RAW} [content-size]\n`);
    expect(stdout).toContain('found 2000 bytes.');
    expect(code).toBe(3);
    await rm(raw);
    expect((await run(runVerify({ archive, quick: true }))).stdout).toContain('[content-missing]');
  });

  it('passes over what is older than --since, a time or a batch', async () => {
    const { archive, raw } = await copies();
    await flipBit(raw, 8 * 2000);
    const later = await run(runVerify({ archive, since: '2026-02-01' }));
    expect(later.stdout).toMatch(/\(1 older object passed over\): all is whole\./);
    expect(later.code).toBe(0);
    for (const since of ['2026-01-31', '2026-01-31T12:00:00Z', 'example']) {
      expect((await run(runVerify({ archive, since }))).code, since).toBe(3);
    }
    await expect(runVerify({ archive, since: 'yesterday' })).rejects.toThrow(
      '"yesterday" is neither a time in UTC such as 2026-01-31 nor the id of a batch',
    );
  });

  it('verifies with --since what has an inventory that cannot be trusted', async () => {
    const { archive } = await copies();
    await flipBit(join(archive, OBJECT, 'inventory.json'), 8 * 20);
    const { code, stdout } = await run(runVerify({ archive, since: '2027-01-01' }));
    expect(stdout).toContain('[inventory-sidecar]');
    expect(code).toBe(3);
  });

  it('refuses a folder that is no archive', async () => {
    await expect(runVerify({ archive: await makeFolder() })).rejects.toThrow(
      'There is no archive in',
    );
  });
});

describe('kliping verify --against', () => {
  it('finds two copies the same', async () => {
    const { archive, copy } = await copies();
    const { code, stdout } = await run(runCompare(archive, copy));
    expect(stdout).toBe('1 object whole and the same in both, 0 files can be restored, 0 left.\n');
    expect(code).toBe(0);
  });

  it('tells what could be restored, and touches nothing', async () => {
    const { archive, copy, raw } = await copies();
    await flipBit(raw, 8 * 2000);
    const before = await readTree(archive);
    const { code, stdout } = await run(runCompare(archive, copy));
    expect(stdout).toMatch(/✓ .*raw-00000\.warc can be restored \(here .*\)\n/);
    expect(code).toBe(3);
    expect(await readTree(archive)).toEqual(before);
    const json = JSON.parse((await run(runCompare(archive, copy, true))).stdout);
    expect(json).toMatchObject({ restores: [{ path: RAW }], left: [] });
  });

  it('tells that an object is missing', async () => {
    const { archive, copy } = await copies();
    await rm(join(archive, OBJECT), { recursive: true });
    const { code, stdout } = await run(runCompare(archive, copy));
    expect(stdout).toContain('can be restored');
    expect(code).toBe(3);
  });
});

describe('kliping repair', () => {
  it('restores every byte, and logs it', async () => {
    const { archive, copy, raw } = await copies();
    const before = await filesOf(archive);
    await flipBit(raw, 8 * 2000);
    await rm(join(archive, OBJECT, 'inventory.json'));
    await truncate(join(archive, 'kliping.json'), 3);
    const { code, stdout } = await run(runRepair({ archive, from: copy, now: NOW }));
    expect(stdout).toMatch(/✓ .*raw-00000\.warc restored \(here .*\)\n/);
    expect(stdout).toMatch(/3 files restored, 0 left\.\nLog {6}.*20260203T040506Z\.jsonl\n$/);
    expect(code).toBe(0);
    expect(await filesOf(archive)).toEqual(before);
    const log = await readFile(join(archive, 'repairs/20260203T040506Z.jsonl'), 'utf8');
    for (const path of [RAW, `${OBJECT}/inventory.json`, 'kliping.json']) {
      expect(log).toContain(JSON.stringify(path));
    }
    expect((await run(runVerify({ archive }))).code).toBe(0);
    const again = await run(runRepair({ archive, from: copy, now: NOW, json: true }));
    expect(JSON.parse(again.stdout)).toMatchObject({ restores: [], left: [], same: 1 });
  });

  it('leaves what is damaged in both, and ends with 3', async () => {
    const { archive, copy, raw } = await copies();
    await flipBit(raw, 8 * 2000);
    await flipBit(join(copy, RAW), 8 * 2100);
    const { code, stdout } = await run(runRepair({ archive, from: copy, now: NOW }));
    expect(stdout).toMatch(/✗ .*raw-00000\.warc: damaged in both, left as it is/);
    expect(code).toBe(3);
  });

  it('refuses a copy that is no archive', async () => {
    const { archive } = await copies();
    const from = await makeFolder();
    await expect(runRepair({ archive, from, now: NOW })).rejects.toThrow(from);
  });
});

describe('kliping salvage', () => {
  it('copies a whole archive', async () => {
    const { archive, out } = await copies();
    const { code, stdout } = await run(runSalvage(archive, { out, now: NOW }));
    expect(stdout).toMatch(/^✓ urn:kliping:batch:example: whole\nArchive {2}.*\n$/);
    expect(code).toBe(0);
    expect((await run(runVerify({ archive: join(out, 'archive') }))).code).toBe(0);
  });

  it('rescues what is whole of a damaged archive, tells what is lost, and ends with 3', async () => {
    const { archive, out, raw } = await copies();
    await flipBit(raw, 8 * 2000);
    const { code, stdout } = await run(runSalvage(archive, { out, now: NOW }));
    expect(stdout).toMatch(
      /^! urn:kliping:batch:example: rebuilt, \d+ look-up lines? from \d+ whole records, \d+ kept beside\n {2}✗ raw-00000\.warc at byte \d+: \d+ bytes lost \(.*\)\n/,
    );
    expect(code).toBe(3);
    const rescued = join(out, 'archive');
    expect((await run(runVerify({ archive: rescued }))).code).toBe(0);
    await expect(runSalvage(archive, { out, now: NOW })).rejects.toThrow(out);
  });

  it('rescues the whole records of a volume', async () => {
    const { raw, out } = await copies();
    await flipBit(raw, 8 * 2000);
    const { code, stdout } = await run(runSalvage(raw, { out, now: NOW }));
    expect(stdout).toMatch(/^\d+ whole records in .*raw-00000\.warc\n {2}✗ .* at byte \d+: /);
    expect(code).toBe(3);
    await expect(runSalvage(raw, { out, now: NOW })).rejects.toThrow('give another --out');
  });

  it('refuses what is not there, and a folder that is no archive', async () => {
    const { archive, out } = await copies();
    const inside = join(archive, 'store', 'out');
    await expect(runSalvage(archive, { out: inside, now: NOW })).rejects.toThrow('in the archive');
    await expect(runSalvage('nowhere', { out, now: NOW })).rejects.toThrow("nothing at 'nowhere'");
    const empty = await makeFolder();
    await expect(runSalvage(empty, { out, now: NOW })).rejects.toThrow('There is no archive in');
  });
});
