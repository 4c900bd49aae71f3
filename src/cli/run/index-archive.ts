/** What `kliping index` does, and what other commands do to keep the index up. */
import colors from 'picocolors';
import { checkCatalog } from '../../catalog/check.ts';
import { isFresh, staleness } from '../../catalog/freshness.ts';
import { keepCatalog, openFresh } from '../../catalog/keep.ts';
import {
  catalogPath,
  hasCatalog,
  notWritable,
  openCatalog,
  removeCatalog,
} from '../../catalog/open.ts';
import type { UpdateOptions } from '../../catalog/update.ts';
import { type Archive, openArchive } from '../../store/index.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';

/** The options of `kliping index`. */
export interface IndexCliOptions {
  archive: string;
  rebuild?: boolean;
  check?: boolean;
  json?: boolean;
}

/** Says something on stderr that is no part of the answer. */
export function note(message: string): void {
  process.stderr.write(`kliping: ${message}\n`);
}

/**
 * Brings the index up after a command has added something to the archive; trouble is told and no more.
 *
 * @param told What was told of the articles of the batch. Default: nothing, and its records are read.
 */
export async function keepIndex(archive: Archive, told?: UpdateOptions['told']): Promise<void> {
  const trouble = await keepCatalog(archive, told);
  if (trouble !== undefined) note(trouble);
}

/** Opens the index for a command that reads it; where it is behind, it is brought up first, and that is told. */
export async function openIndex(folder: string) {
  const archive = await openArchive(folder);
  const catalog = await openCatalog(archive);
  const stale = await staleness(catalog).catch((error: unknown) => {
    catalog.close();
    throw error;
  });
  if (isFresh(stale)) return catalog;
  catalog.close();
  if (catalog.readOnly) throw notWritable(archive, 'it is behind the archive');
  const batches = stale.missing.length + stale.gone.length;
  note(
    batches === 0
      ? 'An update of the index was cut short; it is done first.'
      : `The index is behind the archive by ${counted(batches, 'batch', 'batches')}; it is brought up first.`,
  );
  const { catalog: fresh } = await openFresh(archive, tellingDamage());
  return fresh;
}

function tellingDamage(): UpdateOptions {
  return { onDamage: (damage) => note(`Not indexed. ${damage.message}`) };
}

/** Makes, updates or checks the index. */
export async function runIndex({ archive: folder, rebuild, check, json }: IndexCliOptions) {
  const archive = await openArchive(folder);
  if (check) {
    const problems = await checkCatalog(archive);
    if (json) await write(`${JSON.stringify({ problems })}\n`);
    else if (problems.length === 0) {
      await write(`${colors.green('✓')} The index is whole and says what the archive holds.\n`);
    } else for (const problem of problems) await write(`${colors.red('✗')} ${problem}\n`);
    if (problems.length > 0) process.exitCode = Exit.Refused;
    return;
  }
  if (rebuild && hasCatalog(archive)) await removeCatalog(archive);
  const { catalog, report } = await openFresh(archive, { create: true, ...tellingDamage() });
  catalog.close();
  if (json) {
    await write(`${JSON.stringify({ ...report, index: catalogPath(archive) })}\n`);
  } else {
    const { indexed, removed, damaged, unclean } = report;
    const same = indexed + removed + damaged === 0;
    const done = same
      ? 'The index says what the archive holds already.'
      : `${counted(indexed, 'article')} indexed, ${removed} taken out, ${damaged} damaged and left out.`;
    await write(`${colors.green('✓')} ${done}\n  ${catalogPath(archive)}\n`);
    if (unclean) {
      note(
        'Another process reads the index, so erased text may still be in its files: run this again.',
      );
    }
  }
  if (report.damaged > 0) process.exitCode = Exit.Damaged;
}
