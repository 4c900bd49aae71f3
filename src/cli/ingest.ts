/** `kliping ingest`: archives files, folders and containers of articles as one batch. */
import { Command, Option } from 'commander';
import {
  authorityOption,
  delimiterOption,
  jobsOption,
  languageOption,
  mapOption,
  nowOption,
  stdinOption,
  withArchive,
  withJson,
  withNoise,
} from './options.ts';
import { UsageError } from './outcome.ts';
import type { IngestCliOptions } from './run/ingest.ts';

/** Makes the command. */
export function ingestCommand(): Command {
  const command = new Command('ingest')
    .description('Archive articles as one batch: files, folders, JSON Lines, CSV, WARC.')
    .argument('<path...>', 'files, folders, patterns; - for standard input');
  return withNoise(withJson(withArchive(command)))
    .option('--batch-id <id>', 'the batch’s id (default: made of the time and the inputs)')
    .addOption(
      new Option('--compression <how>', 'of the volumes of a new archive').choices([
        'gzip',
        'none',
      ]),
    )
    .addOption(languageOption())
    .option('--jsonl', 'standard input (-) holds JSON Lines; the same as --stdin jsonl')
    .addOption(stdinOption())
    .addOption(mapOption())
    .addOption(delimiterOption())
    .addOption(authorityOption())
    .addOption(jobsOption())
    .option('--metadata <file>', 'metadata as JSON Lines, found by "name" or "uri"')
    .option('--duplicates', 'compare the new articles with the archive, as kliping duplicates does')
    .option('--no-index', 'leave the index behind; find brings it up when it is asked')
    .addOption(nowOption())
    .addHelpText(
      'after',
      `
Files are told by their names: .txt, .md, .html, .json, .jsonl or .ndjson, .csv, .tsv, .warc, each
also with .gz. story.json beside story.txt is its metadata. docs/inputs.md shows every kind.

What is archived already is passed over. What cannot be archived is named, with the reason, and
listed in the archive's quarantine/ folder; the rest goes on. --json prints one line an input as it is
read, and a last line {"summary": …} once the batch is in the archive.

Example:
  $ kliping ingest inbox/ crawl.warc.gz --archive my-archive
  $ kliping ingest wire.csv --map text=body,uri=link --archive my-archive
  $ kliping ingest --jsonl - --batch-id part-0007 --archive my-archive < part-0007.jsonl`,
    )
    .action(async (paths: string[], options: IngestCliOptions) => {
      if (options.jsonl && options.stdin && options.stdin !== 'jsonl') {
        throw new UsageError(`--jsonl and --stdin ${options.stdin} do not go together.`);
      }
      if ((options.jsonl || options.stdin) && !paths.includes('-')) {
        throw new UsageError(
          `--${options.jsonl ? 'jsonl' : 'stdin'} is about standard input: give - among the paths. Files are told by their names.`,
        );
      }
      const { runIngest } = await import('./run/ingest.ts');
      await runIngest(paths, options);
    });
}
