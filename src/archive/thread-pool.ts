/** Starts the threads of a pool. */
import type { Piscina } from 'piscina';

const BY_REQUIRE = '--experimental-require-module';

/**
 * The arguments of Node for the threads of a pool: those of the program, and that modules are loaded by `import`. A
 * thread that is ended while it loads one by `require`, as the pool tries first, can end the whole program (seen with
 * Node 20.20).
 */
function threadArguments(): string[] {
  const mayForbid = process.allowedNodeEnvironmentFlags.has(BY_REQUIRE);
  return [...process.execArgv, ...(mayForbid ? [BY_REQUIRE.replace('--', '--no-')] : [])];
}

/** What differs from pool to pool. */
type PoolOptions = Omit<
  NonNullable<ConstructorParameters<typeof Piscina>[0]>,
  'filename' | 'execArgv' | 'minThreads' | 'maxThreads'
>;

/**
 * Starts a pool of threads, all at once.
 *
 * @param module the address of the module that they run
 */
export async function startThreads(
  module: string,
  threads: number,
  options: PoolOptions,
): Promise<Piscina> {
  const { Piscina } = await import('piscina');
  const start = (execArgv: string[]): Piscina =>
    new Piscina({
      ...options,
      filename: module,
      execArgv,
      minThreads: threads,
      maxThreads: threads,
    });
  const pool = startWithout(start, threadArguments());
  // A thread that ends fails what it was at; with nothing to do it is not missed.
  pool.on('error', () => {});
  return pool;
}

/**
 * Starts threads without the arguments that they refuse, such as `--max-old-space-size`: those hold for all threads of
 * the program as it is.
 */
function startWithout(start: (execArgv: string[]) => Piscina, execArgv: string[]): Piscina {
  try {
    return start(execArgv);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_WORKER_INVALID_EXEC_ARGV') throw error;
    const refused = new Set(message.split(/,? /));
    return start(execArgv.filter((each) => !refused.has(each)));
  }
}
