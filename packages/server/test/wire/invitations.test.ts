import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addAccount } from '../support/account-holder.js';
import { addKey, addOrganization, eventsDuring } from '../support/accounts.js';
import { type Browser, createBrowser, ownerBrowser } from '../support/browser.js';
import { until } from '../support/built-server.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { startSmtpServer, textOf } from '../support/smtp.js';

const ACCOUNT = { firstName: 'Mira', lastName: 'Example', password: 'correct horse battery' };

let server: TestServer;
let orgPath: string;
let count = 0;
let username: string;
beforeAll(async () => {
  server = await startTestServer();
  orgPath = `/api/atlas/v2/orgs/${server.first.orgId}`;
});
afterAll(() => server.stop());
beforeEach(() => {
  count += 1;
  username = `new${count}@example.com`;
});

interface Invited {
  readonly id: string;
  readonly token: string;
}

/** Invites with the first key; the link is fetched as an owner does where there is no mail. */
async function invite(body: object = {}, on = orgPath): Promise<Invited> {
  const made = await server.curl(`${on}/invites`, {
    method: 'POST',
    body: { username, roles: ['ORG_MEMBER'], ...body },
  });
  if (made.status !== 200) throw new Error(made.text);
  const path = `/api/private/orgs/${server.first.orgId}/invitations/${made.json.id}/link`;
  const link = await server.curl(path, { method: 'POST' });
  if (link.status !== 200) throw new Error(link.text);
  return { id: made.json.id, token: link.json.token };
}

const accept = (browser: Browser, token: string, body: object = ACCOUNT) =>
  browser.send('POST', '/invitations/accept', { ...body, token });
const preview = (browser: Browser, token: string) => browser.send('POST', '/invitations/preview', { token });
const reject = (browser: Browser, token: string) => browser.send('POST', '/invitations/reject', { token });

