import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, it } from 'vitest';
import { type BuiltServer, startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { makeCertificate } from '../support/certificate.js';

/** The name in the certificate that a new connection gets. */
function servedName({ url }: BuiltServer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(
      { port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false },
      () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      },
    );
    socket.once('error', reject);
  });
}

async function hangUp(server: BuiltServer, times: number): Promise<void> {
  server.child.kill('SIGHUP');
  await until('the server to have reloaded', () =>
    server.stderr().split('"msg":"reloaded"').length > times ? true : undefined,
  );
}

it('serves a new certificate after SIGHUP, and keeps the old one while the new pair is wrong', async () => {
  const directory = temporaryDirectory();
  for (const name of ['one', 'two']) makeCertificate(directory, name);
  const [cert, key] = [join(directory, 'cert.pem'), join(directory, 'key.pem')];
  const put = (certificate: string, itsKey: string) => {
    copyFileSync(join(directory, `${certificate}.pem`), cert);
    copyFileSync(join(directory, `${itsKey}.key`), key);
  };
  put('one', 'one');
  const server = await startBuiltServer(join(directory, 'data'), ['--tls-cert', cert, '--tls-key', key]);
  expect(await servedName(server)).toBe('one');
  const old = connect({
    port: Number(new URL(server.url).port),
    host: '127.0.0.1',
    rejectUnauthorized: false,
  });

  put('two', 'one');
  await hangUp(server, 1);
  expect(await servedName(server)).toBe('one');
  expect(server.stderr()).toMatch(
    /"level":50.*the TLS certificate could not be reloaded; the old one is still used/,
  );

  writeFileSync(cert, 'nonsense');
  await hangUp(server, 2);
  expect(await servedName(server)).toBe('one');

  put('two', 'two');
  await hangUp(server, 3);
  expect(await servedName(server)).toBe('two');
  // A connection that was there before goes on.
  const answered = new Promise<string>((resolve) => old.once('data', (bytes) => resolve(String(bytes))));
  old.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await answered).toContain('HTTP/1.1 200');
  old.destroy();
  expect(await server.stop()).toBe(0);
});

it('goes on with a new access log after SIGHUP, when the old one was moved away', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'access.log');
  const server = await startBuiltServer(join(directory, 'data'), ['--access-log', file]);
  await fetch(`${server.url}/healthz`);
  const lineWith = (path: string, text: string) =>
    until(`${text} in ${path}`, () => (readFileSync(path, 'utf8').includes(text) ? true : undefined));
  await lineWith(file, 'server.getHealth');
  renameSync(file, `${file}.1`);
  await hangUp(server, 1);
  await fetch(`${server.url}/readyz`);
  await until('a new file', () => {
    try {
      return readFileSync(file, 'utf8').includes('server.getReadiness') || undefined;
    } catch {
      return undefined;
    }
  });
  expect(readFileSync(`${file}.1`, 'utf8')).not.toContain('server.getReadiness');
  expect(await server.stop()).toBe(0);
});

it('writes all lines of the access log before it ends', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'access.log');
  const server = await startBuiltServer(join(directory, 'data'), ['--access-log', file]);
  for (let request = 0; request < 5; request++) await fetch(`${server.url}/healthz`);
  expect(await server.stop()).toBe(0);
  expect(readFileSync(file, 'utf8').match(/server\.getHealth/g)).toHaveLength(5);
});

it('is not ended by SIGHUP where there is nothing to read again', async () => {
  const server = await startBuiltServer(temporaryDirectory());
  await hangUp(server, 1);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
});

it('names variables that nothing reads when it starts', async () => {
  const server = await startBuiltServer(temporaryDirectory(), [], { SALLYPORT_LOGLEVEL: 'debug' });
  expect(server.stderr()).toContain('SALLYPORT_LOGLEVEL (did you mean SALLYPORT_LOG_LEVEL?)');
});
