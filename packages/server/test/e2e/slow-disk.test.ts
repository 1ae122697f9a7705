import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@sallyport/client';
import { expect, it } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { curl } from '../support/server.js';

const run = promisify(execFile);
const SOURCE = fileURLToPath(new URL('../support/slow-disk.c', import.meta.url));

it('decides and reads while writes wait for the disk, and answers the writes when they are there', async () => {
  const directory = temporaryDirectory();
  const library = join(directory, 'slow-disk.so');
  await run('cc', ['-shared', '-fPIC', '-o', library, SOURCE, '-ldl']);
  const gate = join(directory, 'gate');
  const bootstrapFile = join(directory, 'bootstrap.json');
  const server = await startBuiltServer(join(directory, 'data'), [], {
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
    LD_PRELOAD: library,
    SLOW_DISK_GATE: gate,
  });
  const { orgId, apiKey } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
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