describe('an invited person without an account', () => {
  it('sees what the invitation is about, accepts, and works with the session', async () => {
    const { groupId } = server.first;
    const team = await server.curl(`${orgPath}/teams`, {
      method: 'POST',
      body: { name: 'Payments', usernames: [server.first.owner.username] },
    });
    const { token } = await invite({
      roles: ['ORG_READ_ONLY'],
      teamIds: [team.json.id],
      groupRoleAssignments: [{ groupId, roles: ['GROUP_OWNER'] }],
    });
    const browser = createBrowser(server);
    const seen = await preview(browser, token);
    expect(seen.json).toMatchObject({
      inviterUsername: server.first.apiKey.publicKey,
      mayMakeAccount: true,
      orgId: server.first.orgId,
      orgName: server.first.organizationName,
      roles: ['ORG_READ_ONLY'],
      groupRoleAssignments: [{ groupId, groupName: server.first.projectName, groupRoles: ['GROUP_OWNER'] }],
      teams: [{ id: team.json.id, name: 'Payments' }],
      username,
    });

    let userId = '';
    const events = await eventsDuring(server, async () => {
      const accepted = await accept(browser, token);
      expect(accepted.status, accepted.text).toBe(200);
      expect(accepted.json).toMatchObject({
        organizations: [{ id: server.first.orgId, roles: ['ORG_READ_ONLY'] }],
        user: { username, firstName: 'Mira', lastName: 'Example' },
      });
      userId = accepted.json.user.id;
    });
    expect(events.map(({ type, actor, remoteAddress }) => [type, actor, remoteAddress])).toEqual([
      ['JOINED_ORG', username, '127.0.0.1'],
      ['JOINED_GROUP', username, '127.0.0.1'],
      ['JOINED_TEAM', username, '127.0.0.1'],
    ]);

    // The public operations, as this person.
    expect((await browser.send('GET', orgPath)).json.name).toBe(server.first.organizationName);
    const renamed = await browser.send('PATCH', `/api/atlas/v2/groups/${groupId}`, { name: 'By Mira' });
    expect(renamed.status, renamed.text).toBe(200);
    const forbidden = await browser.send('PATCH', orgPath, { name: 'By Mira' });
    expect([forbidden.status, forbidden.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
    const list = await server.curl(`/api/atlas/v2/groups/${groupId}/events?eventType=GROUP_NAME_CHANGED`);
    expect(list.json.results[0]).toMatchObject({ userId, username });

    const users = await server.curl(`${orgPath}/users?username=${username}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(users.json.results).toMatchObject([
      { id: userId, orgMembershipStatus: 'ACTIVE', teamIds: [team.json.id], firstName: 'Mira' },
    ]);
    expect((await server.curl(`${orgPath}/invites?username=${username}`)).json).toEqual([]);
    const again = await createBrowser(server).signIn(username, ACCOUNT.password);
    expect(again.status).toBe(200);
  });

  it('uses the link once', async () => {
    const { token } = await invite();
    expect((await accept(createBrowser(server), token)).status).toBe(200);
    for (const action of ['preview', 'accept', 'reject']) {
      const answer = await createBrowser(server).send('POST', `/invitations/${action}`, { token });
      expect([action, answer.status, answer.json.errorCode]).toEqual([
        action,
        404,
        'INVITATION_LINK_INVALID',
      ]);
    }
  });

  it.each<[string, object, string]>([
    ['no names', { password: ACCOUNT.password }, 'MISSING_ATTRIBUTE'],
    ['no password', { firstName: 'A', lastName: 'B' }, 'MISSING_ATTRIBUTE'],
    ['a blank name', { ...ACCOUNT, firstName: ' ' }, 'VALIDATION_ERROR'],
    ['a short password', { ...ACCOUNT, password: 'short' }, 'WEAK_PASSWORD'],
    ['a common password', { ...ACCOUNT, password: 'password1234' }, 'COMMON_PASSWORD'],
  ])('is refused with %s, and can try again', async (_name, body, code) => {
    const { token } = await invite();
    const browser = createBrowser(server);
    const answer = await accept(browser, token, body);
    expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    expect((await accept(browser, token)).status).toBe(200);
  });

  it('can reject; then nobody can accept, and whoever invited sees it', async () => {
    const { token } = await invite();
    const events = await eventsDuring(server, async () => {
      expect((await reject(createBrowser(server), token)).status).toBe(204);
    });
    expect(events).toMatchObject([{ type: 'ORG_INVITATION_DELETED', details: { targetUsername: username } }]);
    expect((await accept(createBrowser(server), token)).status).toBe(404);
    const users = await server.curl(
      `${orgPath}/users?username=${username}&orgMembershipStatus=INVITATION_REJECTED`,
      { accept: 'application/vnd.atlas.2025-02-19+json' },
    );
    expect(users.json.results).toMatchObject([{ orgMembershipStatus: 'INVITATION_REJECTED', username }]);
  });

  it('cannot accept what has expired or was withdrawn', async () => {
    const expired = await invite();
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('a test moves time');
      await transaction.database
        .updateTable('organization_invitations')
        .set({ expires_at: Date.now() })
        .where('id', '=', expired.id)
        .execute();
    });
    expect((await accept(createBrowser(server), expired.token)).status).toBe(404);
    username = `withdrawn-${username}`;
    const withdrawn = await invite();
    await server.curl(`${orgPath}/invites/${withdrawn.id}`, { method: 'DELETE' });
    expect((await accept(createBrowser(server), withdrawn.token)).status).toBe(404);
  });

  it('is not made to accept by a page of another site', async () => {
    const { token } = await invite();
    for (const action of ['accept', 'reject']) {
      const body = action === 'accept' ? { ...ACCOUNT, token } : { token };
      const answer = await createBrowser(server).send('POST', `/invitations/${action}`, body, {
        Origin: 'https://evil.example',
      });
      expect(answer.json.errorCode).toBe('CROSS_SITE_REQUEST');
    }
    expect((await accept(createBrowser(server), token)).status).toBe(200);
  });

  it('does not get in twice when two accept at once', async () => {
    const { token } = await invite();
    const answers = await Promise.all([
      accept(createBrowser(server), token),
      accept(createBrowser(server), token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });
});

describe('an invited person with an account', () => {
  it('signs in first, and has access in the other organization at once', async () => {
    const other = await addOrganization(server, `home ${count}`);
    const holder = await addAccount(server, { [other.orgId]: ['ORG_MEMBER'] });
    username = holder.username;
    const { token } = await invite({ roles: ['ORG_GROUP_CREATOR'] });
    const refused = await accept(createBrowser(server), token);
    expect([refused.status, refused.json.errorCode]).toEqual([401, 'INVITATION_NEEDS_SIGN_IN']);
    const browser = createBrowser(server);
    await browser.signIn(holder.username, holder.password);
    expect((await browser.send('GET', orgPath)).status).toBe(404);
    const withPassword = await accept(browser, token);
    expect([withPassword.status, withPassword.json.errorCode]).toEqual([400, 'ATTRIBUTE_READ_ONLY']);
    const accepted = await accept(browser, token, {});
    expect(accepted.status, accepted.text).toBe(200);
    expect(accepted.json.organizations.map(({ id }: { id: string }) => id).sort()).toEqual(
      [other.orgId, server.first.orgId].sort(),
    );
    expect((await browser.send('GET', orgPath)).status).toBe(200);
    const events = await server.curl(`${orgPath}/events?eventType=JOINED_ORG&itemsPerPage=1`);
    expect(events.json.results[0]).toMatchObject({
      userId: holder.id,
      username: holder.username,
      targetUsername: holder.username,
    });
  });

  it('needs the CSRF token', async () => {
    const holder = await addAccount(server);
    username = holder.username;
    const { token } = await invite();
    const browser = createBrowser(server);
    await browser.signIn(holder.username, holder.password);
    browser.csrfToken = undefined;
    expect((await accept(browser, token, {})).json.errorCode).toBe('CSRF_TOKEN_INVALID');
  });

  it('cannot take the invitation of somebody else', async () => {
    const { token } = await invite();
    const browser = await ownerBrowser(server);
    for (const attempt of [() => accept(browser, token, {}), () => reject(browser, token)]) {
      const answer = await attempt();
      expect([answer.status, answer.json.errorCode]).toEqual([403, 'INVITATION_FOR_SOMEONE_ELSE']);
    }
  });
});

describe('the link of an invitation', () => {
  it('is for owners, ends the one before, and is no link for what is over', async () => {
    const first = await invite();
    const path = `/api/private/orgs/${server.first.orgId}/invitations/${first.id}/link`;
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expect((await server.curl(path, { method: 'POST', key: reader })).json.errorCode).toBe(
      'USER_UNAUTHORIZED',
    );
    const second = await (await ownerBrowser(server)).send('POST', path);
    expect(second.status).toBe(200);
    expect(second.headers['cache-control']).toBe('no-store');
    expect(second.json.link).toBe(`${server.publicUrl}/invitation#${second.json.token}`);
    expect((await preview(createBrowser(server), first.token)).status).toBe(404);
    expect((await accept(createBrowser(server), second.json.token)).status).toBe(200);
    const over = await server.curl(path, { method: 'POST' });
    expect([over.status, over.json.errorCode]).toEqual([404, 'INVALID_INVITATION_ID']);
  });

  it('is mailed to the invited person where there is a mail server', async () => {
    const smtp = await startSmtpServer();
    const mailing = await startTestServer({ smtpUrl: smtp.url, mailFrom: 'Access <access@example.com>' });
    try {
      await mailing.curl(`/api/atlas/v2/orgs/${mailing.first.orgId}/users`, {
        method: 'POST',
        accept: 'application/vnd.atlas.2025-02-19+json',
        body: { username: 'mira@example.com', roles: { orgRoles: ['ORG_OWNER'] } },
      });
      const mail = await until('the mail', () => smtp.mails[0]);
      expect(mail.to).toBe('mira@example.com');
      const text = textOf(mail);
      expect(text).toContain(mailing.first.organizationName);
      const [, token = ''] = new RegExp(`${mailing.publicUrl}/invitation#(\\S+)`).exec(text) ?? [];
      const accepted = await accept(createBrowser(mailing), token);
      expect(accepted.json.organizations).toMatchObject([{ roles: ['ORG_OWNER'] }]);
      const rows = await mailing.services.store.reader.selectFrom('events').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
    } finally {
      await mailing.stop();
    }
  });
});
