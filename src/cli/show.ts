/** `kliping show`: reads one capture back. */
import { Command, Option } from 'commander';
import { SHOW_FORMATS, type ShowFormat } from '../archive/formats.ts';
import { withArchive } from './options.ts';
import { write } from './output.ts';

interface CliOptions {
  archive: string;
  format: ShowFormat;
}

/** Makes the command. */
export function showCommand(): Command {
  const command = new Command('show')
    .description('Print a capture: its record, raw bytes, JSON-LD, page or text.')
    .argument('<id>', 'the capture’s id, or its first hexadecimal digits');
  return withArchive(command)
    .addOption(
      new Option('--format <format>', 'what to print').choices(SHOW_FORMATS).default('record'),
    )
    .addHelpText(
      'after',
      `
Example:
  $ kliping show 3f2a9c41 --format text --archive my-archive`,
    )
    .action(async (id: string, { archive, format }: CliOptions) => {
      const { openArchive } = await import('../store/index.ts');
      const { showCapture } = await import('../archive/show.ts');
      await write(await showCapture(await openArchive(archive), id, format));
    });
}
