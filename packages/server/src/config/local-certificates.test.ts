import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localCertificates } from './local-certificates.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sallyport-tls-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const NAMES = ['localhost', '127.0.0.1', '::1'];
const DAY_MS = 86_400_000;

describe('local certificates', () => {
  it('serve HTTPS that a client trusting the authority accepts, and others refuse', async () => {
    const { cert, key, caFile } = await localCertificates(directory, NAMES, Date.now());
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
    const first = await localCertificates(directory, NAMES, Date.now());
    const second = await localCertificates(directory, NAMES, Date.now());
    expect(second.cert.equals(first.cert)).toBe(true);
    expect(statSync(join(directory, 'ca.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'server.key')).mode & 0o777).toBe(0o600);
  });

  it('are renewed under the same authority when a name is new or the end is near', async () => {
    const first = await localCertificates(directory, NAMES, Date.now());
    const authority = readFileSync(first.caFile);
    const renamed = await localCertificates(directory, [...NAMES, 'sallyport.example'], Date.now());
    expect(new X509Certificate(renamed.cert).checkHost('sallyport.example')).toBe('sallyport.example');
    const later = await localCertificates(directory, NAMES, Date.now() + 390 * DAY_MS);
    expect(later.cert.equals(renamed.cert)).toBe(false);
    expect(readFileSync(later.caFile).equals(authority)).toBe(true);
  });
});
