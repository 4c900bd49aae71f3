/** What `kliping ingest` does. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import colors from 'picocolors';
import { type IngestReport, ingest } from '../../archive/ingest.ts';
import type { FieldMap } from '../../archive/sources/field-map.ts';
import type { StreamKind } from '../../archive/sources/kinds.ts';
import { type Archive, createArchive, openArchive, StoreUsageError } from '../../store/index.ts';
import { clock, noiseOptions } from '../options.ts';
import { Exit, UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { type Progress, startProgress } from '../progress.ts';
import { counted, describeOutcome, outcomeJson, shortId } from '../summary.ts';
import { startTelling } from '../telling.ts';

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
  now?: string;
  json?: boolean;
}

/** How many names of a list are told. */
const NAMES_TOLD = 5;

/** Opens the archive, or creates it when there is none. */
async function openOrCreate(
  folder: string,
  compression: IngestCliOptions['compression'],
): Promise<Archive> {
  const exists = (): boolean => existsSync(join(folder, 'kliping.json'));
  if (!exists()) {
    await mkdir(folder, { recursive: true });
    try {
      return await createArchive(folder, compression ? { compression } : {});
    } catch (error) {
      // Another process may have created it just now.
      if (!(error instanceof StoreUsageError) || !exists()) throw error;
    }
  }
  const archive = await openArchive(folder);
  if (compression && compression !== archive.compression) {
    throw new UsageError(
      `The archive in '${folder}' has the compression ${archive.compression}; --compression can only be given for a new one.`,
    );
  }
  return archive;
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

/** Ingests and tells what became of every input. */
export async function runIngest(
  paths: readonly string[],
  options: IngestCliOptions,
): Promise<void> {
  const archive = await openOrCreate(options.archive, options.compression);
  const telling = startTelling(describeOutcome);
  let firstId: string | undefined;
  let bar: Progress | undefined;
  const stdin = options.jsonl ? 'jsonl' : options.stdin;
  const report = await ingest(archive, paths, {
    now: clock(options.now),
    ...(stdin !== undefined && { stdin }),
    ...(options.map !== undefined && { map: options.map }),
    ...(options.delimiter !== undefined && { delimiter: options.delimiter }),
    ...(options.metadata !== undefined && { metadataFile: options.metadata }),
    ...(options.batchId !== undefined && { batch: options.batchId }),
    ...(options.language !== undefined && { metadata: { language: options.language } }),
    pipeline: noiseOptions(options),
    onStart: (bytes) => {
      bar = options.json ? undefined : startProgress('archiving', bytes);
    },
    onRead: (bytes) => bar?.advance(bytes),
    onOutcome: async (outcome) => {
      bar?.step();
      if (outcome.status === 'archived') firstId ??= shortId(outcome.record.id);
      if (outcome.status === 'known') firstId ??= shortId(outcome.id);
      if (options.json) await write(`${JSON.stringify(outcomeJson(outcome))}\n`);
      else telling.add(outcome);
    },
  }).finally(() => bar?.stop());
  if (options.json) {
    await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
  } else {
    const told = telling.lines();
    for (const line of told) await write(`${line}\n`);
    await write(`${told.length > 0 ? '\n' : ''}${tellReport(report, options.archive, firstId)}`);
  }
  if (report.refused > 0) process.exitCode = Exit.Refused;
}
