import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { startConsole, visible } from './support/console.js';
import { expectNoTraceOfToken, tabStorage } from './support/link-traces.js';
import { expectGoodLooks } from './support/looks.js';

const console = startConsole();
const PASSWORD = 'correct horse battery';

/** Invites with the first key; the link is made as an owner does where there is no mail. */
async function invite(username: string, body: object = {}) {
  const { orgId } = console.server.first;
  const made = await console.server.curl(`/api/atlas/v2/orgs/${orgId}/invites`, {
    method: 'POST',
    body: { username, roles: ['ORG_READ_ONLY'], ...body },
  });
  if (made.status !== 200) throw new Error(made.text);
  const id: string = made.json.id;
  const link = await console.server.curl(`/api/private/orgs/${orgId}/invitations/${id}/link`, {
    method: 'POST',
  });
  return { id, link: String(link.json.link), token: String(link.json.token) };
}

async function memberRoles(username: string): Promise<unknown> {
  const path = `/api/atlas/v2/orgs/${console.server.first.orgId}/users?username=${encodeURIComponent(username)}`;
  const found = await console.server.curl(path, { accept: 'application/vnd.atlas.2025-02-19+json' });
  return found.json.results.map((user: { orgMembershipStatus: string; roles: { orgRoles: string[] } }) => [
    user.orgMembershipStatus,
    ...user.roles.orgRoles,
  ]);
}

describe('an invited person without an account', () => {
  it('sees what it is about, chooses a name and a password, and is signed in', async () => {
    const { first } = console.server;
    const team = await console.server.curl(`/api/atlas/v2/orgs/${first.orgId}/teams`, {
      method: 'POST',
      body: { name: 'Platform', usernames: [first.owner.username] },
    });
    const { link, token } = await invite('mira@example.com', {
      teamIds: [team.json.id],
      groupRoleAssignments: [{ groupId: first.groupId, roles: ['GROUP_OWNER'] }],
    });
    const page = await console.visit(link, { as: null });
    await visible(page.getByRole('heading', { name: `Invitation to ${first.organizationName}` }));
    for (const text of ['Organization Read Only', first.projectName, 'Project Owner', 'Platform'])
      await visible(page.getByText(text, { exact: true }));
    await visible(page.getByText(`${first.apiKey.publicKey} invites you, mira@example.com,`));
    await expectNoTraceOfToken(page, token);
    await page.reload();

    await page.getByRole('button', { name: 'Accept' }).click();
    await visible(page.getByText('Enter your first name.'));
    await visible(page.getByText('Enter at least 12 characters.'));
    await expectGoodLooks(page);
    await page.getByLabel('First name').fill('Mira');
    await page.getByLabel('Last name').fill('Example');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Password, again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Accept' }).click();
    await visible(page.getByRole('heading', { name: 'Projects' }));
    expect(new URL(page.url()).pathname).toBe(`/organizations/${first.orgId}/projects`);
    expect(await tabStorage(page)).not.toContain(token);
    await expectNoTraceOfToken(page, token);
    expect(await memberRoles('mira@example.com')).toEqual([['ACTIVE', 'ORG_READ_ONLY']]);
    expect((await createBrowser(console.server).signIn('mira@example.com', PASSWORD)).status).toBe(200);

    const again = await console.visit(link, { as: null });
    await visible(again.getByText('Code: INVITATION_LINK_INVALID'));
    expect(await tabStorage(again)).not.toContain(token);
    await expectGoodLooks(again);
  });

  it('rejects it, after a question', async () => {
    const { link } = await invite('nora@example.com');
    const page = await console.visit(link, { as: null });
    await page.getByRole('button', { name: 'Reject' }).click();
    const question = page.getByRole('alertdialog');
    await visible(question);
    await expectGoodLooks(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Reject' }).click();
    await question.getByRole('button', { name: 'Reject' }).click();
    await visible(page.getByRole('heading', { name: 'Invitation rejected' }));
    await expectGoodLooks(page);
    await page.reload();
    await visible(page.getByText('The link is incomplete.'));
    await page.goto(link);
    await visible(page.getByText('Code: INVITATION_LINK_INVALID'));
  });
});

describe('an invited person with an account', () => {
  it('signs in first, comes back, and accepts', async () => {
    const { first } = console.server;
    const person = await addAccount(console.server);
    const { link, token } = await invite(person.username);
    const page = await console.visit(link, { as: null });
    await visible(page.getByRole('link', { name: 'I have an account: sign in' }));
    await expectGoodLooks(page);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await visible(page.getByRole('heading', { name: 'Sign in' }));
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(person.username);
    await expectNoTraceOfToken(page, token);
    await page.reload();
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visible(page.getByRole('heading', { name: `Invitation to ${first.organizationName}` }));
    await visible(page.getByRole('button', { name: 'Reject' }));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Accept' }).click();
    await visible(page.getByRole('heading', { name: 'Projects' }));
    expect(await tabStorage(page)).not.toContain(token);
    expect(await memberRoles(person.username)).toEqual([['ACTIVE', 'ORG_READ_ONLY']]);
  });

  it('is told when somebody else is signed in, and signs out to go on', async () => {
    const [person, other] = [await addAccount(console.server), await addAccount(console.server)];
    const { link } = await invite(person.username);
    const page = await console.visit(link, { as: other });
    await visible(page.getByText(`You are signed in as ${other.username}`));
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await visible(page.getByRole('link', { name: 'Sign in' }));
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('sallyport_session');
  });

  it('learns of it when the invitation is withdrawn before the answer', async () => {
    const { orgId } = console.server.first;
    const person = await addAccount(console.server);
    const { link, id } = await invite(person.username);
    const page = await console.visit(link, { as: person });
    await visible(page.getByRole('button', { name: 'Accept' }));
    await console.server.curl(`/api/atlas/v2/orgs/${orgId}/invites/${id}`, { method: 'DELETE' });
    await page.getByRole('button', { name: 'Accept' }).click();
    await visible(page.getByRole('heading', { name: 'This invitation does not work' }));
    await visible(page.getByText('Code: INVITATION_LINK_INVALID'));
  });
});
