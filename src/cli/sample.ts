/** `kliping sample`: lets a person check what was found. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseDate } from '../document/iso-date.ts';
import { KINDS, STRATA, type StratumKind } from '../export/sample/names.ts';
import { atLeastOne, collect, repeatableOption, withArchive, withJson } from './options.ts';
import { UsageError } from './outcome.ts';
import type { SampleCliOptions } from './run/sample.ts';

function strata(value: string): StratumKind[] {
  const names = value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const wrong = names.find((each) => !(STRATA as readonly string[]).includes(each));
  if (wrong !== undefined) {
    throw new InvalidArgumentError(
      `There are no strata by ${JSON.stringify(wrong)}: give some of ${STRATA.join(', ')}.`,
    );
  }
  return names as StratumKind[];
}

function day(value: string): string {
  const date = parseDate(value);
  if (date?.value !== value || date.precision !== 'day') {
    throw new InvalidArgumentError('Give a day such as 2026-03-01.');
  }
  return value;
}

function coder(value: string, all?: readonly string[]): string[] {
  if (value.trim() === '') {
    throw new InvalidArgumentError('Give the name of a person who judged.');
  }
  return collect(value, all);
}

/** What does not go together, for options alone cannot say it. */
function check({ read, what, out, coder, date }: SampleCliOptions): void {
  if (read === undefined && what === undefined) {
    throw new UsageError(
      `Say what is to be judged with --what (${KINDS.join(', ')}), or give a judged sheet with --read.`,
    );
  }
  const isStated = coder !== undefined || date !== undefined;
  if (isStated && (read === undefined || out === undefined)) {
    throw new UsageError('--coder and --date go with --read and --out: they are written there.');
  }
  if (read !== undefined && out !== undefined && (coder === undefined || date === undefined)) {
    throw new UsageError(
      '--read with --out writes who judged, and when: say it with --coder (may be repeated) and --date.',
    );
  }
}

/** Makes the command. */
export function sampleCommand(): Command {
  const command = new Command('sample').description(
    'Draw articles into a CSV for a person to judge, and estimate precision and recall from it.',
  );
  return withJson(withArchive(command))
    .addOption(new Option('--what <kind>', 'what is judged').choices(KINDS))
    .addOption(
      new Option('--size <articles>', 'how many articles to draw')
        .argParser(atLeastOne)
        .default(50),
    )
    .option('--seed <text>', 'another seed draws other articles', '1')
    .addOption(
      new Option('--by <kinds>', `strata: any of ${STRATA.join(', ')}`)
        .argParser(strata)
        .default(['language', 'source']),
    )
    .option(
      '--out <file>',
      'the new CSV (default: standard output); with --read, a file for export dataset --quality',
    )
    .addOption(
      new Option('--read <file>', 'read a judged CSV back into estimates').conflicts(['what']),
    )
    .addOption(repeatableOption('--coder <name>', 'who judged; may be repeated', coder))
    .addOption(new Option('--date <day>', 'when they were done').argParser(day))
    .addHelpText(
      'after',
      `
Each article has one row of its own and one for each thing found in it. Fill in: verdict (y or n: is it one, and right
as a whole), attribute_verdict (is the speaker, or the link, right), and in the article's row missed (how many there
are that were not found). Leave empty what you did not judge. docs/sample.md says how to judge, and how it is counted.

Example:
  $ kliping sample --what quotations --size 60 --seed 2026 --out quotations.csv --archive my-archive
  $ kliping sample --read quotations.csv
  $ kliping sample --read quotations.csv --coder 'Ratna Wulandari' --date 2026-03-01 --out quotations.json`,
    )
    .action(async (options: SampleCliOptions) => {
      check(options);
      const { runSample } = await import('./run/sample.ts');
      await runSample(options);
    });
}
