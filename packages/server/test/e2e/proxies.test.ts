import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { makeCertificate } from '../support/certificate.js';
import { type FirstStart, readFirstStart } from '../support/first-start.js';
import { startCaddy, startHaproxy, startNginx } from '../support/proxies.js';
import { ATLAS, curl } from '../support/server.js';

const run = promisify(execFile);

interface Behind {
  readonly port: number;
  readonly url: string;
  readonly first: FirstStart;
}

/** A server behind a proxy on this machine. */
async function startBehind(args: readonly string[]): Promise<Behind> {
  const dataDir = temporaryDirectory();
  const { url } = await startBuiltServer(dataDir, ['--trusted-proxies', '127.0.0.1', ...args]);
  return { url, port: Number(new URL(url).port), first: readFirstStart(dataDir) };
}

const guide = readFileSync(new URL('../../../../docs/guides/reverse-proxy.md', import.meta.url), 'utf8');

/** An example of the guide, with the server at that port and the proxy at `PORT`. */
function example(fence: string, port: number, more: Readonly<Record<string, string>> = {}): string {
  const text = guide.split(`\n\`\`\`${fence}\n`)[1]?.split('\n```')[0];
  if (text === undefined) throw new Error(`the guide has no example ${fence}`);
  const places = { '127.0.0.1:8080': `127.0.0.1:${port}`, ...more };
  return Object.entries(places).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the example ${fence} has no ${from}`);
    return changed.replaceAll(from, to);
  }, text);
}

const HAPROXY_TIMES = `defaults
  timeout connect 5s
  timeout client 60s
  timeout server 60s
`;

/** A certificate, its key, and one file of both. */
function makeCertificateFiles(): { cert: string; key: string; both: string } {
  const directory = temporaryDirectory();
  const { cert, key } = makeCertificate(directory, 'localhost');
  const both = join(directory, 'both.pem');
  writeFileSync(both, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'));
  return { cert, key, both };
}

const PYTHON = `
import sys, requests
from requests.auth import HTTPDigestAuth
answer = requests.get(sys.argv[1], auth=HTTPDigestAuth(sys.argv[2], sys.argv[3]), headers={"Accept": sys.argv[4]})
print(answer.status_code)
`;

/** With curl, and with the library of Python that most programs use. */
async function statusesOf(url: string, { apiKey }: FirstStart, authority?: string): Promise<number[]> {
  const { publicKey, privateKey } = apiKey;
  const env = { ...process.env, ...(authority !== undefined && { REQUESTS_CA_BUNDLE: authority }) };
  const python = await run('python3', ['-c', PYTHON, url, publicKey, privateKey, ATLAS], { env });
  const trusted = authority === undefined ? {} : { arguments: ['--http1.1', '--cacert', authority] };
  return [(await curl(url, { key: apiKey, ...trusted })).status, Number(python.stdout)];
}

describe('behind a proxy that removes the path of the public URL', () => {
  it.each([
    [
      'nginx',
      (port: number) =>
        startNginx('http', `server { listen 127.0.0.1:PORT; ${example('nginx prefix', port)} }`),
    ],
    [
      'Caddy',
      (port: number) =>
        startCaddy(
          example('caddyfile prefix', port, { 'example.com {': 'http://:PORT {\n\tbind 127.0.0.1' }),
        ),
    ],
  ] as const)(
    '%s: keys work there, and links, the OAuth issuer and the console lead there',
    async (_name, startProxy) => {
      const publicUrl = 'http://sallyport.example.com/access';
      const { port, url, first } = await startBehind(['--public-url', publicUrl]);
      const base = `http://127.0.0.1:${await startProxy(port)}/access`;
      expect(await statusesOf(`${base}/api/atlas/v2/groups?pageNum=1`, first)).toEqual([200, 200]);
      const { json } = await curl(`${base}/api/atlas/v2/groups`, { key: first.apiKey });
      expect(json.links[0].href).toContain(`${publicUrl}/api/atlas/v2/groups`);
      for (const place of [
        `${base}/.well-known/oauth-authorization-server`,
        `${new URL(base).origin}/.well-known/oauth-authorization-server/access`,
      ])
        expect((await curl(place, {})).json.issuer).toBe(publicUrl);
      // Escapes are not decoded on the way: Digest covers them as they were sent.
      const escaped = await curl(`${base}/api/atlas/v2/groups/byName/a%40b%2Fc%20d`, { key: first.apiKey });
      expect(escaped.json.errorCode).toBe('GROUP_NOT_FOUND');
      const page = await (await fetch(`${base}/`)).text();
      expect(page).toContain('<base href="/access/"');
      // Exactly one path is right: what a trusted peer sends without the prefix was made for another address.
      expect((await curl(`${url}/api/atlas/v2/groups`, { key: first.apiKey })).status).toBe(401);
      // And a peer that is not trusted has removed nothing.
      expect(
        (await curl(`${url}/api/atlas/v2/groups`, { key: first.apiKey, from: '127.0.0.9' })).status,
      ).toBe(200);
    },
  );
});

