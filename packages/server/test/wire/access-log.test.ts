import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '../support/server.js';

it('has a line for every answer: who from where, what, how it ended, and no secret', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-access-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'access.log');
  const server = await startTestServer({ accessLog: file, trustedProxies: '127.0.0.1' });
  const { apiKey, orgId } = server.first;
  const secret = 'mdb_sa_sk_in-a-path';
  await server.curl(`/api/atlas/v2/orgs/${orgId}?token=${secret}`, {
    arguments: ['--header', 'X-Forwarded-For: 192.0.2.7'],
  });
  await server.curl(`/nowhere/${secret}`, { key: 'none', arguments: ['--user', `x:${secret}`] });
  await server.stop();

  const text = readFileSync(file, 'utf8');
  for (const hidden of [secret, apiKey.privateKey, 'Digest']) expect(text).not.toContain(hidden);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { address: '192.0.2.7', method: 'GET', operation: 'getOrg', status: 401 },
    {
      address: '192.0.2.7',
      callerKind: 'api_key',
      callerId: apiKey.id,
      method: 'GET',
      operation: 'getOrg',
      status: 200,
    },
    { address: '127.0.0.1', method: 'GET', operation: '/*/*' },
  ]);
  for (const { time, durationMs, level } of lines)
    expect([new Date(time).toISOString(), typeof durationMs, level]).toEqual([time, 'number', 30]);
  expect(lines[0]).not.toHaveProperty('callerId');
  expect(statSync(file).mode & 0o777 & ~0o640).toBe(0);
});

it('refuses to start with a file that cannot be written', async () => {
  await expect(startTestServer({ accessLog: '/nowhere/access.log' })).rejects.toThrow(
    /^SALLYPORT_ACCESS_LOG: ENOENT/,
  );
});
