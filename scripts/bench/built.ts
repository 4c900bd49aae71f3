/** The built program, since that is what users run; sources through tsx are half as fast. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Loads a module of `dist/`. */
export async function built<Module>(path: string): Promise<Module> {
  if (!existsSync(`dist/${path}`)) throw new Error('Run `npm run build` first.');
  return (await import(pathToFileURL(`dist/${path}`).href)) as Module;
}
