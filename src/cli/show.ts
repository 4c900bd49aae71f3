/** `kliping show`: reads one capture back. */
import { Command, Option } from 'commander';
import { SHOW_FORMATS } from '../archive/formats.ts';
import { countOption, withArchive } from './options.ts';
import { UsageError } from './outcome.ts';
import type { ShowCliOptions } from './run/show.ts';

interface CliOptions extends ShowCliOptions {
  history?: boolean;
  json?: boolean;
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
      countOption('--generation <number>', 'which record: 0 is the first (default: the newest)'),
    )
    .addOption(
      new Option(
        '--history',
        'list the versions of its story: captures of the same address or the same bytes',
      ).conflicts(['generation', 'layer']),
    )
    .option('--layer <name>', 'a layer of annotations: what it says, or with html the page with it')
    .option('--json', 'with --history: print JSON for machines')
    .addHelpText(
      'after',
      `
reprocess writes a new generation of a record when it changes; show gives the newest, or any other.
With --layer, annotate's layer is shown, with --generation that one of the layer: as record what is
stored, as html the page with its annotations in place of ours, as text the text it is about.
html is for the public: what people accepted, rejected and published counts. record and jsonld are
what the software found, whole.
It is found by the index where that is up to date, else by reading the look-up files.
--history orders versions by the dates their records give, never by when they were archived.

Example:
  $ kliping show 3f2a9c41 --format text --archive my-archive
  $ kliping show 3f2a9c41 --generation 0 --archive my-archive
  $ kliping show 3f2a9c41 --layer spacy --format html --archive my-archive
  $ kliping show 3f2a9c41 --history --archive my-archive`,
    )
    .action(async (id: string, options: CliOptions, command: Command) => {
      const { archive: folder, history, json = false } = options;
      if (history) {
        if (command.getOptionValueSource('format') !== 'default') {
          throw new UsageError('--history and --format do not go together.');
        }
        const { openArchive } = await import('../store/index.ts');
        const { tellHistory } = await import('./run/history.ts');
        await tellHistory(await openArchive(folder), id, json);
        return;
      }
      if (json) throw new UsageError('--json goes with --history; a record is JSON as it is.');
      const { runShow } = await import('./run/show.ts');
      await runShow(id, options);
    });
}
