import { afterEach, expect, it } from 'vitest';
import { startThreads } from '../../src/archive/thread-pool.ts';

const TELLING = new URL('./arguments-thread.mjs', import.meta.url).href;

const before = process.execArgv;
afterEach(() => {
  process.execArgv = before;
});

it('threads have the arguments of the program but for those that are for all of it', async () => {
  const kept = ['--conditions', 'contoh', '--no-warnings'];
  process.execArgv = ['--max-old-space-size=4096', ...kept, '--stack-trace-limit=5', '--expose-gc'];
  const pool = await startThreads(TELLING, 2, {});
  try {
    const had = (await pool.run(null)) as string[];
    expect(had.slice(0, kept.length)).toEqual(kept);
    expect(had.slice(kept.length)).not.toContain('--expose-gc');
  } finally {
    await pool.destroy();
  }
});
