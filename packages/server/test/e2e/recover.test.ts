import { expect, it } from 'vitest';
import { createBrowser } from '../support/browser.js';
import {
  type BuiltServer,
  runSallyport,
  startBuiltServer,
  temporaryDirectory,
} from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { withinASecond } from '../support/promptly.js';
import { curl } from '../support/server.js';

interface Started {
  readonly server: BuiltServer;
  readonly dataDir: string;
  readonly orgId: string;
  readonly key: { readonly publicKey: string; readonly privateKey: string };
  readonly owner: { readonly username: string; readonly password: string };
}

async function start(): Promise<Started> {
  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir);
  const { orgId, apiKey, owner } = readFirstStart(dataDir);
  return { server, dataDir, orgId, key: apiKey, owner };
}

/** Runs a command beside the server; resolves with what it printed. */
async function recover(dataDir: string, ...args: string[]): Promise<string> {
  const command = runSallyport(['recover', ...args, '--data-dir', dataDir]);
  expect(await command.ended, command.stderr()).toBe(0);
  expect(command.stderr()).toBe('');
  return command.stdout();
}

const passwordIn = (printed: string) => /The password is shown only once: (\S+)/.exec(printed)?.[1] ?? '';

/** Asks until the answer has the status, for a second at most. */
async function answersWithinASecond(status: number, ask: () => Promise<{ status: number }>): Promise<void> {
  await withinASecond(`status ${status}`, async () => (await ask()).status === status || undefined);
}

const eventsOf = async ({ server, orgId, key }: Started, type: string) =>
  (await curl(`${server.url}/api/atlas/v2/orgs/${orgId}/events?eventType=${type}`, { key })).json.results;

it('makes an owner beside a running server, with an event of nobody', async () => {
  const started = await start();
  const { server, dataDir, orgId, owner } = started;
  const printed = await recover(dataDir, 'create-owner', '--org', orgId, '--username', 'Rescue@Example.com');
  expect(printed).toContain('rescue@example.com is Organization Owner');
  const browser = createBrowser(server);
  const signedIn = await browser.signIn('rescue@example.com', passwordIn(printed));
  expect(signedIn.json.organizations).toMatchObject([{ id: orgId, roles: ['ORG_OWNER'] }]);
  const renamed = await browser.send('PATCH', `/api/atlas/v2/orgs/${orgId}`, { name: 'Rescued' });
  expect(renamed.status, renamed.text).toBe(200);
  const [joined] = await eventsOf(started, 'JOINED_ORG');
  expect(joined).toMatchObject({ targetUsername: 'rescue@example.com' });
  expect(joined).not.toHaveProperty('username');
  // The sign-in that exists keeps its password, and an owner stays one.
  const again = await recover(dataDir, 'create-owner', '--org', orgId, '--username', owner.username);
  expect(passwordIn(again)).toBe('');
  expect((await createBrowser(server).signIn(owner.username, owner.password)).status).toBe(200);
  await server.stop();
});

it('makes a member who is signed in an owner within a second', async () => {
  const started = await start();
  const { server, dataDir, orgId, key } = started;
  const invited = await curl(`${server.url}/api/atlas/v2/orgs/${orgId}/invites`, {
    key,
    method: 'POST',
    body: { username: 'mira@example.com', roles: ['ORG_MEMBER'] },
  });
  const link = await curl(`${server.url}/api/private/orgs/${orgId}/invitations/${invited.json.id}/link`, {
    key,
    method: 'POST',
  });
  const browser = createBrowser(server);
  const account = { firstName: 'Mira', lastName: 'Example', password: 'correct horse battery' };
  await browser.send('POST', '/invitations/accept', { ...account, token: link.json.token });
  const rename = () => browser.send('PATCH', `/api/atlas/v2/orgs/${orgId}`, { name: 'By Mira' });
  expect((await rename()).status).toBe(401);
  await recover(dataDir, 'create-owner', '--org', orgId, '--username', 'mira@example.com');
  await answersWithinASecond(200, rename);
  expect(await eventsOf(started, 'USER_ROLES_CHANGED_AUDIT')).toHaveLength(1);
  await server.stop();
});

