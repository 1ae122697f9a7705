import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type BuiltProcess, runSallyport, temporaryDirectory, until } from '../../support/built-server.js';
import { createCall } from '../../support/call.js';
import { sallyport, words } from '../../support/cli.js';
import { type GuardServer, startGuardServer } from '../../support/guard.js';
import { startUpstream } from '../../support/guard-proxy.js';
import { exchange, openConnection, requestBytes } from '../../support/raw-http.js';

let server: GuardServer;
let secret: string;
beforeAll(async () => {
  server = await startGuardServer();
  const made = await createCall(server, '')('POST', `/api/private/orgs/${server.first.orgId}/gates`, {
    body: { name: 'sealed', api: 'shop', dialect: 'caddy', hasSecret: true },
  });
  secret = made.json.secret;
});
afterAll(() => server.stop());

const OPEN = requestBytes('GET', '/v1/openapi.json', { 'X-Forwarded-For': '203.0.113.7' });

async function start(line: string, env: Readonly<Record<string, string>> = {}) {
  const running = runSallyport(['guard', 'proxy', '--listen', '127.0.0.1:0', ...words(line)], { env });
  const url = await until('the proxy to listen', () => /guarded at (\S+) /.exec(running.stdout())?.[1]);
  return { ...running, url };
}

function stop({ child, ended }: BuiltProcess): BuiltProcess['ended'] {
  child.kill('SIGTERM');
  return ended;
}

