import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { curl } from '../support/server.js';

const run = promisify(execFile);

/** The instructions on how to trust the server, by the words that stand before the file. */
function trustedFiles(stdout: string): Record<string, string | undefined> {
  const file = (before: string) => new RegExp(`${before}(\\S+)`).exec(stdout)?.[1];
  return {
    curl: file('curl --cacert '),
    node: file('NODE_EXTRA_CA_CERTS='),
    python: file('REQUESTS_CA_BUNDLE='),
    go: file('SSL_CERT_FILE='),
    debian: file('sudo cp '),
  };
}

it('speaks HTTPS that every printed way of trusting it makes good, and that nothing else does', async () => {
  // A relative directory, as the default is: what is printed must be good wherever the clients run.
  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(relative(tmpdir(), dataDir), ['--tls', 'self-signed']);
  expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const files = trustedFiles(server.stdout());
  const caFile = join(dataDir, 'tls', 'ca.pem');
  for (const [client, file] of Object.entries(files)) expect([client, file]).toEqual([client, caFile]);
  expect(isAbsolute(caFile)).toBe(true);

  const key = readFirstStart(dataDir).apiKey;
  const groups = `${server.url}/api/atlas/v2/groups`;
  const answer = await curl(groups, { key, arguments: ['--cacert', caFile] });
  expect(answer.status).toBe(200);
  const { links, results } = answer.json;
  for (const { href } of [...links, ...results[0].links]) expect(href).toMatch(`${server.url}/`);
  await expect(curl(groups, { key })).rejects.toThrow(/certificate/);

  const { port } = new URL(server.url);
  for (const host of ['localhost', '127.0.0.1']) {
    const health = `https://${host}:${port}/healthz`;
    const fetching = [
      '--eval',
      'fetch(process.argv[1]).then((answer) => console.log(answer.status), (error) => console.log(error.cause.code))',
      health,
    ];
    const inNode = (env: NodeJS.ProcessEnv) => run(process.execPath, fetching, { env });
    expect((await inNode({ NODE_EXTRA_CA_CERTS: caFile })).stdout).toBe('200\n');
    expect((await inNode({})).stdout).toMatch(/SELF_SIGNED_CERT|UNABLE_TO_/);

    const inPython = (env: Record<string, string>) =>
      run('python3', ['-c', `import requests; print(requests.get('${health}').status_code)`], {
        env: { PATH: process.env.PATH, ...env },
      });
    expect((await inPython({ REQUESTS_CA_BUNDLE: caFile })).stdout).toBe('200\n');
    await expect(inPython({})).rejects.toThrow(/certificate verify failed/i);
  }
  expect(await server.stop()).toBe(0);
});

it('keeps its authority, so that what trusts it once goes on trusting it, until there is a new name', async () => {
  const dataDir = temporaryDirectory();
  const caFile = join(dataDir, 'tls', 'ca.pem');
  const first = await startBuiltServer(dataDir, ['--tls', 'self-signed']);
  const authority = readFileSync(caFile, 'utf8');
  await first.stop();
  const renamed = ['--public-url', 'https://sallyport.example.com'];
  for (const args of [[], renamed]) {
    const server = await startBuiltServer(dataDir, ['--tls', 'self-signed', ...args]);
    // It can make certificates for the names that it was made for alone.
    expect(readFileSync(caFile, 'utf8') === authority).toBe(args !== renamed);
    const answer = await curl(`${server.url}/api/atlas/v2/groups`, {
      key: readFirstStart(dataDir).apiKey,
      arguments: ['--cacert', caFile],
    });
    expect(answer.status).toBe(200);
    const { port } = new URL(server.url);
    const byName = await curl(`https://sallyport.example.com:${port}/healthz`, {
      arguments: ['--cacert', caFile, '--resolve', `sallyport.example.com:${port}:127.0.0.1`],
    }).catch((error: Error) => error);
    if (args === renamed) expect(byName).toMatchObject({ status: 200 });
    else expect(String(byName)).toMatch(/no alternative certificate subject name matches/);
    await server.stop();
  }
});
