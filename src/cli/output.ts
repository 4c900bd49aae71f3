/** Writing to stdout without outrunning its reader. */
import { once } from 'node:events';

/** Writes to stdout and waits while its reader is behind. A reader that left ends the program. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}

/** Ends the program quietly when whoever reads stdout has seen enough (`kliping … | head`). */
export function exitWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
