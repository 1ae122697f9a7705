import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/generated-client/', import.meta.url));
const COMPILER = `${EXAMPLE}node_modules/typescript/bin/tsc`;
const run = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Runs a script in the example's directory, as its README says; an exit status other than 0 throws the output. */
async function node(...args: string[]): Promise<string> {
  const { publicKey, privateKey } = server.first.apiKey;
  const env = {
    PATH: process.env.PATH,
    SALLYPORT_URL: server.url,
    PUBLIC_KEY: publicKey,
    PRIVATE_KEY: privateKey,
  };
  try {
    return (await run(process.execPath, args, { cwd: EXAMPLE, env })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}

it('a client generated from the served document compiles strictly and creates a project', async () => {
  for (const made of ['src/schema.d.ts', 'dist']) rmSync(EXAMPLE + made, { recursive: true, force: true });

  await node('generate.mjs');
  expect(existsSync(`${EXAMPLE}src/schema.d.ts`)).toBe(true);
  // The generator needs TypeScript 5, and so may its users.
  expect(await node(COMPILER, '--version')).toMatch(/^Version 5\./);
  await node(COMPILER, '-p', '.', '--strict', '--noEmitOnError');
  const output = await node('dist/main.js', 'Made by types');

  const { json } = await server.curl('/api/atlas/v2/groups/byName/Made%20by%20types');
  expect(json).toMatchObject({ name: 'Made by types', orgId: server.first.orgId });
  expect(output.split('\n')).toEqual([
    `created ${json.id} Made by types`,
    `project ${json.id} Made by types`,
    `project ${server.first.groupId} Project 0`,
    '',
  ]);
});
