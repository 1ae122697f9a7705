import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../scripts/clients/run-program.mjs';

const ORVAL = '7.13.2';
const HEY_API = '0.95.0';
const TYPESCRIPT = '5.9.3';

const COMPILER = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  skipLibCheck: true,
};

/** Each generator, and what it makes in a folder of its own. */
const GENERATORS = {
  orval: ['orval', '--input', 'openapi.json', '--output', 'orval/client.ts', '--client', 'fetch'],
  '@hey-api/openapi-ts': ['openapi-ts', '-i', 'openapi.json', '-o', 'hey-api', '-c', '@hey-api/client-fetch'],
};
const FOLDERS = { orval: 'orval', '@hey-api/openapi-ts': 'hey-api' };

export const suite = {
  title: 'Generated clients in TypeScript that compile: orval, @hey-api/openapi-ts',
  when: 'release',
  programs: [],
  server: {},
  async run({ server, say }) {
    const cwd = mkdtempSync(join(tmpdir(), 'sallyport-generators-'));
    try {
      const answer = await fetch(`${server.env.MONGODB_ATLAS_BASE_URL}/api/openapi.json`);
      writeFileSync(join(cwd, 'openapi.json'), await answer.text());
      writeFileSync(join(cwd, 'package.json'), '{"private":true,"type":"module"}');
      say('Installing the generators …');
      const packages = [`orval@${ORVAL}`, `@hey-api/openapi-ts@${HEY_API}`, `typescript@${TYPESCRIPT}`];
      await run(cwd, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
      const problems = [];
      for (const [name, command] of Object.entries(GENERATORS))
        await generate(cwd, FOLDERS[name], command).catch((error) =>
          problems.push(`${name}: ${error.message}`),
        );
      const failed = problems.length;
      return { passed: Object.keys(GENERATORS).length - failed, failed, skipped: 0, problems };
    } finally {
      rmSync(cwd, { recursive: true, force: true });
    }
  },
};

async function generate(cwd, folder, command) {
  mkdirSync(join(cwd, folder));
  await run(cwd, 'npx', '--no-install', ...command);
  const project = `tsconfig.${folder}.json`;
  writeFileSync(join(cwd, project), JSON.stringify({ compilerOptions: COMPILER, include: [folder] }));
  await run(cwd, 'npx', '--no-install', 'tsc', '-p', project);
}

async function run(cwd, program, ...args) {
  const { status, output } = await runProgram('nice', ['-n', '10', program, ...args], { cwd });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${output.slice(-2000)}`);
}
