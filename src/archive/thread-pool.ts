/** Starts the threads of a pool. */
import type { Piscina } from 'piscina';

const BY_REQUIRE = '--experimental-require-module';

/**
 * The arguments of Node for the threads of a pool: modules are loaded by `import`. A thread that is ended while it
 * loads one by `require`, as the pool tries first, can end the whole program (seen with Node 20.20). Those of the
 * program are left out: no thread starts with one that is for the whole process, such as `--max-old-space-size`.
 */
function threadArguments(): string[] {
  const mayForbid = process.allowedNodeEnvironmentFlags.has(BY_REQUIRE);
  return mayForbid ? [BY_REQUIRE.replace('--', '--no-')] : [];
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
  const pool = new Piscina({
    ...options,
    filename: module,
    execArgv: threadArguments(),
    minThreads: threads,
    maxThreads: threads,
  });
  // A thread that ends fails what it was at; with nothing to do it is not missed.
  pool.on('error', () => {});
  return pool;
}
