/** Runs commands that write to an archive, kills them at any moment, and looks at what is left. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Archive,
  type CaptureEntry,
  listBatches,
  openArchive,
  readCapture,
  readCaptures,
  StoreError,
  verifyArchive,
} from '../../src/store/index.ts';
import { runKliping } from './faults-process.ts';
import { flipBit, randomNumbers, readTree } from './helpers.ts';

/** What became of many tries of one fault. */
export interface ProcessTally {
  tries: number;
  lost: number;
  undetected: number;
  readonly faults: string[];
}

export function startProcessTally(): ProcessTally {
  return { tries: 0, lost: 0, undetected: 0, faults: [] };
}

const NOW = ['--now', '2026-02-01T00:00:00Z'];
const COUNT = 12;

/** Articles with a line that is taken for noise, so that keeping it makes other records. */
export function noisyArticles(batch: string, count = COUNT): string {
  const line = (number: number) => {
    const text = [
      `Bridge ${number} of ${batch} is back`,
      `The village opened its bridge again, the mayor of ${batch} said on Monday.`,
      'By gacor88',
      `About ${number + 20} people came to see it, and the school choir sang.`,
    ];
    return `${JSON.stringify({ name: `${batch}-${number}`, language: 'en', text: text.join('\n\n') })}\n`;
  };
  return Array.from({ length: count }, (_, number) => line(number)).join('');
}

async function allCaptures(archive: Archive): Promise<CaptureEntry[]> {
  const all: CaptureEntry[] = [];
  for (const { batch } of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) all.push(entry);
  }
  return all;
}

/** Makes an archive of one batch; answers with what is in it. */
export async function makeNoisyArchive(folder: string): Promise<CaptureEntry[]> {
  const args = ['ingest', '--jsonl', '-', '--archive', folder, '--batch-id', 'b1', ...NOW];
  const { code, stderr } = await runKliping(args, { input: noisyArticles('b1') });
  if (code !== 0) throw new Error(`ingest ended with ${code}: ${stderr}`);
  return allCaptures(await openArchive(folder));
}

/** A command to be killed. */
export interface KilledCommand {
  readonly name: string;
  readonly args: readonly string[];
  readonly input?: string;
  /** Findings that it may leave until it is run again. */
  readonly between?: RegExp;
  /** The captures it takes away. */
  readonly erases?: ReadonlySet<string>;
  /** Makes the archive ready. */
  prepare?(archive: string): Promise<void>;
  /** The path of something the archive must hold once it was run again. */
  readonly leaves?: RegExp;
}

/** Damages the raw volume of a batch. */
async function damage(archive: string): Promise<void> {
  const [path] = [...(await readTree(archive)).keys()].filter((each) => /raw-.*warc/.test(each));
  await flipBit(join(archive, path!), 2400);
}

