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
    .addHelpText(
      'after',
      `
Exit code 3 means damage; each finding names the place, the rule and what was expected.

Example:
  $ kliping verify --archive my-archive`,
    )
    .action(async (options: VerifyCliOptions) => {
      const { runVerify } = await import('./run/verify.ts');
      await runVerify(options);
    });
}
