/** What `kliping ingest` does. */
import colors from 'picocolors';
import { describeArchive } from '../../archive/format.ts';
import { type IngestReport, type InputOutcome, ingest } from '../../archive/ingest.ts';
import { isArchive } from '../../archive/is-archive.ts';
import { readAuthorityFile } from '../../archive/sources/authority-file.ts';
import type { FieldMap } from '../../archive/sources/field-map.ts';
import type { RefusedInput } from '../../archive/sources/item.ts';
import type { StreamKind } from '../../archive/sources/kinds.ts';
import { listInputs } from '../../archive/sources/list.ts';
import { openHoldings } from '../../catalog/holdings.ts';
import { willKeepCatalog } from '../../catalog/keep.ts';
import { startTold } from '../../catalog/told.ts';
import { setThreadSwitches } from '../engine-switches.ts';
import { clock, noiseOptions } from '../options.ts';
import { Exit, InterruptedError } from '../outcome.ts';
import { write } from '../output.ts';
import { type Progress, startProgress } from '../progress.ts';
import { counted, describeOutcome, outcomeJson, shortId } from '../summary.ts';
import { startTelling } from '../telling.ts';
import { compareNew } from './duplicates.ts';
import { keepIndex } from './index-archive.ts';
import { openOrCreate } from './open-archive.ts';

/** The options of `kliping ingest`. */
export interface IngestCliOptions {
  archive: string;
  batchId?: string;
  compression?: 'gzip' | 'none';
  language?: string;
  keepNoise?: boolean;
  noiseThreshold?: number;
  jsonl?: boolean;
  stdin?: StreamKind;
  map?: FieldMap;
  delimiter?: string;
  metadata?: string;
  authority?: string;
  jobs?: number;
  now?: string;
  duplicates?: boolean;
  index: boolean;
  json?: boolean;
}

/** How many names of a list are told. */
const NAMES_TOLD = 5;

/** Tells that none of the paths leads to an input, without creating an archive for nothing. */
async function tellNothing(refused: readonly RefusedInput[], json: boolean): Promise<void> {
  const outcomes = refused.map((each): InputOutcome => ({ status: 'refused', ...each }));
  for (const each of outcomes) {
    await write(`${json ? JSON.stringify(outcomeJson(each)) : describeOutcome(each)}\n`);
  }
  const summary = { archived: 0, known: 0, passedOver: 0, refused: refused.length };
  await write(
    json
      ? `${JSON.stringify({ summary })}\n`
      : '\nThere is nothing to archive, so no archive was created.\n',
  );
  if (refused.length > 0) process.exitCode = Exit.Refused;
}

function tellUnused(unused: readonly string[]): string {
  const names = unused.slice(0, NAMES_TOLD).join(', ');
  const more = unused.length > NAMES_TOLD ? ` and ${unused.length - NAMES_TOLD} more` : '';
  return `Unused   ${counted(unused.length, 'line')} of metadata, about ${names}${more}`;
}

function tellBatch({ batch, already }: IngestReport): string {
  if (batch === undefined) return 'Nothing new, so nothing was written.';
  return already
    ? `Batch    ${batch}, committed by another process at the same time with the same records`
    : `Batch    ${batch}`;
}

function tellReport(report: IngestReport, archive: string, firstId: string | undefined): string {
  const { archived, known, refused, passedOver } = report;
  const lines = [
    `${colors.bold(`${archived} archived`)}, ${known} already in the archive, ${refused} refused${passedOver > 0 ? `, ${passedOver} passed over (no articles)` : ''}.`,
    tellBatch(report),
    `Archive  ${archive}`,
  ];
  if (report.quarantine !== undefined) lines.push(`Refused  ${report.quarantine}`);
  if (report.unusedMetadata !== undefined) lines.push(tellUnused(report.unusedMetadata));
  lines.push('', 'Next:');
  if (firstId !== undefined)
    lines.push(`  npx kliping show ${firstId} --format text --archive ${archive}`);
  lines.push(`  npx kliping verify --archive ${archive}`);
  return `${lines.join('\n')}\n`;
}

/** Stops the batch on Ctrl-C; a second one stops the process at once. */
function startInterruption(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const onInterrupt = (): void => {
    controller.abort(new InterruptedError());
    // Nobody waits any more for what may come. A file has no `unref` and needs none.
    process.stdin.unref?.();
  };
  process.once('SIGINT', onInterrupt);
  return { signal: controller.signal, stop: () => process.off('SIGINT', onInterrupt) };
}

/** Ingests and tells what became of every input. */
export async function runIngest(
  paths: readonly string[],
  options: IngestCliOptions,
): Promise<void> {
  const authority =
    options.authority === undefined ? undefined : await readAuthorityFile(options.authority);
  const stdin = options.jsonl ? 'jsonl' : options.stdin;
  if (!isArchive(options.archive)) {
    const { files, refused } = await listInputs(paths, stdin ? { stdin } : {});
    if (files.length === 0) return tellNothing(refused, options.json ?? false);
  }
  const archive = await openOrCreate(options.archive, options.compression);
  const now = clock(options.now);
  await describeArchive(archive, now);
  const told = options.index && (await willKeepCatalog(archive)) ? startTold(archive) : undefined;
  const telling = startTelling(describeOutcome);
  let firstId: string | undefined;
  let bar: Progress | undefined;
  const interruption = startInterruption();
  const holdings = options.index ? await openHoldings(archive) : undefined;
  const report = await ingest(archive, paths, {
    now,
    ...(holdings && { holdings }),
    signal: interruption.signal,
    ...(stdin !== undefined && { stdin }),
    ...(options.map !== undefined && { map: options.map }),
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.metadata !== undefined && { metadataFile: options.metadata }),
    ...(options.batchId !== undefined && { batch: options.batchId }),
    ...(options.language !== undefined && { metadata: { language: options.language } }),
    pipeline: noiseOptions(options),
    ...(authority && { authority }),
    makers: { jobs: options.jobs, onThreads: setThreadSwitches },
    ...(told && { onLooked: told.add }),
    onStart: (bytes) => {
      bar = options.json ? undefined : startProgress('archiving', bytes);
    },
    onRead: (bytes) => bar?.advance(bytes),
    onOutcome: async (outcome) => {
      bar?.step();
      if (outcome.status === 'archived') firstId ??= shortId(outcome.facts.id);
      if (outcome.status === 'known') firstId ??= shortId(outcome.id);
      if (options.json) await write(`${JSON.stringify(outcomeJson(outcome))}\n`);
      else telling.add(outcome);
    },
  })
    .catch((error: unknown) => {
      told?.close();
      throw error;
    })
    .finally(() => {
      bar?.stop();
      interruption.stop();
      holdings?.close();
    });
  const { batch } = report;
  if (batch !== undefined && options.index) {
    await keepIndex(archive, told && { batch, all: told.all });
  }
  told?.close();
  if (batch !== undefined && options.duplicates) await compareNew(archive, now, report.archived);
  if (options.json) {
    await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
  } else {
    const lines = telling.lines();
    for (const line of lines) await write(`${line}\n`);
    await write(`${lines.length > 0 ? '\n' : ''}${tellReport(report, options.archive, firstId)}`);
  }
  if (report.refused > 0) process.exitCode = Exit.Refused;
}
