/** `kliping show`: reads one capture back. */
import { Command, Option } from 'commander';
import { SHOW_FORMATS, type ShowFormat } from '../archive/formats.ts';
import { generationOption, withArchive } from './options.ts';
import { write } from './output.ts';

interface CliOptions {
  archive: string;
  format: ShowFormat;
  generation?: number;
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
    .addOption(
      generationOption(
        '--generation <number>',
        'which record: 0 is the first (default: the newest)',
      ),
    )
    .addHelpText(
      'after',
      `
reprocess writes a new generation of a record when it changes; show gives the newest, or any other.

Example:
  $ kliping show 3f2a9c41 --format text --archive my-archive
  $ kliping show 3f2a9c41 --generation 0 --archive my-archive`,
    )
    .action(async (id: string, { archive, format, generation }: CliOptions) => {
      const { openArchive } = await import('../store/index.ts');
      const { showCapture } = await import('../archive/show.ts');
      await write(await showCapture(await openArchive(archive), id, format, generation));
    });
}