describe('behind a proxy that changes no path', () => {
  it.each([
    [
      'nginx',
      (port: number, { cert, key }: ReturnType<typeof makeCertificateFiles>) =>
        startNginx(
          'http',
          example('nginx', port, {
            'listen 443': 'listen 127.0.0.1:PORT',
            '/etc/ssl/sallyport.pem': cert,
            '/etc/ssl/sallyport.key': key,
          }),
        ),
    ],
    [
      'Caddy',
      (port: number, { cert, key }: ReturnType<typeof makeCertificateFiles>) =>
        startCaddy(
          example('caddyfile', port, {
            'sallyport.example.com {': `https://:PORT {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}`,
          }),
        ),
    ],
    [
      'HAProxy',
      (port: number, { both }: ReturnType<typeof makeCertificateFiles>) =>
        startHaproxy(
          HAPROXY_TIMES +
            example('haproxy', port, {
              'bind :443': 'bind 127.0.0.1:PORT',
              '/etc/ssl/sallyport-and-key.pem': both,
            }),
        ),
    ],
  ] as const)(
    '%s: keys work, each client has its own address, and metrics stay inside',
    async (_name, startProxy) => {
      const behind = await startBehind(['--public-url', 'https://sallyport.example.com']);
      const certificate = makeCertificateFiles();
      const base = `https://127.0.0.1:${await startProxy(behind.port, certificate)}`;
      const trusted = ['--http1.1', '--cacert', certificate.cert];
      const key = behind.first.apiKey;
      expect(await statusesOf(`${base}/api/atlas/v2/groups`, behind.first, certificate.cert)).toEqual([
        200, 200,
      ]);
      const status = ['--output', '/dev/null', '--write-out', '%{http_code}'];
      expect((await run('curl', ['--silent', ...trusted, ...status, `${base}/metrics`])).stdout).toBe('404');
      const escaped = await curl(`${base}/api/atlas/v2/groups/byName/a%40b%2Fc%20d`, {
        key,
        arguments: trusted,
      });
      expect(escaped.json.errorCode).toBe('GROUP_NOT_FOUND');
      await shut(behind, { from: '127.0.0.200' });
      // What the client claims is not believed.
      const claimed = ['--header', 'X-Forwarded-For: 127.0.0.200'];
      expect(await addressSeen(base, { key, from: '127.0.0.31', arguments: [...trusted, ...claimed] })).toBe(
        '127.0.0.31',
      );
    },
  );
});

/** The address that the server saw, of a key that may be used from nowhere. */
async function addressSeen(base: string, options: Parameters<typeof curl>[1]): Promise<string> {
  const { json } = await curl(`${base}/api/atlas/v2`, options);
  return /IP address (\S+) is not allowed/.exec(json.detail)?.[1] ?? JSON.stringify(json);
}

