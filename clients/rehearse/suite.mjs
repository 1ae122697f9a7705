import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goSuite } from '../../scripts/clients/go.mjs';
import { addResults } from '../../scripts/clients/results.mjs';
import { runProgram } from '../../scripts/clients/run-program.mjs';
import { capture, ROOT } from '../../scripts/run.mjs';

const MAIN = `${ROOT}packages/server/dist/main.js`;

/** examples/rehearse: how each is run, as its page says, and what shows that both of its tests were. */
const EXAMPLES = {
  go: {
    commands: [['sallyport', 'run', '--', 'go', 'test', '-v', '-count=1', './...']],
    shows: /--- PASS: TestItW[\s\S]*--- PASS: TestItG/,
  },
  java: {
    commands: [
      ['javac', 'ListProjects.java', 'ListProjectsTest.java'],
      ['sallyport', 'run', '--', 'java', 'ListProjectsTest'],
    ],
    shows: /^2 passed$/m,
  },
  python: {
    commands: [['sallyport', 'run', '--', 'python3', '-m', 'unittest']],
    shows: /^Ran 2 tests[\s\S]*^OK$/m,
  },
};

const go = goSuite({});

export const suite = {
  title: 'Rehearsals: the Go SDK, and the examples in Go, Java and Python',
  when: 'every change',
  programs: [
    ...go.programs,
    {
      name: 'Java 17 or later, as `javac` on the path',
      packages: ['openjdk-17-jdk-headless'],
      isThere: () => capture('javac', ['--version']).status === 0,
    },
    { name: 'Python', packages: ['python3'], isThere: () => capture('python3', ['--version']).status === 0 },
  ],
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    const results = [await go.run({ server, directory, say })];
    for (const language of Object.keys(EXAMPLES)) results.push(await runExample(language));
    return addResults(results);
  },
};

async function runExample(language) {
  const { commands, shows } = EXAMPLES[language];
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-rehearse-'));
  try {
    cpSync(`${ROOT}examples/rehearse/${language}`, folder, { recursive: true });
    let written = '';
    for (const words of commands) {
      const command = words[0] === 'sallyport' ? [process.execPath, MAIN, ...words.slice(1)] : words;
      const { status, output } = await runProgram('nice', ['-n', '10', ...command], { cwd: folder });
      if (status !== 0) return failure(`${words.join(' ')} ended with ${status}:\n${output}`);
      written = output;
    }
    return shows.test(written)
      ? { passed: 1, failed: 0, skipped: 0, problems: [] }
      : failure(`${language} did not run both of its tests:\n${written}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const failure = (problem) => ({ passed: 0, failed: 1, skipped: 0, problems: [problem] });
