/** `kliping diff`: what changed between two records of a capture, or between two captures. */
import { Command } from 'commander';
import { countOption, withArchive, withJson } from './options.ts';
import type { DiffCliOptions } from './run/diff.ts';

/** Makes the command. */
export function diffCommand(): Command {
  const command = new Command('diff')
    .description('Tell what changed between two records of a capture, or between two captures.')
    .argument('<id>', 'a capture, by id or its first hexadecimal digits')
    .argument('[other]', 'another capture, such as the next version of the story');
  return withJson(withArchive(command))
    .addOption(
      countOption(
        '--from <number>',
        'the generation of the first record (default: the one before)',
      ),
    )
    .addOption(
      countOption('--to <number>', 'the generation of the second record (default: the newest)'),
    )
    .addHelpText(
      'after',
      `
Of one capture its newest record is compared with the one before, of two captures their newest records.
[-words-] went, {+words+} came. --json has the same in full, without colours.

Example:
  $ kliping diff 3f2a9c41 --archive my-archive
  $ kliping diff 3f2a9c41 --from 0 --to 2 --archive my-archive
  $ kliping diff 3f2a9c41 77ab01cd --archive my-archive`,
    )
    .action(async (id: string, other: string | undefined, options: DiffCliOptions) => {
      const { runDiff } = await import('./run/diff.ts');
      await runDiff(id, other, options);
    });
}