/** The commands that write, as they are run on an archive that `makeNoisyArchive` made. */
export function writingCommands(copy: string, captures: readonly CaptureEntry[]): KilledCommand[] {
  const [first] = captures;
  const note = { capture: first!.id, start: 0, end: 6, text: 'Bridge', type: 'GPE' };
  return [
    {
      name: 'ingest',
      args: ['ingest', '--jsonl', '-', '--batch-id', 'b2', ...NOW],
      input: noisyArticles('b2', 30),
      leaves: /batch%3ab2\//,
    },
    {
      name: 'reprocess',
      args: ['reprocess', '--all', '--keep-noise', '--batch-id', 'd1', ...NOW],
      leaves: /derived%3ad1\//,
    },
    {
      name: 'annotate',
      args: [
        'annotate',
        '--layer',
        'x',
        '--annotator',
        'x',
        '--annotator-version',
        '1',
        '--batch-id',
        'n1',
        ...NOW,
      ],
      input: `${JSON.stringify(note)}\n`,
      leaves: /derived%3an1\//,
    },
    {
      name: 'duplicates',
      args: ['duplicates', '--batch-id', 'p1', ...NOW],
      leaves: /derived%3ap1\//,
    },
    {
      name: 'erase',
      args: ['erase', first!.id, '--reason', 'Asked for', ...NOW],
      between: /^(?:superseded|root-empty-folder)$/,
      erases: new Set([first!.id]),
      leaves: /batch%3ab1~r1\/|batch%3ab1%7er1\//,
    },
    { name: 'checkpoint', args: ['checkpoint', ...NOW], leaves: /checkpoint%3a1\// },
    {
      name: 'repair',
      args: ['repair', '--from', copy, ...NOW],
      between:
        /^(?:content-digest|warc-.*|captures-record|record-.*|content-missing|batch-incomplete)$/,
      prepare: damage,
    },
  ];
}

async function findingsOf(archive: Archive): Promise<string[]> {
  return (await verifyArchive(archive)).findings.map(({ code }) => code);
}

/** Says what is wrong with an archive after a command was killed in it; nothing if all is well. */
async function checkLeft(
  folder: string,
  command: KilledCommand,
  captures: readonly CaptureEntry[],
): Promise<void> {
  const archive = await openArchive(folder);
  const odd = (await findingsOf(archive)).filter((code) => !command.between?.test(code));
  if (odd.length > 0) throw new Error(`verify finds ${odd.join(', ')}`);
  const there = new Set((await allCaptures(archive)).map(({ id }) => id));
  for (const { id } of captures) {
    if (!there.has(id) && !command.erases?.has(id)) throw new Error(`${id} is gone`);
  }
}

/** Says what is wrong with an archive once the command was run again. */
async function checkDone(
  folder: string,
  command: KilledCommand,
  captures: readonly CaptureEntry[],
): Promise<void> {
  const archive = await openArchive(folder);
  const findings = await findingsOf(archive);
  if (findings.length > 0) throw new Error(`after a rerun verify finds ${findings.join(', ')}`);
  const left = (await allCaptures(archive)).filter(({ id }) =>
    captures.some((each) => each.id === id),
  );
  const wanted = captures.length - (command.erases?.size ?? 0);
  if (left.length !== wanted) throw new Error(`${left.length} captures, not ${wanted}`);
  for (const entry of left) await readCapture(archive, entry);
  const { leaves } = command;
  const names = [...(await readTree(join(folder, 'store'))).keys()];
  if (leaves && !names.some((name) => leaves.test(name))) throw new Error(`nothing of ${leaves}`);
}

/** Kills a command at random moments, in an archive made anew each time. */
export async function killAtRandom(
  folder: string,
  template: string,
  captures: readonly CaptureEntry[],
  command: KilledCommand,
  tries: number,
  seed: number,
): Promise<ProcessTally & { readonly killed: number }> {
  const tally = startProcessTally();
  const random = randomNumbers(seed);
  let killed = 0;
  let longest = 0;
  for (let number = 0; number <= tries; number++) {
    const archive = join(folder, `${command.name}-${number}`);
    await cp(template, archive, { recursive: true });
    await command.prepare?.(archive);
    const args = [...command.args, '--archive', archive];
    const input = command.input ?? '';
    const began = Date.now();
    // The first run tells how long it takes. Half of that, or so, goes into starting.
    const killAfter = (longest * (40 + random(60))) / 100;
    const ended = await runKliping(args, { input, ...(number > 0 && { killAfter }) });
    if (number === 0) longest = Date.now() - began;
    else tally.tries++;
    if (ended.signal === 'SIGKILL') killed++;
    try {
      if (ended.signal === null && ended.code !== 0)
        throw new Error(`${ended.code}: ${ended.stderr}`);
      await checkLeft(archive, command, captures);
      const again = await runKliping(args, { input });
      // What was erased is not found again; that all of it went is checked below.
      if (again.code !== 0 && !command.erases) {
        throw new Error(`a rerun: ${again.code}: ${again.stderr}`);
      }
      await checkDone(archive, command, captures);
    } catch (error) {
      tally.lost++;
      tally.faults.push(`${command.name} killed after ${killAfter} ms: ${error}`);
    }
    await rm(archive, { recursive: true, force: true });
  }
  return { ...tally, killed };
}

/**
 * Ingests into archives on small disks that fill up at one place or another; `null` where this process
 * may not mount one.
 *
 * @param spares the room in KB that each disk has beside what is in the archive
 */
export async function fillDisks(
  folder: string,
  template: string,
  captures: readonly CaptureEntry[],
  spares: readonly number[],
): Promise<ProcessTally | null> {
  const tally = startProcessTally();
  const pages = [...(await readTree(template)).values()].map(({ length }) =>
    Math.ceil(length / 4096),
  );
  const taken = pages.reduce((sum, each) => sum + each * 4, 0);
  const disk = join(folder, 'disk');
  await mkdir(disk, { recursive: true });
  const ingest: KilledCommand = {
    ...writingCommands('', captures)[0]!,
    input: noisyArticles('b2', 60),
  };
  for (const spare of spares) {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${taken + spare}k`, 'tmpfs', disk], {
        stdio: 'ignore',
      });
    } catch {
      return null;
    }
    try {
      const archive = join(disk, 'archive');
      await cp(template, archive, { recursive: true });
      tally.tries++;
      const args = [...ingest.args, '--archive', archive];
      const { code, stderr } = await runKliping(args, { input: ingest.input! });
      if (code !== 0 && !(code === 4 && stderr.includes('ENOSPC')))
        throw new Error(`${code}: ${stderr}`);
      await checkLeft(archive, ingest, captures);
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      const again = await runKliping(args, { input: ingest.input! });
      if (again.code !== 0) throw new Error(`a rerun: ${again.code}: ${again.stderr}`);
      await checkDone(archive, ingest, captures);
    } catch (error) {
      tally.lost++;
      tally.faults.push(`a disk with ${spare} KB to spare: ${error}`);
    } finally {
      execFileSync('umount', [disk]);
    }
  }
  return tally;
}

/** Lets the clock run backwards from command to command. */
export async function turnClockBack(folder: string): Promise<ProcessTally> {
  const tally = startProcessTally();
  const archive = join(folder, 'clock');
  const run = async (now: string, args: readonly string[], input = '') => {
    tally.tries++;
    const { code, stderr } = await runKliping([...args, '--archive', archive, '--now', now], {
      input,
    });
    if (code === 0) return;
    tally.lost++;
    tally.faults.push(`${args[0]} at ${now} ended with ${code}: ${stderr}`);
  };
  await run(
    '2027-01-01T00:00:00Z',
    ['ingest', '--jsonl', '-', '--batch-id', 'b1'],
    noisyArticles('b1'),
  );
  await run('2027-01-01T00:00:00Z', ['checkpoint']);
  await run(
    '1999-01-01T00:00:00Z',
    ['ingest', '--jsonl', '-', '--batch-id', 'b2'],
    noisyArticles('b2'),
  );
  await run('1990-01-01T00:00:00Z', ['reprocess', '--all', '--keep-noise', '--batch-id', 'd1']);
  await run('1980-01-01T00:00:00Z', ['checkpoint']);
  const [first] = await allCaptures(await openArchive(archive));
  const shown = await runKliping(['show', first!.id, '--format', 'text', '--archive', archive]);
  if (!shown.stdout.includes('By gacor88'))
    tally.faults.push('the newest record is not the last one made');
  const findings = await findingsOf(await openArchive(archive));
  if (findings.length > 0) tally.faults.push(`verify finds ${findings.join(', ')}`);
  return tally;
}

const HOSTILE = [
  '../../etc/passwd',
  '..\\..\\boot.ini',
  '/',
  '.',
  '..',
  'a\u0000b',
  'a\r\nWARC-Type: resource',
  'a\nb',
  '\u2028',
  'CON',
  'nul.txt',
  ' ',
  '-rf',
  '--archive',
  '$(id)',
  '%2e%2e%2f',
  '\u202egnp.exe',
  '\ud800',
  'é'.repeat(300),
  'x'.repeat(1 << 20),
  '🌉'.repeat(5000),
];
const HOSTILE_URIS = [
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://',
  'https://a b/',
  'https://x/\r\nHost: y',
  'https://x/\u0000',
  'http://[::1',
  'urn:uuid:x',
  'https://contoh.id/%',
  'https://contoh.id/?a=<b>',
  `https://contoh.id/${'y'.repeat(1 << 20)}`,
];

/** Archives articles with names and addresses that want to do harm, one of them good. */
export async function ingestHostile(folder: string): Promise<ProcessTally> {
  const tally = startProcessTally();
  const around = join(folder, 'hostile');
  await mkdir(around);
  const archive = join(around, 'archive');
  const text = (number: number) =>
    `Ferry ${number} is back\n\nThe council let it run again, it said on Monday.`;
  const items = [
    ...HOSTILE.map((name) => ({ name })),
    ...HOSTILE_URIS.map((uri) => ({ name: 'a', uri })),
    { name: 'good', uri: 'https://contoh.id/good' },
  ];
  tally.tries = items.length;
  const input = items
    .map((item, number) => `${JSON.stringify({ ...item, text: text(number) })}\n`)
    .join('');
  const args = [
    'ingest',
    '--jsonl',
    '-',
    '--archive',
    archive,
    '--batch-id',
    'h',
    '--json',
    ...NOW,
  ];
  const { code, stderr } = await runKliping(args, { input });
  if (code !== 0 && code !== 1)
    tally.faults.push(`ingest ended with ${code}: ${stderr.slice(0, 200)}`);
  const opened = await openArchive(archive);
  const findings = await findingsOf(opened);
  if (findings.length > 0) tally.faults.push(`verify finds ${findings.join(', ')}`);
  const stored = await allCaptures(opened);
  let quarantined = 0;
  for (const [path, bytes] of await readTree(archive)) {
    if (path.startsWith('quarantine/')) quarantined += bytes.toString().trim().split('\n').length;
  }
  if (!stored.some(({ name }) => name === 'good')) tally.faults.push('the good one is lost');
  const missing = items.length - stored.length - (code === 1 ? quarantined : 0);
  if (missing > 0) {
    tally.lost += missing;
    tally.faults.push(`${missing} were neither stored nor refused`);
  }
  for (const entry of stored) await readCapture(opened, entry);
  const outside = (await readdir(around)).filter((name) => name !== 'archive');
  if (outside.length > 0) tally.faults.push(`outside was written ${outside.join(', ')}`);
  return tally;
}

/** Erases one capture after the other while a reader looks on: what it reads is right, or an error. */
export async function readWhileErasing(
  folder: string,
  template: string,
  captures: readonly CaptureEntry[],
): Promise<{ readonly tally: ProcessTally; readonly reads: number }> {
  const tally = startProcessTally();
  const archive = join(folder, 'erasing');
  await cp(template, archive, { recursive: true });
  const gone = captures.slice(0, 4);
  const before = new Map<string, string>();
  const read = async (entry: CaptureEntry, opened: Archive): Promise<string> => {
    const { raw, text, record } = await readCapture(opened, entry);
    return [raw, text, record].map((bytes) => Buffer.from(bytes).toString('hex')).join();
  };
  const opened = await openArchive(archive);
  for (const entry of captures) before.set(entry.id, await read(entry, opened));
  let reads = 0;
  let over = false;
  const reading = (async () => {
    while (!over) {
      try {
        const now = await openArchive(archive);
        const seen = await allCaptures(now);
        for (const entry of seen) {
          if ((await read(entry, now)) !== before.get(entry.id))
            tally.faults.push(`${entry.id} reads otherwise`);
        }
        reads++;
        const there = new Set(seen.map(({ id }) => id));
        for (const { id } of captures) {
          if (!there.has(id) && !gone.some((each) => each.id === id))
            tally.faults.push(`${id} was not seen`);
        }
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
      }
    }
  })();
  for (const { id } of gone) {
    tally.tries++;
    const args = ['erase', id, '--reason', 'Asked for', '--archive', archive, ...NOW];
    const { code, stderr } = await runKliping(args);
    if (code !== 0) tally.faults.push(`erase ended with ${code}: ${stderr}`);
  }
  over = true;
  await reading;
  const left = await allCaptures(await openArchive(archive));
  tally.lost += captures.length - gone.length - left.length;
  const findings = await findingsOf(await openArchive(archive));
  if (findings.length > 0) tally.faults.push(`verify finds ${findings.join(', ')}`);
  return { tally, reads };
}
