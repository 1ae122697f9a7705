import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GoAnswer, type GoClient, openGoClient } from '../support/go-client.js';
import { startTestServer, type TestServer } from '../support/server.js';

// The requests of the Atlas CLI, the Terraform provider, the Go SDK and the Kubernetes operator, replayed as their sources
// write them. The programs themselves are not run here.

const V = '2023-01-01';
const SERVICE_ACCOUNTS = '2024-08-05';
const PAGE = 'includeCount=true&itemsPerPage=100&pageNum=1';
const CLI = 'atlascli/1.58.1 (linux;amd64;build-agent)';
const TERRAFORM = 'terraform-provider-mongodbatlas/2.16.0 Terraform/1.9.8';
const SDK = 'go-atlas-sdk-admin/v20250312023.1.0 (linux;amd64)';
const OPERATOR = 'MongoDBAtlasKubernetesOperator/2.11.0 (linux;amd64)';
/** What Go calls itself where nobody says otherwise. */
const GO = 'Go-http-client/1.1';

let server: TestServer;
let org: string;
let project: string;
const open: GoClient[] = [];
beforeAll(async () => {
  server = await startTestServer();
  org = server.first.orgId;
  project = server.first.groupId;
});
afterEach(() => {
  for (const client of open.splice(0)) client.close();
});
afterAll(() => server.stop());

async function client(
  userAgent: string,
  credentials: Parameters<typeof openGoClient>[1]['credentials'] = server.first.apiKey,
): Promise<GoClient> {
  const opened = await openGoClient(server.url, { userAgent, credentials });
  open.push(opened);
  return opened;
}

function expectStatus(answer: GoAnswer, status: number): GoAnswer['json'] {
  expect(answer.status, answer.raw.body.toString()).toBe(status);
  return answer.json;
}

