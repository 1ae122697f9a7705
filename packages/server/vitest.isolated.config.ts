import { defineConfig } from 'vitest/config';

/** Test files that put something else in the place of a module, which no other test may see. */
export const REPLACES_MODULES = ['src/domain/digest-md5.test.ts', 'test/store/failing-migration.test.ts'];

export default defineConfig({
  test: {
    name: 'sallyport, with modules replaced',
    include: REPLACES_MODULES,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
