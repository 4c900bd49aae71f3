/** What `kliping stats` does. */
import colors from 'picocolors';
import { hasCatalog } from '../../catalog/open.ts';
import { countArchive, type Stats, statsOf } from '../../catalog/stats.ts';
import { openArchive } from '../../store/index.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { counted } from '../summary.ts';
import { describeCounts } from './find.ts';
import { note, openIndex } from './index-archive.ts';

/** The options of `kliping stats`. */
export interface StatsCliOptions {
  archive: string;
  index: boolean;
  json?: boolean;
}

/** What is counted by value, in the order it is told. */
const KINDS = [
  'languages',
  'sources',
  'years',
  'entities',
  'speakers',
  'removals',
  'reviews',
] as const;

async function count({ archive: folder, index }: StatsCliOptions): Promise<Stats> {
  const archive = await openArchive(folder);
  if (!index || !hasCatalog(archive)) {
    return countArchive(archive, (damage) => note(`Not counted. ${damage.message}`));
  }
  const catalog = await openIndex(folder);
  try {
    return await statsOf(catalog);
  } finally {
    catalog.close();
  }
}

function tell(stats: Stats): string {
  const { published, damaged } = stats;
  const batches = counted(stats.batches, 'batch', 'batches');
  const derived = counted(stats.derivedBatches, 'derived batch', 'derived batches');
  const lines = [
    colors.bold(`${counted(stats.captures, 'capture')} of ${counted(stats.articles, 'article')}`),
    `${counted(stats.bytes, 'byte')} raw, ${counted(stats.words, 'word')}, in ${batches} and ${derived}; ${stats.erased} erased`,
    `${counted(stats.quotations, 'quotation')}, ${counted(stats.claims, 'claim')}`,
    published ? `published  ${published.from} to ${published.to}` : 'published  no date is known',
    ...KINDS.map((name) => describeCounts(name, stats[name])),
    ...(damaged > 0
      ? [`${counted(damaged, 'damaged capture')} not counted: kliping verify tells more.`]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Counts and tells. */
export async function runStats(options: StatsCliOptions): Promise<void> {
  const stats = await count(options);
  await write(options.json ? `${JSON.stringify(stats)}\n` : tell(stats));
  if (stats.damaged > 0) process.exitCode = Exit.Damaged;
}
