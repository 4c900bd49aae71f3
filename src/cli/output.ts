/** Writing to stdout without outrunning its reader, and without ending with it. */
import { once } from 'node:events';
import { StoreIoError } from '../store/index.ts';
import { Exit, explain } from './outcome.ts';

let isOver = false;
let isAll = false;

/** Writes to stdout and waits while its reader is behind. Once stdout takes no more, it is dropped. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (isOver) return;
  // What goes wrong comes as an event of the stream, too.
  if (!process.stdout.write(data)) await once(process.stdout, 'drain').catch(() => {});
}

/** Says that a command does nothing but write: it ends, as far as it went, when stdout takes no more. */
export function endWithOutput(): void {
  isAll = true;
}

/**
 * Lets a command go on to its end when stdout takes no more: what it does to an archive, and its exit code,
 * do not depend on who reads. A reader that left has seen enough (`kliping … | head`); any other failure is
 * told, and is how the program ends.
 */
export function outliveOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (isOver) return;
    isOver = true;
    if (error.code !== 'EPIPE') {
      const failure = new StoreIoError('write', 'standard output', error);
      process.stderr.write(`kliping: ${explain(failure)}\n`);
      process.on('exit', () => {
        process.exitCode = Exit.System;
      });
    }
    if (isAll) process.exit();
  });
  // There is nobody left to tell.
  process.stderr.on('error', () => {});
}
