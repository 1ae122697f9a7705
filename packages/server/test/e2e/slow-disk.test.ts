import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@sallyport/client';
import { expect, it } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { createDigestCaller } from '../support/digest-caller.js';
import { buildDiskShim } from '../support/disk-shim.js';
import { curl } from '../support/server.js';

/** A server whose disk does not answer while the file `gate` exists (test/support/slow-disk.c). */
async function startOnSlowDisk() {
  const directory = temporaryDirectory();
  const gate = join(directory, 'gate');
  const bootstrapFile = join(directory, 'bootstrap.json');
  const server = await startBuiltServer(join(directory, 'data'), [], {
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
    SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
    LD_PRELOAD: await buildDiskShim('slow-disk', directory),
    SLOW_DISK_GATE: gate,
  });
  return { server, gate, ...JSON.parse(readFileSync(bootstrapFile, 'utf8')) };
}

it('decides and reads while writes wait for the disk, and answers the writes when they are there', async () => {
  const { server, gate, orgId, apiKey } = await startOnSlowDisk();
  const client = createClient({ baseUrl: server.url, credentials: apiKey });
  const keys = `${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys`;
  const descriptions = async () => {
    const { status, json } = await curl(keys, { key: apiKey });
    expect(status).toBe(200);
    return json.results.map(({ desc }: { desc: string }) => desc).sort();
  };
  const before = await descriptions();

  writeFileSync(gate, '');
  let answered = 0;
  const made = ['one', 'two', 'three'].map(async (desc) => {
    await client.call('createOrgApiKey', { orgId, body: { desc, roles: ['ORG_MEMBER'] } });
    answered += 1;
  });
  await until('a commit to wait for the disk', () => existsSync(`${gate}.reached`) || undefined);

  // What is read is on disk: nothing that a power failure would undo.
  for (let time = 0; time < 5; time++) expect(await descriptions()).toEqual(before);
  expect((await curl(keys, { key: { ...apiKey, privateKey: 'wrong' } })).status).toBe(401);
  expect(answered).toBe(0);

  rmSync(gate);
  await Promise.all(made);
  expect(await descriptions()).toEqual([...before, 'one', 'three', 'two'].sort());
  expect(await server.stop()).toBe(0);
});

it('answers writes within 15 seconds although the disk never does, and says what may become of them', async () => {
  const { server, gate, orgId, apiKey } = await startOnSlowDisk();
  const call = await createDigestCaller(server.url);
  const keys = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
  const make = async (desc: string) => {
    const { status, headers, text } = await call(apiKey, 'POST', keys, { desc, roles: ['ORG_MEMBER'] });
    return [status, JSON.parse(text).errorCode, headers['retry-after']];
  };

  writeFileSync(gate, '');
  const given = make('given');
  await until('a commit to wait for the disk', () => existsSync(`${gate}.reached`) || undefined);
  const waiting = [make('waiting'), make('waiting too')];
  expect(await given).toEqual([503, 'WRITE_OUTCOME_UNKNOWN', undefined]);
  for (const write of waiting) expect(await write).toEqual([503, 'SERVICE_UNAVAILABLE', '1']);
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', trouble: expect.stringMatching(/^the disk has not answered for \d+ seconds$/) },
  ]);
  expect(server.stderr()).toContain('the disk did not answer within 15000 ms');
  expect((await call(apiKey, 'GET', keys)).status).toBe(200);

  rmSync(gate);
  const descriptions = await until('the disk to go on', async () => {
    const { text } = await call(apiKey, 'GET', keys);
    const all: string[] = JSON.parse(text).results.map(({ desc }: { desc: string }) => desc);
    return all.includes('given') ? all : undefined;
  });
  expect(descriptions.filter((desc) => desc.startsWith('waiting'))).toEqual([]);
  expect((await make('after'))[0]).toBe(200);
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
  expect(await server.stop()).toBe(0);
});
