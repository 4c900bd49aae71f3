/** The batch scripts as they stand, in a real folder. */
import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flipBit, makeFolder } from '../store/helpers.ts';
import { kliping } from '../support/cli.ts';

const SCRIPTS = resolve('scripts/batch');
const MAIN = resolve('dist/bin/main.js');
const STORY =
  'Pasar ikan dibuka\n\n"Kami senang," kata Budi Santoso di Jakarta. Pasar itu lama tutup.';

interface Place {
  readonly settings: string;
  readonly folder: string;
  readonly drop: string;
  readonly archive: string;
}

async function makePlace(more = ''): Promise<Place> {
  // A space in every path.
  const folder = join(await makeFolder(), 'my news');
  const at = (name: string) => join(folder, name);
  mkdirSync(at('drop'), { recursive: true });
  const settings = at('kliping.conf');
  const lines = ['ARCHIVE', 'DROP', 'WORK', 'DONE', 'STATE'].map(
    (name) => `${name}='${at(name.toLowerCase())}'`,
  );
  writeFileSync(
    settings,
    `${lines.join('\n')}\nQUIET=0\nFULL_DAY=8\nKLIPING='${process.execPath} ${MAIN}'\n${more}\n`,
  );
  return { settings, folder, drop: at('drop'), archive: at('archive') };
}

function run(script: string, { settings }: Place, ...more: string[]) {
  return new Promise<{ code: number; out: string }>((done) => {
    const args = [join(SCRIPTS, script), settings, ...more];
    const env = { ...process.env, NO_COLOR: '1' };
    execFile('sh', args, { env }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, out: stdout + stderr });
    });
  });
}

/** A volume of the archive. */
function volumeOf(archive: string): string {
  const store = join(archive, 'store');
  const name = readdirSync(store, { recursive: true, encoding: 'utf8' }).find((each) =>
    each.endsWith('raw-00000.warc.gz'),
  );
  return join(store, name!);
}

