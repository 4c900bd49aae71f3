/** What people say of a release: whose it is, under which licence, how to cite it. */
import type { DatasetAbout } from '../../record/types.generated.ts';
import { aboutErrors } from '../../record/validate.ts';
import { StoreUsageError } from '../../store/index.ts';
import { readGiven } from '../read-given.ts';

/**
 * Reads a file of JSON that says whose a release is.
 *
 * @throws StoreUsageError when there is none, or, naming the field, when it is not what
 *   `dataset-about.schema.json` says
 * @throws StoreIoError when it cannot be read
 */
export async function readAbout(path: string): Promise<DatasetAbout> {
  const text = (await readGiven(path, '--about')).toString('utf8');
  return checkAbout(parse(path, text), path);
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new StoreUsageError(`--about ${path} is no JSON: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Checks what people say of a release. */
export function checkAbout(value: unknown, called: string): DatasetAbout {
  const errors = aboutErrors(value);
  if (errors.length === 0) return value as DatasetAbout;
  const list = errors.map(({ path, message }) => `${path || '/'} ${message}`);
  throw new StoreUsageError(`--about ${called} cannot be used: ${list.join('; ')}.`);
}
