/** Finds the captures that lines of annotations name, all in one pass over the look-up files. */
import {
  type Archive,
  type CaptureEntry,
  hexFromNi,
  listBatches,
  readCaptures,
} from '../../store/index.ts';

/** What a name of a capture leads to: one capture, or why it leads to none. */
export type Found = CaptureEntry | string;

const PREFIX = /^[0-9a-f]{4,64}$/;

/** The hexadecimal digits that a name stands for; undefined when it can name no capture. */
function digitsOf(name: string): string | undefined {
  const digits = hexFromNi(name) ?? name.toLowerCase();
  return PREFIX.test(digits) ? digits : undefined;
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
  const digits = new Map([...names].map((name) => [name, digitsOf(name)]));
  const wanted = new Set([...digits.values()].filter((each) => each !== undefined));
  const lengths = [...new Set([...wanted].map(({ length }) => length))];
  const found = new Map<string, CaptureEntry | 'several'>();
  if (wanted.size > 0) {
    for (const batch of await listBatches(archive)) {
      for await (const entry of readCaptures(archive, batch)) {
        const hex = hexFromNi(entry.id) ?? '';
        for (const length of lengths) {
          const start = hex.slice(0, length);
          if (!wanted.has(start)) continue;
          const before = found.get(start);
          if (before === undefined) found.set(start, entry);
          else if (before === 'several' || before.id !== entry.id) found.set(start, 'several');
        }
      }
    }
  }
  const tell = (name: string, start: string | undefined): Found => {
    const shown = JSON.stringify(name);
    if (start === undefined) {
      return `${shown} names no capture: give 4 to 64 hexadecimal digits of its id, or the whole ni:///sha-256;… name.`;
    }
    const entry = found.get(start) ?? `There is no capture ${shown} in '${archive.folder}'.`;
    return entry === 'several' ? `${shown} names several captures. Give more digits.` : entry;
  };
  return new Map([...digits].map(([name, start]) => [name, tell(name, start)]));
}
