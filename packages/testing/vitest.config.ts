import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests start the built server.
    globalSetup: '../../scripts/vitest-setup.mjs',
    // Bounds for what hangs: other work on the machine must not fail a test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