describe('the Atlas CLI', () => {
  // The base URL of a profile ends in a slash, and some calls keep it.
  const path = (rest: string) => `//api/atlas/v2${rest}`;

  it('lists organizations, makes a key, lets in its own address, and deletes both', async () => {
    const cli = await client(CLI);
    const organizations = expectStatus(
      await cli.call('GET', path('/orgs?includeCount=true&itemsPerPage=100&name=&pageNum=1'), { version: V }),
      200,
    );
    expect(organizations).toMatchObject({ totalCount: 1, results: [{ id: org }] });

    const key = expectStatus(
      await cli.call('POST', path(`/orgs/${org}/apiKeys`), {
        version: V,
        body: { desc: 'made by the CLI', roles: ['ORG_READ_ONLY'] },
      }),
      200,
    );
    expect(key).toMatchObject({ desc: 'made by the CLI', publicKey: expect.stringMatching(/^[a-z]{8}$/) });
    expect(key.privateKey).toMatch(/^[0-9a-f-]{36}$/);

    // --currentIp asks for it first; this endpoint has no version.
    const { currentIpv4Address } = expectStatus(await cli.call('GET', '//api/private/ipinfo'), 200);
    expect(currentIpv4Address).toBe('127.0.0.1');
    const entries = path(`/orgs/${org}/apiKeys/${key.id}/accessList`);
    const made = expectStatus(
      await cli.call('POST', `${entries}?${PAGE}`, {
        version: V,
        body: [{ ipAddress: currentIpv4Address }],
      }),
      200,
    );
    expect(made).toMatchObject({
      totalCount: 1,
      results: [{ ipAddress: '127.0.0.1', cidrBlock: '127.0.0.1/32' }],
    });
    await cli.call('POST', `${entries}?${PAGE}`, { version: V, body: [{ cidrBlock: '10.0.0.0/8' }] });

    const listed = expectStatus(await cli.call('GET', `${entries}?${PAGE}`, { version: V }), 200);
    expect(listed.results.map(({ cidrBlock }: { cidrBlock: string }) => cidrBlock)).toEqual([
      '127.0.0.1/32',
      '10.0.0.0/8',
    ]);
    // url.PathEscape keeps the slash of a block inside its segment.
    for (const entry of ['10.0.0.0%2F8', '127.0.0.1'])
      expectStatus(await cli.call('DELETE', `${entries}/${entry}`, { version: V }), 204);
    expect(expectStatus(await cli.call('GET', `${entries}?${PAGE}`, { version: V }), 200).totalCount).toBe(0);
    expectStatus(await cli.call('DELETE', path(`/orgs/${org}/apiKeys/${key.id}`), { version: V }), 204);
    // No nonce was used twice.
    expect(cli.challenges()).toBe(10);
  });

  it('assigns keys to organizations and projects, with empty values for flags that were not given', async () => {
    const cli = await client(CLI);
    const created = { desc: 'first', roles: ['ORG_READ_ONLY'] };
    const { id } = expectStatus(
      await cli.call('POST', path(`/orgs/${org}/apiKeys`), { version: V, body: created }),
      200,
    );
    const unchanged = expectStatus(
      await cli.call('PATCH', path(`/orgs/${org}/apiKeys/${id}`), {
        version: V,
        body: { desc: '', roles: [] },
      }),
      200,
    );
    expect(unchanged).toMatchObject({ desc: 'first', roles: [{ orgId: org, roleName: 'ORG_READ_ONLY' }] });
    const renamed = expectStatus(
      await cli.call('PATCH', path(`/orgs/${org}/apiKeys/${id}`), {
        version: V,
        body: { desc: 'second', roles: [] },
      }),
      200,
    );
    expect(renamed).toMatchObject({ desc: 'second', roles: [{ roleName: 'ORG_READ_ONLY' }] });

    // `projects apiKeys assign` sends the paging parameters of lists along.
    const inProject = path(`/groups/${project}/apiKeys`);
    const assigned = expectStatus(
      await cli.call('PATCH', `${inProject}/${id}?${PAGE}`, { version: V, body: { roles: ['GROUP_OWNER'] } }),
      200,
    );
    expect(assigned.roles).toContainEqual({ groupId: project, roleName: 'GROUP_OWNER' });
    const listed = expectStatus(await cli.call('GET', `${inProject}?${PAGE}`, { version: V }), 200);
    expect(listed.results.map((key: { id: string }) => key.id)).toContain(id);
    expectStatus(await cli.call('DELETE', `${inProject}/${id}`, { version: V }), 204);
    expectStatus(await cli.call('DELETE', path(`/orgs/${org}/apiKeys/${id}`), { version: V }), 204);
  });

  it('`atlas api` sends bodies in chunks, and prints what it gets', async () => {
    const cli = await client(GO);
    const account = expectStatus(
      await cli.call('POST', `/api/atlas/v2/orgs/${org}/serviceAccounts?pretty=true`, {
        version: SERVICE_ACCOUNTS,
        isChunked: true,
        body: '{\n  "name": "ci",\n  "description": "made by atlas api",\n  "roles": ["ORG_MEMBER"],\n  "secretExpiresAfterHours": 8\n}\n',
      }),
      201,
    );
    expect(account.secrets[0].secret).toMatch(/^mdb_sa_sk_/);
    expectStatus(
      await cli.call('DELETE', `/api/atlas/v2/orgs/${org}/serviceAccounts/${account.clientId}`, {
        version: SERVICE_ACCOUNTS,
      }),
      204,
    );
  });
});