it('gives a new password, which ends sessions within a second', async () => {
  const { server, dataDir, owner } = await start();
  const browser = createBrowser(server);
  await browser.signIn(owner.username, owner.password);
  expect((await browser.send('GET', '/session')).status).toBe(200);
  const printed = await recover(
    dataDir,
    'reset-password',
    '--username',
    owner.username,
    '--remove-second-factor',
  );
  await answersWithinASecond(401, () => browser.send('GET', '/session'));
  expect((await createBrowser(server).signIn(owner.username, owner.password)).status).toBe(401);
  expect((await createBrowser(server).signIn(owner.username, passwordIn(printed))).status).toBe(200);
  await server.stop();
});

it('lets credentials without an access list in again, within a second', async () => {
  const started = await start();
  const { server, dataDir, orgId, key } = started;
  const org = `${server.url}/api/atlas/v2/orgs/${orgId}`;
  const required = await curl(`${org}/settings?force=true`, {
    key,
    method: 'PATCH',
    body: { apiAccessListRequired: true },
  });
  expect(required.status, required.text).toBe(200);
  expect((await curl(org, { key })).json.errorCode).toBe('ORG_REQUIRES_ACCESS_LIST');
  const printed = await recover(dataDir, 'disable-access-list-requirement', '--org', orgId);
  expect(printed).toContain('no longer requires access lists');
  await answersWithinASecond(200, () => curl(org, { key }));
  expect(await eventsOf(started, 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED')).toHaveLength(1);
  const again = await recover(dataDir, 'disable-access-list-requirement', '--org', orgId);
  expect(again).toContain('nothing was changed');
  await server.stop();
});

it('says what is wrong in one line, and makes no store by mistake', async () => {
  const { server, dataDir } = await start();
  const nowhere = temporaryDirectory();
  for (const [args, line] of [
    [
      ['create-owner', '--org', 'f'.repeat(24), '--username', 'a@example.com', '--data-dir', dataDir],
      'ORG_NOT_FOUND',
    ],
    [['reset-password', '--username', 'nobody@example.com', '--data-dir', dataDir], 'USERNAME_NOT_FOUND'],
    [['reset-password', '--username', 'nobody', '--data-dir', dataDir], 'INVALID_EMAIL_ADDRESS'],
    [['reset-password', '--username', 'a@example.com', '--data-dir', nowhere], 'there is no store in'],
  ] as const) {
    const command = runSallyport(['recover', ...args]);
    expect(await command.ended).toBe(1);
    expect(command.stderr()).toMatch(new RegExp(`^Error: .*${line}.*\\n$`));
  }
  const wrong = runSallyport(['recover', 'create-owner', '--org', 'x']);
  expect(await wrong.ended).toBe(2);
  await server.stop();
});

it('ends the sessions of one person or of everybody beside a running server, and changes no password', async () => {
  const { server, dataDir, orgId, owner } = await start();
  const made = await recover(dataDir, 'create-owner', '--org', orgId, '--username', 'other@example.com');
  const pages = [createBrowser(server), createBrowser(server), createBrowser(server)] as const;
  const [first, second, other] = pages;
  await first.signIn(owner.username, owner.password);
  await second.signIn(owner.username, owner.password);
  await other.signIn('other@example.com', passwordIn(made));
  const printed = await recover(dataDir, 'end-sessions', '--username', owner.username);
  expect(printed).toContain(`2 sessions of ${owner.username} have ended.`);
  for (const page of [first, second]) await answersWithinASecond(401, () => page.send('GET', '/session'));
  expect((await other.send('GET', '/session')).status).toBe(200);
  expect((await first.signIn(owner.username, owner.password)).status).toBe(200);
  expect(await recover(dataDir, 'end-sessions', '--everybody')).toContain(
    '2 sessions of everybody have ended.',
  );
  for (const page of pages) await answersWithinASecond(401, () => page.send('GET', '/session'));
});
