/** `kliping find`: finds archived articles. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { WORK_STATES } from '../archive/reviews/states.ts';
import { FACET_NAMES, type Facet } from '../catalog/facets.ts';
import { ORDERS } from '../catalog/orders.ts';
import { parseDate } from '../document/iso-date.ts';
import { countArgument, withArchive, withJson } from './options.ts';
import { UsageError } from './outcome.ts';
import type { FindCliOptions } from './run/find.ts';

/** Reads a year, a month or a day that there is. */
export function dateArgument(value: string): string {
  const date = parseDate(value);
  if (date?.value !== value || date.precision === 'second') {
    throw new InvalidArgumentError('Give a date such as 2024, 2024-05 or 2024-05-01.');
  }
  return value;
}

function facets(value: string): Facet[] {
  const names = value.split(',').map((each) => each.trim());
  const wrong = names.find((each) => !(FACET_NAMES as string[]).includes(each));
  if (wrong !== undefined) {
    throw new InvalidArgumentError(
      `There are no counts by ${JSON.stringify(wrong)}: give some of ${FACET_NAMES.join(', ')}.`,
    );
  }
  return names as Facet[];
}

/** Makes the command. */
export function findCommand(): Command {
  const command = new Command('find')
    .description('Find articles by words, names, speakers, dates, languages, sources and reviews.')
    .argument(
      '[word...]',
      'words that must be in headline or text, "in quotes" together, -not, begin*',
    );
  return withJson(withArchive(command))
    .option(
      '--entity <name>',
      'a person, organisation or place it names, or a Wikidata id; name* begins so',
    )
    .option('--speaker <name>', 'somebody who is quoted; name* begins so')
    .addOption(
      new Option('--from <date>', 'published on this day or later').argParser(dateArgument),
    )
    .addOption(
      new Option('--to <date>', 'published on this day or earlier').argParser(dateArgument),
    )
    .option('--language <tag>', 'the language of the article')
    .option('--source <name>', 'its publisher, or the host of its address')
    .addOption(
      new Option(
        '--review <state>',
        'articles with a claim or quotation in this state of review; none: nothing was decided',
      ).choices([...WORK_STATES, 'none']),
    )
    .addOption(
      new Option(
        '--counts <kinds>',
        `count what fits by any of ${FACET_NAMES.join(', ')}`,
      ).argParser(facets),
    )
    .addOption(
      new Option('--order <order>', 'default: relevance for words, else newest').choices(ORDERS),
    )
    .addOption(
      new Option('--limit <number>', 'how many to show').argParser(countArgument).default(20),
    )
    .addOption(
      new Option('--offset <number>', 'how many to pass over first')
        .argParser(countArgument)
        .default(0),
    )
    .option('--fts', 'the words are a query of SQLite FTS5, with its AND, OR, NEAR and columns')
    .addHelpText(
      'after',
      `
Case does not matter, nor do accents in Latin script. All that is asked has to hold. Dates count by the
first day they can mean: 2024 is 2024-01-01; articles without one fit no dates. Chinese, Japanese, Thai, Lao, Khmer and Burmese are found letter for letter.
An article counts once, by its newest record. A word that begins with - goes behind --:

Example:
  $ kliping find jembatan rusak --from 2024 --language id --archive my-archive
  $ kliping find --speaker 'Siti*' --counts source,year --limit 0 --archive my-archive
  $ kliping find --archive my-archive -- '"ruang terbuka"' -pilkada`,
    )
    .action(async (words: string[], options: FindCliOptions) => {
      if (options.fts && words.length === 0) throw new UsageError('--fts needs a query.');
      const { runFind } = await import('./run/find.ts');
      await runFind(words, options);
    });
}
