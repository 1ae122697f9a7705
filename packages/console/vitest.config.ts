import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Tests run the built server, and threads are started from it.
    globalSetup: '../../scripts/vitest-setup.mjs',
    // As in packages/server.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    isolate: false,
  },
});
