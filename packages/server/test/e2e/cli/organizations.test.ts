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

/** Makes an API key and returns its ID, public and private key. */
async function newKey(desc: string) {
  const text = await run(`organizations apiKeys create --desc ${desc} --role ORG_READ_ONLY`);
  const [, id = '', publicKey = '', privateKey = ''] =
    /^API Key '([0-9a-f]{24})' created\.\nPublic API Key ([a-z]{8})\nPrivate API Key ([0-9a-f-]{36})\n$/.exec(
      text,
    ) ?? [];
  return { id, publicKey, privateKey };
}

describe('organizations', () => {
  it('are listed and described as a table of ID and NAME', async () => {
    const table = `ID                         NAME\n${server.first.orgId}   My Organization\n`;
    expect(await run('organizations list')).toBe(table);
    expect(await run('organizations list --name My')).toBe(table);
    expect(await run('organizations list --name Other')).toBe('ID    NAME\n');
    expect(await run('organizations list --includeDeleted --limit 1 --page 2')).toBe('ID    NAME\n');
    expect(await run(`organizations describe ${server.first.orgId}`)).toBe(table);
  });

  it('are created with an owner and a first API key, and deleted', async () => {
    const { results } = await json('organizations users list', env);
    const line = `organizations create Second --ownerId ${results[0].id} --apiKeyDescription first --apiKeyRole ORG_OWNER`;
    const made = await run(line);
    const [, id, publicKey = '', privateKey = ''] =
      /^Organization '([0-9a-f]{24})' created\.\nAPI Key '[0-9a-f]{24}' created\.\nPublic API Key '([a-z]{8})'\nPrivate API Key '([0-9a-f-]{36})'\n$/.exec(
        made,
      ) ?? [];
    const inside = {
      ...env,
      MONGODB_ATLAS_PUBLIC_API_KEY: publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: privateKey,
    };
    expect(await output('organizations list', inside)).toBe(
      `ID                         NAME\n${id}   Second\n`,
    );
    expect(await output(`organizations delete ${id} --force`, inside)).toBe(`Organization '${id}' deleted\n`);
  });

  it('are not created with an API key unless it is said who gets in', async () => {
    const { status, stderr } = await sallyport(words('organizations create X --ownerId a'), { env });
    expect(stderr).toBe(
      'Error: apiKeyRole, apiKeyDescription are required when using API keys to authenticate\n',
    );
    expect(status).toBe(1);
  });

  it('show their people', async () => {
    const { results } = await json('organizations users list', env);
    expect(await run('organizations users list')).toBe(
      `ID                         FIRST NAME   LAST NAME   USERNAME\n${results[0].id}   First        Owner       owner@sallyport.local\n`,
    );
  });
});

