/** `kliping sample`: lets a person check what was found. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { KINDS, STRATA, type StratumKind } from '../export/sample/names.ts';
import { countArgument, withArchive, withJson } from './options.ts';
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

/** Makes the command. */
export function sampleCommand(): Command {
  const command = new Command('sample').description(
    'Draw articles into a CSV for a person to judge, and estimate precision and recall from it.',
  );
  return withJson(withArchive(command))
    .addOption(new Option('--what <kind>', 'what is judged').choices(KINDS))
    .addOption(
      new Option('--size <articles>', 'how many articles to draw')
        .argParser(countArgument)
        .default(50),
    )
    .option('--seed <text>', 'another seed draws other articles', '1')
    .addOption(
      new Option('--by <kinds>', `strata: any of ${STRATA.join(', ')}`)
        .argParser(strata)
        .default(['language', 'source']),
    )
    .option('--out <file>', 'the new CSV (default: standard output)')
    .addOption(
      new Option('--read <file>', 'read a judged CSV back into estimates').conflicts([
        'what',
        'out',
      ]),
    )
    .addHelpText(
      'after',
      `
Each article has one row of its own and one for each thing found in it. Fill in: verdict (y or n: is it one, and right
as a whole), attribute_verdict (is the speaker, or the link, right), and in the article's row missed (how many there
are that were not found). Leave empty what you did not judge. docs/sample.md says how to judge, and how it is counted.

Example:
  $ kliping sample --what quotations --size 60 --seed 2026 --out quotations.csv --archive my-archive
  $ kliping sample --read quotations.csv`,
    )
    .action(async (options: SampleCliOptions) => {
      if (options.read === undefined && options.what === undefined) {
        throw new UsageError(
          `Say what is to be judged with --what (${KINDS.join(', ')}), or give a judged sheet with --read.`,
        );
      }
      const { runSample } = await import('./run/sample.ts');
      await runSample(options);
    });
}
