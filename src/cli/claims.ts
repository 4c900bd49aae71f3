/** `kliping claims`: the fact-checker's worklist. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { WORKLIST_FORMATS } from '../archive/reviews/formats.ts';
import { WORK_STATES } from '../archive/reviews/states.ts';
import { isWrittenDay } from '../document/iso-date.ts';
import { countOption, nowOption, shareOption, withArchive, withJson } from './options.ts';
import { UsageError } from './outcome.ts';
import type { DecideCliOptions } from './run/claims/decide.ts';
import type { ImportCliOptions } from './run/claims/import.ts';
import type { MatchCliOptions } from './run/claims/match.ts';
import type {
  ExportCliOptions,
  FeedCliOptions,
  ListCliOptions,
  ShowCliOptions,
} from './run/claims/worklist.ts';

function day(value: string): string {
  if (!isWrittenDay(value)) {
    throw new InvalidArgumentError('Give a day such as 2026-01-31.');
  }
  return value;
}

/** Adds the options that choose claims. */
function withFilter(command: Command): Command {
  return command
    .addOption(shareOption('--worth <number>', 'only what is worth at least so much, 0 to 1'))
    .addOption(countOption('--top <number>', 'only so many, those worth most'))
    .addOption(new Option('--state <state...>', 'only in these states').choices(WORK_STATES))
    .option('--claimant <name>', 'only of a claimant whose name has this in it')
    .option('--language <tag>', 'only in articles of this language, such as id')
    .addOption(new Option('--since <day>', 'only in articles from this day on').argParser(day))
    .addOption(new Option('--until <day>', 'only in articles up to this day').argParser(day));
}

function listCommand(): Command {
  const command = new Command('list').description(
    'List the claims of all articles, each once, what is most worth checking first.',
  );
  return withFilter(withJson(withArchive(command)))
    .option('--quotations', 'list quotations instead, and whether the public sees them')
    .addHelpText(
      'after',
      `
A claim that stands in several articles, word for word or cut otherwise, is listed once.

Example:
  $ kliping claims list --top 20 --language id --archive my-archive
  $ kliping claims list --state published corrected --json --archive my-archive`,
    )
    .action(async (options: ListCliOptions) => {
      const { runList } = await import('./run/claims/worklist.ts');
      await runList(options);
    });
}

function showCommand(): Command {
  const command = new Command('show')
    .description('Show a claim: its articles, and how far its review is.')
    .argument('<id>', 'its id, or the first digits of it; or article and claim, as 3f2a9c41#c1');
  return withJson(withArchive(command))
    .option('--claim-review', 'print its ClaimReview instead; there is one once it is published')
    .addHelpText(
      'after',
      `
Example:
  $ kliping claims show k4be1 --archive my-archive
  $ kliping claims show k4be1 --claim-review --archive my-archive`,
    )
    .action(async (id: string, options: ShowCliOptions) => {
      const { runShow } = await import('./run/claims/worklist.ts');
      await runShow(id, options);
    });
}

function exportCommand(): Command {
  const command = new Command('export').description(
    'Write the worklist as a table with empty columns for the verdict.',
  );
  return withFilter(withArchive(command))
    .addOption(
      new Option('--format <format>', 'csv for spreadsheets, jsonl, or jsonld (ReviewActions)')
        .choices(WORKLIST_FORMATS)
        .default('csv'),
    )
    .option('--out <file>', 'the file to write; it must not be there (default: standard output)')
    .addHelpText(
      'after',
      `
Fill in a row and give it to claims import; a row that is left as it is changes nothing.

Example:
  $ kliping claims export --top 50 --out worklist.csv --archive my-archive`,
    )
    .action(async (options: ExportCliOptions) => {
      const { runExport } = await import('./run/claims/worklist.ts');
      await runExport(options);
    });
}

