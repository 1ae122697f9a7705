import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      // First, for the release is one long test that would run alone at the end.
      'scripts/vitest.config.mjs',
      'packages/*/vitest.config.ts',
      'packages/server/vitest.isolated.config.ts',
      'bench/vitest.config.mjs',
    ],
    // Tests wait for disks, processes and browsers much of the time, so two cores have work for three; with more, tests
    // with servers and databases of their own begin to time out.
    maxWorkers: 3,
  },
});
