import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runSallyport, temporaryDirectory, until } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { curl } from '../support/server.js';

const SEED = fileURLToPath(new URL('../../../../examples/seed/seed.yaml', import.meta.url));

describe('an ephemeral server', () => {
  it('says in one line of JSON where it is and how to use it, and leaves nothing behind', async () => {
    const cwd = temporaryDirectory();
    const server = await startEphemeral([], { cwd });
    const { line } = server;
    expect(line).toEqual({
      ready: true,
      baseUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      orgId: expect.stringMatching(/^[0-9a-f]{24}$/),
      groupId: expect.stringMatching(/^[0-9a-f]{24}$/),
      owner: { username: 'owner@sallyport.local', password: expect.any(String) },
      apiKey: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        publicKey: expect.stringMatching(/^[a-z]{8}$/),
        privateKey: expect.any(String),
      },
    });
    // Ready means ready.
    const listed = await curl(`${line.baseUrl}/api/atlas/v2/groups`, { key: line.apiKey });
    expect(listed.json.results.map(({ id }: { id: string }) => id)).toEqual([line.groupId]);
    expect((await curl(`${line.baseUrl}/readyz`, {})).status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(server.stdout().split('\n')).toHaveLength(2);
    expect(server.stderr()).not.toContain(line.apiKey.privateKey);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('is the same with --test, and has controls in both', async () => {
    const server = runSallyport(['start', '--test', '--port', '0']);
    const line = await until('the line of the server', () => /^\{.*\}$/m.exec(server.stdout())?.[0]);
    const { ready, baseUrl } = JSON.parse(line);
    expect(ready).toBe(true);
    expect((await fetch(`${baseUrl}/_test/clock`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('starts with a seed, and is usable with the secrets that the seed gives', async () => {
    const server = await startEphemeral(['--seed', SEED]);
    const { line } = server;
    const key = { publicKey: 'terrafrm', privateKey: '0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11' };
    expect(line.apiKey).toMatchObject(key);
    expect(line.owner).toEqual({ username: 'ada@example.com', password: 'a-long-password-for-ada' });
    expect(line.seed.organizations[0].projects.map(({ name }: { name: string }) => name)).toEqual([
      'Payments',
      'Reports',
    ]);
    const listed = await curl(`${line.baseUrl}/api/atlas/v2/orgs/${line.orgId}/groups`, { key });
    expect(listed.json.totalCount).toBe(2);
    // There is no other organization beside that of the seed.
    const organizations = await curl(`${line.baseUrl}/api/atlas/v2/orgs`, { key });
    expect(organizations.json.results).toEqual([expect.objectContaining({ name: 'Acme', id: line.orgId })]);
    // Secrets in a seed are what an ephemeral server is for.
    expect(server.stderr()).not.toContain('secret');
    expect(await server.stop()).toBe(0);
  });

  it('speaks HTTPS with a certificate of its own making, which goes with it', async () => {
    const server = await startEphemeral(['--tls', 'self-signed']);
    const { baseUrl, caFile = '', apiKey } = server.line;
    const listed = await curl(`${baseUrl}/api/atlas/v2/groups`, {
      key: apiKey,
      arguments: ['--cacert', caFile],
    });
    expect(listed.status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(existsSync(caFile)).toBe(false);
  });

  it('offers a setup link when it shall not be bootstrapped', async () => {
    const server = await startEphemeral(['--no-bootstrap']);
    expect(server.line).toEqual({
      ready: true,
      baseUrl: expect.any(String),
      setupUrl: expect.stringMatching(/^http.*\/setup#[\w-]{43}$/),
    });
    await server.stop();
  });

  it.each([
    [['--data-dir', '/tmp/x'], '--ephemeral and --data-dir cannot be used together'],
    [['--database-url', 'postgres://x/y'], '--ephemeral and SALLYPORT_DATABASE_URL cannot be used together'],
    [['--seed', '/nowhere.yaml'], '/nowhere.yaml'],
  ])('is refused with %j', async (args, reason) => {
    const refused = runSallyport(['start', '--ephemeral', '--port', '0', ...args]);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toMatch(/^Error: [^\n]*\n$/);
    expect(refused.stderr()).toContain(reason);
    expect(refused.stdout()).toBe('');
  });
});
