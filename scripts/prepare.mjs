// Makes a clone ready to run: checks Node, installs packages, builds. Says nothing when there is nothing to do.
//     (no flag)  what `npm start` needs
//     --tools    also the packages of tests and checks, and the modules that bench/, faults/ and scripts/ import
//     --test     all that, and what else the tests need
import { pathToFileURL } from 'node:url';
import { buildConsole } from './build-console.mjs';
import { buildServer } from './build-server.mjs';
import { compileTestDriver, installExamples, installPackages } from './install.mjs';
import { fail, runTool } from './run.mjs';
import { ensureTestPrograms } from './test-programs.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
// What the build asks for besides: no Node 21, and none of the first of 22.
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22))
  fail(`A clone needs Node 20.19 or later, but neither 21 nor 22 before 22.12; this is ${process.version}.`);

/**
 * Installs and builds. Returns what goes on meanwhile for the tests alone: `driver`, which is compiled for a minute on one core,
 * and `examples`, whose packages are fetched.
 */
export async function prepare({ isForTests = false, isForTools = isForTests }) {
  await installPackages({ everything: isForTools });
  if (isForTests) ensureTestPrograms();
  const driver = isForTests ? compileTestDriver() : undefined;
  const examples = isForTests ? installExamples() : undefined;
  // Checks the types too; a start leaves that to `npm test`.
  if (
    isForTools &&
    runTool(['typescript/bin/tsc', '-b', 'packages/client', 'packages/server', 'packages/testing']) !== 0
  )
    fail('The build failed; the compiler says why above.');
  buildServer();
  buildConsole();
  return { driver, examples };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isForTests = process.argv.includes('--test');
  const { driver, examples } = await prepare({
    isForTests,
    isForTools: isForTests || process.argv.includes('--tools'),
  });
  await Promise.all([driver, examples]);
}
