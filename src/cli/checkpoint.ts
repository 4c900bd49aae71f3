/** `kliping checkpoint`: states what the archive holds, so that nothing can vanish unnoticed. */
import { Command } from 'commander';
import { nowOption, withArchive, withJson } from './options.ts';
import type { CheckpointCliOptions } from './run/checkpoint.ts';

/** Makes the command. */
export function checkpointCommand(): Command {
  const command = new Command('checkpoint').description(
    'State what the archive holds, chained to the last time, so that nothing can vanish unnoticed.',
  );
  return withJson(withArchive(command))
    .addOption(nowOption())
    .option('--sign <key>', 'sign it with this SSH key (ssh-keygen does)')
    .addHelpText(
      'after',
      `
Nothing is written when nothing has changed since the last checkpoint. Keep the SHA-256 it prints (or
the signed checkpoint) somewhere else: it vouches for everything archived until now.

Example:
  $ kliping checkpoint --archive my-archive --sign ~/.ssh/id_ed25519
  $ kliping verify --archive my-archive --signers allowed_signers`,
    )
    .action(async (options: CheckpointCliOptions) => {
      const { runCheckpoint } = await import('./run/checkpoint.ts');
      await runCheckpoint(options);
    });
}
