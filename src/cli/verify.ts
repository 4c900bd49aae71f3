/** `kliping verify`: checks every byte of an archive. */
import { Command } from 'commander';
import { withArchive, withJson } from './options.ts';
import type { VerifyCliOptions } from './run/verify.ts';

/** Makes the command. */
export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Check an archive down to the last byte: files, digests, WARC records, schemas, spans.',
  );
  return withJson(withArchive(command))
    .option('--quick', 'look at structure, inventories and sizes only; read no content')
    .option('--against <dir>', 'compare with another copy, file by file, instead')
    .option('--since <time|batch>', 'leave out batches made before a time (UTC) or a batch')
    .option(
      '--signers <file>',
      'every checkpoint must be signed by one of these (allowed signers of ssh-keygen)',
    )
    .addHelpText(
      'after',
      `
Exit code 3 means damage; each finding names the place, the rule and what was expected.
--quick reads neither volumes nor look-up files: bytes that changed without changing the size of
their file stay unseen. --since goes by the time in each object's inventory; what a derived record
refers to in an older batch is not looked for.

Example:
  $ kliping verify --archive my-archive`,
    )
    .action(async (options: VerifyCliOptions) => {
      if (options.against !== undefined) {
        const { runCompare } = await import('./run/repair.ts');
        await runCompare(options.archive, options.against, options.json);
        return;
      }
      const { runVerify } = await import('./run/verify.ts');
      await runVerify(options);
    });
}