describe('API keys of an organization', () => {
  it('are created, listed, described, changed and deleted', async () => {
    const { id, publicKey, privateKey } = await newKey('ci');
    const masked = `********-****-****-${privateKey.slice(-12)}`;
    const table = `ID                         DESCRIPTION   PUBLIC KEY   PRIVATE KEY\n${id}   ci            ${publicKey}     ${masked}\n`;
    expect(await run(`organizations apiKeys describe ${id}`)).toBe(table);
    expect(await run(`organizations apiKeys show ${id}`)).toBe(table);
    expect(await run('organizations apiKeys list')).toContain(
      `\n${id}   ci                                   ${publicKey}     ${masked}\n`,
    );

    expect(await run(`organizations apiKeys assign ${id} --role ORG_MEMBER,ORG_GROUP_CREATOR`)).toBe(
      `API Key '${id}' successfully updated.\n`,
    );
    expect(await run(`organizations apiKeys updates ${id} --desc "other words"`)).toBe(
      `API Key '${id}' successfully updated.\n`,
    );
    const key = await json(`organizations apiKeys describe ${id}`, env);
    expect(key.desc).toBe('other words');
    expect(key.roles.map(({ roleName }: { roleName: string }) => roleName).sort()).toEqual([
      'ORG_GROUP_CREATOR',
      'ORG_MEMBER',
    ]);

    expect(await run(`organizations apiKeys delete ${id} --force`)).toBe(`API Key '${id}' deleted\n`);
    const { results, totalCount } = await json('organizations apiKeys list --omitCount', env);
    expect(results.map((each: { id: string }) => each.id)).not.toContain(id);
    expect(totalCount).toBe(0);
  });

  it('get an expiry when they are created or later, and lose it', async () => {
    const made = await json(
      'organizations apiKeys create --desc ends --role ORG_MEMBER --expiresAt 2100-01-31',
      env,
    );
    const expiry = async () => {
      const credential = `/api/private/orgs/${server.first.orgId}/credentials/${made.id}`;
      return (await server.curl(credential, { accept: 'application/json' })).json.expiresAt;
    };
    expect(await expiry()).toBe('2100-01-31T00:00:00Z');
    expect(await run(`organizations apiKeys setExpiry ${made.id} --expiresAt 2100-02-01T12:00:00Z`)).toBe(
      `API Key '${made.id}' expires at 2100-02-01T12:00:00Z.\n`,
    );
    expect(await expiry()).toBe('2100-02-01T12:00:00Z');
    expect(await run(`organizations apiKeys setExpiry ${made.id} --expiresAt never`)).toBe(
      `API Key '${made.id}' does not expire.\n`,
    );
    expect(await expiry()).toBeNull();
  });

  it('show their private key even where the expiry is refused', async () => {
    const line = 'organizations apiKeys create --desc late --role ORG_MEMBER --expiresAt 2001-01-01';
    const refused = await sallyport(words(line), { env });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('API_KEY_EXPIRY_IN_PAST');
    expect(refused.stdout).toMatch(/\nPrivate API Key [0-9a-f-]{36}\n$/);
  });

  it('are not created with an expiry that is no time', async () => {
    const line = 'organizations apiKeys create --desc never-made --role ORG_MEMBER --expiresAt soon';
    const refused = await sallyport(words(line), { env });
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain('--expiresAt: "soon" is no time');
    expect(await run('organizations apiKeys list')).not.toContain('never-made');
  });

  it('take roles with the flag repeated as well as with commas', async () => {
    const made = await json(
      'organizations apiKeys create --desc two --role ORG_MEMBER --role ORG_READ_ONLY,ORG_BILLING_ADMIN',
      env,
    );
    expect(made.roles).toHaveLength(3);
  });

  it('are deleted only after a yes', async () => {
    const { id } = await newKey('asked');
    const refused = await sallyport(['orgs', 'apiKeys', 'rm', id], { env, answers: ['n'] });
    expect(refused).toMatchObject({
      status: 0,
      stdout: 'API Key not deleted\n',
      asked: [`Are you sure you want to delete: ${id}? (y/N) `],
    });
    const done = await sallyport(['orgs', 'apiKeys', 'rm', id], { env, answers: ['y'] });
    expect(done).toMatchObject({ status: 0, stdout: `API Key '${id}' deleted\n` });
  });

  it('are not deleted in a script that does not say --force', async () => {
    const { id } = await newKey('unasked');
    const { status, stdout, stderr } = await sallyport(['orgs', 'apiKeys', 'rm', id], { env });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: Are you sure .* pass --force to go on without being asked\n$/);
    expect((await json(`organizations apiKeys describe ${id}`, env)).id).toBe(id);
  });
});

