/** `kliping stats`: counts what an archive holds. */
import { Command } from 'commander';
import { withArchive, withJson } from './options.ts';
import type { StatsCliOptions } from './run/stats.ts';

/** Makes the command. */
export function statsCommand(): Command {
  const command = new Command('stats').description(
    'Count what an archive holds: articles, bytes, languages, sources, dates, names, removals.',
  );
  return withJson(withArchive(command))
    .option('--no-index', 'read every record instead of the index')
    .addHelpText(
      'after',
      `
Without an index every record is read, which takes longer and counts the same. Each capture counts once, by its
newest record; articles are different raw bytes.

Exit code 3: some captures are damaged; nothing of them is counted.

Example:
  $ kliping stats --archive my-archive`,
    )
    .action(async (options: StatsCliOptions) => {
      const { runStats } = await import('./run/stats.ts');
      await runStats(options);
    });
}
