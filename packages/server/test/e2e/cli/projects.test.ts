import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
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

describe('projects', () => {
  it('are created, listed, described, updated and deleted', async () => {
    const made = await run('projects create Payments --tag env=test,team=billing');
    const [, id] = /^Project '([0-9a-f]{24})' created\.\n$/.exec(made) ?? [];
    const row = `ID                         NAME\n${id}   Payments\n`;
    expect(await run(`projects describe ${id}`)).toBe(row);
    expect(await run(`projects list --orgId ${server.first.orgId}`)).toBe(
      `${row}${server.first.groupId}   Project 0\n`,
    );
    expect(await run('projects list --limit 1')).toBe(row);

    const file = join(folder, 'change.json');
    writeFileSync(file, '{"name": "Invoices"}');
    expect(await run(`projects update ${id} --file ${file}`)).toBe(`Project '${id}' updated.\n`);
    expect(await json(`projects describe ${id}`, env)).toMatchObject({
      name: 'Invoices',
      tags: [
        { key: 'env', value: 'test' },
        { key: 'team', value: 'billing' },
      ],
    });
    expect(await run(`projects delete ${id} --force`)).toBe(`Project '${id}' deleted\n`);
  });

  it('get an owner and settings as asked', async () => {
    const { results } = await json('organizations users list', env);
    const line = `projects create Owned --ownerId ${results[0].id} --withoutDefaultAlertSettings`;
    const made = await json(line, env);
    expect(made.withDefaultAlertsSettings).toBe(false);
    expect((await json(`projects users list --projectId ${made.id}`, env)).results[0].id).toBe(results[0].id);
  });

  it.each([
    ['projects create X --tag env', 'Error: --tag: "env" must be formatted as key=value\n'],
    ['projects update 5e2211c17a3e5a48f5497de3', 'Error: required flag(s) "file" not set\n'],
    ['projects update 5e2211c17a3e5a48f5497de3 -f none.json', /^Error: none\.json cannot be read: ENOENT/],
    ['projects settings describe --projectId 5', /^Error: the provided value '5' is not a valid ID/],
  ])('%s is refused before the server is asked', async (line, message) => {
    const { status, stdout, stderr } = await sallyport(words(line), {
      env: { ...env, SALLYPORT_BASE_URL: 'http://127.0.0.1:9' },
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('show and change their settings', async () => {
    const headings = [
      'COLLECT DATABASE SPECIFICS STATISTICS ENABLED',
      'DATA EXPLORER ENABLED',
      'DATA EXPLORER GEN AI FEATURES ENABLED',
      'DATA EXPLORER GEN AI SAMPLE DOCUMENT PASSING ENABLED',
      'PERFORMANCE ADVISOR ENABLED',
      'REALTIME PERFORMANCE PANEL ENABLED',
      'SCHEMA ADVISOR ENABLED',
    ];
    const cells = (await run('projects settings describe')).split('\n').map((line) => line.split(/ {3,}/));
    expect(cells).toEqual([headings, ['true', 'true', 'true', 'false', 'true', 'true', 'true'], ['']]);
    expect(
      await run(
        'projects settings update --disableDataExplorer --enableDataExplorerGenAISampleDocumentPassing',
      ),
    ).toBe('Project settings updated.\n');
    expect(await json('projects settings get', env)).toMatchObject({
      isDataExplorerEnabled: false,
      isDataExplorerGenAISampleDocumentPassingEnabled: true,
      isSchemaAdvisorEnabled: true,
    });
  });
});

describe('API keys of a project', () => {
  it('end when they were made to end', async () => {
    const line = 'projects apiKeys create --desc ends --role GROUP_READ_ONLY --expiresAt 2100-01-31 -o json';
    const made = JSON.parse(await run(line));
    const credential = `/api/private/groups/${server.first.groupId}/credentials/${made.id}`;
    const answer = await server.curl(credential, { accept: 'application/json' });
    expect(answer.json.expiresAt).toBe('2100-01-31T00:00:00Z');
    await run(`projects apiKeys delete ${made.id} --force`);
  });

  it('are created, assigned, listed and taken out', async () => {
    const made = await run('projects apiKeys create --desc deploys --role GROUP_READ_ONLY');
    const [, id = '', publicKey = ''] =
      /^API Key '([0-9a-f]{24})' created\.\nPublic API Key ([a-z]{8})\nPrivate API Key [0-9a-f-]{36}\n$/.exec(
        made,
      ) ?? [];
    expect(await run('projects apiKeys list')).toBe(
      `ID                         PUBLIC KEY   DESCRIPTION\n${id}   ${publicKey}     deploys\n`,
    );
    expect(await run(`projects apiKeys delete ${id} --force`)).toBe(`API Key '${id}' deleted\n`);
    expect(await run('projects apiKeys list')).toBe('ID    PUBLIC KEY   DESCRIPTION\n');
    expect(await run(`projects apiKeys assign ${id} --role GROUP_OWNER`)).toBe(
      'API Key successfully assigned.\n',
    );
    const [key] = JSON.parse(await run('projects apiKeys list -o json -c'));
    expect(key.roles).toContainEqual({ groupId: server.first.groupId, roleName: 'GROUP_OWNER' });
  });
});

describe('the network access list of a project', () => {
  it('gets entries, shows them and loses them', async () => {
    expect(await run('accessLists create 192.0.2.10 --comment office')).toBe(
      'Created a new IP access list.\n',
    );
    expect(await run('accessLists create 198.51.100.0/24 --type cidrBlock')).toBe(
      'Created a new IP access list.\n',
    );
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(await run(`accessLists create --currentIp --deleteAfter ${tomorrow}`)).toMatch(/^Created/);
    const lines = (await run('accessLists list')).trimEnd().split('\n');
    expect(lines[0]).toBe('CIDR BLOCK        AWS SECURITY GROUP');
    expect(lines.slice(1).sort()).toEqual([
      '127.0.0.1/32      N/A',
      '192.0.2.10/32     N/A',
      '198.51.100.0/24   N/A',
    ]);
    expect(await run('accessLists describe 198.51.100.0/24')).toBe(
      'CIDR BLOCK        SECURITY GROUP\n198.51.100.0/24   N/A\n',
    );
    expect(await run('accessLists delete 198.51.100.0/24 --force')).toBe(
      "Project access list entry '198.51.100.0/24' deleted\n",
    );
  });

  it.each([
    ['accessLists create', 'Error: an entry or --currentIp must be given\n'],
    ['accessLists create 192.0.2.1 --currentIp', 'Error: --currentIp leaves no room for another entry\n'],
    [
      'accessLists create x --type none',
      'Error: --type: "none" is none of ipAddress, cidrBlock, awsSecurityGroup\n',
    ],
    [
      'accessLists create --type cidrBlock --currentIp',
      'Error: --currentIp goes with --type ipAddress only\n',
    ],
  ])('%s is refused', async (line, message) => {
    expect(await sallyport(words(line), { env })).toMatchObject({ status: 1, stderr: message });
  });
});
