/** `kliping export`: what an archive holds, in forms that other programs open. */
import { Command } from 'commander';
import { nowOption, withArchive, withJson } from './options.ts';
import type { WaczCliOptions } from './run/export.ts';

function waczCommand(): Command {
  const command = new Command('wacz').description(
    'Pack the raw captures of a batch as WACZ 1.1.1, for web archive players.',
  );
  return withJson(withArchive(command))
    .requiredOption('--batch <id>', 'the batch’s id')
    .requiredOption('--out <file>', 'the file to write, such as batch.wacz')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Holds the batch's raw WARC volumes as they are, an index by address, and as pages the captures
that have a web address. Every record is checked on the way; of a damaged batch nothing is written.

Example:
  $ kliping export wacz --batch 20260131T120000Z-9ca2eb3e --out batch.wacz --archive my-archive`,
    )
    .action(async (options: WaczCliOptions) => {
      const { runWacz } = await import('./run/export.ts');
      await runWacz(options);
    });
}

/** Makes the command. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Write what an archive holds in forms that other programs open.')
    .addCommand(waczCommand());
}
