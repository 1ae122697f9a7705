import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSallyport, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { makeCertificate } from '../support/certificate.js';
import { readFirstStart } from '../support/first-start.js';
import { curl } from '../support/server.js';

it('speaks HTTPS with a certificate and its key', async () => {
  const { cert, key } = makeCertificate(temporaryDirectory(), 'server');
  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir, ['--tls-cert', cert, '--tls-key', key]);
  expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:/);
  const answer = await curl(`${server.url}/api/atlas/v2`, {
    key: readFirstStart(dataDir).apiKey,
    arguments: ['--cacert', cert],
  });
  expect(answer.status).toBe(200);
  await expect(curl(`${server.url}/healthz`, {})).rejects.toThrow(/certificate/);
  expect(await server.stop()).toBe(0);
});

it('refuses a key that belongs to another certificate', async () => {
  const directory = temporaryDirectory();
  const { cert } = makeCertificate(directory, 'one');
  const { key } = makeCertificate(directory, 'two');
  const args = [
    'start',
    '--port',
    '0',
    '--data-dir',
    join(directory, 'data'),
    '--tls-cert',
    cert,
    '--tls-key',
    key,
  ];
  const refused = runSallyport(args);
  expect(await refused.ended).toBe(1);
  expect(refused.stderr()).toMatch(
    /^Error: SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY: .* are not a PEM certificate and its private key \([^\n]*\)\n$/,
  );
});
