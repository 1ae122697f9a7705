import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeProgram } from '../../../src/cli/program.js';
import { operations } from '../../../src/http/operations/index.js';
import { output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let env: Readonly<Record<string, string>>;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  env = ownerEnvironment(server);
  folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (line: string) => output(line, env);

describe('api', () => {
  it('has a command for every operation', async () => {
    const api = (await wholeProgram()).commands.find((command) => command.name() === 'api');
    const names = api?.commands.flatMap((tag) => tag.commands.map((command) => command.name())) ?? [];
    expect(names).toEqual(
      expect.arrayContaining(
        operations.filter(({ wire }) => wire.name === 'atlas').map(({ operationId }) => operationId),
      ),
    );
    expect(api?.commands.map((tag) => tag.name())).toEqual(
      expect.arrayContaining([
        'programmaticApiKeys',
        'serviceAccounts',
        'mongoDbCloudUsers',
        'projectIpAccessList',
        'root',
      ]),
    );
  });

  it('has those of version 1.0 below a word of their own', async () => {
    const answer = JSON.parse(await run('api atlasV1 organizations getOrg'));
    expect(answer.links[0].href).toContain('/api/atlas/v1.0/orgs/');
  });

  it('writes the answer as it came', async () => {
    const written = await run('api projects listGroups --itemsPerPage 1 --includeCount=false');
    expect(written).toMatch(
      /^\{"links":\[\{"href":"[^"]*includeCount=false[^"]*","rel":"self"\}\],"results":\[/,
    );
    expect(JSON.parse(written).totalCount).toBe(0);
    expect(await run('api projects listGroups --pretty')).toContain('\n  "totalCount" : 1\n');
    expect(JSON.parse(await run('api organizations getOrg --envelope'))).toMatchObject({ status: 200 });
    expect(await run('api organizations getOrg -o json-path=$.name')).toBe('"My Organization"\n');
  });

  it('takes IDs from flags or the profile, and the project under its other name', async () => {
    const { groupId } = server.first;
    for (const flag of ['', ` --groupId ${groupId}`, ` --projectId ${groupId}`])
      expect(JSON.parse(await run(`api projects getGroup${flag}`)).id).toBe(groupId);
    const none = { ...env, MONGODB_ATLAS_PROJECT_ID: '' };
    expect(await sallyport(words('api projects getGroup'), { env: none })).toMatchObject({
      status: 1,
      stderr: 'Error: required flag(s) "groupId" not set\n',
    });
  });

  it('takes a body from standard input or a file', async () => {
    const line = words('api programmaticApiKeys createOrgApiKey -o json-path=$.desc');
    const body = '{"desc": "from input", "roles": ["ORG_MEMBER"]}';
    expect(await sallyport(line, { env, input: body })).toMatchObject({
      status: 0,
      stdout: '"from input"\n',
    });
    const file = join(folder, 'body.json');
    writeFileSync(file, body);
    expect((await sallyport([...line, '--file', file], { env })).stdout).toBe('"from input"\n');
    expect(await sallyport(line, { env, answers: [] })).toMatchObject({
      status: 1,
      stderr: 'Error: this operation takes a body: pass --file, or send it to standard input\n',
    });
  });

  it('asks for the version that is named', async () => {
    const users = async (version: string) =>
      JSON.parse(await run(`api mongoDbCloudUsers listOrgUsers --version ${version}`)).results[0];
    expect(await users('2023-01-01')).toHaveProperty('emailAddress');
    expect(await users('2025-02-19')).toHaveProperty('orgMembershipStatus', 'ACTIVE');
  });

  it('writes to a file that only its owner can read', async () => {
    const file = join(folder, 'answer.json');
    expect(await run(`api organizations getOrg --outputFile ${file}`)).toBe('');
    expect(JSON.parse(readFileSync(file, 'utf8')).id).toBe(server.first.orgId);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows operations by the names they had', async () => {
    const body = '{"name":"n","description":"d","roles":["ORG_MEMBER"],"secretExpiresAfterHours":24}';
    const made = await sallyport(words('api serviceAccounts createOrgServiceAccount'), { env, input: body });
    const { clientId } = JSON.parse(made.stdout);
    expect(
      JSON.parse(await run(`api serviceAccounts getServiceAccountGroups --clientId ${clientId}`)).results,
    ).toEqual([]);
  });

  it('explains a request', async () => {
    const body = JSON.stringify({
      as: server.first.apiKey.publicKey,
      method: 'GET',
      path: '/api/atlas/v2/groups',
    });
    const { status, stdout } = await sallyport(words('api private explainRequest'), { env, input: body });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ passes: true });
  });
});
