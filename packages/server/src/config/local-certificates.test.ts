import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealing } from '../domain/sealing.js';
import { CA_KEY_CONTEXT } from '../domain/sealing-contexts.js';
import { localCertificates } from './local-certificates.js';

const run = promisify(execFile);
const sealing = createSealing(Buffer.alloc(32, 7));
const at = (now: number) => ({ now, sealing });

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sallyport-tls-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const NAMES = ['localhost', '127.0.0.1', '::1'];
const DAY_MS = 86_400_000;

describe('local certificates', () => {
  it('serve HTTPS that a client trusting the authority accepts, and others refuse', async () => {
    const { cert, key, caFile } = await localCertificates(directory, NAMES, at(Date.now()));
    const server = createServer({ cert, key }, (_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const status = (ca?: Buffer) =>
      new Promise<number | string>((resolve) => {
        get({ host: '127.0.0.1', port, path: '/', ...(ca ? { ca } : {}) }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        }).on('error', (error: Error & { code?: string }) => resolve(error.code ?? ''));
      });
    expect(await status(readFileSync(caFile))).toBe(200);
    expect(await status()).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    server.close();
  });

  it('are kept from one start to the next, with the keys readable by their owner only', async () => {
    const first = await localCertificates(directory, NAMES, at(Date.now()));
    const second = await localCertificates(directory, NAMES, at(Date.now()));
    expect(second.cert.equals(first.cert)).toBe(true);
    for (const file of ['ca.key.sealed', 'server.key'])
      expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600);
  });

  it('are renewed under the same authority when the end is near', async () => {
    const first = await localCertificates(directory, NAMES, at(Date.now()));
    const authority = readFileSync(first.caFile);
    const later = await localCertificates(directory, NAMES, at(Date.now() + 390 * DAY_MS));
    expect(later.cert.equals(first.cert)).toBe(false);
    expect(readFileSync(later.caFile).equals(authority)).toBe(true);
  });

  it('come from an authority whose key lies on no disk as it is', async () => {
    await localCertificates(directory, NAMES, at(Date.now()));
    const readable = readdirSync(directory).filter((file) =>
      /PRIVATE KEY/.test(readFileSync(join(directory, file), 'utf8')),
    );
    expect(readable).toEqual(['server.key']);
  });

  it('come from an authority that vouches for no other name, whoever has its key', async () => {
    const { caFile } = await localCertificates(directory, NAMES, at(Date.now()));
    // Whoever gets the key can sign for any name; that clients do not believe it is what the constraints are for.
    const key = sealing.open(readFileSync(join(directory, 'ca.key.sealed'), 'utf8').trim(), CA_KEY_CONTEXT);
    const keyFile = join(directory, 'stolen.key');
    writeFileSync(keyFile, key);
    const verify = async (name: string) => {
      const { cert } = await signedWith(caFile, keyFile, name);
      return run('openssl', ['verify', '-CAfile', caFile, cert]).then(
        () => 'good',
        ({ stderr, stdout }) => `${stdout}${stderr}`,
      );
    };
    expect(await verify('DNS:localhost')).toBe('good');
    expect(await verify('IP:127.0.0.1')).toBe('good');
    for (const name of ['DNS:bank.example', 'IP:192.0.2.1', 'IP:2001:db8::1'])
      expect(await verify(name), name).toContain('permitted subtree violation');
  });

  it('come from a new authority when a name is new, and when the old one could sign for every name', async () => {
    const first = await localCertificates(directory, NAMES, at(Date.now()));
    const authority = readFileSync(first.caFile);
    const renamed = await localCertificates(directory, [...NAMES, 'sallyport.example'], at(Date.now()));
    expect(new X509Certificate(renamed.cert).checkHost('sallyport.example')).toBe('sallyport.example');
    const wider = readFileSync(renamed.caFile);
    expect(wider.equals(authority)).toBe(false);

    await run('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '9'],
      ...['-subj', '/CN=Sallyport local CA', '-keyout', join(directory, 'ca.key'), '-out', renamed.caFile],
    ]);
    await localCertificates(directory, NAMES, at(Date.now()));
    expect(existsSync(join(directory, 'ca.key'))).toBe(false);
    const { stdout } = await run('openssl', ['x509', '-in', renamed.caFile, '-noout', '-text']);
    expect(stdout).toMatch(/X509v3 Name Constraints: critical\s+Permitted:\s+DNS:localhost/);
  });
});

/** A certificate for a name, as whoever has the key of the authority makes it. */
async function signedWith(caFile: string, caKeyFile: string, name: string): Promise<{ cert: string }> {
  const file = (extension: string) => join(directory, `${name.replace(/\W/g, '-')}.${extension}`);
  await run('openssl', [
    ...['req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/O=x'],
    ...['-keyout', file('key'), '-out', file('csr')],
  ]);
  writeFileSync(file('ext'), `subjectAltName=${name}\n`);
  await run('openssl', [
    ...['x509', '-req', '-in', file('csr'), '-CA', caFile, '-CAkey', caKeyFile, '-days', '9'],
    ...['-extfile', file('ext'), '-out', file('pem')],
  ]);
  return { cert: file('pem') };
}
