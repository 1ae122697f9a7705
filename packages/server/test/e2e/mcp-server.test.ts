import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryDirectory } from '../support/built-server.js';
import { startTestServer, type TestServer } from '../support/server.js';

const EXAMPLE = new URL('../../../../examples/mcp-server/', import.meta.url);
const run = promisify(execFile);

/** What examples/mcp-server/mcp-session.mjs exports. */
interface McpSessions {
  startMcpSession(target: McpTarget, env?: Readonly<Record<string, string>>): Promise<McpSession>;
}

interface McpTarget {
  readonly url: string;
  readonly caFile: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface McpSession {
  readonly serverInfo: { readonly name: string; readonly version: string };
  request(method: string): Promise<{ readonly tools: readonly { readonly name: string }[] }>;
  callTool(name: string, toolArguments?: object): Promise<unknown>;
  close(): Promise<number | string>;
}

let server: TestServer;
let target: McpTarget;
beforeAll(async () => {
  // The MCP server's OAuth library takes no plain HTTP.
  server = await startTestServer({ tls: 'self-signed' });
  target = { url: server.url, caFile: server.caFile ?? '', ...(await createAccount(['ORG_OWNER'])) };
});
afterAll(() => server.stop());

const curl: TestServer['curl'] = (path, options = {}) =>
  server.curl(path, { ...options, arguments: ['--cacert', server.caFile ?? ''] });

async function createAccount(roles: readonly string[]) {
  const made = await curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`, {
    method: 'POST',
    body: { name: 'mcp', description: 'for an assistant', roles, secretExpiresAfterHours: 24 },
  });
  expect(made.status, made.text).toBe(201);
  return { clientId: made.json.clientId as string, clientSecret: made.json.secrets[0].secret as string };
}

async function startSession(changed: Partial<McpTarget> = {}, env: Readonly<Record<string, string>> = {}) {
  const { startMcpSession } = (await import(new URL('mcp-session.mjs', EXAMPLE).href)) as McpSessions;
  // It writes its logs into the home directory.
  return startMcpSession({ ...target, ...changed }, { HOME: temporaryDirectory(), ...env });
}

const liveTokens = () => server.services.store.reader.selectFrom('access_tokens').select('id').execute();

it('the MongoDB MCP server lists organizations and projects and creates a project', async () => {
  const { orgId, groupId, organizationName, projectName } = server.first;
  const session = await startSession();
  expect(session.serverInfo).toMatchObject({ name: 'MongoDB MCP Server', version: '3.0.4' });
  const { tools } = await session.request('tools/list');
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['atlas-list-orgs', 'atlas-list-projects', 'atlas-create-project']),
  );

  expect(await session.callTool('atlas-list-orgs', { includeCount: true })).toEqual({
    organizations: [{ id: orgId, name: organizationName }],
    totalCount: 1,
  });
  const first = { id: groupId, name: projectName, orgId, created: expect.any(String) };
  expect(await session.callTool('atlas-list-projects')).toEqual({ projects: [first], totalCount: 1 });
  expect(await session.callTool('atlas-create-project', { projectName: 'assisted', orgId })).toEqual({
    projectName: 'assisted',
    orgId,
  });
  const { json: made } = await curl('/api/atlas/v2/groups/byName/assisted');
  expect(made.orgId).toBe(orgId);
  expect(await session.callTool('atlas-list-projects', { orgId, includeCount: true })).toEqual({
    orgId,
    projects: expect.arrayContaining([first, { ...first, id: made.id, name: 'assisted' }]),
    totalCount: 2,
  });
  expect(await session.callTool('atlas-list-clusters', { projectId: groupId })).toMatchObject({
    clusters: [],
  });

  // One token for the whole session, which ends with it.
  expect(await liveTokens()).toHaveLength(1);
  expect(await session.close()).toBe(0);
  expect(await liveTokens()).toEqual([]);
});

it('it sees a refusal as a refusal: of the role, of the address, of the secret', async () => {
  const member = await createAccount(['ORG_MEMBER']);
  const { orgId } = server.first;
  const create = { projectName: 'refused', orgId };
  const session = await startSession(member);
  await expect(session.callTool('atlas-create-project', create)).rejects.toThrow(
    /does not have the group creator role/,
  );
  await curl(`/api/atlas/v2/orgs/${orgId}/serviceAccounts/${member.clientId}/accessList`, {
    method: 'POST',
    body: [{ ipAddress: '192.0.2.1' }],
  });
  await expect(session.callTool('atlas-list-orgs')).rejects.toThrow(/403 Forbidden.*127\.0\.0\.1/s);
  await session.close();

  const guessing = await startSession({ clientSecret: `${member.clientSecret}x` });
  await expect(guessing.callTool('atlas-list-orgs')).rejects.toThrow(/Unable to authenticate/);
  await guessing.close();
});

it('it refuses a server whose authority it was not told to trust', async () => {
  const session = await startSession({}, { SSL_CERT_FILE: '/dev/null', NODE_EXTRA_CA_CERTS: '' });
  await expect(session.callTool('atlas-list-orgs')).rejects.toThrow(/certificate/);
  await session.close();
});

it('the example lists the projects of each organization', async () => {
  const { orgId, groupId, organizationName, projectName } = server.first;
  const { stdout } = await run(process.execPath, ['list-projects.mjs'], {
    cwd: fileURLToPath(EXAMPLE),
    env: {
      PATH: process.env.PATH,
      HOME: temporaryDirectory(),
      SALLYPORT_URL: `${target.url}/`,
      SALLYPORT_CA_FILE: target.caFile,
      CLIENT_ID: target.clientId,
      CLIENT_SECRET: target.clientSecret,
    },
  });
  expect(stdout).toContain(`organization ${orgId} ${organizationName}\n`);
  expect(stdout).toContain(`  project ${groupId} ${projectName}\n`);
});
