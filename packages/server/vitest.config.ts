import { defaultExclude, defineConfig } from 'vitest/config';
import { REPLACES_MODULES } from './vitest.isolated.config.js';
import { LOOK_AT_THEIR_PROCESS } from './vitest.own-process.config.js';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Tests run the built server, and threads are started from it.
    globalSetup: '../../scripts/vitest-setup.mjs',
    setupFiles: ['test/support/watch-answers.ts', 'test/support/watch-statements.ts'],
    exclude: [...defaultExclude, ...REPLACES_MODULES, ...LOOK_AT_THEIR_PROCESS],
    // Bounds for what hangs: other work on the machine must not fail a test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Loading the server anew for each file takes longer than most files; nothing of it keeps state outside of values.
    isolate: false,
  },
});
