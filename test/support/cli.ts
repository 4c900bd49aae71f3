/** Runs the built command line in a process of its own. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve('dist/bin/main.js');

/** What a run printed and how it ended. */
export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `kliping` with arguments and, if given, standard input. */
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
