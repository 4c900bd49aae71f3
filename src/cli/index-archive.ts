/** `kliping index`: makes the index of an archive, or brings it up. */
import { Command, Option } from 'commander';
import { withArchive, withJson } from './options.ts';
import type { IndexCliOptions } from './run/index-archive.ts';

/** Makes the command. */
export function indexCommand(): Command {
  const command = new Command('index').description(
    'Make the index that find and stats read, or bring it up to what the archive holds.',
  );
  return withJson(withArchive(command))
    .addOption(new Option('--rebuild', 'make it anew from the archive').conflicts('check'))
    .option('--check', 'change nothing: say if it is whole and up to date')
    .addHelpText(
      'after',
      `
The index is one file in the archive's index/ folder. It holds nothing that is not in the archive and can
be deleted at any time. ingest, reprocess, annotate, duplicates and erase keep it up; one that is behind is noticed, and
brought up before it answers. It needs the package libsql, which npm installs where it can.

Exit code 1: --check found something; 3: some captures are damaged, each is named and left out.

Example:
  $ kliping index --archive my-archive
  $ kliping index --check --archive my-archive`,
    )
    .action(async (options: IndexCliOptions) => {
      const { runIndex } = await import('./run/index-archive.ts');
      await runIndex(options);
    });
}