async function shut({ first, url }: Behind, options: Parameters<typeof curl>[1] = {}): Promise<void> {
  const { apiKey, orgId } = first;
  const made = await curl(`${url}/api/atlas/v2/orgs/${orgId}/apiKeys/${apiKey.id}/accessList`, {
    method: 'POST',
    body: [{ ipAddress: '127.0.0.200' }],
    key: apiKey,
    from: '127.0.0.200',
    ...options,
  });
  expect(made.status, made.text).toBe(200);
}

describe('behind a balancer of connections that speaks the PROXY protocol', () => {
  const haproxy = (port: number, send: string) =>
    startHaproxy(`defaults
  mode tcp
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend f
  bind 127.0.0.1:PORT
  default_backend b
backend b
  server s 127.0.0.1:${port} ${send} check inter 200ms`);

  it.each([
    ['HAProxy, version 1', (port: number) => haproxy(port, 'send-proxy')],
    ['HAProxy, version 2', (port: number) => haproxy(port, 'send-proxy-v2')],
    [
      'HAProxy, version 2 with further fields',
      (port: number) => haproxy(port, 'send-proxy-v2 proxy-v2-options unique-id,crc32c'),
    ],
    [
      'nginx',
      (port: number) =>
        startNginx('stream', example('nginx stream', port, { 'listen 443': 'listen 127.0.0.1:PORT' })),
    ],
    [
      'HAProxy as in the guide',
      (port: number) =>
        startHaproxy(
          HAPROXY_TIMES +
            example('haproxy tcp', port, {
              'bind :443': 'bind 127.0.0.1:PORT',
              // The next test has TLS.
              ' check-ssl verify none': '',
            }),
        ),
    ],
  ] as const)('%s: each client has its own address', async (_name, startProxy) => {
    const behind = await startBehind([
      '--client-address-from',
      'proxy-protocol',
      '--host-names',
      'sallyport.example.com',
    ]);
    await shut(behind);
    const base = `http://127.0.0.1:${await startProxy(behind.port)}`;
    for (const from of ['127.0.0.31', '127.0.0.32'])
      expect(await addressSeen(base, { key: behind.first.apiKey, from })).toBe(from);
    expect(
      (await curl(`${base}/api/atlas/v2`, { key: behind.first.apiKey, from: '127.0.0.200' })).status,
    ).toBe(200);
  });

  it('TLS begins after the header', async () => {
    const { cert, key } = makeCertificateFiles();
    const behind = await startBehind([
      '--client-address-from',
      'proxy-protocol',
      '--tls-cert',
      cert,
      '--tls-key',
      key,
    ]);
    const trusted = ['--cacert', cert];
    await shut(behind, { arguments: trusted });
    const base = `https://127.0.0.1:${await haproxy(behind.port, 'send-proxy-v2')}`;
    expect(
      await addressSeen(base, { key: behind.first.apiKey, from: '127.0.0.31', arguments: trusted }),
    ).toBe('127.0.0.31');
    await expect(curl(`${behind.url}/healthz`, { arguments: trusted })).rejects.toThrow();
  });

  it('the health checks of HAProxy are answered', async () => {
    const behind = await startBehind(['--client-address-from', 'proxy-protocol']);
    const port = await startHaproxy(`defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout check 60s
frontend f
  bind 127.0.0.1:PORT
  default_backend b
backend b
  option httpchk
  http-check send meth GET uri /readyz ver HTTP/1.1 hdr Host localhost
  http-check expect status 200
  server s 127.0.0.1:${behind.port} send-proxy-v2 check check-send-proxy inter 100ms fall 1`);
    const answers = await until('three checks', async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const found = [
        ...metrics.matchAll(/requests_total\{operation="server\.getReadiness",status="(\d+)"\} (\d+)/g),
      ];
      return found.some(([, , count]) => Number(count) >= 3) ? found.map(([, status]) => status) : undefined;
    });
    expect(answers).toEqual(['200']);
  });
});
