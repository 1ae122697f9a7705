import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryDirectory } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { startTestServer, type TestServer } from '../support/server.js';

const run = promisify(execFile);
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The tests that run the examples; one without a test is none. */
const TESTED_ELSEWHERE = ['generated-client', 'mcp-server'];
/** Run by Postman's own program, with other real clients: `npm run test:clients -- postman`. */
const TESTED_AS_CLIENTS = { postman: 'clients/postman/collection-file.test.mjs' };
const TESTED_HERE = ['curl', 'github-actions', 'nodejs', 'python', 'seed'];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Runs an example as its README says, with the key of the first start. */
async function example(directory: string, program: string, ...args: string[]): Promise<string[]> {
  const { apiKey, orgId } = server.first;
  const { stdout } = await run(program, args, {
    cwd: join(EXAMPLES, directory),
    env: {
      PATH: process.env.PATH,
      SALLYPORT_URL: server.url,
      PUBLIC_KEY: apiKey.publicKey,
      PRIVATE_KEY: apiKey.privateKey,
      ORG_ID: orgId,
    },
  });
  return stdout
    .replace(/[0-9a-f]{24}/g, 'ID')
    .trim()
    .split('\n');
}

async function projectNames(): Promise<string[]> {
  const { json } = await server.curl('/api/atlas/v2/groups');
  return json.results.map(({ name }: { name: string }) => name);
}

it('every example has a README, and a test', () => {
  const all = readdirSync(EXAMPLES);
  expect(all.sort()).toEqual([...TESTED_HERE, ...TESTED_ELSEWHERE, ...Object.keys(TESTED_AS_CLIENTS)].sort());
  for (const [name, file] of Object.entries(TESTED_AS_CLIENTS))
    expect(readFileSync(join(EXAMPLES, '..', file), 'utf8')).toContain(`examples/${name}/`);
  for (const name of all) expect(existsSync(join(EXAMPLES, name, 'README.md')), name).toBe(true);
  for (const name of TESTED_ELSEWHERE)
    expect(existsSync(fileURLToPath(new URL(`${name}.test.ts`, import.meta.url))), name).toBe(true);
});

describe('the examples', () => {
  it('curl: a project and a key that works from one address', async () => {
    expect(await example('curl', 'bash', './projects.sh')).toEqual([
      'made project ID',
      'made key ID, which works from 127.0.0.1',
      'deleted both',
    ]);
    expect(await projectNames()).toEqual(['Project 0']);
  });

  it('nodejs: a project with mongodb-atlas-api-client', async () => {
    expect(await example('nodejs', process.execPath, 'projects.mjs')).toEqual([
      'organizations My Organization',
      'made project ID',
      'found project ID',
      'deleted it',
    ]);
    expect(await projectNames()).toEqual(['Project 0']);
  });

  it('python: a project, and what a reader may do in it', async () => {
    expect(await example('python', 'python3', 'projects.py')).toEqual([
      'made project ID',
      "the reader sees ['Made by Python']",
      'the reader may not delete it: 401 USER_UNAUTHORIZED',
      'deleted both',
    ]);
    expect(await projectNames()).toEqual(['Project 0']);
  });

  it('seed: what the file says, and a first line that names its schema', async () => {
    const file = join(EXAMPLES, 'seed/seed.yaml');
    const text = readFileSync(file, 'utf8');
    const schema = /^# yaml-language-server: \$schema=(.+)$/m.exec(text)?.[1] ?? '';
    expect(existsSync(join(EXAMPLES, 'seed', schema))).toBe(true);
    const { line, stop } = await startEphemeral(['--seed', file]);
    expect(line.seed.organizations[0].serviceAccounts[0]).toMatchObject({
      clientId: parse(text).organizations[0].serviceAccounts[0].clientId,
    });
    await stop();
  });

  it('github-actions: the steps start the server, pass its facts on, and use them', async () => {
    const directory = temporaryDirectory();
    const workflow = parse(readFileSync(join(EXAMPLES, 'github-actions/workflow.yml'), 'utf8'));
    const [start, test] = workflow.jobs.test.steps.filter(({ run: script }: { run?: string }) => script);
    writeFileSync(join(directory, 'seed.yaml'), readFileSync(join(EXAMPLES, 'seed/seed.yaml')));
    const environmentFile = join(directory, 'env');
    const env = {
      PATH: process.env.PATH,
      ...start.env,
      RUNNER_TEMP: directory,
      GITHUB_ENV: environmentFile,
    };
    // The program that was built here stands for the one that npx would fetch.
    const script = `${start.run.replace('npx --yes sallyport', `"${process.execPath}" "${MAIN}"`)}\necho "pid $!"`;
    const { stdout } = await run('bash', ['-e', '-c', script], { cwd: directory, env });
    const pid = Number(/^pid (\d+)$/m.exec(stdout)?.[1]);
    try {
      expect(stdout).toContain('::add-mask::0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11');
      const lines = readFileSync(environmentFile, 'utf8').trim().split('\n');
      const handedOn = Object.fromEntries(
        lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
      expect(handedOn).toMatchObject({
        MONGODB_ATLAS_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        MONGODB_ATLAS_OPS_MANAGER_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/),
        MONGODB_ATLAS_PUBLIC_API_KEY: 'terrafrm',
        MONGODB_ATLAS_ORG_ID: expect.stringMatching(/^[0-9a-f]{24}$/),
        MONGODB_ATLAS_PROJECT_ID: expect.stringMatching(/^[0-9a-f]{24}$/),
      });
      const tested = await run('bash', ['-e', '-c', test.run], { env: { ...env, ...handedOn } });
      expect(JSON.parse(tested.stdout).results.map(({ name }: { name: string }) => name)).toEqual([
        'Payments',
        'Reports',
      ]);
    } finally {
      process.kill(pid);
    }
  });
});
