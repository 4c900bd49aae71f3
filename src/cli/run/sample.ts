/** What `kliping sample` does. */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import colors from 'picocolors';
import { needFolderFor, writeFile } from '../../export/aside.ts';
import { writeSample } from '../../export/sample/draw.ts';
import type { Estimate } from '../../export/sample/estimate.ts';
import type { Kind, StratumKind } from '../../export/sample/names.ts';
import { readSheet } from '../../export/sample/read-sheet.ts';
import { estimatesOf, type SheetEstimates } from '../../export/sample/sheet.ts';
import { readSheetFile } from '../../export/sample/sheet-file.ts';
import { statementOf } from '../../export/sample/statement.ts';
import { nodeFiles, StoreIoError } from '../../store/index.ts';
import { UsageError } from '../outcome.ts';
import { write } from '../output.ts';
import { counted, oneLine } from '../summary.ts';
import { note, openIndex } from './index-archive.ts';

/** The options of `kliping sample`. */
export interface SampleCliOptions {
  archive: string;
  what?: Kind;
  size: number;
  seed: string;
  by: StratumKind[];
  out?: string;
  read?: string;
  coder?: string[];
  date?: string;
  json?: boolean;
}

function percent(estimate: Estimate | undefined): string {
  if (!estimate) return '-'.padEnd(26);
  const share = (value: number): string => (value * 100).toFixed(1);
  const { estimate: p, low, high, items } = estimate;
  return `${share(p)}% (${share(low)} to ${share(high)}) of ${items}`.padEnd(26);
}

function tell({ what, articles, articlesDrawn, strata, ...shares }: SheetEstimates): string {
  const lines = [
    colors.bold(`${what}: ${articles} of ${articlesDrawn} articles judged`),
    `precision  ${percent(shares.precision)}`,
    `recall     ${percent(shares.recall)}`,
    ...(shares.attribute ? [`attribute  ${percent(shares.attribute)}`] : []),
    '95% intervals. By stratum (articles, judged, precision, recall):',
    ...strata.map(({ stratum, articles: size, coded, precision, recall }) =>
      `  ${oneLine(stratum, 40).padEnd(40)} ${String(size).padStart(7)} ${String(coded).padStart(5)}  ${percent(precision)} ${percent(recall)}`.trimEnd(),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

async function read(path: string, { coder, date, out, json }: SampleCliOptions): Promise<void> {
  const sheet = readSheet(await readSheetFile(path));
  const estimates = estimatesOf(sheet);
  if (coder !== undefined && date !== undefined && out !== undefined) {
    const statement = statementOf(sheet, estimates, { coders: coder, date });
    const bytes = Buffer.from(`${JSON.stringify(statement, null, 2)}\n`);
    await writeFile(nodeFiles, out, Readable.from([bytes]));
  }
  await write(json ? `${JSON.stringify(estimates)}\n` : tell(estimates));
  if (out !== undefined && !json) await write(`${colors.green('✓')} ${out}\n`);
}

/** Draws a sample, or reads one back. */
export async function runSample(options: SampleCliOptions): Promise<void> {
  const { archive, what, size, seed, by, out, json = false } = options;
  if (options.read !== undefined) return read(options.read, options);
  if (out !== undefined && existsSync(out)) {
    throw new UsageError(
      `'${out}' is there already, and somebody may have judged it: give another --out.`,
    );
  }
  if (out !== undefined) await needFolderFor(nodeFiles, out);
  const catalog = await openIndex(archive);
  try {
    const file =
      out === undefined
        ? undefined
        : await open(out, 'wx').catch((error: unknown) => {
            throw new StoreIoError('create', out, error);
          });
    try {
      const report = await writeSample(catalog, { what: what!, size, seed, by }, (text) =>
        file ? file.writeFile(text) : write(text),
      );
      if (json && file) await write(`${JSON.stringify({ ...report, out })}\n`);
      const strata = counted(report.strata.length, 'stratum', 'strata');
      const done = `${counted(report.articles, 'article')} of ${strata} with ${report.items} ${what}`;
      if (!file) note(`${done}.`);
      else if (!json) await write(`${colors.green('✓')} ${out}: ${done}.\n`);
    } finally {
      await file?.close();
    }
  } finally {
    catalog.close();
  }
}
