/** What `kliping preview` does. */
import { once } from 'node:events';
import { startPreview } from '../../export/site/preview.ts';
import { UsageError } from '../outcome.ts';
import { write } from '../output.ts';

/** Serves a site until it is interrupted. */
export async function runPreview(folder: string, port: number): Promise<void> {
  if (port > 65_535) throw new UsageError(`--port ${port} is none: give 0 to 65535.`);
  const preview = await startPreview(folder, port);
  await write(`${folder} is at ${preview.url} until Ctrl-C.\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await preview.close();
}
