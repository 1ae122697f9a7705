import { afterAll, beforeAll, expect, it } from 'vitest';
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
