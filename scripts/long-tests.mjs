// Runs tests of what takes its time for longer than `npm test` does: node scripts/long-tests.mjs floods
import { fail, runTool } from './run.mjs';

const RUNS = {
  floods: {
    env: { SALLYPORT_FLOOD_SECONDS: '60', SALLYPORT_KEYS: '10000' },
    files: ['e2e/floods', 'e2e/slow-peers', 'wire/remembered-texts'],
  },
  'held-bodies': { env: { SALLYPORT_HOLD_SECONDS: '110' }, files: ['wire/held-back-bodies'] },
};

const run =
  RUNS[process.argv[2]] ?? fail(`usage: node scripts/long-tests.mjs ${Object.keys(RUNS).join('|')}`, 2);
const files = run.files.map((file) => `packages/server/test/${file}.test.ts`);
process.exitCode = runTool(['vitest/vitest.mjs', 'run', ...files], { env: { ...process.env, ...run.env } });
