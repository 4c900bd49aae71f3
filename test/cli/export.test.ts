/** `export dataset`, `annotations` and `bag` as the command line runs them, in this process. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, vi } from 'vitest';
import { exportCommand } from '../../src/cli/export.ts';
import { sampleCommand } from '../../src/cli/sample.ts';
import { COLUMNS } from '../../src/export/sample/columns.ts';
import { nodeFiles } from '../../src/store/index.ts';
import { keep } from '../catalog/support.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET } from '../export/dataset/helpers.ts';
import { faultyFiles } from '../store/faults-disk.ts';
import { flipBit, makeFolder, readTree } from '../store/helpers.ts';
import { runCommand } from '../support/command.ts';

const run = (...args: string[]) => runCommand(exportCommand, args);
const NAMED = ['--name', 'kabar', '--release', '1.0.0'];

/** A folder to write into, and an archive of its own. */
async function places() {
  const { folder, root } = await archiveOf([FERRY, MARKET], [BRIDGE]);
  const out = await makeFolder();
  return { archive: folder, root, out, path: join(out, 'x') };
}

/** Every export, by its name, with what it takes besides archive and output. */
const EXPORTS: [name: string, ...more: string[]][] = [
  ['dataset', ...NAMED],
  ['annotations'],
  ['bag'],
];

describe.each(EXPORTS)('kliping export %s', (name, ...more) => {
  it('writes what it says, and tells it for people and for machines', async () => {
    const { archive, out, path } = await places();
    const { code, stdout, stderr } = await run(
      ...[name, ...more, '--archive', archive, '--out', path],
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`✓ ${path}: `);
    const again = join(out, 'y');
    const told = await run(name, ...more, '--archive', archive, '--out', again, '--json');
    expect(told.code).toBe(0);
    expect(JSON.parse(told.stdout)).toMatchObject({ path: again, bytes: expect.any(Number) });
    expect(readdirSync(out).sort()).toEqual(['x', 'y']);
  });

  it('refuses wrong usage with 2, and writes nothing', async () => {
    const { archive, root, out, path } = await places();
    const wrong: [args: string[], message: string][] = [
      [['--archive', archive, '--out', join(root, 'x')], 'would be in the archive'],
      [['--archive', archive], "'--out"],
      [['--archive', archive, '--out', path, '--what'], 'unknown option'],
      [['--archive', join(out, 'none'), '--out', path], 'none'],
      [['--archive', archive, '--out', join(out, 'none', 'x')], 'There is no folder'],
      [['--archive', archive, '--out', archive], 'already'],
    ];
    for (const [args, message] of wrong) {
      const { code, stdout, stderr } = await run(name, ...more, ...args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toContain(message);
    }
    expect(readdirSync(out)).toEqual([]);
  });

  it('gives 3 for a damaged archive, and writes nothing', async () => {
    const { archive, root, out, path } = await places();
    const volume = [...(await readTree(root)).keys()].find((each) => each.includes('derived-'));
    await flipBit(join(root, volume!), 8 * 2500);
    const { code, stderr } = await run(name, ...more, '--archive', archive, '--out', path);
    expect(code).toBe(3);
    expect(stderr).toContain(volume!.split('/').at(-1));
    expect(readdirSync(out)).toEqual([]);
  });

  it('gives 4 for a full disk, and leaves nothing', async () => {
    const { archive, out, path } = await places();
    const counting = faultyFiles(Infinity, '', 'once', { ...nodeFiles });
    const disks = (files: typeof nodeFiles) =>
      (['createFile', 'createFolder', 'move'] as const).map((each) =>
        vi.spyOn(nodeFiles, each).mockImplementation(files[each] as never),
      );
    const undo = (spies: ReturnType<typeof disks>) => {
      for (const spy of spies) spy.mockRestore();
    };
    const asked = [name, ...more, '--archive', archive, '--out', path];
    let spies = disks(counting.files);
    expect((await run(...asked)).code).toBe(0);
    undo(spies);
    await rm(path, { recursive: true });
    const operations = counting.log.length;
    expect(operations).toBeGreaterThan(3);
    for (const failing of [0, 2, operations >> 1, operations - 1]) {
      spies = disks(faultyFiles(failing, 'ENOSPC', 'once', { ...nodeFiles }).files);
      const { code, stdout, stderr } = await run(...asked);
      undo(spies);
      expect({ failing, code, stdout }).toEqual({ failing, code: 4, stdout: '' });
      expect(stderr).toContain('ENOSPC');
      expect(readdirSync(out)).toEqual([]);
    }
  });
});

describe('kliping export dataset', () => {
  it.each([
    [['--release', '1.0'], '--release cannot be "1.0"'],
    [['--name', 'Kabar Kita'], '--name cannot be'],
    [['--fields', 'nothing'], 'nothing'],
    [['--where', 'nothing=1'], 'nothing'],
    [['--where', 'language=xx'], 'None of the 3 articles'],
    [['--layer', 'record'], '--layer'],
    [['--now', 'yesterday'], '--now'],
    [['--previous', '/nowhere'], '/nowhere'],
    [['--about', 'package.json'], '--about package.json cannot be used'],
    [['--quality', 'package.json'], '--quality package.json cannot be used'],
    [['--about', '/nowhere.json'], "There is no file '/nowhere.json': check --about."],
    [['--quality', '/nowhere.json'], "There is no file '/nowhere.json': check --quality."],
    [['--about', 'test'], "'test' is a folder: give the file itself with --about."],
  ])('refuses %j with 2', async (args, message) => {
    const { archive, out, path } = await places();
    const asked = ['dataset', ...NAMED, '--archive', archive, '--out', path, ...args];
    const { code, stderr } = await run(...asked);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(readdirSync(out)).toEqual([]);
  });

  it('tells what conditions left out, and what changed since the release before', async () => {
    const { archive, out, path } = await places();
    const asked = ['dataset', '--name', 'kabar', '--archive', archive];
    const first = await run(
      ...asked,
      '--release',
      '1.0.0',
      '--out',
      path,
      '--where',
      'language=id',
    );
    expect(first.stdout).toContain('kabar 1.0.0, 2 articles');
    expect(first.stdout).toContain('1 article left out by the conditions.');
    const next = join(out, 'next');
    const second = await run(...asked, '--release', '1.1.0', '--out', next, '--previous', path);
    expect(second.stdout).toContain('Since 1.0.0: 1 added, 0 changed, 0 withdrawn.');
  });
});

describe('kliping export bag', () => {
  it('packs a release, and gives 3 for one that is damaged', async () => {
    const { archive, out, path } = await places();
    await run('dataset', ...NAMED, '--archive', archive, '--out', path);
    const bag = await run('bag', '--dataset', path, '--out', join(out, 'kabar.zip'));
    expect(bag.code).toBe(0);
    await cp(path, join(out, 'copy'), { recursive: true });
    await flipBit(join(out, 'copy', 'README.md'), 80);
    const damaged = join(out, 'damaged');
    expect((await run('bag', '--dataset', join(out, 'copy'), '--out', damaged)).code).toBe(3);
    expect((await run('bag', '--dataset', out, '--out', damaged)).code).toBe(2);
    expect(existsSync(damaged)).toBe(false);
  });
});

describe('kliping export annotations', () => {
  it('gives 2 for a layer that is not there', async () => {
    const { archive, path } = await places();
    const { code, stderr } = await run(
      ...['annotations', '--archive', archive, '--out', path, '--layer', 'spacy'],
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('"spacy"')]);
  });
});

