import { defaultExclude, defineConfig } from 'vitest/config';
import { REPLACES_MODULES } from './vitest.isolated.config.js';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...defaultExclude, ...REPLACES_MODULES],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Loading the server anew for each file takes longer than most files; nothing of it keeps state outside of values.
    isolate: false,
  },
});
