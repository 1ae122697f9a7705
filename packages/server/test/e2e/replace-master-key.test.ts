import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runSallyport, startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { startPostgres } from '../support/postgres.js';
import { curl } from '../support/server.js';

const SECOND_KEY = 'cd'.repeat(32);
const FIRST_KEY = 'ab'.repeat(32);

const keyIn = (dataDir: string) => readFileSync(join(dataDir, 'master.key'), 'utf8').trim();

it('replaces the key of a data directory, also after it was killed, and never beside a running server', async () => {
  const dataDir = temporaryDirectory();
  const first = await startBuiltServer(dataDir, ['--tls', 'self-signed']);
  const { apiKey } = readFirstStart(dataDir);
  const rotation = () => runSallyport(['keys', 'rotate-master', '--data-dir', dataDir]);
  const before = keyIn(dataDir);

  const beside = rotation();
  expect(await beside.ended).toBe(1);
  expect(beside.stderr()).toContain('stop it first');
  expect(keyIn(dataDir)).toBe(before);
  expect(await first.stop()).toBe(0);
  const authority = readFileSync(join(dataDir, 'tls', 'ca.pem'), 'utf8');

  const killed = rotation();
  await until('a new key', () => existsSync(join(dataDir, 'master.key.previous')) || undefined);
  killed.child.kill('SIGKILL');
  await killed.ended;
  // A server that starts in between knows both.
  const between = await startBuiltServer(dataDir);
  expect((await curl(`${between.url}/api/atlas/v2/orgs`, { key: apiKey })).status).toBe(200);
  await between.stop();

  const again = rotation();
  expect(await again.ended, again.stderr()).toBe(0);
  expect(again.stdout()).toContain('The master key was replaced');
  expect(keyIn(dataDir)).not.toBe(before);
  expect(existsSync(join(dataDir, 'master.key.previous'))).toBe(false);
  const after = await startBuiltServer(dataDir, ['--tls', 'self-signed']);
  const trusted = { key: apiKey, arguments: ['--cacert', join(dataDir, 'tls', 'ca.pem')] };
  expect((await curl(`${after.url}/api/atlas/v2/orgs`, trusted)).status).toBe(200);
  expect(readFileSync(join(dataDir, 'tls', 'ca.pem'), 'utf8')).toBe(authority);
  await after.stop();
  const old = runSallyport(['start', '--port', '0', '--data-dir', dataDir], {
    env: { SALLYPORT_MASTER_KEY: before },
  });
  expect(await old.ended).toBe(1);
  expect(old.stderr()).toContain('the master key is not the one this store was made with');
});

it('replaces a key that is set, while a node serves that knows both', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const dataDir = temporaryDirectory();
  const database = { SALLYPORT_DATABASE_URL: await postgres.createDatabase() };
  const first = await startBuiltServer(dataDir, [], { ...database, SALLYPORT_MASTER_KEY: FIRST_KEY });
  const { apiKey } = readFirstStart(dataDir);
  await first.stop();

  const both = { ...database, SALLYPORT_MASTER_KEY: SECOND_KEY, SALLYPORT_PREVIOUS_MASTER_KEY: FIRST_KEY };
  const node = await startBuiltServer(dataDir, [], both);
  const status = async (url: string) => (await curl(`${url}/api/atlas/v2/orgs`, { key: apiKey })).status;
  expect(await status(node.url)).toBe(200);
  const rotation = runSallyport(['keys', 'rotate-master'], { env: both });
  expect(await rotation.ended, rotation.stderr()).toBe(0);
  expect(rotation.stdout()).toMatch(/^api_keys\.ha1_md5_sealed: (\d+) values, \1 sealed anew$/m);
  expect(await status(node.url)).toBe(200);
  await node.stop();

  const alone = await startBuiltServer(dataDir, [], { ...database, SALLYPORT_MASTER_KEY: SECOND_KEY });
  expect(await status(alone.url)).toBe(200);
  await alone.stop();
});
