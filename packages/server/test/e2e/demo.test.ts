import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runSallyport, temporaryDirectory } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { curl } from '../support/server.js';
import { startOnTerminal } from '../support/terminal.js';

const KEY = { publicKey: 'demodemo', privateKey: '00000000-0000-4000-8000-000000000000' };
const ACCOUNT = {
  clientId: 'mdb_sa_id_d0d0d0d0d0d0d0d0d0d0d0d2',
  clientSecret: 'mdb_sa_sk_demo-secret-of-sallyport-known-to-all-00',
};

describe('a demo', () => {
  it('has the IDs and keys that every demo has, and leaves nothing behind', async () => {
    const cwd = temporaryDirectory();
    const server = await startEphemeral(['--demo'], { cwd });
    expect(server.line).toMatchObject({
      orgId: 'd0d0d0d0d0d0d0d0d0d0d0d0',
      groupId: 'd0d0d0d0d0d0d0d0d0d0d0d1',
      owner: { username: 'demo@sallyport.local', password: 'demo-password-known-to-all' },
      apiKey: KEY,
      serviceAccount: ACCOUNT,
    });
    const { baseUrl } = server.line;
    const listed = await curl(`${baseUrl}/api/atlas/v2/groups`, { key: KEY });
    expect(listed.json.results).toEqual([
      expect.objectContaining({ id: 'd0d0d0d0d0d0d0d0d0d0d0d1', orgId: 'd0d0d0d0d0d0d0d0d0d0d0d0' }),
    ]);
    const token = await fetch(`${baseUrl}/api/oauth/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${Buffer.from(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(token.status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('shows a person at a terminal its keys and a call to paste, instead of a line for programs', async () => {
    const server = await startOnTerminal(['--ephemeral', '--demo', '--port', '0', '--log-level', 'silent']);
    expect(server.shown()).toMatch(/^Sallyport \S+ listens on /);
    await expect.poll(server.shown).toContain(`curl --user "${KEY.publicKey}:${KEY.privateKey}" --digest`);
    expect(server.shown()).toContain(ACCOUNT.clientSecret);
    expect(server.shown()).not.toContain('"ready"');
    await server.stop();
  });

  it.each([
    [[], {}, '--demo needs --ephemeral'],
    [['--ephemeral', '--host', '0.0.0.0'], {}, '--demo and --host 0.0.0.0 cannot be used together'],
    [['--ephemeral'], { SALLYPORT_HOST: '::' }, '--demo and --host :: cannot be used together'],
    [['--ephemeral', '--data-dir', 'x'], {}, '--ephemeral and --data-dir cannot be used together'],
    [
      ['--ephemeral'],
      { SALLYPORT_DATABASE_URL: 'postgres://x/y' },
      '--ephemeral and SALLYPORT_DATABASE_URL cannot be used together',
    ],
    [['--ephemeral', '--public-url', 'https://sallyport.example.net'], {}, 'cannot run behind a proxy'],
    [['--ephemeral', '--trusted-proxies', '10.0.0.1'], {}, 'cannot run behind a proxy'],
    [['--ephemeral', '--seed', 'seed.yaml'], {}, '--demo and --seed cannot be used together'],
    [['--ephemeral', '--no-bootstrap'], {}, '--demo and --no-bootstrap cannot be used together'],
  ])('is refused with %j and %j', async (args, env, reason) => {
    const cwd = temporaryDirectory();
    const refused = runSallyport(['start', '--demo', '--port', '0', ...args], { cwd, env });
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toMatch(/^Error: [^\n]*\n$/);
    expect(refused.stderr()).toContain(reason);
    expect(refused.stdout()).toBe('');
    expect(readdirSync(cwd)).toEqual([]);
  });
});
