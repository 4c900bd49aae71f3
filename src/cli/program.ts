/** The command line: one subcommand a file; this one only knows their names. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { refuseTwice } from './options.ts';
import { Exit, exitOf, explain } from './outcome.ts';

function programOf(): Command {
  return new Command('kliping')
    .description('Turns raw news text into a structured-data archive that outlives its software.')
    .version(VERSION)
    .enablePositionalOptions()
    .showHelpAfterError('Add --help for the options and an example.')
    .addHelpText(
      'after',
      `
Exit codes: 0 all done, 1 some inputs were refused (each is named), 2 wrong usage,
3 the archive is damaged, 4 the disk or the system failed, 130 interrupted.

Example:
  $ kliping ingest articles/ --archive my-archive
  $ kliping verify --archive my-archive`,
    );
}

/** Every command by its name, in the order of the help. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  process: async () => (await import('./process.ts')).processCommand(),
  ingest: async () => (await import('./ingest.ts')).ingestCommand(),
  show: async () => (await import('./show.ts')).showCommand(),
  find: async () => (await import('./find.ts')).findCommand(),
  stats: async () => (await import('./stats.ts')).statsCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
  reprocess: async () => (await import('./reprocess.ts')).reprocessCommand(),
  annotate: async () => (await import('./annotate.ts')).annotateCommand(),
  claims: async () => (await import('./claims.ts')).claimsCommand(),
  duplicates: async () => (await import('./duplicates.ts')).duplicatesCommand(),
  erase: async () => (await import('./erase.ts')).eraseCommand(),
  sample: async () => (await import('./sample.ts')).sampleCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  repair: async () => (await import('./repair.ts')).repairCommand(),
  salvage: async () => (await import('./salvage.ts')).salvageCommand(),
  checkpoint: async () => (await import('./checkpoint.ts')).checkpointCommand(),
  prove: async () => (await import('./prove.ts')).proveCommand(),
  index: async () => (await import('./index-archive.ts')).indexCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  preview: async () => (await import('./preview.ts')).previewCommand(),
};

/** The command that the arguments name, alone: it waits for no other. All where they name none. */
function wantedCommands(args: readonly string[]): Promise<Command[]> {
  const name = args.find((each) => !each.startsWith('-'));
  const names =
    name !== undefined && Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  return Promise.all(names.map((each) => COMMANDS[each]!()));
}

/**
 * Gives a command, and those below it, the settings of the one above, and lets it exit by throwing and take
 * an option once.
 */
function settle(command: Command, above: Command): Command {
  command.copyInheritedSettings(above).exitOverride();
  refuseTwice(command);
  for (const each of command.commands) settle(each, command);
  return command;
}

/**
 * Runs the command line: what it tells goes to standard output and error, how it ended into
 * `process.exitCode`.
 *
 * @param args What stands behind `kliping`.
 */
export async function run(args: readonly string[]): Promise<void> {
  const program = programOf();
  for (const command of await wantedCommands(args)) program.addCommand(settle(command, program));
  program.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? Exit.Done : Exit.Usage;
    } else {
      process.stderr.write(`kliping: ${explain(error)}\n`);
      process.exitCode = exitOf(error);
    }
  }
}
