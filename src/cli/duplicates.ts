/** `kliping duplicates`: finds stories that were printed before. */
import { Command, Option } from 'commander';
import { nowOption, withArchive, withJson } from './options.ts';
import { UsageError } from './outcome.ts';
import type { DuplicatesCliOptions } from './run/duplicates.ts';

/** Makes the command. */
export function duplicatesCommand(): Command {
  const command = new Command('duplicates')
    .description('Find reprints and stories that share long passages, and keep each pair.')
    .argument('[id]', 'with --list: only pairs of this capture');
  return withJson(withArchive(command))
    .addOption(new Option('--all', 'compare all articles anew').conflicts('list'))
    .option('--list', 'compare nothing: print the pairs that are kept')
    .option(
      '--batch-id <id>',
      'the derived batch’s id (default: made of the time and the batches there are)',
    )
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Articles that were not compared yet are compared with all others. A duplicate stands in the other story, reprinted or
cut; a derived story shares long passages. What is kept can be checked (verify) and goes with either article when
it is erased. docs/duplicates.md says how they are found.

Exit code 3: some captures or pairs are damaged; they are named and left out.

Example:
  $ kliping duplicates --archive my-archive
  $ kliping duplicates --list 3f2a9c41 --archive my-archive`,
    )
    .action(async (id: string | undefined, options: DuplicatesCliOptions) => {
      const { runDuplicates, tellPairs } = await import('./run/duplicates.ts');
      if (options.list) return tellPairs(id, options);
      if (id !== undefined)
        throw new UsageError(
          'An id goes with --list: kliping duplicates compares all that is new.',
        );
      await runDuplicates(options);
    });
}