describe('the Terraform provider', () => {
  const api = (rest: string) => `/api/atlas/v2${rest}`;

  it('mongodbatlas_api_key: create, read, update, delete, and "gone" when it is gone', async () => {
    const terraform = await client(TERRAFORM);
    const created = expectStatus(
      await terraform.call('POST', api(`/orgs/${org}/apiKeys`), {
        version: V,
        body: { desc: 'tf', roles: ['ORG_READ_ONLY', 'ORG_MEMBER'] },
      }),
      200,
    );
    const at = api(`/orgs/${org}/apiKeys/${created.id}`);
    const read = expectStatus(await terraform.call('GET', at, { version: V }), 200);
    expect(read.desc).toBe('tf');
    // The provider keeps the roles of this organization and compares them with the plan.
    const rolesOf = (key: { roles: { orgId?: string; roleName: string }[] }) =>
      key.roles
        .filter(({ orgId }) => orgId === org)
        .map(({ roleName }) => roleName)
        .sort();
    expect(rolesOf(read)).toEqual(['ORG_MEMBER', 'ORG_READ_ONLY']);
    const updated = expectStatus(
      await terraform.call('PATCH', at, { version: V, body: { desc: 'tf 2', roles: ['ORG_MEMBER'] } }),
      200,
    );
    expect([updated.desc, rolesOf(updated)]).toEqual(['tf 2', ['ORG_MEMBER']]);
    expectStatus(await terraform.call('DELETE', at, { version: V }), 204);
    const gone = await terraform.call('GET', at, { version: V });
    expect([400, 404]).toContain(gone.status);
    expect(gone.json.errorCode).toBe('API_KEY_NOT_FOUND');
  });

  it('mongodbatlas_project_api_key: several projects, one taken away, another role, deleted', async () => {
    const terraform = await client(TERRAFORM);
    const projects: string[] = [];
    for (const name of ['tf one', 'tf two'])
      projects.push(
        expectStatus(
          await terraform.call('POST', api('/groups'), { version: V, body: newProject(name) }),
          201,
        ).id,
      );
    const [one = '', two = ''] = projects;
    const { id } = expectStatus(
      await terraform.call('POST', api(`/groups/${one}/apiKeys`), {
        version: V,
        body: { desc: 'shared', roles: ['GROUP_OWNER'] },
      }),
      200,
    );
    const added = await terraform.call('POST', api(`/groups/${two}/apiKeys/${id}`), {
      version: V,
      body: [{ roles: ['GROUP_READ_ONLY'] }],
    });
    expectStatus(added, 204);
    expect(added.raw.body).toHaveLength(0);

    const read = async () => {
      // The organization of a key is the first that it sees.
      const { results } = expectStatus(
        await terraform.call('GET', api(`/orgs?${PAGE}`), { version: V }),
        200,
      );
      expect(results[0].id).toBe(org);
      return expectStatus(
        await terraform.call('GET', api(`/orgs/${results[0].id}/apiKeys/${id}`), { version: V }),
        200,
      ).roles;
    };
    expect(await read()).toEqual(
      expect.arrayContaining([
        { groupId: one, roleName: 'GROUP_OWNER' },
        { groupId: two, roleName: 'GROUP_READ_ONLY' },
        { orgId: org, roleName: 'ORG_MEMBER' },
      ]),
    );
    expectStatus(await terraform.call('DELETE', api(`/groups/${two}/apiKeys/${id}`), { version: V }), 204);
    expectStatus(
      await terraform.call('PATCH', api(`/groups/${one}/apiKeys/${id}?${PAGE}`), {
        version: V,
        body: { roles: ['GROUP_READ_ONLY'] },
      }),
      200,
    );
    expectStatus(
      await terraform.call('PATCH', api(`/orgs/${org}/apiKeys/${id}`), {
        version: V,
        body: { desc: 'renamed' },
      }),
      200,
    );
    expect(await read()).toEqual([
      { orgId: org, roleName: 'ORG_MEMBER' },
      { groupId: one, roleName: 'GROUP_READ_ONLY' },
    ]);
    expectStatus(await terraform.call('DELETE', api(`/orgs/${org}/apiKeys/${id}`), { version: V }), 204);
    const gone = await terraform.call('GET', api(`/orgs/${org}/apiKeys/${id}`), { version: V });
    expect(gone.json.errorCode).toBe('API_KEY_NOT_FOUND');
    for (const each of projects)
      expectStatus(await terraform.call('DELETE', api(`/groups/${each}`), { version: V }), 202);
  });

  it('mongodbatlas_api_key_project_assignment: in the list at once, until all pages are read', async () => {
    const terraform = await client(TERRAFORM);
    const { id } = expectStatus(
      await terraform.call('POST', api(`/orgs/${org}/apiKeys`), {
        version: V,
        body: { desc: 'assigned', roles: ['ORG_MEMBER'] },
      }),
      200,
    );
    expectStatus(
      await terraform.call('POST', api(`/groups/${project}/apiKeys/${id}`), {
        version: V,
        body: [{ roles: ['GROUP_READ_ONLY'], userId: id }],
      }),
      204,
    );
    const collected: { id: string; roles: unknown[] }[] = [];
    for (let page = 1; ; page += 1) {
      const { results, totalCount } = expectStatus(
        await terraform.call(
          'GET',
          api(`/groups/${project}/apiKeys?includeCount=true&itemsPerPage=1&pageNum=${page}`),
          {
            version: V,
          },
        ),
        200,
      );
      collected.push(...results);
      if (collected.length >= totalCount) break;
    }
    expect(collected.find((key) => key.id === id)?.roles).toContainEqual({
      groupId: project,
      roleName: 'GROUP_READ_ONLY',
    });
    const at = api(`/groups/${project}/apiKeys/${id}`);
    expectStatus(
      await terraform.call('PATCH', `${at}?${PAGE}`, { version: V, body: { roles: ['GROUP_OWNER'] } }),
      200,
    );
    expectStatus(await terraform.call('DELETE', at, { version: V }), 204);
    expectStatus(await terraform.call('DELETE', api(`/orgs/${org}/apiKeys/${id}`), { version: V }), 204);
  });

  it('mongodbatlas_access_list_api_key: a block, and an address that is read without its mask', async () => {
    const terraform = await client(TERRAFORM);
    const { id } = expectStatus(
      await terraform.call('POST', api(`/orgs/${org}/apiKeys`), {
        version: V,
        body: { desc: 'listed', roles: ['ORG_MEMBER'] },
      }),
      200,
    );
    const at = api(`/orgs/${org}/apiKeys/${id}/accessList`);
    for (const [body, name, stored] of [
      [{ cidrBlock: '203.0.113.0/24' }, '203.0.113.0%2F24', { cidrBlock: '203.0.113.0/24' }],
      [
        { ipAddress: '203.0.113.7' },
        '203.0.113.7',
        { ipAddress: '203.0.113.7', cidrBlock: '203.0.113.7/32' },
      ],
    ] as const) {
      expectStatus(await terraform.call('POST', `${at}?${PAGE}`, { version: V, body: [body] }), 200);
      expect(expectStatus(await terraform.call('GET', `${at}/${name}`, { version: V }), 200)).toMatchObject(
        stored,
      );
      expectStatus(await terraform.call('DELETE', `${at}/${name}`, { version: V }), 204);
      const gone = await terraform.call('GET', `${at}/${name}`, { version: V });
      expect([400, 404]).toContain(gone.status);
    }
    expectStatus(await terraform.call('DELETE', api(`/orgs/${org}/apiKeys/${id}`), { version: V }), 204);
  });

  it('mongodbatlas_project: six reads after each change, and clusters looked for before it is deleted', async () => {
    const terraform = await client(TERRAFORM);
    const body = { ...newProject('tf project'), tags: [{ key: 'env', value: 'test' }] };
    // The owner is an empty text where none is set.
    const { id } = expectStatus(
      await terraform.call('POST', api('/groups?projectOwnerId='), { version: V, body }),
      201,
    );
    const at = api(`/groups/${id}`);
    const read = async () => {
      const get = async (rest: string) =>
        expectStatus(await terraform.call('GET', `${at}${rest}`, { version: V }), 200);
      return {
        project: await get(''),
        teams: await get(`/teams?${PAGE}`),
        limits: await get('/limits'),
        settings: await get('/settings'),
        addresses: await get('/ipAddresses'),
        slow: await get('/managedSlowMs'),
      };
    };
    const first = await read();
    expect(first.project).toMatchObject({
      name: 'tf project',
      tags: body.tags,
      withDefaultAlertsSettings: true,
    });
    expect(first.teams).toMatchObject({ results: [], totalCount: 0 });
    expect(Array.isArray(first.limits)).toBe(true);
    expect(first.settings.isDataExplorerEnabled).toBe(true);
    expect(first.addresses).toMatchObject({ groupId: id });
    expect(first.slow).toBe(true);

    const limit = 'atlas.project.deployment.clusters';
    expectStatus(
      await terraform.call('PATCH', `${at}/limits/${limit}`, {
        version: V,
        body: { name: limit, value: 30 },
      }),
      200,
    );
    expectStatus(
      await terraform.call('PATCH', `${at}/settings`, { version: V, body: { isDataExplorerEnabled: false } }),
      200,
    );
    expectStatus(await terraform.call('DELETE', `${at}/managedSlowMs/disable`, { version: V }), 204);
    expectStatus(
      await terraform.call('PATCH', at, { version: V, body: { name: 'tf renamed', tags: [] } }),
      200,
    );
    const second = await read();
    expect(second.project).toMatchObject({ name: 'tf renamed', tags: [] });
    expect(second.limits).toContainEqual(expect.objectContaining({ name: limit, value: 30 }));
    expect(second.settings.isDataExplorerEnabled).toBe(false);
    expect(second.slow).toBe(false);
    expectStatus(await terraform.call('DELETE', `${at}/limits/${limit}`, { version: V }), 204);
    expectStatus(await terraform.call('POST', `${at}/managedSlowMs/enable`, { version: V }), 204);

    const byName = await terraform.call('GET', api('/groups/byName/tf%20renamed'), { version: V });
    expect(expectStatus(byName, 200).id).toBe(id);
    const clusters = await terraform.call(
      'GET',
      `${at}/clusters?includeCount=true&includeDeletedWithRetainedBackups=false&itemsPerPage=100&pageNum=1`,
      {
        version: '2024-08-05',
      },
    );
    expect(expectStatus(clusters, 200)).toMatchObject({ results: [], totalCount: 0 });
    // Accepted 202 as well as 204.
    expectStatus(await terraform.call('DELETE', at, { version: V }), 202);
    expect((await terraform.call('GET', at, { version: V })).status).toBe(404);
  });

  it('mongodbatlas_organization: made with empty texts, configured with the key that came back, deleted', async () => {
    const terraform = await client(TERRAFORM);
    const created = expectStatus(
      await terraform.call('POST', api('/orgs'), {
        version: V,
        body: {
          apiKey: { desc: 'first key', roles: ['ORG_OWNER'] },
          name: 'tf organization',
          orgOwnerId: '',
          skipDefaultAlertsSettings: true,
        },
      }),
      201,
    );
    const { id } = created.organization;
    const own = await client(TERRAFORM, created.apiKey);
    const settings = {
      apiAccessListRequired: false,
      genAIFeaturesEnabled: false,
      multiFactorAuthRequired: true,
      restrictEmployeeAccess: true,
      securityContact: '',
    };
    expectStatus(await own.call('PATCH', api(`/orgs/${id}/settings`), { version: V, body: settings }), 200);
    expect(expectStatus(await own.call('GET', api(`/orgs/${id}`), { version: V }), 200).name).toBe(
      'tf organization',
    );
    const { securityContact: _, ...kept } = settings;
    expect(
      expectStatus(await own.call('GET', api(`/orgs/${id}/settings`), { version: V }), 200),
    ).toMatchObject(kept);
    expectStatus(
      await own.call('PATCH', api(`/orgs/${id}`), { version: V, body: { name: 'tf renamed organization' } }),
      200,
    );
    expectStatus(await own.call('DELETE', api(`/orgs/${id}`), { version: V }), 204);
  });

  it('service accounts: a content type on every request, a second secret, a project, an entry', async () => {
    const terraform = await client(TERRAFORM);
    // The generated resources make their requests like this, whatever the method.
    const call = (method: string, path: string, body?: unknown) =>
      terraform.call(method, api(path), {
        version: SERVICE_ACCOUNTS,
        alwaysContentType: true,
        ...(body === undefined ? {} : { body }),
      });
    const accounts = `/orgs/${org}/serviceAccounts`;

    const created = expectStatus(
      await call('POST', accounts, {
        description: 'by Terraform',
        name: 'tf',
        roles: ['ORG_MEMBER'],
        secretExpiresAfterHours: 12,
      }),
      201,
    );
    const at = `${accounts}/${created.clientId}`;
    expect(created.secrets[0].secret).toMatch(/^mdb_sa_sk_/);
    expect(expectStatus(await call('GET', at), 200)).toMatchObject({ name: 'tf', roles: ['ORG_MEMBER'] });
    // Only what changed is sent.
    expect(expectStatus(await call('PATCH', at, { name: 'tf renamed' }), 200)).toMatchObject({
      name: 'tf renamed',
      description: 'by Terraform',
    });

    const secret = expectStatus(await call('POST', `${at}/secrets`, { secretExpiresAfterHours: 24 }), 201);
    const { secrets } = expectStatus(await call('GET', at), 200);
    expect(secrets.map(({ id }: { id: string }) => id)).toContain(secret.id);
    expectStatus(await call('DELETE', `${at}/secrets/${secret.id}`), 204);

    // The colon of the method name is literal.
    const inProject = `/groups/${project}/serviceAccounts/${created.clientId}`;
    expectStatus(await call('POST', `${inProject}:invite`, { roles: ['GROUP_READ_ONLY'] }), 200);
    expect(expectStatus(await call('GET', inProject), 200).roles).toEqual(['GROUP_READ_ONLY']);
    expect(expectStatus(await call('PATCH', inProject, { roles: ['GROUP_OWNER'] }), 200).roles).toEqual([
      'GROUP_OWNER',
    ]);
    expectStatus(await call('DELETE', inProject), 204);

    const list = expectStatus(
      await call('POST', `${at}/accessList?${PAGE}`, [{ ipAddress: '203.0.113.9' }]),
      200,
    );
    // An entry is found by what it was made with.
    expect(list.results).toContainEqual(expect.objectContaining({ ipAddress: '203.0.113.9' }));
    const entries = expectStatus(
      await call('GET', `${at}/accessList?includeCount=true&itemsPerPage=500&pageNum=1`),
      200,
    );
    expect(entries.totalCount).toBe(1);
    expectStatus(await call('DELETE', `${at}/accessList/203.0.113.9`), 204);

    // Plural data sources name the page and nothing else.
    expect(expectStatus(await call('GET', `${accounts}?pageNum=1`), 200).totalCount).toBe(1);
    expectStatus(await call('DELETE', at), 204);
    const gone = await call('GET', at);
    expect(gone.status).toBe(404);
    // Deleting what is gone is fine for the provider when it is told so.
    expect((await call('DELETE', at)).status).toBe(404);
  });
});

