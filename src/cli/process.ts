/** `kliping process`: articles in, records out; nothing is stored. */
import { Command, Option } from 'commander';
import { RECORD_FORMATS } from '../archive/formats.ts';
import {
  authorityOption,
  delimiterOption,
  jobsOption,
  languageOption,
  mapOption,
  stdinOption,
  withNoise,
} from './options.ts';
import { UsageError } from './outcome.ts';
import type { ProcessOptions } from './run/process.ts';

/** Makes the command. */
export function processCommand(): Command {
  return withNoise(new Command('process'))
    .description('Turn articles into records on standard output, without storing anything.')
    .argument('[file...]', 'files, folders, patterns; - or none for standard input')
    .option('--jsonl', 'read one JSON object a line from standard input, answer one line each')
    .addOption(stdinOption())
    .addOption(mapOption())
    .addOption(delimiterOption())
    .addOption(
      new Option('--format <format>', 'what to write').choices(RECORD_FORMATS).default('record'),
    )
    .option('--pretty', 'indent the JSON')
    .option('--media-type <type>', 'text/plain, text/markdown or text/html (default: by file name)')
    .option('--uri <uri>', 'where the article was published')
    .option('--name <name>', 'the name of what comes from standard input')
    .addOption(languageOption())
    .addOption(authorityOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
Reads what ingest reads; docs/inputs.md shows every kind of input.

A line of --jsonl input has exactly one of "text", "html", "markdown" or "base64" (with
"mediaType"), and any of "name", "uri", "datePublished", "publisher", "author", "language".
The answer is the record, or {"error": {"code", "message", "line"}, "name"}, in order.

Example:
  $ kliping process story.txt --pretty
  $ echo '{"text": "Judul\\n\\nJakarta - Isi berita.", "name": "a"}' | kliping process --jsonl`,
    )
    .action(async (files: string[], options: ProcessOptions) => {
      const { processFiles, processLines } = await import('./run/process.ts');
      if (!options.jsonl) return processFiles(files.length > 0 ? files : ['-'], options);
      if (files.length > 0) {
        throw new UsageError('--jsonl reads standard input: leave the files out, or use < FILE.');
      }
      if (options.format !== 'record') {
        throw new UsageError('--jsonl answers records: leave --format out.');
      }
      if (options.stdin !== undefined) {
        throw new UsageError('--jsonl says what standard input holds: leave --stdin out.');
      }
      return processLines(options);
    });
}
