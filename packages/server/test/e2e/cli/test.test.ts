import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configHome, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeAll(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
beforeEach(() => rehearsal.done('POST', '/reset'));
afterAll(() => server.stop());

const run = (line: string, url = server.url) =>
  sallyport(words(`test ${line}`), { env: { SALLYPORT_BASE_URL: url } });

async function shown(line: string): Promise<string> {
  const { status, stdout, stderr } = await run(line);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

const statusOfList = async () => (await rehearsal.call('GET', '/groups')).status;

function fileOf(value: unknown): string {
  const file = join(configHome(), 'given.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('the faults of a server for tests', () => {
  it('are set, met, shown and taken away by commands', async () => {
    expect(await shown('faults set listGroups --status 429 --times 2 --retryAfterSeconds 20')).toContain(
      '429',
    );
    expect([await statusOfList(), await statusOfList(), await statusOfList()]).toEqual([429, 429, 200]);
    const { faults } = JSON.parse(await shown('faults list --output json'));
    expect(faults).toMatchObject([{ operation: 'listGroups', hits: 2, remaining: 0, retryAfterSeconds: 20 }]);
    await shown('faults set listGroups --status 500');
    expect(await shown('faults clear')).toBe('Faults cleared\n');
    expect(await statusOfList()).toBe(200);
  });

  it('can be those of a file', async () => {
    await shown(`faults set --file ${fileOf([{ operation: 'listGroups', status: 503 }])}`);
    expect(await statusOfList()).toBe(503);
  });

  it.each([
    ['faults set', 'name an operation, or pass --file'],
    ['faults set listGroups --file faults.json', 'name an operation, or pass --file'],
    ['faults set --file faults.json --times 2', '--file and --times cannot be used together'],
    ['faults set listGroups --times two', '--times: "two" is not a whole number'],
    ['faults set listGroup --status 500', 'did you mean listGroups?'],
  ])('are refused where they cannot be: %s', async (line, text) => {
    const { status, stderr } = await run(line);
    expect(status).toBe(1);
    expect(stderr).toContain(text);
  });
});

describe('the clock of a server for tests', () => {
  it('is moved on, stopped and let run by commands', async () => {
    expect(await shown('clock freeze')).toContain('standing still');
    await shown('clock advance P30D');
    expect(
      (await sallyport(['test', 'clock', 'advance', '2 days'], { env: { SALLYPORT_BASE_URL: server.url } }))
        .status,
    ).toBe(0);
    expect(JSON.parse(await shown('clock show --output json'))).toMatchObject({ frozen: true });
    expect(await shown('clock set 2098-01-01T00:00:00Z')).toMatch(/^2098-01-01T00:00:00.000Z, /);
    expect(await shown('clock run')).not.toContain('standing still');
  });
});

describe('the calls to a server for tests', () => {
  it('are shown, those that fit, and forgotten', async () => {
    await statusOfList();
    await rehearsal.call('GET', '/orgs');
    const list = await shown('calls list --operation listGroups --status 200');
    expect(list).toContain('listGroups');
    expect(list).not.toContain('listOrgs');
    expect(JSON.parse(await shown('calls list --attempt 2 --output json'))).toEqual({ calls: [] });
    await shown('calls clear');
    expect(JSON.parse(await shown('calls list --output json'))).toEqual({ calls: [] });
  });

  it('have a status of HTTP', async () => {
    expect((await run('calls list --status ok')).stderr).toContain('--status: "ok" is no status of HTTP');
  });
});

describe('the states of a server for tests', () => {
  it('are saved, restored, listed and forgotten', async () => {
    await shown('snapshots save before');
    const { json: made } = await rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
      body: { desc: 'gone later', roles: ['ORG_OWNER'] },
    });
    expect(await shown('snapshots list')).toBe('NAME\nbefore\n');
    expect(await shown('snapshots restore before')).toBe("Snapshot 'before' restored\n");
    expect((await rehearsal.call('GET', '/groups', { key: made })).status).toBe(401);
    await shown('snapshots delete before');
    expect((await run('snapshots restore before')).stderr).toContain('TEST_SNAPSHOT_NOT_FOUND');
  });

  it('end with a reset', async () => {
    await shown('clock advance P30D');
    expect(await shown('reset')).toBe('Server reset\n');
    expect(JSON.parse(await shown('clock show -o json'))).toMatchObject({ offsetSeconds: 0 });
  });
});

describe('an organization for a test', () => {
  it('is made with credentials that work', async () => {
    const made = JSON.parse(await shown('organizations create --output json'));
    const { json } = await rehearsal.call('GET', '/orgs', { key: made.apiKeys[0] });
    expect(json.results.map(({ id }: { id: string }) => id)).toEqual([made.orgId]);
    expect(await shown('organizations create')).toMatch(/^Organization 'Test [0-9a-f]+' created: /);
  });

  it('is what a file says', async () => {
    const file = fileOf({ name: 'Acme', apiKeys: [{ description: 'ci', roles: ['ORG_OWNER'] }] });
    expect(JSON.parse(await shown(`organizations create --file ${file} -o json`))).toMatchObject({
      name: 'Acme',
      serviceAccounts: [],
    });
  });
});

describe('the rate limits of a server for tests', () => {
  it('are set and shown by commands', async () => {
    expect(await shown('rateLimits set atlas')).toMatch(/organizations-user +300 +100\n/);
    await shown(
      `rateLimits set ${fileOf({ sets: { 'projects-user': { capacity: 0, refillPerMinute: 1 } } })}`,
    );
    expect(await statusOfList()).toBe(429);
    expect(await shown('rateLimits show')).toMatch(/projects-user +0 +1\n/);
    expect((await run('rateLimits set on')).stderr).toContain('neither atlas nor off');
  });
});

it('another server is told apart', async () => {
  const ordinary = await startTestServer();
  try {
    const { status, stderr } = await run('clock show', ordinary.url);
    expect(status).toBe(1);
    expect(stderr).toContain('was not started for tests: "sallyport start --ephemeral"');
  } finally {
    await ordinary.stop();
  }
});