describe('access lists of API keys', () => {
  it('get addresses, blocks and the caller, and lose them', async () => {
    const { id } = await newKey('listed');
    const words = `organizations apiKeys accessLists`;
    expect(await run(`${words} list ${id}`)).toBe('IP ADDRESS   CIDR BLOCK   CREATED AT\n');
    expect(
      await run(
        `${words} create --apiKey ${id} --ip 192.0.2.10,2001:db8::1 --cidr 198.51.100.0/24 --currentIp`,
      ),
    ).toBe('Created new access list entry(s).\n');
    const lines = (await run(`${words} list ${id}`)).trimEnd().split('\n');
    const created = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC`;
    const padded = (address: string, block: string) =>
      new RegExp(`^${address.padEnd(14)}${block.padEnd(18)}${created}$`.replaceAll('.', String.raw`\.`));
    expect(lines[0]).toBe(`${'IP ADDRESS'.padEnd(14)}${'CIDR BLOCK'.padEnd(18)}CREATED AT`);
    expect(lines.slice(1).sort()).toEqual([
      expect.stringMatching(padded('127.0.0.1', '127.0.0.1/32')),
      expect.stringMatching(padded('192.0.2.10', '192.0.2.10/32')),
      expect.stringMatching(padded('2001:db8::1', '2001:db8::1/128')),
      expect.stringMatching(padded('N/A', '198.51.100.0/24')),
    ]);

    expect(await run(`${words} delete 198.51.100.0/24 --apiKey ${id} --force`)).toBe(
      "Access list entry '198.51.100.0/24' deleted\n",
    );
    expect(await run(`${words} delete 2001:db8::1 --apiKey ${id} --force`)).toBe(
      "Access list entry '2001:db8::1' deleted\n",
    );
    expect((await json(`organizations apiKeys whitelists ls ${id}`, env)).totalCount).toBe(2);
  });

  it('need to be told which address', async () => {
    const { status, stderr } = await sallyport(
      words('organizations apiKeys accessLists create --apiKey 5f24084d8dbffa3ad3f21234'),
      { env },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'Error: either --ip, --cidr must be set\n' });
  });
});

describe('events', () => {
  it('of an organization are listed, the newest first', async () => {
    await newKey('seen');
    const [heading, newest] = (await run('events organizations list --type API_KEY_CREATED --limit 1')).split(
      '\n',
    );
    expect(heading).toBe(
      'ID                         TYPE              CREATED                         BY         CHANGES',
    );
    expect(newest).toMatch(
      /^[0-9a-f]{24} {3}API_KEY_CREATED {3}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC {3}[a-z]{8} {3}/,
    );
    expect(await run('events orgs list --maxDate 2020-01-01')).toBe('ID    TYPE   CREATED   BY    CHANGES\n');
    expect(
      (await json('events organizations list --minDate 2020-01-01T00:00:00 --omitCount', env)).totalCount,
    ).toBe(0);
  });

  it('of a project are listed', async () => {
    expect(await run('events projects list --maxDate 2020-01-01T00:00:00+02:00')).toBe(
      'ID    TYPE   CREATED   BY    CHANGES\n',
    );
    expect(await run('events project ls')).toMatch(
      /^ID {25}TYPE {12}CREATED.*\n[0-9a-f]{24} {3}GROUP_CREATED {3}/,
    );
  });

  it('are listed by the older command too, of one of both', async () => {
    const { groupId, orgId } = server.first;
    expect(await run(`events list --projectId ${groupId}`)).toBe(await run('events projects list'));
    expect(await run(`events ls --orgId ${orgId} --maxDate 2020-01-01`)).toBe(
      'ID    TYPE   CREATED   BY    CHANGES\n',
    );
    const neither = await sallyport(words('events list'), { env });
    expect(neither.stderr).toBe('Error: --projectId or --orgId must be set\n');
    const both = await sallyport(words(`events list --projectId ${groupId} --orgId ${orgId}`), { env });
    expect(both.stderr).toBe('Error: both --projectId and --orgId set\n');
  });

  it('want a time that is one', async () => {
    const { stderr } = await sallyport(words('events organizations list --minDate yesterday'), { env });
    expect(stderr).toMatch(/^Error: --minDate: "yesterday" is no time in ISO 8601/);
  });
});
