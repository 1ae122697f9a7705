import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, type TestKey } from '../support/accounts.js';
import { type Browser, createBrowser } from '../support/browser.js';
import { until } from '../support/built-server.js';
import { type Call, createCall } from '../support/call.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { startSmtpServer, type TestSmtpServer, textOf } from '../support/smtp.js';
import { addTeam } from '../support/teams.js';
import { totpCode } from '../support/totp-code.js';

// Accounts of people who have not come yet, or of whom nobody knows whether they are who they say: only a mail shows that.

const OLD = 'application/vnd.atlas.2023-01-01+json';
const NEW = 'application/vnd.atlas.2025-02-19+json';
const MINE = { firstName: 'The', lastName: 'Boss', password: 'a password of the boss' };
const THEIRS = { firstName: 'Not', lastName: 'Me', password: 'a password of a squatter' };

let smtp: TestSmtpServer;
let closeSmtp: () => void;
let server: TestServer;
let call: Call;
let orgPath: string;
let count = 0;
/** Whom everybody invites. */
let boss: string;
beforeAll(async () => {
  smtp = await startSmtpServer((close) => {
    closeSmtp = close;
  });
  server = await startTestServer({ smtpUrl: smtp.url, mailFrom: 'access@example.com' });
  call = createCall(server, '');
  orgPath = `/api/atlas/v2/orgs/${server.first.orgId}`;
});
afterAll(async () => {
  await server.stop();
  closeSmtp();
});
beforeEach(() => {
  count += 1;
  boss = `boss${count}@example.com`;
});

const mailsTo = (to: string) => smtp.mails.filter((mail) => mail.to === to);

/** The link of the newest mail to the boss, once there are so many. */
async function tokenOfMail(number: number, kind = 'invitation'): Promise<string> {
  const mail = await until('the mail', () => mailsTo(boss)[number - 1]);
  const [, token = ''] = new RegExp(`/${kind}#(\\S+)`).exec(textOf(mail)) ?? [];
  return token;
}

/** Mails go out one after the other, so all before this one have. */
async function allMailsWentOut(): Promise<void> {
  count += 1;
  const username = `sentinel${count}@example.com`;
  await invite(orgPath, { username, key: undefined });
  await until('the last mail', () => mailsTo(username)[0]);
}

async function invite(
  path: string,
  {
    username = boss,
    roles = ['ORG_MEMBER'],
    key,
  }: { username?: string; roles?: string[]; key: TestKey | undefined },
): Promise<string> {
  const answer = await call('POST', `${path}/invites`, { key, accept: OLD, body: { username, roles } });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.id;
}

const accept = (browser: Browser, token: string, body: object) =>
  browser.send('POST', '/invitations/accept', { ...body, token });
const preview = async (token: string) =>
  (await createBrowser(server).send('POST', '/invitations/preview', { token })).json;
const codeOf = ({ status, json }: { status: number; json: { errorCode?: string } | undefined }) => [
  status,
  json?.errorCode,
];

const createUser = (key: TestKey | undefined, roles: object[]) =>
  call('POST', '/api/atlas/v2/users', {
    key,
    accept: OLD,
    body: {
      username: boss,
      password: THEIRS.password,
      firstName: 'Not',
      lastName: 'Me',
      country: 'IE',
      mobileNumber: '',
      roles,
    },
  });

/** Somebody makes an organization, invites the boss there, fetches the link and takes it for themselves. */
async function squat(): Promise<{ browser: Browser; id: string; orgId: string; owner: TestKey }> {
  const { orgId, owner } = await addOrganization(server, `squat ${count}`);
  const invitationId = await invite(`/api/atlas/v2/orgs/${orgId}`, { roles: ['ORG_OWNER'], key: owner });
  const token = await fetchLink(orgId, invitationId, owner);
  const browser = createBrowser(server);
  const accepted = await accept(browser, token, THEIRS);
  expect(accepted.status, accepted.text).toBe(200);
  return { browser, id: accepted.json.user.id, orgId, owner };
}

async function fetchLink(orgId: string, invitationId: string, key: TestKey): Promise<string> {
  const path = `/api/private/orgs/${orgId}/invitations/${invitationId}/link`;
  return (await call('POST', path, { key })).json.token;
}

async function projectAdmin(): Promise<{ key: TestKey; groupId: string }> {
  const groupId = await addProject(server, `of an admin ${count}`);
  const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
  return { key, groupId };
}

