/** Finds the captures that lines of annotations name, all in one pass over the look-up files. */
import {
  type Archive,
  type CaptureEntry,
  findAskedCaptures,
  StoreUsageError,
  wantedHex,
} from '../../store/index.ts';

/** What a name of a capture leads to: one capture, or why it leads to none. */
export type Found = CaptureEntry | string;

/** Why a name can name no capture; undefined when it can. */
function problemOf(name: string): string | undefined {
  try {
    wantedHex(name);
    return undefined;
  } catch (error) {
    if (error instanceof StoreUsageError) return error.message;
    throw error;
  }
}

/**
 * Finds captures by whole ids or their first digits.
 *
 * @param names The names; each once.
 * @returns For each name its capture, or words that say why there is none.
 * @throws DamageError when a look-up file is damaged.
 */
export async function findNamed(
  archive: Archive,
  names: Iterable<string>,
): Promise<Map<string, Found>> {
  const problems = new Map([...names].map((name) => [name, problemOf(name)]));
  const asked = [...problems].flatMap(([name, problem]) => (problem === undefined ? name : []));
  const found = await findAskedCaptures(archive, asked);
  const tell = (name: string): Found => {
    const shown = JSON.stringify(name);
    const [entry, ...others] = found.of(name);
    if (!entry) return `There is no capture ${shown} in '${archive.folder}'.`;
    const several = others.some(({ id }) => id !== entry.id);
    return several ? `${shown} names several captures. Give more digits.` : entry;
  };
  return new Map([...problems].map(([name, problem]) => [name, problem ?? tell(name)]));
}
