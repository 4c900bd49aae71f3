/** `release.json`, read back. */
import type { DatasetRelease } from '../../record/types.generated.ts';
import { releaseErrors } from '../../record/validate.ts';
import { type Files, readPieces, StoreUsageError } from '../../store/index.ts';

function fail(path: string, message: string, cause?: unknown): never {
  throw new StoreUsageError(`'${path}' cannot be used: ${message}`, { cause });
}

/**
 * Reads the `release.json` of a release.
 *
 * @throws StoreUsageError when there is none, or it is not what its schema says
 * @throws StoreIoError when it cannot be read
 */
export async function readRelease(files: Files, path: string): Promise<DatasetRelease> {
  if ((await files.kind(path)) !== 'file')
    fail(path, 'there is no such file, so this is no release.');
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(files, path)) pieces.push(piece);
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch (error) {
    fail(path, 'it is no JSON.', error);
  }
  const [error] = releaseErrors(value);
  if (error) fail(path, `${error.path || '/'} ${error.message}.`);
  return value as DatasetRelease;
}