describe('guard proxy', () => {
  it('guards an API until it is stopped, and says where', async () => {
    const upstream = await startUpstream();
    const running = await start(`--gate nginx --upstream ${upstream.url} --guardUrl ${server.guardUrl}`);
    expect(running.stdout()).toBe(
      `The API at ${upstream.url} is guarded at ${running.url} (gate nginx at ${server.guardUrl}). Ctrl-C stops it.\n`,
    );
    expect((await exchange(running.url, OPEN)).status).toBe(200);
    expect((await exchange(running.url, requestBytes('GET', '/v1/reports/2026'))).status).toBe(401);
    // Neither a kept connection nor one on which nothing came yet holds it up.
    const kept = await openConnection(running.url);
    kept.send(OPEN);
    await kept.answer();
    await openConnection(running.url);
    expect(await stop(running)).toBe(0);
    expect(running.stderr()).toContain('--trustedProxy');
  });

  it.each(['file', 'environment'])(
    'takes the secret of its gate from a %s, and shows it to nobody',
    async (from) => {
      const upstream = await startUpstream();
      const file = join(temporaryDirectory(), 'secret');
      writeFileSync(file, `${secret}\n`);
      const given =
        from === 'file'
          ? ([`--secretFile ${file}`, {}] as const)
          : (['', { SALLYPORT_GATE_SECRET: secret, SALLYPORT_GUARD_URL: server.url }] as const);
      const running = await start(
        `--gate sealed --upstream ${upstream.url} ${given[0]} ${from === 'file' ? `--guardUrl ${server.url}` : ''} ` +
          '--trustedProxy 127.0.0.1,192.0.2.0/24 --keepCredential --timeout 5',
        given[1],
      );
      expect((await exchange(running.url, OPEN)).status).toBe(200);
      expect(upstream.requests[0]?.headers).toMatchObject({ 'x-sallyport-address': '203.0.113.7' });
      expect(upstream.requests[0]?.headers).not.toHaveProperty('x-sallyport-gate-secret');
      expect(await stop(running)).toBe(0);
      expect(running.stdout() + running.stderr()).not.toContain(secret);
      expect(running.stderr()).toBe('');
    },
  );

  it('reaches API and gate by Unix sockets', async () => {
    const directory = join(temporaryDirectory(), 'sockets');
    mkdirSync(directory);
    chmodSync(directory, 0o700);
    const withSocket = await startGuardServer('', { guardListen: join(directory, 'guard.sock') });
    onTestFinished(() => withSocket.stop());
    const requests: IncomingMessage[] = [];
    const api = createServer((request, response) => {
      requests.push(request);
      response.end('ok');
    }).listen(join(directory, 'api.sock'));
    onTestFinished(() => void api.close());
    const running = await start(
      `--gate nginx --upstream unix:${directory}/api.sock --guardUrl unix:${directory}/guard.sock`,
    );
    expect((await exchange(running.url, OPEN)).status).toBe(200);
    expect(requests).toHaveLength(1);
    expect(await stop(running)).toBe(0);
  });

  it('says at its start, and with the first request, that nothing can pass', async () => {
    const upstream = await startUpstream();
    const running = await start(`--gate nginx --upstream ${upstream.url} --guardUrl http://127.0.0.1:1`);
    for (let at = 0; at < 3; at++) expect((await exchange(running.url, OPEN)).status).toBe(503);
    await until('its words', () => running.stderr().includes('Nothing passes') || undefined);
    expect(await stop(running)).toBe(0);
    expect(running.stderr().match(/cannot be asked: .*ECONNREFUSED/g)).toHaveLength(2);
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    [
      'an unknown gate',
      'shopp',
      () => server.guardUrl,
      undefined,
      /there is no gate shopp that this proxy may ask: see its name/,
    ],
    ['a wrong secret', 'sealed', () => server.url, 'sgs_guessed', /there is no gate sealed .* its secret/],
    ['no secret', 'sealed', () => server.url, undefined, /there is no gate sealed .* its secret/],
  ])(
    'says at its start, before a request comes, of %s that nothing passes',
    async (_what, gate, guardUrl, secret, problem) => {
      const upstream = await startUpstream();
      const running = await start(
        `--gate ${gate} --upstream ${upstream.url} --guardUrl ${guardUrl()}`,
        secret === undefined ? {} : { SALLYPORT_GATE_SECRET: secret },
      );
      await until(
        'its words',
        () => running.stderr().includes('Nothing passes until that is changed') || undefined,
      );
      expect(running.stderr()).toMatch(problem);
      expect((await exchange(running.url, OPEN)).status).toBe(502);
      expect(await stop(running)).toBe(0);
      expect(upstream.requests).toEqual([]);
    },
  );

  it.each([
    ['--gate shop', 'required flag(s) "upstream" not set'],
    ['--gate Shop! --upstream http://127.0.0.1:1', '--gate: "Shop!" is no name of a gate'],
    [
      '--gate shop --upstream 127.0.0.1:1',
      '--upstream: must be http://host:port, https://host:port or unix:/path',
    ],
    ['--gate shop --upstream http://127.0.0.1:1/v1', '--upstream: must be'],
    ['--gate shop --upstream http://u:p@127.0.0.1:1', '--upstream: must be'],
    ['--gate shop --upstream http://127.0.0.1:1 --guardUrl ftp://x', '--guardUrl: must be'],
    [
      '--gate shop --upstream http://127.0.0.1:1 --listen 8080',
      '--listen: "8080" is not an address and port',
    ],
    ['--gate shop --upstream http://127.0.0.1:1 --listen 192.0.2.1:1', 'cannot listen on 192.0.2.1:1: '],
    ['--gate shop --upstream http://127.0.0.1:1 --timeout 0', '--timeout: must be 1 to 86400 seconds'],
    ['--gate shop --upstream http://127.0.0.1:1 --trustedProxy all', '--trustedProxy: "all" is neither'],
    [
      '--gate shop --upstream http://127.0.0.1:1 --trustedProxy 0.0.0.0/0',
      '--trustedProxy: "0.0.0.0/0" would',
    ],
    ['--gate shop --upstream http://127.0.0.1:1 --secretFile /nowhere', '/nowhere cannot be read'],
  ])('refuses %s', async (line, problem) => {
    const { status, stderr } = await sallyport(['guard', 'proxy', ...words(line)]);
    expect(status).toBe(1);
    expect(stderr).toContain(`Error: ${problem}`);
  });
});
