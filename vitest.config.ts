import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts'],
    // Tests start servers and databases of their own; more workers than cores only make them time out.
    maxWorkers: 2,
  },
});