describe('an account that somebody made for another', () => {
  it('opens with no password but the one that the person chooses, who comes by the mail', async () => {
    const made = await createUser(undefined, [{ orgId: server.first.orgId, roleName: 'ORG_READ_ONLY' }]);
    expect(made.status, made.text).toBe(201);
    expect(codeOf(await createBrowser(server).signIn(boss, THEIRS.password))).toEqual([
      401,
      'SIGN_IN_FAILED',
    ]);
    const token = await tokenOfMail(1);
    expect(await preview(token)).toMatchObject({ hasAccount: false, mayMakeAccount: true });
    const accepted = await accept(createBrowser(server), token, MINE);
    expect(accepted.json).toMatchObject({
      user: { id: made.json.id, username: boss, firstName: 'The' },
      organizations: [{ id: server.first.orgId, roles: ['ORG_READ_ONLY'] }],
    });
    expect((await createBrowser(server).signIn(boss, MINE.password)).status).toBe(200);
    expect((await createBrowser(server).signIn(boss, THEIRS.password)).status).toBe(401);
  });

  it('opens by a mailed link to set a password, where nothing was promised', async () => {
    await createUser(undefined, []);
    await createBrowser(server).send('POST', '/passwordResets', { username: boss });
    const token = await tokenOfMail(1, 'reset-password');
    const reset = { newPassword: MINE.password, token };
    expect((await createBrowser(server).send('POST', '/passwordResets/complete', reset)).status).toBe(204);
    expect((await createBrowser(server).signIn(boss, MINE.password)).status).toBe(200);
  });
});

describe('an invitation that somebody else made', () => {
  it.each([
    [
      'createUser',
      (groupId: string, key: TestKey) => createUser(key, [{ groupId, roleName: 'GROUP_OWNER' }]),
    ],
    [
      'an invitation to a project',
      (groupId: string, key: TestKey) =>
        call('POST', `/api/atlas/v2/groups/${groupId}/invites`, {
          key,
          accept: OLD,
          body: { username: boss, roles: ['GROUP_OWNER'] },
        }),
    ],
    [
      'adding a user to a project',
      (groupId: string, key: TestKey) =>
        call('POST', `/api/atlas/v2/groups/${groupId}/users`, {
          key,
          accept: NEW,
          body: { username: boss, roles: ['GROUP_OWNER'] },
        }),
    ],
  ])('keeps its link, its inviter and its days, and gets what %s adds', async (_what, add) => {
    await invite(orgPath, { roles: ['ORG_OWNER'], key: undefined });
    const token = await tokenOfMail(1);
    const before = await preview(token);
    const { key, groupId } = await projectAdmin();
    const added = await add(groupId, key);
    expect([200, 201], added.text).toContain(added.status);
    await allMailsWentOut();
    expect(mailsTo(boss)).toHaveLength(1);
    expect(await preview(token)).toEqual({
      ...before,
      groupRoleAssignments: [expect.objectContaining({ groupId, groupRoles: ['GROUP_OWNER'] })],
    });
    const accepted = await accept(createBrowser(server), token, MINE);
    expect(accepted.json.organizations).toMatchObject([{ roles: ['ORG_OWNER'] }]);
  });

  it('is renewed by those who manage the people of the organization, and by who made it', async () => {
    const { key, groupId } = await projectAdmin();
    const ask = (as: TestKey | undefined) =>
      call('POST', `/api/atlas/v2/groups/${groupId}/invites`, {
        key: as,
        accept: OLD,
        body: { username: boss, roles: ['GROUP_OWNER'] },
      });
    await ask(key);
    const first = await tokenOfMail(1);
    await ask(key);
    const second = await tokenOfMail(2);
    expect((await preview(first)).errorCode).toBe('INVITATION_LINK_INVALID');
    await ask(undefined);
    const third = await tokenOfMail(3);
    expect((await preview(second)).errorCode).toBe('INVITATION_LINK_INVALID');
    expect((await preview(third)).inviterUsername).toBe(server.first.apiKey.publicKey);
  });
});

