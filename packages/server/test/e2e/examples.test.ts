import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
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
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** The tests that run the examples; one without a test is none. */
const TESTED_ELSEWHERE = {
  'generated-client': 'generated-client',
  'guarded-api': 'guarded-api',
  'mcp-server': 'mcp-server',
};
/** Run, or at least compiled, with the real clients: `npm run test:clients -- postman rehearse testcontainers`. */
const TESTED_AS_CLIENTS = {
  postman: 'clients/postman/collection-file.test.mjs',
  rehearse: 'clients/rehearse/suite.mjs',
  testcontainers: 'clients/testcontainers/suite.mjs',
};
const TESTED_HERE = ['curl', 'github-actions', 'gitlab-ci', 'nodejs', 'python', 'seed'];

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
  expect(all.sort()).toEqual(
    [...TESTED_HERE, ...Object.keys(TESTED_ELSEWHERE), ...Object.keys(TESTED_AS_CLIENTS)].sort(),
  );
  for (const [name, file] of Object.entries(TESTED_AS_CLIENTS))
    expect(readFileSync(join(EXAMPLES, '..', file), 'utf8')).toContain(`examples/${name}/`);
  for (const name of all) expect(existsSync(join(EXAMPLES, name, 'README.md')), name).toBe(true);
  for (const [name, test] of Object.entries(TESTED_ELSEWHERE))
    expect(existsSync(fileURLToPath(new URL(`${test}.test.ts`, import.meta.url))), name).toBe(true);
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

  it('github-actions: the action that the workflow uses runs its command against a server with the seed', async () => {
    const steps = yaml('github-actions/workflow.yml').jobs.test.steps;
    const { with: inputs } = steps.find(({ uses }: { uses?: string }) => uses === './.sallyport');
    const action = yaml('../action.yml');
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    const [step] = action.runs.steps;
    const env: Record<string, string> = { ACTION_PATH: ROOT };
    for (const [name, value] of Object.entries<string>(step.env)) {
      const input = /^\$\{\{ inputs\.(\S+) \}\}$/.exec(value)?.[1];
      if (input !== undefined) env[name] = inputs[input] ?? action.inputs[input].default;
    }
    expect(projectsIn(await inJob(step.run, env))).toEqual(['Payments', 'Reports']);
  });

  it('github-actions: the clone in the workspace has nothing that a test runner takes for a test of its own', async () => {
    const steps = yaml('github-actions/workflow.yml').jobs.test.steps;
    const { with: checkout } = steps.find(({ with: inputs }: { with?: { path?: string } }) => inputs?.path);
    const clone = join(temporaryDirectory(), checkout.path);
    const git = (...args: string[]) => run('git', ['-C', clone, ...args]);
    await run('git', ['clone', '--quiet', '--no-checkout', ROOT, clone]);
    await git('sparse-checkout', 'set', '--no-cone', ...checkout['sparse-checkout'].trim().split('\n'));
    await git('checkout', '--quiet');
    const files = readdirSync(clone, { recursive: true, encoding: 'utf8' });
    expect(
      files.filter((file) => !file.startsWith('.git/') && /\.(?:test|spec)\.|(?:^|\/)test$/.test(file)),
    ).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['action.yml', 'packages/server/src/main.ts']));
  });

  it('github-actions: the step ends as its command does', async () => {
    const [step] = yaml('../action.yml').runs.steps;
    const failing = inJob(step.run, { ACTION_PATH: ROOT, INPUT_RUN: 'exit 7', INPUT_SEED: '' });
    await expect(failing).rejects.toMatchObject({ code: 7 });
  });

  it('gitlab-ci: the job runs its command against a server with the seed', async () => {
    const { script, before_script: prepare } = yaml('gitlab-ci/gitlab-ci.yml').test;
    expect(prepare).toEqual([
      'git clone --depth 1 "$SALLYPORT_REPOSITORY" "$SALLYPORT"',
      'npm --prefix "$SALLYPORT" run prestart',
    ]);
    // The clone that is tested stands for the one that the job makes.
    const output = await inJob([prepare[1], ...script].join('\n'), { SALLYPORT: ROOT });
    expect(projectsIn(output)).toEqual(['Payments', 'Reports']);
  });
});

/** Runs the commands of a job in a folder that has the seed beside its tests. */
async function inJob(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  const directory = temporaryDirectory();
  copyFileSync(join(EXAMPLES, 'seed/seed.yaml'), join(directory, 'seed.yaml'));
  const options = { cwd: directory, env: { PATH: process.env.PATH, HOME: directory, ...env } };
  return (await run('bash', ['-e', '-o', 'pipefail', '-c', script], options)).stdout;
}

const yaml = (file: string) => parse(readFileSync(join(EXAMPLES, file), 'utf8'));

const projectsIn = (output: string): string[] =>
  JSON.parse(output.slice(output.indexOf('{"links"'))).results.map(({ name }: { name: string }) => name);
