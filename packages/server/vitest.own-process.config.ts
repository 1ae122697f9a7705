import { defineConfig } from 'vitest/config';

/**
 * Test files that look at all that their process holds: its heap, or how often each of its functions ran. Beside the modules
 * of other files they would take minutes.
 */
export const LOOK_AT_THEIR_PROCESS = ['test/fuzz/fuzz.test.ts', 'test/wire/remembered-texts.test.ts'];

export default defineConfig({
  test: {
    name: 'sallyport, in processes of their own',
    include: LOOK_AT_THEIR_PROCESS,
    // As in vitest.config.ts, but for the process.
    globalSetup: '../../scripts/vitest-setup.mjs',
    setupFiles: ['test/support/watch-answers.ts', 'test/support/watch-statements.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