describe('the Go SDK with a service account', () => {
  async function makeAccount(): Promise<{ clientId: string; secret: string }> {
    const owner = await client(SDK);
    const { clientId, secrets } = expectStatus(
      await owner.call('POST', `/api/atlas/v2/orgs/${org}/serviceAccounts`, {
        version: SERVICE_ACCOUNTS,
        body: { description: 'sdk', name: 'sdk', roles: ['ORG_OWNER'], secretExpiresAfterHours: 8 },
      }),
      201,
    );
    return { clientId, secret: secrets[0].secret };
  }

  it('gets a token, uses it until its end, and revokes it', async () => {
    const { clientId, secret } = await makeAccount();
    const anonymous = await client(GO, 'none');
    const basic = { Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
    const form = { ...basic, 'Content-Type': 'application/x-www-form-urlencoded' };
    const token = expectStatus(
      await anonymous.call('POST', '/api/oauth/token', {
        version: 'none',
        headers: form,
        body: 'grant_type=client_credentials',
      }),
      200,
    );
    expect(token).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    // The CLI keeps a token only when it can read from it when it ends, and whose it is.
    const claims = JSON.parse(Buffer.from(token.access_token.split('.')[1], 'base64url').toString());
    expect(claims.sub).toEqual(expect.any(String));
    expect(claims.exp - Date.now() / 1000).toBeGreaterThan(3_500);

    const sdk = await client(SDK, { token: token.access_token });
    for (const path of [`/orgs?${PAGE}`, `/orgs/${org}/apiKeys?${PAGE}`])
      expectStatus(await sdk.call('GET', `/api/atlas/v2${path}`, { version: V }), 200);

    const revoked = await anonymous.call('POST', '/api/oauth/revoke', {
      version: 'none',
      headers: form,
      body: `token=${token.access_token}&token_type_hint=access_token`,
    });
    expectStatus(revoked, 200);
    expect((await sdk.call('GET', `/api/atlas/v2/orgs?${PAGE}`, { version: V })).status).toBe(401);
  });

  it('reads "invalid_client" out of a refused secret', async () => {
    const { clientId } = await makeAccount();
    const anonymous = await openGoClient(server.url, { userAgent: GO, credentials: 'none' });
    open.push(anonymous);
    const basic = Buffer.from(`${clientId}:mdb_sa_sk_wrong`).toString('base64');
    // Not an ApiError: the token endpoint speaks OAuth.
    await expect(
      anonymous.call('POST', '/api/oauth/token', {
        version: 'none',
        headers: {
          Authorization: `Basic ${basic}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      }),
    ).rejects.toThrow(/"error":"invalid_client"/);
  });
});

describe('the Kubernetes operator', () => {
  it('looks a project up by name, makes it when there is none, and finds it then', async () => {
    const operator = await client(OPERATOR);
    const lookUp = () => operator.call('GET', '/api/atlas/v2/groups/byName/operated', { version: V });
    const missing = await lookUp();
    expect(missing.status).toBeGreaterThanOrEqual(400);
    // It takes each of the three for "there is no such project", and anything else for trouble.
    expect(['RESOURCE_NOT_FOUND', 'GROUP_NOT_FOUND', 'NOT_IN_GROUP']).toContain(missing.json.errorCode);
    const { id } = expectStatus(
      await operator.call('POST', '/api/atlas/v2/groups', { version: V, body: newProject('operated') }),
      201,
    );
    expect(expectStatus(await lookUp(), 200).id).toBe(id);
    const again = await operator.call('POST', '/api/atlas/v2/groups', {
      version: V,
      body: newProject('operated'),
    });
    expect([again.status, again.json.errorCode]).toEqual([409, 'GROUP_ALREADY_EXISTS']);
    expectStatus(await operator.call('DELETE', `/api/atlas/v2/groups/${id}`, { version: V }), 202);
    const unknown = await operator.call('GET', `/api/atlas/v2/groups/${id}`, { version: V });
    expect(['RESOURCE_NOT_FOUND', 'GROUP_NOT_FOUND', 'NOT_IN_GROUP']).toContain(unknown.json.errorCode);
  });
});

/** A project as Go writes it: members that are no pointers are there with their zero values. */
function newProject(name: string) {
  return {
    clusterCount: 0,
    created: '0001-01-01T00:00:00Z',
    name,
    orgId: org,
    withDefaultAlertsSettings: true,
  };
}
