/**
 * Damages archives, kills writers and lets disks fail, many times more than the tests do, and prints
 * the table of docs/reliability.md.
 *
 * Usage: npm run torture -- [--flips 1000] [--cuts 200] [--every 1] [--kills 20] [--seed 1]
 * `--every N` takes only every N-th operation where whole processes are run; `--kills N` kills each
 * command so many times. A full disk is a small one in memory, which only root may mount.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listBatches, openArchive, readCaptures, verifyArchive } from '../src/store/index.ts';
import {
  fillDisks,
  ingestHostile,
  killAtRandom,
  makeNoisyArchive,
  readWhileErasing,
  turnClockBack,
  writingCommands,
} from '../test/store/faults-commands.ts';
import { countOperations, ingestBatch, startReader } from '../test/store/faults-process.ts';
import {
  cutFiles,
  deleteFiles,
  deleteObjects,
  flipBits,
  makeSubject,
  type Tally,
} from '../test/store/faults-torture.ts';

const { values } = parseArgs({
  options: {
    flips: { type: 'string', default: '1000' },
    cuts: { type: 'string', default: '200' },
    every: { type: 'string', default: '1' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const [flips, cuts, every] = [Number(values.flips), Number(values.cuts), Number(values.every)];
const [kills, seed] = [Number(values.kills), Number(values.seed)];

let failed = false;

function row(
  fault: string,
  {
    tries,
    lost,
    undetected,
    unrepaired,
    faults,
  }: Omit<Tally, 'unrepaired'> & { unrepaired?: number },
): void {
  failed ||= faults.length > 0;
  process.stdout.write(
    `| ${fault} | ${tries} | ${lost} | ${undetected} | ${unrepaired ?? '–'} |\n`,
  );
  for (const fault of faults.slice(0, 5)) process.stderr.write(`  ${fault}\n`);
}

function sum(tallies: readonly Tally[]): Tally {
  const total: Tally = { tries: 0, lost: 0, undetected: 0, unrepaired: 0, faults: [] };
  for (const each of tallies) {
    total.tries += each.tries;
    total.lost += each.lost;
    total.undetected += each.undetected;
    total.unrepaired += each.unrepaired;
    total.faults.push(...each.faults);
  }
  return total;
}

/** The batches of an archive that must be whole, and how many captures each has. */
async function soundBatches(folder: string): Promise<Map<string, number>> {
  const archive = await openArchive(folder);
  const { findings } = await verifyArchive(archive);
  if (findings.length > 0) throw new Error(`${folder}: ${JSON.stringify(findings[0])}`);
  const batches = new Map<string, number>();
  for (const { batch } of await listBatches(archive)) {
    let count = 0;
    for await (const _line of readCaptures(archive, batch)) count++;
    batches.set(batch, count);
  }
  return batches;
}

