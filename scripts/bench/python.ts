/** Runs `peer.py` in an environment that has trafilatura and spaCy. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Input } from './corpus.ts';

/** What Python's tools reached, in pages a second of processor time. */
export interface PythonSpeed {
  extraction: number;
  both: number;
  versions: string;
}

/** Measures them; `undefined` where the interpreter is missing. */
export function measurePython(
  python: string,
  pages: readonly Input[],
  rounds: number,
): Promise<PythonSpeed | undefined> {
  if (!existsSync(python)) return Promise.resolve(undefined);
  const child = spawn(python, ['scripts/bench/peer.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const encoded = pages.map(({ raw }) => Buffer.from(raw).toString('base64'));
  // One that fails before it reads says so itself.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ pages: encoded, rounds }));
  let told = '';
  child.stdout.on('data', (data: Buffer) => {
    told += data.toString('utf8');
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(JSON.parse(told) as PythonSpeed);
      else fail(new Error(`peer.py ended with ${code}`));
    });
  });
}
