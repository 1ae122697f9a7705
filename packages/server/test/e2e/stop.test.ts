import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.js';
import { type BuiltServer, startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { untilClosed } from '../support/until-closed.js';

/** Opens a connection and writes the beginning of a request whose body is to come. */
async function beginRequest(server: BuiltServer, head: readonly string[]) {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return { socket, answer: text(socket) };
}

const SLOW_POST = ['POST /setup HTTP/1.1', 'Host: x', 'Content-Length: 7'];

it('SIGTERM lets a request under way finish, and writes what it used and made', async () => {
  const dataDir = temporaryDirectory();
  const file = join(temporaryDirectory(), 'bootstrap.json');
  const server = await startBuiltServer(dataDir, ['--usage-flush', '3600', '--bootstrap-file', file]);
  const { apiKey, orgId } = JSON.parse(readFileSync(file, 'utf8'));
  const curl = spawn('curl', [
    ...['--silent', '--show-error', '--include', '--digest', '--request', 'POST'],
    ...['--user', `${apiKey.publicKey}:${apiKey.privateKey}`],
    ...['--header', 'Accept: application/vnd.atlas.2024-08-05+json', '--header', 'Expect:'],
    ...['--header', 'Content-Type: application/json', '--upload-file', '-'],
    `${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys`,
  ]);
  const answer = text(curl.stdout);
  curl.stdin.write('{"desc":"made while stopping",');
  // The counter shows that the credential was accepted, so only the body is missing.
  await until('the request to be admitted', async () => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return /^sallyport_remembered_nonces [1-9]/m.test(metrics) ? true : undefined;
  });

  const stopped = server.stop();
  await untilClosed(server.url);
  curl.stdin.end('"roles":["ORG_READ_ONLY"]}');
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /m);
  expect(await stopped).toBe(0);

  const { handle } = await openSqlite({ file: join(dataDir, 'sallyport.db') });
  const rows = handle
    .prepare('select description, last_used_address from credentials order by created_at')
    .all([]);
  handle.close();
  expect(rows).toEqual([
    { description: 'First key, made by the first start', last_used_address: '127.0.0.1' },
    { description: 'made while stopping', last_used_address: null },
  ]);
});

it('while stopping, /readyz and every new request on an open connection answer 503', async () => {
  const server = await startBuiltServer(temporaryDirectory());
  const { socket, answer } = await beginRequest(server, SLOW_POST);
  // The answer to a later request shows that the first one's head has been read.
  await (await fetch(`${server.url}/healthz`)).text();
  const stopped = server.stop();
  await untilClosed(server.url);
  socket.write('token=xGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
  expect((await answer).match(/^HTTP\/1\.1 \d+/gm)).toEqual(['HTTP/1.1 403', 'HTTP/1.1 503']);
  expect(await answer).toContain('"reason":"the server is stopping"');
  expect(await stopped).toBe(0);
});

it('connections that only stay open do not hold up the end', async () => {
  const server = await startBuiltServer(temporaryDirectory());
  const idle = await beginRequest(server, ['GET /healthz HTTP/1.1', 'Host: x', 'Connection: keep-alive']);
  const busy = await beginRequest(server, SLOW_POST);
  await (await fetch(`${server.url}/healthz`)).text();
  const stopped = server.stop();
  // Closed before the one with a request under way, not together with it when the server loses patience.
  expect(await idle.answer).toContain('200 OK');
  busy.socket.write('token=x');
  expect(await busy.answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(await stopped).toBe(0);
});

it('a second signal ends it at once, unless it is the first one sent twice', async () => {
  const server = await startBuiltServer(temporaryDirectory());
  const { socket } = await beginRequest(server, SLOW_POST);
  socket.on('error', () => {});
  await (await fetch(`${server.url}/healthz`)).text();
  // Both arrive before anything else is done. The second would end it with another status than the one that does.
  server.child.kill('SIGINT');
  server.child.kill('SIGTERM');
  await untilClosed(server.url);
  const status = await until('the end', () => {
    server.child.kill('SIGINT');
    return server.child.exitCode ?? undefined;
  });
  expect(status).toBe(130);
});
