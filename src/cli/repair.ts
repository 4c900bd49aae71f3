/** `kliping repair`: restores from another copy what is damaged. */
import { Command } from 'commander';
import { nowOption, withArchive, withJson } from './options.ts';
import type { RepairCliOptions } from './run/repair.ts';

/** Makes the command. */
export function repairCommand(): Command {
  const command = new Command('repair').description(
    'Restore from another copy of an archive, byte for byte, what is damaged or missing.',
  );
  return withJson(withArchive(command))
    .requiredOption('--from <dir>', 'the other copy’s folder')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Each file is checked before it is put in place, and logged in repairs/ inside the archive. What was
erased here never comes back. Exit code 3: something is damaged in both copies and was left.

Example:
  $ kliping repair --archive my-archive --from /mnt/copy/my-archive`,
    )
    .action(async (options: RepairCliOptions) => {
      const { runRepair } = await import('./run/repair.ts');
      await runRepair(options);
    });
}
