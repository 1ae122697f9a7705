import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../support/account-holder.js';
import { addOrganization } from '../support/accounts.js';
import { createBrowser, ownerBrowser } from '../support/browser.js';
import { addPerson } from '../support/people.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const membership = (orgId: string) => `/orgs/${orgId}/membership`;
const orgPath = (orgId: string) => `/api/atlas/v2/orgs/${orgId}`;

async function signedInWith(roles: readonly string[]) {
  const person = await addAccount(server, { [server.first.orgId]: roles });
  const browser = createBrowser(server);
  await browser.signIn(person.username, person.password);
  return browser;
}

describe('leaveOrganization', () => {
  it('takes a member out who may change nothing, and whose session goes on', async () => {
    const { orgId } = server.first;
    const member = await signedInWith(['ORG_MEMBER']);
    expect((await member.send('GET', orgPath(orgId))).status).toBe(200);
    const left = await member.send('DELETE', membership(orgId));
    expect([left.status, left.text]).toEqual([204, '']);
    expectRefusal(await member.send('GET', orgPath(orgId)), { status: 404, code: 'ORG_NOT_FOUND' });
    expectRefusal(await member.send('DELETE', membership(orgId)), { status: 404, code: 'ORG_NOT_FOUND' });
    expect((await member.send('GET', '/session')).json.organizations).toEqual([]);
    const { results } = (await server.curl(`${orgPath(orgId)}/events?eventType=REMOVED_FROM_ORG`)).json;
    expect(results).toHaveLength(1);
  });

  it('lets an owner go who is not the last, and keeps the last one', async () => {
    const { orgId } = server.first;
    const second = await signedInWith(['ORG_OWNER']);
    expect((await second.send('DELETE', membership(orgId))).status).toBe(204);
    const first = await ownerBrowser(server);
    expectRefusal(await first.send('DELETE', membership(orgId)), {
      status: 403,
      code: 'CANNOT_DELETE_LAST_ADMIN',
    });
    expect((await first.send('GET', orgPath(orgId))).status).toBe(200);
  });

  it('keeps the last owner who can sign in, whoever else is one', async () => {
    const { orgId } = server.first;
    await addPerson(server.services, { organizations: { [orgId]: ['ORG_OWNER'] } });
    const first = await ownerBrowser(server);
    expectRefusal(await first.send('DELETE', membership(orgId)), {
      status: 403,
      code: 'CANNOT_DELETE_LAST_ADMIN',
    });
  });

  it('lets those go who lack the second factor that the organization asks for', async () => {
    const { orgId } = server.first;
    const member = await signedInWith(['ORG_MEMBER']);
    const require = (multiFactorAuthRequired: boolean) =>
      server.curl(`${orgPath(orgId)}/settings`, { method: 'PATCH', body: { multiFactorAuthRequired } });
    await require(true);
    expectRefusal(await member.send('GET', orgPath(orgId)), {
      status: 403,
      code: 'MULTI_FACTOR_AUTH_REQUIRED',
    });
    expect((await member.send('DELETE', membership(orgId))).status).toBe(204);
    await require(false);
  });

  it('is of organizations that one belongs to, and not for programs', async () => {
    const { orgId } = server.first;
    const owner = await ownerBrowser(server);
    const elsewhere = await addOrganization(server, 'elsewhere');
    expectRefusal(await owner.send('DELETE', membership(elsewhere.orgId)), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
    const program = await server.curl(`/api/private${membership(orgId)}`, { method: 'DELETE' });
    expect(program.json.errorCode).toBe('NO_CURRENT_USER');
  });
});
