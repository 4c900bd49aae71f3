/** `kliping salvage`: rescues what is whole in a damaged archive or volume. */
import { Command } from 'commander';
import { nowOption, withJson } from './options.ts';
import type { SalvageCliOptions } from './run/salvage.ts';

/** Makes the command. */
export function salvageCommand(): Command {
  const command = new Command('salvage')
    .description('Rescue every undamaged record of a damaged archive or WARC volume.')
    .argument('<archive-or-volume>', 'the archive’s folder, or a volume');
  return withJson(command)
    .requiredOption('--out <dir>', 'where to put what is rescued')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
What is damaged is only read. Of an archive, whole captures go into a new archive in DIR/archive,
with look-up files and inventories made from the records; whole records whose capture is not whole
go to DIR/orphans. Exit code 3: something was lost; each stretch is told.

Example:
  $ kliping salvage my-archive --out rescued`,
    )
    .action(async (source: string, options: SalvageCliOptions) => {
      const { runSalvage } = await import('./run/salvage.ts');
      await runSalvage(source, options);
    });
}
