import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '../support/server.js';

function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-access-log-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

it('has a line for every answer: who from where, what, how it ended, and no secret', async () => {
  const file = join(makeDirectory(), 'access.log');
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

it('has a line for each page and file of the console too', async () => {
  const directory = makeDirectory();
  const consoleDirectory = join(directory, 'console');
  mkdirSync(join(consoleDirectory, 'assets'), { recursive: true });
  writeFileSync(
    join(consoleDirectory, 'index.html'),
    '<base href="/" /><meta name="csp-nonce" content="" />',
  );
  writeFileSync(join(consoleDirectory, 'assets/a.js'), 'a');
  const file = join(directory, 'access.log');
  const server = await startTestServer({ accessLog: file }, { consoleDirectory });
  const etag = (await fetch(`${server.url}/assets/a.js`)).headers.get('etag') ?? '';
  // fetch would ask for a new copy.
  await server.curl('/assets/a.js', { key: 'none', arguments: ['--header', `If-None-Match: ${etag}`] });
  await fetch(`${server.url}/assets/a.js`, { headers: { 'If-Match': '"other"' } });
  await fetch(`${server.url}/assets/a.js`, { method: 'HEAD' });
  await fetch(`${server.url}/sign-in`);
  await fetch(`${server.url}/assets/none.js`);
  await server.stop();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(
    lines.map((line) => {
      const { method, operation, status, address } = JSON.parse(line);
      return [method, operation, status, address];
    }),
  ).toEqual([
    ['GET', 'console', 200, '127.0.0.1'],
    ['GET', 'console', 304, '127.0.0.1'],
    ['GET', 'console', 412, '127.0.0.1'],
    ['HEAD', 'console', 200, '127.0.0.1'],
    ['GET', 'console', 200, '127.0.0.1'],
    ['GET', '/*/*', 404, '127.0.0.1'],
  ]);
});

it('refuses to start with a file that cannot be written', async () => {
  await expect(startTestServer({ accessLog: '/nowhere/access.log' })).rejects.toThrow(
    /^SALLYPORT_ACCESS_LOG: ENOENT/,
  );
});
