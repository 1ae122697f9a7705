import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { configHome } from '../../support/cli.js';
import { startTestServer } from '../../support/server.js';

const MAIN = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));
const GUIDE = new URL('../../../../../docs/guides/cli.md', import.meta.url);

it('a newcomer who follows the guide works from log-in to deletion', async () => {
  const server = await startTestServer();
  try {
    const { publicKey, privateKey } = server.first.apiKey;
    const script = [...readFileSync(GUIDE, 'utf8').matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
      .map(([, block]) => block)
      .join('\necho\n')
      .replace('http://127.0.0.1:8080', server.url)
      .replace('{PUBLIC-KEY}', publicKey)
      .replace('{PRIVATE-KEY}', privateKey);
    const { stdout, stderr } = await promisify(execFile)(
      'bash',
      ['--norc', '-c', `set -eu\nsallyport() { "${process.execPath}" "${MAIN}" "$@"; }\n${script}`],
      { env: { PATH: process.env.PATH, XDG_CONFIG_HOME: configHome() } },
    );
    expect(stderr).toBe('');
    expect(stdout).toContain(`Logged in as ${publicKey} key\n`);
    expect(stdout).toMatch(/\n[0-9a-f]{24} {3}[a-z]{8} {5}nightly report\n/);
    expect(stdout).toMatch(/\n\[\n {2}"[a-z]{8}"\n\]\n/);
    expect(stdout).toContain(`\n${server.first.groupId} Project 0\n`);
    expect(stdout).toMatch(/\nAPI Key '[0-9a-f]{24}' deleted\n/);
    expect(stdout).toContain('"apiAccessListRequired" : false');
  } finally {
    await server.stop();
  }
});
