/** Runs the command line: as users do, in a process of its own, or in this one, which is quicker. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../../src/cli/program.ts';

const MAIN = resolve('dist/bin/main.js');

/** What a run printed and how it ended. */
export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built `kliping` in a process, with arguments and, if given, standard input. */
export function kliping(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<CliResult> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, NO_COLOR: '1' },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, stdout, stderr }));
    // A command that refuses its options ends before it reads.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Takes what is written to a stream till `restore`. */
function capture(stream: NodeJS.WriteStream): { text(): string; restore(): void } {
  const written: Buffer[] = [];
  const { write } = stream;
  stream.write = ((data: string | Uint8Array) => {
    written.push(Buffer.from(data as string));
    return true;
  }) as typeof write;
  return {
    text: () => Buffer.concat(written).toString('utf8'),
    restore: () => {
      stream.write = write;
    },
  };
}

/** Runs `kliping` from its sources in this process; one run at a time, since the streams are the process's. */
export async function klipingHere(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<CliResult> {
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
  const value = Readable.from([Buffer.from(input as string)]);
  Object.defineProperty(process, 'stdin', { value, configurable: true });
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  const { exitCode } = process;
  process.exitCode = undefined;
  try {
    await run(args);
    return { code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = exitCode;
    stdout.restore();
    stderr.restore();
    Object.defineProperty(process, 'stdin', stdin);
  }
}
