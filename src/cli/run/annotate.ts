/** What `kliping annotate` does. */
import { existsSync } from 'node:fs';
import colors from 'picocolors';
import {
  type AnnotateOutcome,
  type AnnotateReport,
  annotate,
} from '../../archive/annotations/annotate.ts';
import { inflated, readPieces } from '../../archive/sources/bytes.ts';
import { openArchive } from '../../store/index.ts';
import { clock } from '../options.ts';
import { Exit, UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { counted, oneLine, shortId } from '../summary.ts';
import { startTelling } from '../telling.ts';
import { keepIndex } from './index-archive.ts';

/** The options of `kliping annotate`. */
export interface AnnotateCliOptions {
  archive: string;
  layer: string;
  annotator: string;
  annotatorVersion: string;
  annotatorDigest?: string;
  file: string;
  generation?: number;
  batchId?: string;
  now?: string;
  json?: boolean;
}

function describe(outcome: AnnotateOutcome): string {
  if (outcome.status === 'refused') {
    const { line, code, message } = outcome;
    return `${colors.red('✗')} line ${line}\n  refused [${code}]: ${oneLine(message, 500)}`;
  }
  const called = `${oneLine(outcome.name, 200)} ${colors.dim(shortId(outcome.id))}`;
  return outcome.status === 'same'
    ? `${colors.dim('=')} ${called}  the same as before; nothing written`
    : `${colors.green('✓')} ${called}  ${counted(outcome.annotations, 'annotation')}, generation ${outcome.generation} of the layer`;
}

function tellReport(
  { batch, captures, annotations, same, refused }: AnnotateReport,
  { archive, layer }: AnnotateCliOptions,
  firstId: string | undefined,
): string {
  const lines = [
    `${colors.bold(`${counted(annotations, 'annotation')} of ${counted(captures, 'capture')}`)} kept, ${counted(same, 'capture')} the same, ${counted(refused, 'line')} refused.`,
    batch === undefined ? 'Nothing new, so nothing was written.' : `Batch    ${batch}`,
    `Archive  ${archive}`,
  ];
  if (firstId !== undefined) {
    lines.push('', 'Next:', `  npx kliping show ${firstId} --layer ${layer} --archive ${archive}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Takes in annotations and tells what became of every capture and every refused line. */
export async function runAnnotate(options: AnnotateCliOptions): Promise<void> {
  const { file, annotatorDigest, generation, batchId } = options;
  if (file !== '-' && !existsSync(file)) {
    throw new UsageError(`There is no file '${file}': check --file.`);
  }
  const archive = await openArchive(options.archive);
  const telling = startTelling(describe);
  let firstId: string | undefined;
  const report = await annotate(
    archive,
    inflated(file === '-' ? process.stdin : readPieces(file)),
    {
      layer: options.layer,
      annotator: {
        name: options.annotator,
        version: options.annotatorVersion,
        ...(annotatorDigest !== undefined && { digest: annotatorDigest }),
      },
      ...(generation !== undefined && { generation }),
      ...(batchId !== undefined && { batch: batchId }),
      now: clock(options.now),
      onOutcome: async (outcome) => {
        if (outcome.status !== 'refused') firstId ??= shortId(outcome.id);
        if (options.json) await write(`${JSON.stringify(outcome)}\n`);
        else telling.add(outcome);
      },
    },
  );
  if (report.batch !== undefined) await keepIndex(archive);
  if (options.json) {
    await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
  } else {
    const told = telling.lines();
    for (const line of told) await write(`${line}\n`);
    await write(`${told.length > 0 ? '\n' : ''}${tellReport(report, options, firstId)}`);
  }
  if (report.damaged > 0) process.exitCode = Exit.Damaged;
  else if (report.refused > 0) process.exitCode = Exit.Refused;
}