describe('an account whose address nobody has proved', () => {
  it('gives way to whoever comes with a mailed link, with all that it has, in one write', async () => {
    const squatter = await squat();
    const { browser, id } = squatter;
    const { secret } = (await browser.send('POST', '/secondFactor', { password: THEIRS.password })).json;
    expect((await browser.send('POST', '/secondFactor/confirm', { code: totpCode(secret) })).status).toBe(
      200,
    );
    const list = `/api/public/v1.0/users/${id}/accessList`;
    expect((await browser.send('POST', list, [{ ipAddress: '127.0.0.1' }])).status).toBe(201);
    await addTeam(server, { userIds: [id], organizationId: squatter.orgId });

    await invite(orgPath, { roles: ['ORG_OWNER'], key: undefined });
    // The first one was mailed by the squatter's organization, and its link ended when another was fetched.
    const token = await tokenOfMail(2);
    expect(await preview(token)).toMatchObject({ hasAccount: true, mayMakeAccount: true });
    const page = createBrowser(server);
    const accepted = await accept(page, token, MINE);
    expect(accepted.status, accepted.text).toBe(200);
    expect(accepted.json).toMatchObject({
      hasSecondFactor: false,
      organizations: [{ id: server.first.orgId, roles: ['ORG_OWNER'] }],
      user: { id, username: boss, firstName: 'The' },
    });
    expect(accepted.json.organizations).toHaveLength(1);

    expect(codeOf(await browser.send('GET', '/session'))).toEqual([401, 'NO_CURRENT_USER']);
    expect((await createBrowser(server).signIn(boss, THEIRS.password)).status).toBe(401);
    expect((await createBrowser(server).signIn(boss, MINE.password)).status).toBe(200);
    expect((await page.send('GET', list)).json.results).toEqual([]);
    const { reader } = server.services.store;
    for (const table of ['recovery_codes', 'team_users'] as const)
      expect(await reader.selectFrom(table).selectAll().where('user_id', '=', id).execute()).toEqual([]);
    const events = await call('GET', `/api/atlas/v2/orgs/${squatter.orgId}/events`, { key: squatter.owner });
    expect(events.json.results).toContainEqual(
      expect.objectContaining({ eventTypeName: 'REMOVED_FROM_ORG', targetUsername: boss }),
    );

    // The address is proved now, so a further link is for whoever can sign in.
    const other = await addOrganization(server, `later ${count}`);
    await invite(`/api/atlas/v2/orgs/${other.orgId}`, { key: other.owner });
    expect(codeOf(await accept(createBrowser(server), await tokenOfMail(3), THEIRS))).toEqual([
      401,
      'INVITATION_NEEDS_SIGN_IN',
    ]);
  });

  it('gives way to no link that an owner fetched', async () => {
    const { browser } = await squat();
    const invitationId = await invite(orgPath, { key: undefined });
    const token = await fetchLink(server.first.orgId, invitationId, server.first.apiKey as TestKey);
    expect(codeOf(await accept(createBrowser(server), token, MINE))).toEqual([
      401,
      'INVITATION_NEEDS_SIGN_IN',
    ]);
    expect((await browser.send('GET', '/session')).status).toBe(200);
  });

  it('stays whose it is once its owner accepts with a mailed link', async () => {
    const { browser, orgId } = await squat();
    await invite(orgPath, { key: undefined });
    expect((await accept(browser, await tokenOfMail(2), {})).status).toBe(200);
    const other = await addOrganization(server, `another ${count}`);
    await invite(`/api/atlas/v2/orgs/${other.orgId}`, { key: other.owner });
    const token = await tokenOfMail(3);
    expect(await preview(token)).toMatchObject({ hasAccount: true, mayMakeAccount: false });
    expect(codeOf(await accept(createBrowser(server), token, MINE))).toEqual([
      401,
      'INVITATION_NEEDS_SIGN_IN',
    ]);
    const { organizations } = (await browser.send('GET', '/session')).json;
    expect(organizations.map(({ id }: { id: string }) => id)).toContain(orgId);
  });

  it('is proved by a mailed link to set a password, unless a second factor is in force', async () => {
    const proved = async (hasSecondFactor: boolean) => {
      const { browser, id } = await squat();
      if (hasSecondFactor) {
        const { secret } = (await browser.send('POST', '/secondFactor', { password: THEIRS.password })).json;
        await browser.send('POST', '/secondFactor/confirm', { code: totpCode(secret) });
      }
      await createBrowser(server).send('POST', '/passwordResets', { username: boss });
      const token = await tokenOfMail(2, 'reset-password');
      const reset = { newPassword: MINE.password, token };
      expect((await createBrowser(server).send('POST', '/passwordResets/complete', reset)).status).toBe(204);
      const row = server.services.store.reader.selectFrom('users').select('address_proved_at');
      return (await row.where('id', '=', id).executeTakeFirst())?.address_proved_at != null;
    };
    expect(await proved(false)).toBe(true);
    boss = `second-${boss}`;
    count += 1;
    expect(await proved(true)).toBe(false);
  });
});

describe('whoever invites', () => {
  it('does not learn by the link whether there is an account', async () => {
    const asked = async (username: string) => {
      boss = username;
      const invitationId = await invite(orgPath, { key: undefined });
      const token = await fetchLink(server.first.orgId, invitationId, server.first.apiKey as TestKey);
      const { createdAt, expiresAt, username: shown, ...seen } = await preview(token);
      const weak = await accept(createBrowser(server), token, { ...MINE, password: 'short' });
      const missing = await accept(createBrowser(server), token, {});
      const rejected = await createBrowser(server).send('POST', '/invitations/reject', { token });
      return [seen, codeOf(weak), codeOf(missing), rejected.status];
    };
    const nobody = `nobody-${boss}`;
    await squat();
    expect(await asked(boss)).toEqual(await asked(nobody));
  });
});

describe('mails with an invitation', () => {
  it('to one address are few within an hour; the invitation stands, and the link that was mailed', async () => {
    for (let time = 0; time < 8; time++) await invite(orgPath, { key: undefined });
    await allMailsWentOut();
    expect(mailsTo(boss)).toHaveLength(3);
    expect((await preview(await tokenOfMail(3))).username).toBe(boss);

    for (let other = 0; other < 9; other++) {
      const { orgId, owner } = await addOrganization(server, `mails ${count} ${other}`);
      await invite(`/api/atlas/v2/orgs/${orgId}`, { key: owner });
    }
    await allMailsWentOut();
    expect(mailsTo(boss)).toHaveLength(10);
    expect((await preview(await tokenOfMail(3))).orgId).toBe(server.first.orgId);
  });
});
