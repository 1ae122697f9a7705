// Prepares a clone, runs every check of the repository and ends with one line: `N passed, N failed`. Arguments go to vitest.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { prepare } from './prepare.mjs';
import { runTool, say } from './run.mjs';
import { findChromium, findPostgres } from './test-programs.mjs';

const TSC = 'typescript/bin/tsc';

/** The summary stays readable: so many failed tests are named in it, the rest above. */
const MOST_NAMES = 30;

const CHECKS = [
  { name: 'Format and lint (biome)', commands: [['@biomejs/biome/bin/biome', 'check', '.']] },
  { name: 'Build (tsc)', commands: [[TSC, '-b', 'packages/client', 'packages/server', 'packages/testing']] },
  {
    name: 'Types of the tests (tsc)',
    commands: [
      [TSC, '-p', 'packages/client/tsconfig.test.json'],
      [TSC, '-p', 'packages/server/test'],
      [TSC, '-p', 'packages/testing/tsconfig.test.json'],
    ],
  },
  {
    name: 'Types of the console and its tests (tsc)',
    commands: [
      [TSC, '-p', 'packages/console'],
      [TSC, '-p', 'packages/console/test'],
    ],
  },
];

/** Looks at what the examples import too, so it waits for their packages. */
const UNUSED = { name: 'Unused files, exports and dependencies (knip)', commands: [['knip/bin/knip.js']] };

const { driver, examples } = await prepare({ isForTests: true });

const results = CHECKS.map(runCheck);
await examples;
results.push(runCheck(UNUSED));

await driver;
say('\n— Tests (vitest)');
const tests = runVitest(process.argv.slice(2));

say('\nSummary');
for (const { name, isOk, seconds } of results)
  say(`  ${isOk ? 'ok    ' : 'FAILED'} ${name}, ${seconds.toFixed(1)} s`);
say(`  ${tests.isOk ? 'ok    ' : 'FAILED'} Tests (vitest), ${tests.seconds.toFixed(1)} s`);
for (const problem of tests.problems) say(`         ${problem}`);
for (const name of tests.failedNames.slice(0, MOST_NAMES)) say(`         ${name}`);

const failed = tests.failed + results.filter(({ isOk }) => !isOk).length;
// A test that does not run shows nothing, so a skipped one is no success.
process.exitCode = failed > 0 || !tests.isOk ? 1 : 0;
say(`${tests.passed} passed, ${failed} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ''}`);

function runCheck({ name, commands }) {
  say(`\n— ${name}`);
  const startedAt = performance.now();
  const statuses = commands.map((command) => runTool(command));
  return {
    name,
    isOk: statuses.every((status) => status === 0),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** Runs the tests of all workspaces and counts them; a test file that cannot be run counts as a failed test. */
function runVitest(args) {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-results-'));
  const startedAt = performance.now();
  try {
    const report = join(directory, 'vitest.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const postgres = findPostgres();
    const chromium = findChromium();
    const status = runTool(['vitest/vitest.mjs', 'run', ...reporters, ...args], {
      env: {
        ...process.env,
        ...(postgres && { POSTGRES_BIN: postgres }),
        ...(chromium && { CHROMIUM: chromium }),
      },
    });
    return { ...count(readReport(report), status), seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function count(report, status) {
  if (report === undefined)
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      isOk: false,
      problems: ['vitest ended without results'],
      failedNames: [],
    };
  const failedFiles = report.testResults
    .filter((file) => file.status === 'failed')
    .map((file) => ({
      file: relative('.', file.name),
      tests: file.assertionResults.filter((test) => test.status === 'failed'),
    }));
  const broken = failedFiles.filter(({ tests }) => tests.length === 0).length;
  const failedNames = failedFiles.flatMap(({ file, tests }) =>
    tests.length === 0 ? [file] : tests.map(({ fullName }) => `${file}: ${fullName}`),
  );
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  let failed = report.numFailedTests + broken;
  const problems = [];
  if (broken > 0) problems.push(`${broken} test files could not be run`);
  if (skipped > 0) problems.push(`${skipped} tests were skipped; none may be`);
  if (passed + failed === 0) problems.push('no test was run');
  if (status !== 0 && failed === 0) {
    failed = 1;
    problems.push('vitest failed outside of the tests; see above');
  }
  return { passed, failed, skipped, isOk: failed === 0 && problems.length === 0, problems, failedNames };
}
