// Makes a clone ready to run: checks Node, installs packages, builds. With --test, also what the tests need. Says
// nothing when there is nothing to do. Runs before `npm start` and `npm test`.
import { buildConsole } from './build-console.mjs';
import { compileTestDriver, installExamples, installPackages } from './install.mjs';
import { fail, runTool } from './run.mjs';
import { ensureTestPrograms } from './test-programs.mjs';

const LEAST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1]))
  fail(`Sallyport needs Node ${LEAST_NODE.join('.')} or later; this is ${process.version}.`);

installPackages();
// Incremental: does nothing while no source has changed.
if (runTool(['typescript/bin/tsc', '-b', 'packages/client', 'packages/server']) !== 0)
  fail('The build failed; the compiler says why above.');
buildConsole();
if (process.argv.includes('--test')) {
  installExamples();
  ensureTestPrograms();
  compileTestDriver();
}
