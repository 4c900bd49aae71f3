/** `kliping reprocess`: makes the records of what is archived anew. */
import { Command, Option } from 'commander';
import {
  authorityOption,
  jobsOption,
  nowOption,
  withArchive,
  withJson,
  withNoise,
} from './options.ts';
import type { ReprocessCliOptions } from './run/reprocess.ts';

/** Makes the command. */
export function reprocessCommand(): Command {
  const command = new Command('reprocess')
    .description('Run today’s pipeline over archived articles; keep the records that change.')
    .argument('[id...]', 'captures, by id or its first hexadecimal digits (default: all)');
  return withNoise(withJson(withArchive(command)))
    .addOption(
      new Option(
        '--only-older',
        'pass over records of this version of kliping or a later one; the default without ids',
      ).conflicts('all'),
    )
    .option('--all', 'make every record anew; the default with ids')
    .option('--defaults', 'forget what was asked of the pipeline before, such as --keep-noise')
    .addOption(authorityOption())
    .addOption(jobsOption())
    .option('--batch-id <id>', 'the derived batch’s id (default: made of the time and the options)')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Raw bytes and older records stay as they are: what changes is written as a batch of its own, and show
gives the newest. A record that says the same as before is not written again. Each record is made with
the options it was made with before, unless options are given here. --json prints one line a capture as
it is made, and a last line {"summary": …} once the batch is in the archive.

Exit code 1: some captures kept the record they had, each is named; 3: some were damaged.

Example:
  $ kliping reprocess --archive my-archive
  $ kliping reprocess 3f2a9c41 --keep-noise --archive my-archive`,
    )
    .action(async (ids: string[], options: ReprocessCliOptions) => {
      const { runReprocess } = await import('./run/reprocess.ts');
      await runReprocess(ids, options);
    });
}
