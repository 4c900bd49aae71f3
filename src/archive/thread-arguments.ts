/** What threads of a pool are started with. */
const BY_REQUIRE = '--experimental-require-module';

/**
 * The arguments of Node for the threads of a pool: those of the program, and that modules are loaded by `import`. A
 * thread that is ended while it loads one by `require`, as the pool tries first, can end the whole program (seen with
 * Node 20.20).
 */
export function threadArguments(): string[] {
  const mayForbid = process.allowedNodeEnvironmentFlags.has(BY_REQUIRE);
  return [...process.execArgv, ...(mayForbid ? [BY_REQUIRE.replace('--', '--no-')] : [])];
}
