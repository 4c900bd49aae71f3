/** How the tables keep texts. */
import { unpackText } from '../record/facts.ts';
import type { Value } from './engine.ts';

/**
 * A text that the tables keep. One that cannot be unpacked is damage like any that the engine meets, and
 * told by the same code (see `explained`).
 */
export function unpacked(text: Value): string {
  try {
    return unpackText(text as Uint8Array);
  } catch (cause) {
    const error = new Error('a text cannot be unpacked', { cause });
    throw Object.assign(error, { code: 'SQLITE_CORRUPT' });
  }
}
