/** What `kliping claims import` does. */
import { readFile } from 'node:fs/promises';
import colors from 'picocolors';
import {
  type ImportOutcome,
  type ImportReport,
  importReviews,
} from '../../../archive/reviews/import.ts';
import { parseScales, type Scale } from '../../../archive/reviews/scales.ts';
import { LONGEST_LINE } from '../../../archive/sources/lines.ts';
import { openArchive } from '../../../store/index.ts';
import { clock } from '../../options.ts';
import { Exit, UsageError } from '../../outcome.ts';
import { write } from '../../output.ts';
import { counted, oneLine } from '../../summary.ts';
import { keepIndex } from '../index-archive.ts';
import { fileFacts } from './options.ts';

/** The options of `kliping claims import`. */
export interface ImportCliOptions {
  archive: string;
  now?: string;
  scales?: string;
  batchId?: string;
  json?: boolean;
}

const MESSAGE_SHOWN = 500;
const TEXT_SHOWN = 120;

function describe(outcome: ImportOutcome): string {
  const { row } = outcome;
  if (outcome.status === 'same')
    return `${colors.dim('=')} row ${row}  ${outcome.id}  stored already`;
  if (outcome.status === 'stored') {
    const { id, state, text, articles } = outcome;
    return `${colors.green('✓')} row ${row}  ${id}  ${state}, ${counted(articles, 'article')}: ${oneLine(text, TEXT_SHOWN)}`;
  }
  const { code, message, problems = [], line } = outcome;
  const place = line === row ? `row ${row}` : `row ${row} (line ${line})`;
  const told =
    problems.length > 0
      ? problems.map((each) => `  ${each.column} ${oneLine(each.message, MESSAGE_SHOWN)}`)
      : [`  ${oneLine(message, MESSAGE_SHOWN)}`];
  return [`${colors.red('✗')} ${place} refused [${code}]:`, ...told].join('\n');
}

function tellReport(report: ImportReport, archive: string): string {
  const { stored, same, untouched, refused, unknown, batch } = report;
  const lines = [
    `${colors.bold(`${counted(stored, 'review')} stored`)}, ${same} the same, ${counted(untouched, 'row')} untouched, ${refused} refused.`,
    batch === undefined ? 'Nothing new, so nothing was written.' : `Batch    ${batch}`,
    `Archive  ${archive}`,
  ];
  if (unknown.length > 0) {
    const names = unknown.map((name) => JSON.stringify(oneLine(name, 40))).join(', ');
    lines.push(`Not read, for these columns are none of ours: ${names}`);
  }
  return `${lines.join('\n')}\n`;
}

async function readWhole(file: string): Promise<Uint8Array> {
  const { size } = await fileFacts(file);
  if (size > LONGEST_LINE) {
    throw new UsageError(`'${file}' is larger than ${LONGEST_LINE} bytes: split it.`);
  }
  return readFile(file);
}

function formatOf(file: string): 'csv' | 'jsonl' {
  if (/\.(?:csv|tsv|txt)$/i.test(file)) return 'csv';
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return 'jsonl';
  throw new UsageError(
    `'${file}' is neither .csv nor .jsonl. In a spreadsheet program, save it as “CSV UTF-8”.`,
  );
}

/** Takes in a table and tells what became of every row that was filled in. */
export async function runImport(file: string, options: ImportCliOptions): Promise<void> {
  const format = formatOf(file);
  const bytes = await readWhole(file);
  let scales: Map<string, Scale> | undefined;
  if (options.scales !== undefined) {
    scales = parseScales(new TextDecoder().decode(await readWhole(options.scales)));
  }
  const archive = await openArchive(options.archive);
  const outcomes: ImportOutcome[] = [];
  const report = await importReviews(archive, bytes, {
    format,
    now: clock(options.now),
    ...(scales && { scales }),
    ...(options.batchId !== undefined && { batch: options.batchId }),
    onOutcome: (outcome) => {
      outcomes.push(outcome);
    },
  });
  if (report.batch !== undefined) await keepIndex(archive);
  for (const each of outcomes) {
    await write(`${options.json ? JSON.stringify(each) : describe(each)}\n`);
  }
  if (options.json) {
    await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
  } else await write(tellReport(report, options.archive));
  if (report.refused > 0) process.exitCode = Exit.Refused;
}