describe('a sample, from drawing it to the datasheet', () => {
  const sample = (...args: string[]) => runCommand(sampleCommand, args);

  /** Draws a sheet and judges everything in it. */
  async function judged() {
    const made = await archiveOf([FERRY, MARKET, BRIDGE]);
    await keep(made);
    const archive = made.folder;
    const folder = await makeFolder();
    const sheet = join(folder, 'quotations.csv');
    const drawn = ['--what', 'quotations', '--archive', archive, '--out', sheet];
    expect((await sample(...drawn)).code).toBe(0);
    const rows = parse(readFileSync(sheet), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    const cells = rows.map((row) => {
      const judgement = row.row === 'article' ? { missed: '1' } : { verdict: 'y' };
      const all: Record<string, string> = { ...row, ...judgement };
      return COLUMNS.map((column) => `"${all[column]!.replaceAll('"', '""')}"`).join(',');
    });
    await writeFile(sheet, [COLUMNS.join(','), ...cells].join('\r\n'));
    return { archive, folder, sheet };
  }

  it('shows who judged, when and what they found', async () => {
    const { archive, folder, sheet } = await judged();
    const quality = join(folder, 'quotations.json');
    const coded = ['--coder', 'Ratna Wulandari', '--coder', 'Budi', '--date', '2026-03-01'];
    const read = await sample('--read', sheet, ...coded, '--out', quality);
    expect([read.code, read.stderr]).toEqual([0, '']);
    expect(read.stdout).toContain('precision  100.0%');
    const out = join(folder, 'release');
    const asked = ['dataset', ...NAMED, '--archive', archive, '--out', out, '--quality', quality];
    expect(await run(...asked)).toMatchObject({ code: 0, stderr: '' });
    const readme = readFileSync(join(out, 'README.md'), 'utf8');
    expect(readme).toContain('| quotations | precision | 100.0 % |');
    expect(readme).toContain('judged by Ratna Wulandari and Budi, done on 2026-03-01');
    const other = await archiveOf([MARKET]);
    const elsewhere = join(folder, 'elsewhere');
    const refused = await run(
      ...['dataset', ...NAMED, '--archive', other.folder, '--out', elsewhere, '--quality', quality],
    );
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give what was measured on this archive'),
    });
    expect(readFileSync(quality, 'utf8')).toContain(captureOf(FERRY).id);
  });

  it('has an article or more', async () => {
    const refused = await sample('--what', 'quotations', '--size', '0');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Give 1 or more.') });
  });

  it('refuses a statement that does not say who or when, or that stands there already', async () => {
    const { folder, sheet } = await judged();
    const quality = join(folder, 'q.json');
    const wrong: [args: string[], message: string][] = [
      [['--read', sheet, '--out', quality], '--coder'],
      [['--read', sheet, '--out', quality, '--coder', 'A'], '--date'],
      [['--read', sheet, '--coder', 'A', '--date', '2026-03-01'], '--out'],
      [['--read', sheet, '--out', quality, '--coder', ' ', '--date', '2026-03-01'], 'a person'],
      [['--read', sheet, '--out', quality, '--coder', 'A', '--date', '2026-02-30'], 'a day'],
      [['--what', 'mentions', '--out', quality, '--coder', 'A'], '--coder'],
      [['--read', sheet, '--out', sheet, '--coder', 'A', '--date', '2026-03-01'], 'already'],
    ];
    for (const [args, message] of wrong) {
      const { code, stderr } = await sample(...args);
      expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining(message)]);
    }
    expect(existsSync(quality)).toBe(false);
  });
});
