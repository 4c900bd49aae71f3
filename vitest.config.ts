import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // By default one core is left idle, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**', 'test/limits/**'],
          globalSetup: ['test/support/build.ts'],
          setupFiles: ['test/support/setup.ts'],
          // Modules are loaded, and compiled by the engine, once a worker and not once a file.
          isolate: false,
          experimental: { fsModuleCache: true },
          // As in `src/cli/engine-switches.ts`: less of the time goes into compiling for speed.
          execArgv: ['--max-inlined-bytecode-size-cumulative=200'],
          // What commands print is compared as it stands.
          env: { NO_COLOR: '1' },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'limits',
          include: ['test/limits/**/*.test.ts'],
          // A call takes as many arguments as there is room for on the stack: on less of it a third
          // of what it takes otherwise is too much already.
          execArgv: ['--stack-size=300'],
          setupFiles: ['test/support/setup.ts'],
          isolate: false,
          experimental: { fsModuleCache: true },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
