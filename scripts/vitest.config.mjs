import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.mjs'],
    globalSetup: './vitest-setup.mjs',
    // As in packages/server.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
