import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '../../support/accounts.js';
import { until } from '../../support/built-server.js';
import { type Call, createCall } from '../../support/call.js';
import { ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let call: Call;
let key: TestKey;

beforeAll(async () => {
  server = await startTestServer({ usageFlushSeconds: '1' });
  call = createCall(server);
  key = await addKey(server, {});
  await refuse();
});
afterAll(() => server.stop());

async function refuse(refused: TestKey = key): Promise<void> {
  const body = { desc: 'x', roles: ['ORG_MEMBER'] };
  const { status } = await call('POST', `/orgs/${server.first.orgId}/apiKeys`, { key: refused, body });
  expect(status).toBe(401);
}

async function run(line: string): Promise<string> {
  const { status, stdout, stderr } = await sallyport(words(line), { env: ownerEnvironment(server) });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

const shown = (line: string, text: string) =>
  until(`${line} shows it`, async () => {
    const output = await run(line);
    return output.includes(text) ? output : undefined;
  });

describe('sallyport refusals', () => {
  it('shows what was refused to a key, and why', async () => {
    const output = await shown(`refusals --credential ${key.publicKey}`, 'USER_UNAUTHORIZED');
    expect(output.split('\n')[0]).toMatch(
      /^LAST REFUSED +COUNT +CODE +CREDENTIAL +ADDRESS +OPERATION +DETAIL$/,
    );
    expect(output).toContain('organization.apiKeys.write is needed; the credential holds ORG_MEMBER.');
    expect(output).toContain(key.publicKey);
    expect(await run(`refusals --credential ${key.publicKey} --code RATE_LIMITED`)).not.toContain(
      key.publicKey,
    );
    expect(await run('refusals --since 2999-01-01')).not.toContain(key.publicKey);
  });

  it('answers in JSON, in a project too', async () => {
    const { results } = JSON.parse(await run(`refusals --projectId ${server.first.groupId} -o json`));
    expect(results).toEqual([]);
  });

  it('goes on, and shows again what has been refused again', async () => {
    // How many of the looks see it depends on when it is written: one of the attempts sees both.
    await until('both refusals are shown as they come', async () => {
      const refused = await addKey(server, {});
      const following = run(`refusals --credential ${refused.publicKey} --follow --every 1 --looks 8`);
      await refuse(refused);
      await shown(`refusals --credential ${refused.publicKey}`, 'USER_UNAUTHORIZED');
      await refuse(refused);
      const output = await following;
      const rows = output.match(/USER_UNAUTHORIZED/g)?.length ?? 0;
      expect(output.match(/LAST REFUSED/g)?.length ?? 0).toBe(rows === 0 ? 0 : 1);
      expect(rows).toBeLessThanOrEqual(2);
      return rows === 2 ? output : undefined;
    });
  });

  it('refuses what it cannot follow', async () => {
    const { status, stderr } = await sallyport(words('refusals --follow --every 0'), {
      env: ownerEnvironment(server),
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('--every: from 1 to 3600 seconds')]);
  });
});

describe('sallyport usage', () => {
  it('shows the days of a key, with the codes of its calls', async () => {
    const output = await shown(`usage --credential ${key.publicKey}`, 'USER_UNAUTHORIZED');
    expect(output.split('\n')[0]).toMatch(/^SINCE +ALLOWED +REFUSED +CODES$/);
    expect(output.trim().split('\n')).toHaveLength(31);
  });

  it('shows the last hours', async () => {
    expect((await run(`usage --credential ${key.publicKey} --hours`)).trim().split('\n')).toHaveLength(49);
  });
});
