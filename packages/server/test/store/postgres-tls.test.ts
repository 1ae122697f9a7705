import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { localCertificates } from '../../src/config/local-certificates.js';
import { createSealing } from '../../src/domain/sealing.js';
import { openStore } from '../../src/store/store.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';

const sealing = createSealing(Buffer.alloc(32, 7));

// A real server that takes nothing but TLS, with a certificate for `localhost` alone.

const directory = mkdtempSync(join(tmpdir(), 'sallyport-database-tls-'));
const [ca, otherCa] = [join(directory, 'own', 'ca.pem'), join(directory, 'other', 'ca.pem')];
let certificate: { readonly cert: string; readonly key: string };
let server: PostgresServer;
beforeAll(async () => {
  const { cert, key } = await localCertificates(join(directory, 'own'), ['localhost'], {
    now: Date.now(),
    sealing,
  });
  await localCertificates(join(directory, 'other'), ['localhost'], { now: Date.now(), sealing });
  certificate = { cert: cert.toString(), key: key.toString() };
  server = await startPostgres({ certificate });
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

async function connect(host: string, parameters: string, to = server): Promise<string> {
  const url = (await to.createDatabase()).replace('127.0.0.1', host) + parameters;
  const store = await openStore({ databaseUrl: url, now: Date.now, onError: () => {} });
  await store.close();
  return 'connected';
}

it.each([
  ['localhost', '?sslmode=require'],
  ['127.0.0.1', '?sslmode=require'],
  ['127.0.0.1', `?sslmode=verify-ca&sslrootcert=${ca}`],
  ['localhost', `?sslmode=verify-full&sslrootcert=${ca}`],
])('reaches it as %s with %s', async (host, parameters) => {
  expect(await connect(host, parameters)).toBe('connected');
});

it.each([
  ['the name', '127.0.0.1', `?sslmode=verify-full&sslrootcert=${ca}`, /IP: 127\.0\.0\.1 is not in the cert/],
  ['the authority', 'localhost', `?sslmode=verify-full&sslrootcert=${otherCa}`, /certificate/],
  ['the authority', 'localhost', `?sslmode=verify-ca&sslrootcert=${otherCa}`, /certificate/],
  // As in libpq: whoever names an authority wants it to be looked at.
  ['the authority', 'localhost', `?sslmode=require&sslrootcert=${otherCa}`, /certificate/],
  ['the authority', 'localhost', '?sslmode=verify-full', /certificate/],
  ['TLS', 'localhost', '?sslmode=disable', /no pg_hba\.conf entry .* no encryption/],
])('is refused for %s as %s with %s', async (_, host, parameters, message) => {
  await expect(connect(host, parameters)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    cause: { message: expect.stringMatching(message) },
  });
});

it('shows its own certificate to a server that asks for one', async () => {
  const [cert, key] = [join(directory, 'client.crt'), join(directory, 'client.key')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=sallyport'];
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const strict = await startPostgres({ certificate, clientAuthority: readFileSync(cert, 'utf8') });
  onTestFinished(() => strict.stop());
  const parameters = `?sslmode=verify-full&sslrootcert=${ca}`;
  expect(await connect('localhost', `${parameters}&sslcert=${cert}&sslkey=${key}`, strict)).toBe('connected');
  await expect(connect('localhost', parameters, strict)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('requires a valid client certificate') },
  });
});

it('names a file that is not there', async () => {
  await expect(connect('localhost', '?sslmode=verify-full&sslrootcert=/none.pem')).rejects.toMatchObject({
    code: 'INVALID_STORE_OPTIONS',
    message: expect.stringContaining('/none.pem'),
  });
});
