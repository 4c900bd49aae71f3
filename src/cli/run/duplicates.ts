/** What `kliping duplicates` does. */
import colors from 'picocolors';
import { listPairs } from '../../archive/duplicates/list.ts';
import {
  countUncompared,
  type DuplicatesReport,
  findDuplicates,
} from '../../catalog/duplicates.ts';
import { openFresh } from '../../catalog/keep.ts';
import type { CapturePair } from '../../record/types.generated.ts';
import {
  type Archive,
  type DamageError,
  hexFromNi,
  openArchive,
  wantedHex,
} from '../../store/index.ts';
import { clock } from '../options.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { isWatched, startProgress } from '../progress.ts';
import { counted } from '../summary.ts';
import { startTelling } from '../telling.ts';
import { note } from './index-archive.ts';

/** The options of `kliping duplicates`. */
export interface DuplicatesCliOptions {
  archive: string;
  all?: boolean;
  list?: boolean;
  batchId?: string;
  now?: string;
  json?: boolean;
}

function describe({ captures, label, jaccard, containment, agency }: CapturePair): string {
  const [one, other] = captures.map(({ capture }) => hexFromNi(capture)!.slice(0, 10));
  const credit = agency === undefined ? '' : `, both credit ${agency}`;
  return `${label.padEnd(9)} ${one} ${other}  ${Math.round(containment * 100)}% of the shorter, ${Math.round(jaccard * 100)}% of both${credit}`;
}

/** Lists the pairs that are kept. */
export async function tellPairs(
  id: string | undefined,
  { archive, json }: DuplicatesCliOptions,
): Promise<void> {
  const digits = id === undefined ? '' : wantedHex(id);
  const onDamage = ({ message }: DamageError): void => {
    note(`Not listed. ${message}`);
    process.exitCode = Exit.Damaged;
  };
  for await (const pair of listPairs(await openArchive(archive), { digits, onDamage })) {
    await write(`${json ? JSON.stringify(pair) : describe(pair)}\n`);
  }
}

function tellReport(report: DuplicatesReport, archive: string): string {
  const { compared, duplicate, derived, distinct, same, batch } = report;
  const news = [
    counted(duplicate, 'duplicate'),
    `${derived} derived`,
    ...(distinct > 0 ? [`${distinct} no longer`] : []),
  ];
  return [
    `${colors.bold(`${counted(compared, 'article')} compared`)}: ${news.join(', ')}, ${same} the same as before.`,
    batch === undefined ? 'Nothing new, so nothing was written.' : `Batch    ${batch}`,
    `Archive  ${archive}`,
    '',
  ].join('\n');
}

/** Compares and tells what was found. */
export async function runDuplicates(options: DuplicatesCliOptions): Promise<void> {
  const archive = await openArchive(options.archive);
  const { catalog } = await openFresh(archive, { create: true });
  const telling = startTelling(({ pair }: { status: string; pair: CapturePair }) => describe(pair));
  try {
    const bar =
      isWatched() && !options.json
        ? startProgress('comparing', countUncompared(catalog))
        : undefined;
    const report = await findDuplicates(catalog, {
      now: clock(options.now),
      ...(options.batchId !== undefined && { batch: options.batchId }),
      ...(options.all && { all: true }),
      onCompared: () => {
        bar?.advance(1);
        bar?.step();
      },
      onDamage: (damage) => note(`Not compared. ${damage.message}`),
      onPair: async (pair) => {
        if (options.json) await write(`${JSON.stringify(pair)}\n`);
        else telling.add({ status: pair.label, pair });
      },
    }).finally(() => bar?.stop());
    if (options.json) {
      await write(`${JSON.stringify({ summary: { ...report, archive: options.archive } })}\n`);
    } else {
      const told = telling.lines();
      for (const line of told) await write(`${line}\n`);
      await write(`${told.length > 0 ? '\n' : ''}${tellReport(report, options.archive)}`);
    }
    if (report.damaged > 0) process.exitCode = Exit.Damaged;
  } finally {
    catalog.close();
  }
}

/**
 * Compares what an ingest brought with what was compared before. Where more is left to compare than that,
 * it is left to `kliping duplicates`. Trouble is told and no more.
 */
export async function compareNew(archive: Archive, now: string, archived: number): Promise<void> {
  try {
    const { catalog } = await openFresh(archive, { create: true });
    try {
      if (countUncompared(catalog) > archived) {
        note('Articles from before were not compared yet: kliping duplicates compares them all.');
        return;
      }
      const { duplicate, derived, batch } = await findDuplicates(catalog, { now });
      if (batch === undefined) return;
      note(
        `${counted(duplicate, 'pair')} of duplicates and ${derived} of derived stories, kept in ${batch}.`,
      );
    } finally {
      catalog.close();
    }
  } catch (error) {
    note(
      `The new articles were not compared. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