function importCommand(): Command {
  const command = new Command('import')
    .description('Take in rows that a checker completed.')
    .argument('<file>', 'the table, .csv or .jsonl');
  return withJson(withArchive(command))
    .addOption(nowOption())
    .option('--scales <file>', 'JSON with rating scales: {"name": {"verdict": number, …}, …}')
    .option('--batch-id <id>', 'the derived batch’s id (default: made of the time)')
    .addHelpText(
      'after',
      `
A row needs verdict, scale, checker, checker_url, review_url, review_date and sources. The scale is
five-steps (False to True), one of --scales, or the address where the checker publishes its own; then
rating, worst and best may be given. decision is empty or says published, in review, corrected,
withdrawn or draft. Rows that do not hold are named, with every column that is wrong, and left out.

Exit code 1: some rows were refused.

Example:
  $ kliping claims import worklist.csv --archive my-archive`,
    )
    .action(async (file: string, options: ImportCliOptions) => {
      const { runImport } = await import('./run/claims/import.ts');
      await runImport(file, options);
    });
}

function decideCommand(name: 'accept' | 'reject', description: string, example: string): Command {
  const command = new Command(name)
    .description(description)
    .argument(
      '<id...>',
      'ids of claims or quotations, or their first digits; or article and place, as 3f2a9c41#q2',
    );
  return withJson(withArchive(command))
    .addOption(nowOption())
    .option('--by <name>', 'who decides')
    .option('--note <text>', 'why')
    .option('--batch-id <id>', 'the derived batch’s id (default: made of the time)')
    .addHelpText('after', example)
    .action(async (ids: string[], options: DecideCliOptions) => {
      const { runDecide } = await import('./run/claims/decide.ts');
      await runDecide(ids, name === 'accept' ? 'accepted' : 'rejected', options);
    });
}

function feedCommand(): Command {
  const command = new Command('feed').description(
    'Write the published reviews as a DataFeed of ClaimReviews.',
  );
  return withArchive(command)
    .addOption(nowOption())
    .option('--out <file>', 'the file to write; it must not be there (default: standard output)')
    .addHelpText(
      'after',
      `
Example:
  $ kliping claims feed --out factchecks.json --archive my-archive`,
    )
    .action(async (options: FeedCliOptions) => {
      const { runFeed } = await import('./run/claims/worklist.ts');
      await runFeed(options);
    });
}

function matchCommand(): Command {
  const command = new Command('match').description(
    'Find fact checks that may answer a claim already.',
  );
  return withFilter(withJson(withArchive(command)))
    .requiredOption('--feed <file>', 'ClaimReviews: a DataFeed or other JSON, or JSON Lines')
    .addOption(
      shareOption('--least <score>', 'the least likeness, 0 to 1 (default: 0.3)').default(0.3),
    )
    .addHelpText(
      'after',
      `
Likeness is how much of what both say they share, rare words counting more; it is halved when both give
figures and share none. It is a hint: whether a fact check answers a claim is for people to say.

Example:
  $ kliping claims match --feed factchecks.json --top 50 --archive my-archive`,
    )
    .action(async (options: MatchCliOptions) => {
      if (options.feed === '') throw new UsageError('--feed needs a file.');
      const { runMatch } = await import('./run/claims/match.ts');
      await runMatch(options);
    });
}

/** Makes the command. */
export function claimsCommand(): Command {
  return new Command('claims')
    .description('The fact-checker’s worklist: claims, their reviews, and feeds of them.')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(exportCommand())
    .addCommand(importCommand())
    .addCommand(
      decideCommand(
        'accept',
        'Vouch that somebody said this: the public may see it with the name.',
        `
A quotation that is indirect, or whose speaker was resolved, and who claims something, are public only
once they are accepted. An acceptance holds for the name the record gives now.

Example:
  $ kliping claims accept k4be1 3f2a9c41#q2 --by 'Siti Aminah' --archive my-archive`,
      ),
    )
    .addCommand(
      decideCommand(
        'reject',
        'Keep a claim or quotation from the public.',
        `
Example:
  $ kliping claims reject 3f2a9c41#q3 --note 'The speaker is wrong' --archive my-archive`,
      ),
    )
    .addCommand(feedCommand())
    .addCommand(matchCommand());
}
