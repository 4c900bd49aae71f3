/** What `kliping reprocess` does. */
import colors from 'picocolors';
import { type ReprocessOutcome, type ReprocessReport, reprocess } from '../../archive/reprocess.ts';
import { readAuthorityFile } from '../../archive/sources/authority-file.ts';
import { openArchive } from '../../store/index.ts';
import { setThreadSwitches } from '../engine-switches.ts';
import { clock, noiseOptions } from '../options.ts';
import { Exit, UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { isWatched, type Progress, startProgress } from '../progress.ts';
import { oneLine, shortId } from '../summary.ts';
import { startTelling } from '../telling.ts';
import { keepIndex } from './index-archive.ts';

/** The options of `kliping reprocess`. */
export interface ReprocessCliOptions {
  archive: string;
  onlyOlder?: boolean;
  all?: boolean;
  defaults?: boolean;
  authority?: string;
  jobs?: number;
  batchId?: string;
  keepNoise?: boolean;
  noiseThreshold?: number;
  now?: string;
  json?: boolean;
}

function describe(outcome: ReprocessOutcome): string {
  const name = oneLine(outcome.name, 200);
  const called = outcome.id === undefined ? name : `${name} ${colors.dim(shortId(outcome.id))}`;
  switch (outcome.status) {
    case 'changed':
      return `${colors.green('✓')} ${called}  generation ${outcome.generation}, after one by ${outcome.before}`;
    case 'same':
      return `${colors.dim('=')} ${called}  the same as before; nothing written`;
    case 'skipped':
      return `${colors.dim('-')} ${called}  made by ${outcome.version} already`;
    case 'refused':
      return `${colors.red('✗')} ${called}\n  keeps its record [${outcome.code}]: ${oneLine(outcome.message, 500)}`;
  }
}

function tellReport(report: ReprocessReport, archive: string, firstId: string | undefined): string {
  const { batch, changed, same, skipped, refused } = report;
  const lines = [
    `${colors.bold(`${changed} changed`)}, ${same} the same, ${skipped} skipped, ${refused} refused.`,
    batch === undefined ? 'No record changed, so nothing was written.' : `Batch    ${batch}`,
    `Archive  ${archive}`,
  ];
  if (firstId !== undefined) {
    lines.push('', 'Next:', `  npx kliping diff ${firstId} --archive ${archive}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Reprocesses and tells what became of every capture. */
export async function runReprocess(
  ids: readonly string[],
  options: ReprocessCliOptions,
): Promise<void> {
  const asked = noiseOptions(options);
  if (options.defaults && Object.keys(asked).length > 0) {
    throw new UsageError('--defaults does not go with other options for the pipeline.');
  }
  const authority =
    options.authority === undefined ? undefined : await readAuthorityFile(options.authority);
  const archive = await openArchive(options.archive);
  const telling = startTelling(describe);
  let firstId: string | undefined;
  let bar: Progress | undefined;
  const report = await reprocess(archive, {
    now: clock(options.now),
    makers: { jobs: options.jobs, onThreads: setThreadSwitches },
    ...(ids.length > 0 && { ids }),
    onlyOlder: options.onlyOlder ?? (!options.all && ids.length === 0),
    ...(options.batchId !== undefined && { batch: options.batchId }),
    ...((options.defaults || Object.keys(asked).length > 0) && { pipeline: asked }),
    ...(authority ? { authority } : options.defaults && { authority: 'none' as const }),
    ...(isWatched() &&
      !options.json && {
        onStart: (captures: number) => {
          bar = startProgress('reprocessing', captures);
        },
      }),
    onOutcome: async (outcome) => {
      bar?.advance(1);
      bar?.step();
      if (outcome.status === 'changed') firstId ??= shortId(outcome.id);
      if (options.json) await write(`${JSON.stringify(outcome)}\n`);
      else telling.add(outcome);
    },
  }).finally(() => bar?.stop());
  if (report.batch !== undefined) await keepIndex(archive);
  if (options.json) {
    await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
  } else {
    const told = telling.lines();
    for (const line of told) await write(`${line}\n`);
    await write(`${told.length > 0 ? '\n' : ''}${tellReport(report, options.archive, firstId)}`);
  }
  if (report.damaged > 0) process.exitCode = Exit.Damaged;
  else if (report.refused > 0) process.exitCode = Exit.Refused;
}
