import { copyFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSallyport, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { curl } from '../support/server.js';

it('a backup made while the server runs becomes a working store again, with its master key', async () => {
  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir);
  const { apiKey: key, orgId } = readFirstStart(dataDir);
  const made = await curl(`${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys`, {
    key,
    method: 'POST',
    body: { desc: 'before the backup', roles: ['ORG_OWNER'] },
  });
  expect(made.status, made.text).toBe(200);

  const file = join(temporaryDirectory(), 'copy.db');
  const backup = runSallyport(['backup', file, '--data-dir', dataDir]);
  expect(await backup.ended, backup.stderr()).toBe(0);
  expect(backup.stdout()).toContain(`The store was copied to ${file} (${statSync(file).size} bytes).`);
  expect(backup.stdout()).toContain(
    `The master key is not in it. Keep a copy of ${join(dataDir, 'master.key')}`,
  );
  expect(backup.stderr()).toBe('');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await curl(`${server.url}/api/atlas/v2`, { key })).status).toBe(200);
  await server.stop();

  const restoredDir = temporaryDirectory();
  copyFileSync(file, join(restoredDir, 'sallyport.db'));
  const keyless = runSallyport(['start', '--port', '0', '--data-dir', restoredDir]);
  expect(await keyless.ended).toBe(1);
  expect(keyless.stderr()).toContain('master.key is missing');

  copyFileSync(join(dataDir, 'master.key'), join(restoredDir, 'master.key'));
  const restored = await startBuiltServer(restoredDir);
  expect(restored.stdout()).not.toContain('first start');
  const keys = await curl(`${restored.url}/api/atlas/v2/orgs/${orgId}/apiKeys`, {
    key: { publicKey: made.json.publicKey, privateKey: made.json.privateKey },
  });
  expect(keys.status).toBe(200);
  expect(keys.json.totalCount).toBe(2);
  await restored.stop();
});

it('a backup is refused with the reason where there is nothing to copy, or something to overwrite', async () => {
  const directory = temporaryDirectory();
  const missing = runSallyport(['backup', join(directory, 'copy.db'), '--data-dir', join(directory, 'data')]);
  expect(await missing.ended).toBe(1);
  expect(missing.stderr()).toMatch(/^Error: there is no store in \S+: [^\n]*\n$/);
  expect(existsSync(join(directory, 'data'))).toBe(false);

  const dataDir = join(directory, 'data');
  await (await startBuiltServer(dataDir)).stop();
  writeFileSync(join(directory, 'taken'), 'mine');
  const taken = runSallyport(['backup', join(directory, 'taken'), '--data-dir', dataDir]);
  expect(await taken.ended).toBe(1);
  expect(taken.stderr()).toMatch(/^Error: \S+ exists already; a backup never overwrites a file\n$/);

  const postgres = runSallyport(['backup', join(directory, 'copy.db')], {
    env: { SALLYPORT_DATABASE_URL: 'postgres://127.0.0.1/sallyport' },
  });
  expect(await postgres.ended).toBe(1);
  expect(postgres.stderr()).toMatch(/^Error: [^\n]*pg_dump[^\n]*\n$/);
  expect(readdirSync(directory).sort()).toEqual(['data', 'taken']);
});
