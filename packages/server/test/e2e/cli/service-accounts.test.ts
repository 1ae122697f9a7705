import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  server = await startTestServer();
  env = ownerEnvironment(server);
});
afterAll(() => server.stop());

const run = (line: string) => output(line, env);

async function newAccount(scope: 'organizations' | 'projects', role: string) {
  const text = await run(
    `${scope} serviceAccounts create --name ci --desc "for builds" --role ${role} --secretExpiresAfterHours 24`,
  );
  const [, clientId = '', clientSecret = ''] =
    /^Service account '(mdb_sa_id_[0-9a-f]{24})' created\.\nClient ID \1\nClient Secret (mdb_sa_sk_[\w-]+)\nThe secret is valid until \S+Z\n$/.exec(
      text,
    ) ?? [];
  expect(clientId).not.toBe('');
  return { clientId, clientSecret };
}

describe.each([
  ['organizations', 'ORG_READ_ONLY', 'ORG_MEMBER'],
  ['projects', 'GROUP_READ_ONLY', 'GROUP_OWNER'],
] as const)('service accounts of %s', (scope, role, otherRole) => {
  const commands = `${scope} serviceAccounts`;

  it('are created, listed, described, updated and deleted', async () => {
    const { clientId } = await newAccount(scope, role);
    const gap = ' '.repeat(clientId.length - 'CLIENT ID'.length + 3);
    const table = `CLIENT ID${gap}NAME   DESCRIPTION   ROLES\n${clientId}   ci     for builds    ${role}\n`;
    expect(await run(`${commands} list`)).toBe(table);
    expect(await run(`${commands} describe ${clientId}`)).toBe(table);
    expect(await run(`${commands} update ${clientId} --name builds --role ${otherRole}`)).toBe(
      `Service account '${clientId}' updated.\n`,
    );
    expect(await json(`${commands} describe ${clientId}`, env)).toMatchObject({
      name: 'builds',
      description: 'for builds',
      roles: [otherRole],
    });
    expect(await run(`${commands} delete ${clientId} --force`)).toBe(
      `Service account '${clientId}' deleted\n`,
    );
    expect(await run(`${commands} list -o json -c`)).toBe('[]\n');
  });

  it('get a second secret and lose the first', async () => {
    const { clientId } = await newAccount(scope, role);
    const line = `${commands} secrets create --clientId ${clientId} --secretExpiresAfterHours 48`;
    const [, id = '', secret = ''] =
      /^Secret '([0-9a-f]{24})' created\.\nClient Secret (mdb_sa_sk_[\w-]+)\nThe secret is valid until \S+Z\n$/.exec(
        await run(line),
      ) ?? [];
    const [heading, ...rows] = (await run(`${commands} secrets list --clientId ${clientId}`))
      .trimEnd()
      .split('\n');
    expect(heading).toMatch(/^ID {25}SECRET {14}EXPIRES AT {22}LAST USED AT$/);
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.startsWith(id))).toMatch(
      new RegExp(`^${id} {3}mdb_sa_sk_\\.\\.\\.${secret.slice(-4)} {3}\\S+ \\S+ \\+0000 UTC {3}N/A$`),
    );
    const older = rows.find((row) => !row.startsWith(id))?.slice(0, 24);
    expect(await run(`${commands} secrets delete ${older} --clientId ${clientId} --force`)).toBe(
      `Secret '${older}' deleted\n`,
    );
    await run(`${commands} delete ${clientId} --force`);
  });

  it('get and lose entries of their access lists', async () => {
    const { clientId } = await newAccount(scope, role);
    const lists = `${commands} accessLists`;
    expect(
      await run(`${lists} create --clientId ${clientId} --ip 192.0.2.10 --cidr 198.51.100.0/24 --currentIp`),
    ).toBe('Created new access list entry(s).\n');
    const lines = (await run(`${lists} list ${clientId}`)).split('\n');
    expect(lines[0]).toBe(`IP ADDRESS   CIDR BLOCK        CREATED AT`);
    expect(lines).toContainEqual(
      expect.stringMatching(/^192\.0\.2\.10 {3}192\.0\.2\.10\/32 {5}\d{4}-.* UTC$/),
    );
    expect(await run(`${lists} delete 198.51.100.0/24 --clientId ${clientId} --force`)).toBe(
      "Access list entry '198.51.100.0/24' deleted\n",
    );
    expect((await json(`${lists} list ${clientId}`, env)).totalCount).toBe(2);
    await run(`${commands} delete ${clientId} --force`);
  });
});

describe('a service account of the organization', () => {
  it.each(['organizations serviceAccounts projects assign', 'projects serviceAccounts assign'])(
    'gets roles in a project with %s',
    async (assign) => {
      const { clientId } = await newAccount('organizations', 'ORG_MEMBER');
      expect(await run(`${assign} ${clientId} --role GROUP_READ_ONLY`)).toBe(
        `Service account '${clientId}' assigned.\n`,
      );
      expect(await run(`organizations serviceAccounts projects list ${clientId}`)).toBe(
        `PROJECT ID                 ROLES\n${server.first.groupId}   GROUP_READ_ONLY\n`,
      );
    },
  );

  it('calls with what the environment says, and mints a token each time', async () => {
    const { clientId, clientSecret } = await newAccount('organizations', 'ORG_READ_ONLY');
    const as = {
      SALLYPORT_BASE_URL: server.url,
      MONGODB_ATLAS_CLIENT_ID: clientId,
      MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
    };
    expect(await output('organizations list', as)).toContain(server.first.orgId);
    expect(await output('auth whoami', as)).toBe(`Logged in as ${clientId} service account\n`);
    const wrong = await sallyport(words('organizations list'), {
      env: { ...as, MONGODB_ATLAS_CLIENT_SECRET: 'mdb_sa_sk_wrong' },
    });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(
      /^Error: http:\S+\/api\/oauth\/token POST: HTTP 401 \(Error code: "invalid_client"\)/,
    );
    expect(wrong.stderr).not.toContain('mdb_sa_sk_wrong');
  });

  it('may not say who owns an organization it creates', async () => {
    const { clientId, clientSecret } = await newAccount('organizations', 'ORG_OWNER');
    const as = {
      SALLYPORT_BASE_URL: server.url,
      MONGODB_ATLAS_CLIENT_ID: clientId,
      MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
    };
    expect(
      await sallyport(words('orgs create X --ownerId a --apiKeyRole ORG_OWNER'), { env: as }),
    ).toMatchObject({
      status: 1,
      stderr: 'Error: apiKeyRole, ownerId are not allowed when using an account to authenticate\n',
    });
  });
});
