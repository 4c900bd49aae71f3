/** What `kliping claims accept` and `reject` do. */
import colors from 'picocolors';
import { type DecideOutcome, decideClaims } from '../../../archive/reviews/decide.ts';
import { openArchive } from '../../../store/index.ts';
import { clock } from '../../options.ts';
import { Exit } from '../../outcome.ts';
import { write } from '../../output.ts';
import { counted, oneLine } from '../../summary.ts';
import { keepIndex } from '../index-archive.ts';

/** The options of `kliping claims accept` and `reject`. */
export interface DecideCliOptions {
  archive: string;
  now?: string;
  by?: string;
  note?: string;
  batchId?: string;
  json?: boolean;
}

const SHOWN = 160;

function describe(outcome: DecideOutcome, value: string): string {
  if (outcome.status === 'refused') {
    const { id, code, message } = outcome;
    return `${colors.red('✗')} ${oneLine(id, SHOWN)} refused [${code}]: ${oneLine(message, 500)}`;
  }
  const text = oneLine(outcome.text, SHOWN);
  if (outcome.status === 'same')
    return `${colors.dim('=')} ${outcome.id}  ${value} already: ${text}`;
  const { id, about, articles } = outcome;
  return `${colors.green('✓')} ${id}  ${about} ${value}, ${counted(articles, 'article')}: ${text}`;
}

/** Accepts or rejects, and tells what became of every id. */
export async function runDecide(
  ids: readonly string[],
  value: 'accepted' | 'rejected',
  { archive: folder, now, by, note, batchId, json }: DecideCliOptions,
): Promise<void> {
  const archive = await openArchive(folder);
  const outcomes: DecideOutcome[] = [];
  const report = await decideClaims(archive, ids, {
    value,
    now: clock(now),
    ...(by !== undefined && by !== '' && { by }),
    ...(note !== undefined && note !== '' && { note }),
    ...(batchId !== undefined && { batch: batchId }),
    onOutcome: (outcome) => {
      outcomes.push(outcome);
    },
  });
  if (report.batch !== undefined) await keepIndex(archive);
  for (const each of outcomes) {
    await write(`${json ? JSON.stringify(each) : describe(each, value)}\n`);
  }
  if (json) await write(`${JSON.stringify({ summary: { ...report, archive: folder } })}\n`);
  else if (report.batch !== undefined) await write(`Batch    ${report.batch}\n`);
  if (report.refused > 0) process.exitCode = Exit.Refused;
}
