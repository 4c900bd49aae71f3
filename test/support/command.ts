/** Runs a command of the command line in this process, as `main` does, with what it prints. */
import { type Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { Exit, exitOf, explain } from '../../src/cli/outcome.ts';
import type { CliResult } from './cli.ts';

function exitByThrowing(command: Command): Command {
  command.exitOverride();
  for (const each of command.commands) exitByThrowing(each);
  return command;
}

/** The exit code of what was thrown; it is told on stderr. */
function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.Done : Exit.Usage;
  process.stderr.write(`kliping: ${explain(error)}\n`);
  return exitOf(error);
}

/**
 * Runs a command.
 *
 * @param make Makes it: options of an earlier run stay with a command.
 * @param args What follows its name.
 */
export async function runCommand(make: () => Command, args: readonly string[]): Promise<CliResult> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((data) => {
      printed[name] += Buffer.from(data)
        .toString('utf8')
        .replace(/\x1b\[\d+m/g, '');
      return true;
    }),
  );
  process.exitCode = undefined;
  try {
    const code = await exitByThrowing(make())
      .parseAsync(args, { from: 'user' })
      .then(() => Number(process.exitCode ?? Exit.Done), codeOf);
    return { code, ...printed };
  } finally {
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}
