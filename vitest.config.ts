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
          exclude: ['test/interop/**'],
          globalSetup: ['test/support/build.ts'],
          // Modules are loaded, and compiled by the engine, once a worker and not once a file.
          isolate: false,
          experimental: { fsModuleCache: true },
          // What commands print is compared as it stands.
          env: { NO_COLOR: '1' },
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
