/** `kliping ingest`: archives files and folders as one batch. */
import { Command, Option } from 'commander';
import { languageOption, nowOption, withArchive, withJson } from './options.ts';
import type { IngestCliOptions } from './run/ingest.ts';

/** Makes the command. */
export function ingestCommand(): Command {
  const command = new Command('ingest')
    .description('Archive files and folders as one batch: .txt, .md and .html.')
    .argument('<path...>', 'files and folders');
  return withJson(withArchive(command))
    .option('--batch-id <id>', 'the batch’s id (default: made of the time and the inputs)')
    .addOption(
      new Option('--compression <how>', 'of the volumes of a new archive').choices([
        'gzip',
        'none',
      ]),
    )
    .addOption(languageOption())
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
What is archived already is passed over. What cannot be archived is named, with the reason, and
listed in the archive's quarantine/ folder; the rest goes on. --json prints one line an input and
a last line {"summary": …}.

Example:
  $ kliping ingest inbox/ --archive my-archive`,
    )
    .action(async (paths: string[], options: IngestCliOptions) => {
      const { runIngest } = await import('./run/ingest.ts');
      await runIngest(paths, options);
    });
}
