import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const run = promisify(execFile);
let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'sallyport-guide-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs every shell block of a guide in one shell, as a reader would, and returns what was printed. */
async function follow(guide: string): Promise<string> {
  const text = readFileSync(new URL(`../../../../docs/guides/${guide}`, import.meta.url), 'utf8');
  const script = [...text.matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
    .map(([, block]) => block)
    .join('\necho\n')
    .replace('http://127.0.0.1:8080', server.url)
    .replace(
      '{PUBLIC-KEY}:{PRIVATE-KEY}',
      `${server.first.apiKey.publicKey}:${server.first.apiKey.privateKey}`,
    );
  const { stdout } = await run('bash', ['-c', `set -u\n${script}`], { cwd: folder });
  return stdout;
}

describe('a newcomer who follows a guide with curl alone', () => {
  it('gets a service account from creation to a rotated secret', async () => {
    const printed = await follow('service-accounts.md');
    expect(printed).toContain('"cidrBlock":"127.0.0.0/8"');
    expect(printed).toMatch(/"lastUsedAt" : "\d{4}-/);
    expect(printed.match(/mdb_sa_sk_[A-Za-z0-9_-]{30,}/g)).toHaveLength(2);
    expect(printed).toMatch(/\n204\n\s*401\n/);
    expect(printed).not.toContain('errorCode');
  });

  it('ends an API key and a client secret that have leaked', async () => {
    expect(await follow('leaked-credential.md')).toMatch(/^\s*204\n401\n\s*204\n401\n$/);
  });

  it('gets an API key created, assigned, restricted and deleted', async () => {
    const printed = await follow('api-keys.md');
    expect(printed).toMatch(/"privateKey" : "\*{8}-\*{4}-\*{4}-[0-9a-f]{12}"/);
    expect(printed).toContain('"detail":"IP address 127.0.0.1 is not allowed to access this resource."');
    expect(printed).toMatch(/"lastUsedAddress" : "127\.0\.0\.9"/);
    expect(printed).toContain('CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER');
    expect(printed).toContain('You are not authorized for this resource.');
    expect(printed).toContain('"eventTypeName" : "API_KEY_DELETED"');
  });
});
