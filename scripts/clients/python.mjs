import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { capture } from '../run.mjs';
import { readPytestResults } from './results.mjs';
import { runProgram } from './run-program.mjs';

const LEAST_PYTHON = [3, 11];

/** Python itself, with what makes environments: Debian ships that apart. */
export const python = {
  name: `Python ${LEAST_PYTHON.join('.')} or later with venv, as \`python3\` on the path`,
  packages: ['python3', 'python3-venv'],
  isThere: () =>
    capture('python3', [
      '-c',
      `import ensurepip, sys, venv; sys.exit(sys.version_info < (${LEAST_PYTHON.join(', ')}))`,
    ]).status === 0,
};

/** A suite that is a folder of pytest files beside requirements.txt, which pins everything that is installed. */
export function pythonSuite(suite) {
  return {
    programs: [python],
    ...suite,
    async run({ server, directory, say }) {
      const python3 = await environmentOf(directory, say);
      return runPytest(python3, { cwd: directory, env: server.env }, say);
    },
  };
}

/** By folder: suites that run at the same time may share one. */
const environments = new Map();

/**
 * The Python of the folder's own environment with what its requirements.txt pins; made anew when the file or the Python
 * has changed. Resolves with its path.
 */
export function environmentOf(directory, say) {
  if (!environments.has(directory)) environments.set(directory, makeEnvironment(directory, say));
  return environments.get(directory);
}

async function makeEnvironment(directory, say) {
  const environment = `${directory}.venv`;
  const python3 = `${environment}/bin/python`;
  const requirements = `${directory}requirements.txt`;
  const stampFile = `${environment}/.sallyport-prepared`;
  const version = capture('python3', ['-c', 'import sys; print(sys.version, sys.prefix)']).output;
  const wanted = createHash('sha256').update(readFileSync(requirements)).update(version).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return python3;
  say('Installing Python packages …');
  rmSync(environment, { recursive: true, force: true });
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet'];
  // Only what the file pins, and nothing may be missing from it. What has no wheel would compile for minutes.
  const install = ['install', '--no-deps', '--only-binary=:all:', '--requirement', requirements];
  for (const [program, args] of [
    ['python3', ['-m', 'venv', environment]],
    [python3, [...pip, ...install]],
    [python3, [...pip, 'check']],
  ]) {
    const { status, output } = await runProgram(program, args, { cwd: directory });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${output}`);
  }
  writeFileSync(stampFile, wanted);
  return python3;
}

/** Runs the folder's tests and counts what pytest tells. */
export async function runPytest(python3, options, say) {
  const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--strict-markers'];
  const { status, output } = await runProgram(python3, args, {
    ...options,
    env: { PYTHONDONTWRITEBYTECODE: '1', ...options.env },
  });
  if (status !== 0) say(output);
  return readPytestResults(output, status);
}
