/** What `kliping ingest` does. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import progress from 'cli-progress';
import colors from 'picocolors';
import { type IngestReport, type InputOutcome, ingest } from '../../archive/ingest.ts';
import { type Archive, createArchive, openArchive } from '../../store/index.ts';
import { clock } from '../options.ts';
import { Exit, UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { describeOutcome, outcomeJson, shortId } from '../summary.ts';

/** The options of `kliping ingest`. */
export interface IngestCliOptions {
  archive: string;
  batchId?: string;
  compression?: 'gzip' | 'none';
  language?: string;
  now?: string;
  json?: boolean;
}

/** How many articles are told one by one; of a larger batch only the refused ones are. */
const TOLD = 25;

/** Opens the archive, or creates it when there is none. */
async function openOrCreate(
  folder: string,
  compression: IngestCliOptions['compression'],
): Promise<Archive> {
  if (!existsSync(join(folder, 'kliping.json'))) {
    await mkdir(folder, { recursive: true });
    return createArchive(folder, compression ? { compression } : {});
  }
  const archive = await openArchive(folder);
  if (compression && compression !== archive.compression) {
    throw new UsageError(
      `The archive in '${folder}' has the compression ${archive.compression}; --compression can only be given for a new one.`,
    );
  }
  return archive;
}

interface Progress {
  step: () => void;
  stop: () => void;
}

/** A progress bar on stderr, only where a person looks at it. */
function startProgress(total: number): Progress {
  if (!process.stderr.isTTY || total === 0) return { step: () => {}, stop: () => {} };
  const bar = new progress.SingleBar(
    {
      format: 'archiving {bar} {value}/{total} | {eta_formatted} left',
      stream: process.stderr,
      clearOnComplete: true,
    },
    progress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}

function tellReport(report: IngestReport, archive: string, firstId: string | undefined): string {
  const { archived, known, refused } = report;
  const lines = [
    `${colors.bold(`${archived} archived`)}, ${known} already in the archive, ${refused.length} refused.`,
    report.batch === undefined
      ? 'Nothing new, so nothing was written.'
      : `Batch    ${report.batch}`,
    `Archive  ${archive}`,
  ];
  if (report.quarantine !== undefined) lines.push(`Refused  ${report.quarantine}`);
  lines.push('', 'Next:');
  if (firstId !== undefined)
    lines.push(`  npx kliping show ${firstId} --format text --archive ${archive}`);
  lines.push(`  npx kliping verify --archive ${archive}`);
  return `${lines.join('\n')}\n`;
}

/** Ingests and tells what became of every input. */
export async function runIngest(
  paths: readonly string[],
  options: IngestCliOptions,
): Promise<void> {
  const archive = await openOrCreate(options.archive, options.compression);
  const told: InputOutcome[] = [];
  let total = 0;
  let firstId: string | undefined;
  let bar: Progress | undefined;
  const report = await ingest(archive, paths, {
    now: clock(options.now),
    ...(options.batchId !== undefined && { batch: options.batchId }),
    ...(options.language !== undefined && { metadata: { language: options.language } }),
    onStart: (inputs) => {
      total = inputs;
      bar = options.json ? undefined : startProgress(inputs);
    },
    onOutcome: async (outcome) => {
      bar?.step();
      if (outcome.status === 'archived') firstId ??= shortId(outcome.record.id);
      if (outcome.status === 'known') firstId ??= shortId(outcome.id);
      if (options.json) await write(`${JSON.stringify(outcomeJson(outcome))}\n`);
      else if (total <= TOLD || outcome.status === 'refused') told.push(outcome);
    },
  }).finally(() => bar?.stop());
  if (options.json) {
    const summary = { ...report, archive: options.archive, refused: report.refused.length };
    await write(`${JSON.stringify({ summary })}\n`);
  } else {
    for (const outcome of told) await write(`${describeOutcome(outcome)}\n`);
    await write(`${told.length > 0 ? '\n' : ''}${tellReport(report, options.archive, firstId)}`);
  }
  if (report.refused.length > 0) process.exitCode = Exit.Refused;
}
