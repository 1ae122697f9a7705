import { defineConfig } from 'vitest/config';

/** Test files that put something else in the place of a module, which no other test may see. */
export const REPLACES_MODULES = ['src/domain/digest-md5.test.ts', 'test/store/failing-migration.test.ts'];

export default defineConfig({
  test: {
    name: 'sallyport, with modules replaced',
    include: REPLACES_MODULES,
    // Tests run the built server, and threads are started from it.
    globalSetup: '../../scripts/vitest-setup.mjs',
    // Bounds for what hangs: other work on the machine must not fail a test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
