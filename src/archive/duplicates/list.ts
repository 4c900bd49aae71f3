/** Lists what the archive keeps of pairs of captures. */
import type { CapturePair } from '../../record/types.generated.ts';
import {
  type Archive,
  compareMade,
  hexFromNi,
  type MadeEntry,
  PAIR_LAYER,
  readAllMade,
  readMade,
} from '../../store/index.ts';

/**
 * Reads the newest record of each pair that is not called distinct, by the ids of the captures.
 *
 * @param digits Only pairs with a capture whose id begins with these hexadecimal digits. Default: all.
 * @throws DamageError when what is stored is not what it must be
 */
export async function* listPairs(archive: Archive, digits = ''): AsyncGenerator<CapturePair> {
  const newest = new Map<string, MadeEntry>();
  const isWanted = (id: string): boolean => hexFromNi(id)!.startsWith(digits);
  for await (const made of readAllMade(archive)) {
    if (made.layer !== PAIR_LAYER || made.with === undefined) continue;
    if (!isWanted(made.capture) && !isWanted(made.with)) continue;
    const key = `${made.capture} ${made.with}`;
    const other = newest.get(key);
    if (!other || compareMade(other, made) < 0) newest.set(key, made);
  }
  for (const key of [...newest.keys()].sort()) {
    const { record } = await readMade(archive, newest.get(key)!);
    const pair = JSON.parse(new TextDecoder().decode(record)) as CapturePair;
    if (pair.label !== 'distinct') yield pair;
  }
}
