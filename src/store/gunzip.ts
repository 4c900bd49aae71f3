/** Inflates a stream of gzip members, as `gunzip` does, and loses nothing that came before damage. */
import { createGunzip } from 'node:zlib';

/** A gzip stream that is damaged, cut off, or no gzip. What came before it was handed out. */
export class GunzipError extends Error {
  override name = 'GunzipError';
}

/**
 * Small, for what one piece inflates to is in memory at once, a thousand times as much at most, and is
 * lost when the piece turns out to be damaged.
 */
const PIECE = 1 << 12;

/**
 * Inflates gzip data of one or more members (RFC 1952), in pieces.
 *
 * @param stream the compressed bytes
 * @throws GunzipError when the data is damaged or cut off, or goes on with something else; everything
 *   that could be inflated before that has been given
 */
export async function* gunzip(
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const engine = createGunzip();
  let inflated: Uint8Array[] = [];
  let failure: Error | undefined;
  let given = 0;
  let wake = (): void => {};
  // Taken as it comes: a readable stream drops what still waits in it when an error arrives.
  engine.on('data', (bytes: Uint8Array) => inflated.push(bytes));
  engine.on('error', (error) => {
    failure = error;
  });
  // After its last member the engine answers no more.
  engine.on('close', () => wake());
  const waitFor = (start: (done: () => void) => void): Promise<void> =>
    new Promise((done) => {
      wake = done;
      if (engine.closed) done();
      else start(done);
    });
  const taken = (): Uint8Array[] => {
    const pieces = inflated;
    inflated = [];
    return pieces;
  };
  const check = (): void => {
    if (failure) throw new GunzipError(reason(failure), { cause: failure });
    if (engine.closed && engine.bytesWritten < given) {
      throw new GunzipError('what follows its end is no gzip');
    }
  };
  try {
    for await (const chunk of stream) {
      for (let from = 0; from < chunk.length; from += PIECE) {
        const piece = chunk.subarray(from, from + PIECE);
        given += piece.length;
        await waitFor((done) => engine.write(piece, () => done()));
        yield* taken();
        check();
      }
    }
    if (given === 0) throw new GunzipError('there is nothing in it');
    await waitFor(() => engine.end());
    yield* taken();
    check();
  } finally {
    engine.destroy();
  }
}

function reason(error: Error): string {
  return 'code' in error && error.code === 'Z_BUF_ERROR' ? 'it is cut off' : error.message;
}
