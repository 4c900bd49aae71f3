/** Lists what the archive keeps of pairs of captures. */
import type { CapturePair } from '../../record/types.generated.ts';
import {
  type Archive,
  compareMade,
  DamageError,
  hexFromNi,
  type MadeEntry,
  PAIR_LAYER,
  readAllMade,
  readMade,
} from '../../store/index.ts';

/** Which pairs to list. */
export interface ListOptions {
  /** Only pairs with a capture whose id begins with these hexadecimal digits. Default: all. */
  readonly digits?: string;
  /** Takes what is damaged; the other pairs are listed. Default: the first damage is thrown. */
  readonly onDamage?: (damage: DamageError) => void;
}

async function readPair(archive: Archive, made: MadeEntry): Promise<CapturePair> {
  const { record } = await readMade(archive, made);
  return JSON.parse(new TextDecoder().decode(record)) as CapturePair;
}

/**
 * Reads the newest record of each pair that is not called distinct, by the ids of the captures.
 *
 * @throws DamageError when what is stored is not what it must be, unless `onDamage` takes it
 */
export async function* listPairs(
  archive: Archive,
  { digits = '', onDamage }: ListOptions = {},
): AsyncGenerator<CapturePair> {
  const newest = new Map<string, MadeEntry>();
  const isWanted = (id: string): boolean => hexFromNi(id)!.startsWith(digits);
  for await (const made of readAllMade(archive, { ...(onDamage && { onDamage }) })) {
    if (made.layer !== PAIR_LAYER || made.with === undefined) continue;
    if (!isWanted(made.capture) && !isWanted(made.with)) continue;
    const key = `${made.capture} ${made.with}`;
    const other = newest.get(key);
    if (!other || compareMade(other, made) < 0) newest.set(key, made);
  }
  for (const key of [...newest.keys()].sort()) {
    const pair = await readPair(archive, newest.get(key)!).catch((error: unknown) => {
      if (!(error instanceof DamageError) || !onDamage) throw error;
      onDamage(error);
      return null;
    });
    if (pair && pair.label !== 'distinct') yield pair;
  }
}
