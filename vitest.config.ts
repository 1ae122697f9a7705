import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'packages/server/vitest.isolated.config.ts',
      'bench/vitest.config.mjs',
      'scripts/vitest.config.mjs',
    ],
    // Tests wait for disks, processes and browsers much of the time, so two cores have work for three; with more, tests
    // with servers and databases of their own begin to time out.
    maxWorkers: 3,
  },
});
