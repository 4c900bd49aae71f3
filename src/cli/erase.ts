/** `kliping erase`: takes articles out of the archive for good. */
import { Command, Option } from 'commander';
import { nowOption, withArchive, withJson } from './options.ts';
import { UsageError } from './outcome.ts';
import type { EraseCliOptions } from './run/erase.ts';

interface CliOptions extends Omit<EraseCliOptions, 'reason'> {
  reason?: string;
  list?: boolean;
}

/** Makes the command. */
export function eraseCommand(): Command {
  const command = new Command('erase')
    .description('Erase captures for good: raw bytes, text, records and digests.')
    .argument('[id...]', 'captures’ ids, or their first hexadecimal digits');
  return withJson(withArchive(command))
    .addOption(nowOption())
    .option('--reason <text>', 'why; it stays in the archive, so it must not tell what was erased')
    .option('--keep-id', 'leave the captures’ ids in their tombstones, so that show can say why')
    .addOption(
      new Option('--list', 'erase nothing: list what was erased, when and why').conflicts([
        'reason',
        'keepId',
        'now',
      ]),
    )
    .addHelpText(
      'after',
      `
The batches that held them are written anew without them; a tombstone with reason and date stays. Cut
short, it is completed by running it again. Copies elsewhere (backups, releases, proofs) stay: erase
there too, and take a checkpoint afterwards.

Example:
  $ kliping erase 3f2a9c41 --reason 'Court order 12/2026' --archive my-archive
  $ kliping erase --list --archive my-archive`,
    )
    .action(async (ids: string[], { reason, list, ...options }: CliOptions) => {
      const { runErase, tellLedger } = await import('./run/erase.ts');
      if (list) {
        if (ids.length > 0) throw new UsageError('--list takes no ids: it lists all erasures.');
        await tellLedger(options);
        return;
      }
      if (ids.length === 0) throw new UsageError('Name the captures to erase, or give --list.');
      if (reason === undefined) throw new UsageError('Say why with --reason; it stays for good.');
      await runErase(ids, { ...options, reason });
    });
}
