/** `kliping prove`: proves to outsiders that the archive holds an article. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { TextSpan } from '../archive/prove.ts';
import { countOption, withArchive, withJson } from './options.ts';
import type { ProveCliOptions } from './run/prove.ts';

function span(text: string): TextSpan {
  const [, start, end] = /^(\d{1,9}):(\d{1,9})$/.exec(text) ?? [];
  if (start === undefined || Number(start) >= Number(end)) {
    throw new InvalidArgumentError('Give start:end in code points of the text, such as 120:215.');
  }
  return { start: Number(start), end: Number(end) };
}

/** Makes the command. */
export function proveCommand(): Command {
  const command = new Command('prove')
    .description('Write a proof that an article is archived, which anyone can check offline.')
    .argument('<id>', 'the capture’s id, or its first hexadecimal digits');
  return withJson(withArchive(command))
    .addOption(
      new Option(
        '--span <start:end>',
        'a sentence: code points of the text, as records count them',
      ).argParser(span),
    )
    .addOption(countOption('--generation <number>', 'which record (default: the newest)'))
    .addOption(countOption('--checkpoint <number>', 'by which checkpoint (default: the last)'))
    .option('--out <dir>', 'a new folder for it (default: ./proof-ID)')
    .addHelpText(
      'after',
      `
The folder stands on its own: check.sh in it goes from the sentence to the raw bytes, the record, the
batch and the checkpoint, with jq and coreutils alone. It needs a checkpoint taken after the article
came (kliping checkpoint), and whoever checks it needs the SHA-256 of that checkpoint.

Example:
  $ kliping checkpoint --archive my-archive
  $ kliping prove 3f2a9c41 --span 120:215 --archive my-archive`,
    )
    .action(async (id: string, options: ProveCliOptions) => {
      const { runProve } = await import('./run/prove.ts');
      await runProve(id, options);
    });
}
