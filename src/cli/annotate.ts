/** `kliping annotate`: takes in what other annotators say of archived texts. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { countOption, nowOption, withArchive, withJson } from './options.ts';
import type { AnnotateCliOptions } from './run/annotate.ts';

function digest(value: string): string {
  if (!/^sha256:[0-9a-f]{64}$/.test(value)) {
    throw new InvalidArgumentError('Give sha256: and 64 digits of 0-9 and a-f.');
  }
  return value;
}

function filled(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It must not be empty.');
  return value;
}

/** Makes the command. */
export function annotateCommand(): Command {
  const command = new Command('annotate').description(
    'Keep what another annotator says of archived texts, as a layer beside the records.',
  );
  return withJson(withArchive(command))
    .requiredOption('--layer <name>', 'the layer: a-z, 0-9, ".", "_" and "-"')
    .addOption(
      new Option('--annotator <name>', 'what made the annotations')
        .argParser(filled)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--annotator-version <version>', 'its version')
        .argParser(filled)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--annotator-digest <digest>',
        'sha256:… of the model, program or rules it worked with',
      ).argParser(digest),
    )
    .option('--file <file>', 'the annotations as JSON Lines; - for standard input', '-')
    .addOption(
      countOption(
        '--generation <number>',
        'of which record the text was annotated (default: of each the newest)',
      ),
    )
    .option('--batch-id <id>', 'the derived batch’s id (default: made of the time and the options)')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
A line says one thing of one stretch of the text that show --format text prints; start and end count
Unicode code points, as Python does, end exclusive:

  {"capture": "3f2a9c41", "start": 0, "end": 7, "text": "Jakarta", "type": "GPE",
   "sameAs": ["http://www.wikidata.org/entity/Q3630"]}

"id", "name", "sameAs" and "confidence" may be left out. A line with "capture" alone says that the
annotator found nothing. What is given of a capture stands for what the layer said of it before.
Lines that do not hold are named, with the reason, and left out. docs/annotate.md shows it all with spaCy.

Exit code 1: some lines were refused, each is named; 3: some captures are damaged.

Example:
  $ kliping annotate --layer spacy --annotator en_core_web_sm --annotator-version 3.8.0 \\
      --file spacy.jsonl --archive my-archive
  $ kliping show 3f2a9c41 --layer spacy --archive my-archive`,
    )
    .action(async (options: AnnotateCliOptions) => {
      const { runAnnotate } = await import('./run/annotate.ts');
      await runAnnotate(options);
    });
}