describe.skipIf(spawnSync('flock', ['--version']).status !== 0)('the batch scripts', () => {
  it('archive the drop folder, verify, take a checkpoint, and report it in one page', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a story.txt'), STORY);
    writeFileSync(join(place.drop, '-rf.txt'), `${STORY} Lagi.`);
    const { code, out } = await run('nightly.sh', place);
    expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: 'kliping: all well' });
    expect(out).toMatch(/ingest {7}done\nverify {7}done\ncheckpoint {3}done\n/);
    expect(readdirSync(place.drop)).toEqual([]);
    const [batch] = readdirSync(join(place.folder, 'done'));
    expect(readdirSync(join(place.folder, 'done', batch!)).sort()).toEqual([
      '-rf.txt',
      'a story.txt',
    ]);
    const reports = readdirSync(join(place.folder, 'state/reports'));
    expect(reports).toHaveLength(1);
    expect(readFileSync(join(place.folder, 'state/reports', reports[0]!), 'utf8')).toBe(out);
    const digests = readFileSync(join(place.folder, 'state/checkpoints.txt'), 'utf8');
    expect(digests).toMatch(/^\S+Z [0-9a-f]{64}\n$/);
    expect(readdirSync(join(place.folder, 'state')).sort()).toEqual([
      'checkpoints.txt',
      'lock',
      'reports',
    ]);
    const stats = await kliping(['stats', '--json', '--archive', place.archive]);
    expect(JSON.parse(stats.stdout)).toMatchObject({ captures: 2, batches: 1 });
  }, 120_000);

  it('have nothing to do when nothing came, and say so', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    expect((await run('ingest-drop.sh', place)).code).toBe(0);
    const { code, out } = await run('ingest-drop.sh', place);
    expect({ code, out }).toEqual({ code: 0, out: 'Nothing new in the drop folder.\n' });
  }, 120_000);

  it('leave alone what is still being written', async () => {
    const place = await makePlace('QUIET=5');
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    expect((await run('ingest-drop.sh', place)).out).toBe('Nothing new in the drop folder.\n');
    expect(readdirSync(place.drop)).toEqual(['a.txt']);
    expect(readdirSync(join(place.folder, 'work'))).toEqual([]);
  });

  it('leave hidden files where they are, and name them', async () => {
    const place = await makePlace();
    for (const name of ['a.txt', '.a.txt.part', '..b'])
      writeFileSync(join(place.drop, name), STORY);
    const { code, out } = await run('ingest-drop.sh', place);
    expect(code).toBe(0);
    expect(out).toContain('Hidden, so left in the drop folder: .a.txt.part\n');
    expect(readdirSync(place.drop).sort()).toEqual(['..b', '.a.txt.part']);
    const [batch] = readdirSync(join(place.folder, 'done'));
    expect(readdirSync(join(place.folder, 'done', batch!))).toEqual(['a.txt']);
  }, 120_000);

  it('take an article and the metadata beside it together', async () => {
    const place = await makePlace('QUIET=5');
    const long = new Date(Date.now() - 3_600_000);
    const put = (name: string, isSettled: boolean) => {
      writeFileSync(
        join(place.drop, name),
        name.endsWith('.json') ? `{"rubric":"${name}"}` : STORY,
      );
      if (isSettled) utimesSync(join(place.drop, name), long, long);
    };
    const waiting = ['a.json', 'a.txt', 'b c.html.gz', 'b c.html.json', 'd.txt', 'd.txt.json'];
    for (const name of ['a.txt', 'b c.html.json', 'd.txt']) put(name, true);
    for (const name of ['a.json', 'b c.html.gz', 'd.txt.json']) put(name, false);
    expect((await run('ingest-drop.sh', place)).out).toBe('Nothing new in the drop folder.\n');
    expect(readdirSync(place.drop).sort()).toEqual(waiting);
    for (const name of ['e.f.txt', 'e.f.json', 'e.txt', 'a.json']) put(name, true);
    put('e.g.txt', false);
    expect((await run('ingest-drop.sh', place)).code).toBe(0);
    const [batch] = readdirSync(join(place.folder, 'done'));
    expect(readdirSync(join(place.folder, 'done', batch!)).sort()).toEqual([
      ...['a.json', 'a.txt', 'e.f.json', 'e.f.txt'],
    ]);
    const { stdout } = await kliping(['stats', '--json', '--archive', place.archive]);
    expect(JSON.parse(stdout)).toMatchObject({ captures: 2 });
  }, 120_000);

  it('say before anything came in that there is no archive yet', async () => {
    const place = await makePlace();
    const { code, out } = await run('nightly.sh', place);
    expect(code).toBe(0);
    expect(out).toMatch(/^kliping: all well\n/);
    expect(out).toMatch(/ingest {7}done\nThere is no archive yet: nothing was archived so far\.\n/);
    expect(existsSync(place.archive)).toBe(false);
  });

  it('do not take an archive that is gone for one that is not there yet', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    expect((await run('nightly.sh', place)).code).toBe(0);
    rmSync(place.archive, { recursive: true });
    expect((await run('nightly.sh', place)).code).toBe(2);
  }, 120_000);

  it('name what was refused, and end with 1', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    writeFileSync(join(place.drop, 'empty.txt'), '');
    const { code, out } = await run('nightly.sh', place);
    expect(code).toBe(1);
    expect(out).toMatch(/^kliping: LOOK AT THIS \(exit code 1\)\n/);
    expect(out).toContain('empty.txt');
    expect(out).toContain('refused [empty]');
    expect(out).toContain('checkpoint   done');
  }, 120_000);

  it('complete a batch that was cut short, and archive nothing twice', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    // As if the machine had stopped between the commit and the moving of the files.
    const cut = join(place.folder, 'work/drop-20260101T000000Z');
    mkdirSync(cut, { recursive: true });
    writeFileSync(join(cut, 'b.txt'), `${STORY} Lagi.`);
    const done = ['--batch-id', 'drop-20260101T000000Z', '--archive', place.archive];
    await kliping(['ingest', cut, ...done]);
    const { code, out } = await run('ingest-drop.sh', place);
    expect(code).toBe(0);
    expect(out).toContain('Left from an earlier run: drop-20260101T000000Z');
    const stats = await kliping(['stats', '--json', '--archive', place.archive]);
    expect(JSON.parse(stats.stdout)).toMatchObject({ captures: 2, batches: 2 });
    expect(readdirSync(join(place.folder, 'work'))).toEqual([]);
    expect(readdirSync(join(place.folder, 'done'))).toHaveLength(2);
  }, 120_000);

  it('keep the files of a batch that could not be archived', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    writeFileSync(place.archive, 'a file where the archive should be');
    const { code, out } = await run('ingest-drop.sh', place);
    expect(code).toBe(2);
    expect(out).toContain('Kept for the next run:');
    const [batch] = readdirSync(join(place.folder, 'work'));
    expect(readdirSync(join(place.folder, 'work', batch!))).toEqual(['a.txt']);
  });

  it('repair from the second copy, and say that there was damage', async () => {
    const place = await makePlace();
    const copy = join(place.folder, 'copy');
    writeFileSync(place.settings, `${readFileSync(place.settings, 'utf8')}COPY='${copy}'\n`);
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    expect((await run('nightly.sh', place)).code).toBe(0);
    cpSync(place.archive, copy, { recursive: true });
    await flipBit(volumeOf(place.archive), 4000);
    const { code, out } = await run('nightly.sh', place);
    expect(code).toBe(1);
    expect(out).toMatch(
      /verify {7}DAMAGED\nrepair {7}done\nThe archive WAS damaged and is repaired/,
    );
    expect((await kliping(['verify', '--archive', place.archive])).code).toBe(0);
  }, 120_000);

  it('take no checkpoint of an archive that stays damaged', async () => {
    const place = await makePlace();
    writeFileSync(join(place.drop, 'a.txt'), STORY);
    expect((await run('ingest-drop.sh', place)).code).toBe(0);
    await flipBit(volumeOf(place.archive), 4000);
    const { code, out } = await run('nightly.sh', place);
    expect(code).toBe(3);
    expect(out).toContain('No checkpoint was taken.');
    expect(existsSync(join(place.folder, 'state/checkpoints.txt'))).toBe(false);
    expect((await run('verify.sh', place, 'full')).code).toBe(3);
    expect((await run('repair.sh', place)).out).toContain('COPY is not set');
  }, 120_000);

  it('do not run twice at once', async () => {
    const place = await makePlace();
    mkdirSync(join(place.folder, 'state'));
    const lock = join(place.folder, 'state/lock');
    const held = spawnSync('flock', [lock, 'sh', join(SCRIPTS, 'nightly.sh'), place.settings], {
      encoding: 'utf8',
    });
    expect(held.status).toBe(75);
    expect(held.stderr).toContain('another run holds');
  });

  it('say what is missing in the settings', async () => {
    const place = await makePlace();
    writeFileSync(place.settings, "ARCHIVE='/x'\n");
    expect(await run('nightly.sh', place)).toMatchObject({
      code: 2,
      out: expect.stringContaining('DROP is not set'),
    });
    const none = await run('verify.sh', { ...place, settings: '/none' });
    expect(none).toMatchObject({ code: 2, out: expect.stringContaining("no settings in '/none'") });
  });

  it('set every setting that the example names', () => {
    const named = (text: string, pattern: RegExp) =>
      [...text.matchAll(pattern)].map(([, name]) => name).sort();
    const example = readFileSync(join(SCRIPTS, 'kliping.conf.example'), 'utf8');
    const library = readFileSync(join(SCRIPTS, 'lib.sh'), 'utf8');
    const settings = named(example, /^([A-Z_]+)=/gm);
    expect(settings.length).toBeGreaterThan(9);
    for (const name of settings) expect(library).toMatch(new RegExp(`\\b${name}=`));
  });
});

it.skipIf(spawnSync('shellcheck', ['--version']).status !== 0)(
  'the batch scripts have no fault that shellcheck knows',
  () => {
    const scripts = readdirSync(SCRIPTS).filter((name) => name.endsWith('.sh'));
    const args = ['-x', '-s', 'sh', '-P', SCRIPTS, ...scripts.map((name) => join(SCRIPTS, name))];
    const { status, stdout } = spawnSync('shellcheck', args, { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  },
);
