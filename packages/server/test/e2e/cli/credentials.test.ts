import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryDirectory } from '../../support/built-server.js';
import { createCall } from '../../support/call.js';
import { ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { createAccount, createProjectAccount, type TestAccount } from '../../support/service-accounts.js';

let server: TestServer;
let account: TestAccount;
beforeAll(async () => {
  server = await startTestServer();
  account = await createAccount(server);
});
afterAll(() => server.stop());

async function run(args: readonly string[]) {
  return sallyport([...args], { env: ownerEnvironment(server) });
}

async function runWell(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(args);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

const notes = async (...flags: readonly string[]) =>
  JSON.parse(await runWell('credentials', 'notes', account.clientId, '-o', 'json', ...flags)).notes;

it('notes are shown and changed one by one, and lists are narrowed by them', async () => {
  expect(await notes()).toEqual({ kind: null, label: null, owner: null, tags: [] });
  await notes('--kind', 'agent', '--label', 'Support bot', '--tag', 'prod', '--tag', 'eu');
  expect(await notes('--owner', 'ada@example.com')).toEqual({
    kind: 'agent',
    label: 'Support bot',
    owner: 'ada@example.com',
    tags: ['eu', 'prod'],
  });
  const listed = await runWell(...words('credentials list --kind agent --tag prod --owner ada@example.com'));
  expect(listed.split('\n')[0]).toMatch(
    /^ID +NAME +DESCRIPTION +KIND +LABEL +OWNER +TAGS +MADE BY +LAST USED$/,
  );
  expect(listed).toContain(account.clientId);
  expect(await runWell(...words('credentials list --kind ci'))).not.toContain(account.clientId);
  expect(await notes('--label', '', '--noTags')).toEqual({
    kind: 'agent',
    label: null,
    owner: 'ada@example.com',
    tags: [],
  });
});

it('notes are changed in a project', async () => {
  const { clientId } = await createProjectAccount(server);
  const place = ['--projectId', server.first.groupId];
  await runWell('credentials', 'notes', clientId, '--kind', 'ci', ...place);
  expect(await runWell('credentials', 'list', '--kind', 'ci', ...place)).toContain(clientId);
});

it('a wrong kind is refused, and says what is wrong', async () => {
  const { status, stderr } = await run(['credentials', 'notes', account.clientId, '--kind', 'Two Words']);
  expect(status).not.toBe(0);
  expect(stderr).toContain('kind');
});

it('import makes all in a file, or names what is wrong with its lines', async () => {
  const { orgId } = server.first;
  const definition = {
    api: 'desk',
    organization: orgId,
    roles: { ORG_DESK_READER: { permissions: ['read'] } },
    routes: { 'GET /a': 'read' },
  };
  const path = `/api/private/orgs/${orgId}/guardedApis`;
  const applied = await createCall(server, '')('POST', path, {
    body: { definition: JSON.stringify(definition) },
  });
  expect(applied.status, applied.text).toBe(200);
  const file = join(temporaryDirectory(), 'callers.yaml');
  const write = (...rows: readonly string[]) => writeFileSync(file, `credentials:\n${rows.join('')}`);
  const row = (name: string, role: string) =>
    `  - name: ${name}\n    secretSha256: ${createHash('sha256').update(name).digest('hex')}\n    roles: [${role}]\n`;
  write(row('first', 'ORG_DESK_READER'), row('second', 'ORG_OWNER'), row('third', 'ORG_DESK'));
  const refused = await run(['credentials', 'import', file]);
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr.split('\n')).toEqual([
    expect.stringMatching(/^Error: \S+callers\.yaml:7:12: credentials\[1\]\.roles: ORG_OWNER is a role of/),
    expect.stringMatching(
      /^\S+callers\.yaml:10:12: credentials\[2\]\.roles: .*ORG_DESK.*INVALID_ROLE_FOR_ORG/,
    ),
    '',
  ]);
  write(row('first', 'ORG_DESK_READER'), row('second', 'ORG_DESK_READER'));
  const made = await runWell('credentials', 'import', file);
  expect(made.split('\n')).toEqual([
    expect.stringMatching(/^ID +NAME +DESCRIPTION$/),
    expect.stringMatching(/^mdb_sa_id_[0-9a-f]{24} +first +first$/),
    expect.stringMatching(/^mdb_sa_id_[0-9a-f]{24} +second +second$/),
    '',
  ]);
});
