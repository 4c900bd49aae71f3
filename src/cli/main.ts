#!/usr/bin/env node
/** The command line: one subcommand a file; this one only knows their names. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { annotateCommand } from './annotate.ts';
import { checkpointCommand } from './checkpoint.ts';
import { claimsCommand } from './claims.ts';
import { diffCommand } from './diff.ts';
import { duplicatesCommand } from './duplicates.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { findCommand } from './find.ts';
import { indexCommand } from './index-archive.ts';
import { ingestCommand } from './ingest.ts';
import { Exit, exitOf, explain } from './outcome.ts';
import { exitWhenReaderLeaves } from './output.ts';
import { previewCommand } from './preview.ts';
import { processCommand } from './process.ts';
import { proveCommand } from './prove.ts';
import { repairCommand } from './repair.ts';
import { reprocessCommand } from './reprocess.ts';
import { salvageCommand } from './salvage.ts';
import { sampleCommand } from './sample.ts';
import { showCommand } from './show.ts';
import { statsCommand } from './stats.ts';
import { verifyCommand } from './verify.ts';

const program = new Command('kliping')
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
const commands = [
  processCommand(),
  ingestCommand(),
  showCommand(),
  findCommand(),
  statsCommand(),
  diffCommand(),
  reprocessCommand(),
  annotateCommand(),
  claimsCommand(),
  duplicatesCommand(),
  eraseCommand(),
  sampleCommand(),
  verifyCommand(),
  repairCommand(),
  salvageCommand(),
  checkpointCommand(),
  proveCommand(),
  indexCommand(),
  exportCommand(),
  previewCommand(),
];

/** Gives a command, and those below it, the settings of the one above, and lets it exit by throwing. */
function settle(command: Command, above: Command): Command {
  command.copyInheritedSettings(above).exitOverride();
  for (const each of command.commands) settle(each, command);
  return command;
}
for (const command of commands) program.addCommand(settle(command, program));

exitWhenReaderLeaves();
program.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? Exit.Done : Exit.Usage;
  } else {
    process.stderr.write(`kliping: ${explain(error)}\n`);
    process.exitCode = exitOf(error);
  }
}
