import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.mjs';

export default defineConfig({
  test: {
    projects: [
      'scripts/vitest.config.mjs',
      'packages/*/vitest.config.ts',
      'packages/server/vitest.isolated.config.ts',
      'packages/server/vitest.own-process.config.ts',
      'bench/vitest.config.mjs',
    ],
    sequence: { sequencer: LongestFirst },
    // Tests wait for disks, processes and browsers much of the time, so two cores have work for three; with more, tests
    // with servers and databases of their own begin to time out.
    maxWorkers: 3,
  },
});
