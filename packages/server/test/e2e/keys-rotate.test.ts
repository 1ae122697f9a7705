import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import {
  type BuiltServer,
  runSallyport,
  startBuiltServer,
  temporaryDirectory,
} from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { withinASecond } from '../support/promptly.js';
import { curl } from '../support/server.js';

const run = promisify(execFile);

async function mint(server: BuiltServer, account: string): Promise<string> {
  const form = ['--data', 'grant_type=client_credentials'];
  const { stdout } = await run('curl', [
    '--silent',
    '--user',
    account,
    ...form,
    `${server.url}/api/oauth/token`,
  ]);
  return JSON.parse(stdout).access_token;
}

/** The ID of the key that signed a token. */
function keyIdOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString()).kid;
}

async function statusOf(server: BuiltServer, token: string): Promise<number> {
  const bearer = ['--header', `Authorization: Bearer ${token}`];
  return (await curl(`${server.url}/api/atlas/v2/groups`, { arguments: bearer })).status;
}

async function publishedKeyIds(server: BuiltServer): Promise<string[]> {
  const { json } = await curl(`${server.url}/api/oauth/jwks`, {});
  return json.keys.map(({ kid }: { kid: string }) => kid);
}

it('`keys rotate` beside a running server: old tokens go on, new ones have the new key within a second', async () => {
  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir);
  const { apiKey: key, orgId } = readFirstStart(dataDir);
  const made = await curl(`${server.url}/api/atlas/v2/orgs/${orgId}/serviceAccounts`, {
    key,
    method: 'POST',
    body: { name: 'ci', description: 'ci', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 24 },
  });
  expect(made.status, made.text).toBe(201);
  const account = `${made.json.clientId}:${made.json.secrets[0].secret}`;
  const old = await mint(server, account);
  expect(await statusOf(server, old)).toBe(200);

  const rotation = runSallyport(['keys', 'rotate', '--data-dir', dataDir]);
  expect(await rotation.ended, rotation.stderr()).toBe(0);
  const newId = /signed with key (\S+) from now on; 1 older keys still verify/.exec(rotation.stdout())?.[1];
  expect(newId).toBeDefined();
  expect(newId).not.toBe(keyIdOf(old));
  const token = await withinASecond('a token of the new key', async () => {
    const minted = await mint(server, account);
    return keyIdOf(minted) === newId ? minted : undefined;
  });
  for (const each of [old, token]) expect(await statusOf(server, each)).toBe(200);
  expect((await publishedKeyIds(server)).sort()).toEqual([keyIdOf(old), newId].sort());
  expect(await server.stop()).toBe(0);

  // What was rotated stays so, and tokens outlive a restart.
  const again = await startBuiltServer(dataDir, ['--public-url', server.url]);
  for (const each of [old, token]) expect(await statusOf(again, each)).toBe(200);
  expect(keyIdOf(await mint(again, account))).toBe(newId);
  await again.stop();
});
