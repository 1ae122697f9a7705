import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goSuite } from '../../scripts/clients/go.mjs';
import { mavenSuite } from '../../scripts/clients/maven.mjs';
import { python } from '../../scripts/clients/python.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { ROOT } from '../../scripts/run.mjs';

/** What shows, without Docker, that a recipe fits the library that it names. */
const CHECKS = {
  go: [['go', 'vet', '-mod=readonly', './...']],
  java: [['mvn', '--batch-mode', '--quiet', 'test-compile']],
  node: [
    ['npm', 'install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'],
    ['node', '--check', 'sallyport.test.mjs'],
    [
      'node',
      '--input-type=module',
      '-e',
      "import { GenericContainer, Wait } from 'testcontainers'; new GenericContainer('s').withCommand([]).withExposedPorts(1).withWaitStrategy(Wait.forHttp('/', 1))",
    ],
  ],
  python: [
    ['python3', '-m', 'venv', '.venv'],
    ['.venv/bin/pip', '--quiet', 'install', '--only-binary=:all:', '-r', 'requirements.txt'],
    ['.venv/bin/python', '-m', 'pytest', '--collect-only', '--quiet'],
  ],
};

export const suite = {
  title: 'Testcontainers: the recipes in Go, Java, Node.js and Python compile',
  when: 'release',
  programs: [...goSuite({}).programs, ...mavenSuite({}).programs, python],
  async run({ say }) {
    const problems = [];
    let passed = 0;
    for (const [language, commands] of Object.entries(CHECKS)) {
      say(`${language} …`);
      const folder = mkdtempSync(join(tmpdir(), 'sallyport-testcontainers-'));
      cpSync(`${ROOT}examples/testcontainers/${language}`, folder, { recursive: true });
      const problem = await firstProblem(commands, folder);
      rmSync(folder, { recursive: true, force: true });
      if (problem === undefined) passed += 1;
      else problems.push(`${language}: ${problem}`);
    }
    return { passed, failed: problems.length, skipped: 0, problems };
  },
};

async function firstProblem(commands, cwd) {
  for (const [program, ...args] of commands) {
    const { status, output } = await runProgram('nice', ['-n', '10', program, ...args], { cwd });
    if (status !== 0) return `${program} ${args.join(' ')} ended with ${status}:\n${output.slice(-2000)}`;
  }
  return undefined;
}