/** Runs an ingest once for each operation and lets that one fail, or kills the process there. */
async function failEverywhere(folder: string, what: 'ENOSPC' | 'EIO' | 'KILL') {
  const template = join(folder, `${what}-template`);
  await ingestBatch(template, 'b1');
  const counted = join(folder, `${what}-counted`);
  await cp(template, counted, { recursive: true });
  const total = await countOperations(folder, counted, 'b2');
  const tally = { tries: 0, lost: 0, undetected: 0, faults: [] as string[] };
  const one = async (at: number): Promise<void> => {
    const archive = join(folder, `${what}-${at}`);
    await cp(template, archive, { recursive: true });
    tally.tries++;
    try {
      const { code, signal, stderr } = await ingestBatch(archive, 'b2', { fault: { at, what } });
      // The index is beside the archive: what fails there is no failure of what is committed.
      const ended = what === 'KILL' ? signal === 'SIGKILL' : code === 4 || code === 0;
      if (!ended) throw new Error(`it ended with ${code ?? signal}: ${stderr}`);
      const before = await soundBatches(archive);
      const possible = code === 0 ? [3] : [3, undefined];
      if (before.get('b1') !== 3 || !possible.includes(before.get('b2')))
        throw new Error('half a batch');
      await ingestBatch(archive, 'b2');
      const after = await soundBatches(archive);
      if (after.get('b1') !== 3 || after.get('b2') !== 3)
        throw new Error('a rerun did not complete it');
    } catch (error) {
      tally.lost++;
      tally.faults.push(`${what} at operation ${at}: ${error}`);
    }
    await rm(archive, { recursive: true, force: true });
  };
  const numbers = Array.from({ length: total }, (_, at) => at).filter((at) => at % every === 0);
  const next = async (): Promise<void> => {
    for (let at = numbers.shift(); at !== undefined; at = numbers.shift()) await one(at);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  return tally;
}

/** Lets many writers in at once, while a reader looks on. */
async function crowd(folder: string, writers: number, rounds: number) {
  const tally = { tries: writers * rounds, lost: 0, undetected: 0, faults: [] as string[] };
  const archive = join(folder, `crowd-${writers}`);
  await ingestBatch(archive, 'b1');
  const reader = startReader(archive);
  const wanted = new Map([['b1', 3]]);
  for (let round = 0; round < rounds; round++) {
    const names = Array.from({ length: writers }, (_, number) => `w${round}-${number}`);
    const ended = await Promise.all(names.map((batch) => ingestBatch(archive, batch)));
    for (const [index, { code, stderr }] of ended.entries()) {
      wanted.set(names[index]!, 3);
      if (code !== 0) tally.faults.push(`${names[index]} ended with ${code}: ${stderr}`);
    }
  }
  const { rounds: reads, faults } = await reader.stop();
  tally.faults.push(...faults);
  if (reads === 0) tally.faults.push('the reader never read');
  const found = await soundBatches(archive);
  for (const [batch, count] of wanted) if (found.get(batch) !== count) tally.lost++;
  return { tally, reads };
}

const folder = await mkdtemp(join(tmpdir(), 'kliping-torture-'));
try {
  process.stdout.write(
    '| fault | tries | lost committed records | undetected damage | not restored from a copy |\n|---|--:|--:|--:|--:|\n',
  );
  const subjects = [await makeSubject('gzip'), await makeSubject('none')];
  const both = async (
    run: (subject: (typeof subjects)[number], seed: number) => Promise<Tally>,
  ): Promise<Tally> => sum([await run(subjects[0]!, seed), await run(subjects[1]!, seed + 1)]);
  row(
    'one bit flipped, in any file',
    await both((subject, seed) => flipBits(subject, flips / 2, seed)),
  );
  row('a file cut off', await both((subject, seed) => cutFiles(subject, cuts / 2, seed + 10)));
  row('a file deleted (each in turn)', await both((subject) => deleteFiles(subject)));
  row('an object deleted (seen with `--against`)', await both((subject) => deleteObjects(subject)));
  for (const [what, fault] of [
    ['KILL', '`kill -9` at each operation of an ingest'],
    ['ENOSPC', 'disk full (ENOSPC) at each operation'],
    ['EIO', 'disk error (EIO) at each operation'],
  ] as const) {
    row(fault, await failEverywhere(folder, what));
  }
  const template = join(folder, 'template');
  const captures = await makeNoisyArchive(template);
  for (const command of writingCommands(template, captures)) {
    const tally = await killAtRandom(folder, template, captures, command, kills, seed);
    row(`\`kill -9\` at any moment of ${command.name} (${tally.killed} times in time)`, tally);
  }
  const spares = [8, 16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224];
  const filled = await fillDisks(folder, template, captures, spares);
  if (filled) row('a real disk that fills up during ingest', filled);
  else process.stderr.write('  No disk could be mounted to be filled up.\n');
  for (const writers of [2, 8]) {
    const { tally, reads } = await crowd(folder, writers, 3);
    row(`${writers} writers at once, read ${reads} times meanwhile`, tally);
  }
  const { tally, reads } = await readWhileErasing(folder, template, captures);
  row(`an erasure after the other, read ${reads} times meanwhile`, tally);
  row('a clock that runs backwards (commands)', await turnClockBack(folder));
  row('hostile names and addresses (articles)', await ingestHostile(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
