/** Puts into an archive what explains it: its schemas, our JSON-LD context, the description of it all. */
import { readdir, readFile } from 'node:fs/promises';
import { type Archive, writeFormat } from '../store/index.ts';
import { VERSION } from '../version.ts';

/** The schemas lie beside `src` and `dist` alike, in the repository and in the npm package. */
const SCHEMAS = new URL('../../schemas/', import.meta.url);
/** Schemas of what is given out and never stored. */
const OUTSIDE = /^(?:dataset|dataset-about|quality|release|site-config)\.schema\.json$/;

/**
 * Adds to an archive the description of its format, unless it has the one of this version. Those of
 * other versions stay.
 *
 * @param now when: ISO 8601 in UTC
 * @returns the folder of the object; `null` when it was there
 * @throws StoreIoError when the disk refuses
 */
export async function describeArchive(archive: Archive, now: string): Promise<string | null> {
  const names = await readdir(SCHEMAS);
  const files = names
    .filter((name) => name.endsWith('.schema.json') || name === 'context.jsonld')
    .filter((name) => !OUTSIDE.test(name))
    .map(async (name) => ({
      path: name.endsWith('.schema.json') ? `schemas/${name}` : name,
      bytes: await readFile(new URL(name, SCHEMAS)),
    }));
  return writeFormat(archive, {
    now,
    software: `kliping/${VERSION}`,
    files: await Promise.all(files),
  });
}
