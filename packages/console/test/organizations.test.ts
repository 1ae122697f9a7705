import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addOrganization } from '../../server/test/support/accounts.js';
import { type Browser, ownerBrowser } from '../../server/test/support/browser.js';
import type { CurlAnswer } from '../../server/test/support/server.js';
import {
  clipboard,
  copiedBy,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  startConsole,
  visible,
} from './support/console.js';

const console = startConsole();

const REQUIREMENT = 'Require IP Access List for the Atlas Administration API';
const orgPath = (orgId: string) => `/api/atlas/v2/orgs/${orgId}`;

/** An organization of the first owner, with nothing in it. */
async function makeOrganization(name: string): Promise<{ orgId: string; owner: Browser }> {
  const owner = await ownerBrowser(console.server);
  const made = await owner.send('POST', '/api/atlas/v2/orgs', { name });
  expect(made.status, made.text).toBe(201);
  return { orgId: made.json.organization.id, owner };
}

/** A key of the organization, which the owner makes, and what a call with it answers. */
async function makeKey(owner: Browser, orgId: string, desc: string) {
  const { json: key } = await owner.send('POST', `${orgPath(orgId)}/apiKeys`, {
    desc,
    roles: ['ORG_MEMBER'],
  });
  return {
    id: key.id as string,
    publicKey: key.publicKey as string,
    call: (): Promise<CurlAnswer> => console.server.curl(orgPath(orgId), { key }),
  };
}

/** Runs a command that the console shows, with the key that the first start made. */
async function runWithFirstKey(command: string): Promise<string> {
  const { publicKey, privateKey } = console.server.first.apiKey;
  const filled = command.replace('{PUBLIC-KEY}', publicKey).replace('{PRIVATE-KEY}', privateKey);
  return (await promisify(execFile)('sh', ['-c', `${filled} --silent`])).stdout;
}

const orgIdOf = (page: Page) => /organizations\/([0-9a-f]{24})\//.exec(page.url())?.[1] ?? '';

async function createOrganization(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Organizations' }).click();
  await page.getByRole('option', { name: 'View All Organizations' }).click();
  await page.getByRole('link', { name: 'New Organization' }).click();
  await page.getByLabel('Organization Name').fill(name);
  await page.getByRole('button', { name: 'Next' }).click();
}

describe('Require an API Access List for Your Organization: when creating an organization', () => {
  it('is On by default, and refuses keys without entries', async () => {
    const page = await console.visit('/');
    await createOrganization(page, 'Required from the start');
    const toggle = page.getByRole('switch', { name: REQUIREMENT });
    expect(await toggle.isChecked()).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create Organization' }).click();
    await page.waitForURL('**/projects');
    await visible(page.getByRole('button', { name: 'Organizations Required from the start' }));

    const orgId = orgIdOf(page);
    const owner = await ownerBrowser(console.server);
    expect((await owner.send('GET', `${orgPath(orgId)}/settings`)).json.apiAccessListRequired).toBe(true);
    const key = await makeKey(owner, orgId, 'without entries');
    const refused = await key.call();
    expect([refused.status, refused.json.errorCode]).toEqual([403, 'ORG_REQUIRES_ACCESS_LIST']);
  });

  it('can be toggled to Off', async () => {
    const page = await console.visit('/');
    await createOrganization(page, 'Not required');
    await page.getByRole('switch', { name: REQUIREMENT }).click();
    await visible(page.getByText('can call from any address'));
    await page.getByRole('button', { name: 'Create Organization' }).click();
    await page.waitForURL('**/projects');
    const orgId = orgIdOf(page);
    const owner = await ownerBrowser(console.server);
    expect((await owner.send('GET', `${orgPath(orgId)}/settings`)).json.apiAccessListRequired).toBe(false);
    expect((await (await makeKey(owner, orgId, 'from anywhere')).call()).status).toBe(200);
  });
});

describe('Require an API Access List for All Requests: Organization Settings', () => {
  it('shuts out the keys that have no entry, as it said before, and lets them in again', async () => {
    const { orgId, owner } = await makeOrganization('All requests');
    const listed = await makeKey(owner, orgId, 'has an entry');
    await owner.send('POST', `${orgPath(orgId)}/apiKeys/${listed.id}/accessList`, [
      { cidrBlock: '127.0.0.0/8' },
    ]);
    const unlisted = await makeKey(owner, orgId, 'has none');
    const account = await owner.send('POST', `${orgPath(orgId)}/serviceAccounts`, {
      name: 'robot',
      description: 'has none either',
      roles: ['ORG_MEMBER'],
      secretExpiresAfterHours: 24,
    });
    const page = await console.visit('/organizations');

    // If it's not already displayed, select your desired organization from the Organizations menu.
    await page.getByRole('button', { name: 'Organizations' }).click();
    await page.getByRole('option', { name: 'All requests', exact: true }).click();
    // Click the Organization Settings icon next to the Organizations menu.
    await page.getByRole('banner').getByRole('link', { name: 'Organization Settings' }).click();
    // The Organization Settings page displays.
    await visible(page.getByRole('heading', { name: 'Organization Settings', level: 1 }));
    // Toggle the setting to On.
    const toggle = page.getByRole('switch', { name: REQUIREMENT });
    expect(await toggle.isChecked()).toBe(false);
    await toggle.click();

    const dialog = page.getByRole('alertdialog', { name: REQUIREMENT });
    await visible(dialog.getByText('2 have no entry yet'));
    await visible(dialog.getByText('People in this console are not affected'));
    const shutOut = dialog.getByRole('list', { name: 'Without access list entries' });
    const links = await shutOut
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const applications = `/organizations/${orgId}/applications`;
    expect(links.sort()).toEqual([
      `${applications}/api-keys/${unlisted.id}/edit`,
      `${applications}/service-accounts/${account.json.clientId}`,
    ]);
    expect(await shutOut.textContent()).not.toContain(listed.publicKey);
    await expectAccessible(page);
    expect((await unlisted.call()).status).toBe(200);

    await dialog.getByRole('button', { name: 'Require Access Lists' }).click();
    await gone(dialog);
    expect(await toggle.isChecked()).toBe(true);
    const refused = await unlisted.call();
    expect([refused.status, refused.json.errorCode]).toEqual([403, 'ORG_REQUIRES_ACCESS_LIST']);
    expect((await listed.call()).status).toBe(200);

    await toggle.click();
    const off = page.getByRole('alertdialog', { name: 'Stop requiring access lists?' });
    await visible(off.getByText('2 without an entry, refused so far, are let in from any address'));
    await off.getByRole('button', { name: 'Stop Requiring Access Lists' }).click();
    await gone(off);
    expect((await unlisted.call()).status).toBe(200);
  });

  it('pages through those who would be shut out, and changes nothing when it is cancelled', async () => {
    const { orgId, owner } = await makeOrganization('Many without entries');
    for (let number = 1; number <= 6; number++) await makeKey(owner, orgId, `key ${number}`);
    const page = await console.visit(`/organizations/${orgId}/settings`, { width: 320, theme: 'dark' });
    const toggle = page.getByRole('switch', { name: REQUIREMENT });
    await toggle.click();
    const dialog = page.getByRole('alertdialog');
    await visible(dialog.getByText('6 have no entry yet'));
    await visible(dialog.getByText('1 to 5 of 6'));
    await dialog.getByRole('button', { name: 'Next page' }).click();
    await visible(dialog.getByText('key 1'));
    await gone(dialog.getByText('key 2'));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await toggle.isChecked()).toBe(false);
    expect((await owner.send('GET', `${orgPath(orgId)}/settings`)).json.apiAccessListRequired).toBe(false);
  });
});

describe('creating an organization', () => {
  it('invites several people with their roles, and offers links for them', async () => {
    const self = console.server.first.owner.username;
    const page = await console.visit('/organizations/new', { width: 320 });
    await page.getByLabel('Organization Name').fill('  ');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('Enter a name.'));
    await page.getByLabel('Organization Name').fill('With people?');
    await visible(page.getByText('Use letters, digits'));
    await page.getByLabel('Organization Name').fill('With people');
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByLabel('E-mail addresses').fill(`Ann@example.com, bob@example.com nobody ${self}`);
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await visible(page.getByText('“nobody” is not an e-mail address.'));
    await visible(page.getByText('You are in it already, as Organization Owner'));
    expect(await page.getByLabel('E-mail addresses').inputValue()).toBe(`${self} nobody`);
    await page.getByLabel('E-mail addresses').fill('');
    await page.getByRole('button', { name: 'Roles of bob@example.com' }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Organization Owner/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Organization Member/ }).click();
    await page.keyboard.press('Escape');
    // Typed, and not added before the button is pressed.
    await page.getByLabel('E-mail addresses').fill('cy@example.com');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Create Organization' }).click();

    await visible(page.getByRole('heading', { name: 'With people was created' }));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy invitation link for ann@example.com' }).click();
    await visible(page.getByText('For ann@example.com, until'));
    await visible(page.getByText('Copied the invitation link'));
    expect(await clipboard(page)).toContain(`${console.server.url}/invitation#`);
    await page.getByRole('link', { name: 'Go to With people' }).click();
    await page.waitForURL('**/projects');

    const owner = await ownerBrowser(console.server);
    const { results } = (await owner.send('GET', `${orgPath(orgIdOf(page))}/users`)).json;
    const roles = results.map((user: { username: string; roles: { orgRoles: string[] } }) => [
      user.username,
      user.roles.orgRoles,
    ]);
    expect(roles).toEqual([
      ['ann@example.com', ['ORG_MEMBER']],
      ['bob@example.com', ['ORG_OWNER']],
      ['cy@example.com', ['ORG_MEMBER']],
      [self, ['ORG_OWNER']],
    ]);
  });

  it('keeps what was typed when a later step fails, says what was done, and tries only the rest again', async () => {
    const page = await console.visit('/organizations/new');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await page.route('**/settings', (route) =>
      route.request().method() === 'PATCH' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
    );
    await page.getByLabel('Organization Name').fill('In the middle');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.route('**/users', (route) =>
      route.request().postData()?.includes('eve@')
        ? route.fulfill({ status: 503, body: '' })
        : route.continue(),
    );
    await page.getByLabel('E-mail addresses').fill('dee@example.com eve@example.com');
    await page.getByRole('button', { name: 'Create Organization' }).click();

    await visible(page.getByText('In the middle exists, but not everything was done'));
    const done = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
    expect((await done.allTextContents()).map((text) => /^(Not done|Done)/.exec(text)?.[0])).toEqual([
      'Done',
      'Not done',
      'Done',
      'Not done',
    ]);
    await expectAccessible(page);
    await page.unroute('**/settings');
    sent.length = 0;

    await page.getByRole('button', { name: 'Take eve@example.com off the list' }).click();
    await page.getByRole('button', { name: 'Try the rest again' }).click();
    await visible(page.getByRole('heading', { name: 'In the middle was created' }));
    const { organizations } = (await (await ownerBrowser(console.server)).send('GET', '/session')).json;
    const made = organizations.filter(({ name }: { name: string }) => name === 'In the middle');
    expect(made).toHaveLength(1);
    expect(sent).toEqual([`PATCH ${orgPath(made[0].id)}/settings`]);
  });
});

describe('the list of organizations', () => {
  it('finds them by any part of the name or the ID, with the roles, and leads to their projects', async () => {
    const { orgId } = await makeOrganization('Sought and found');
    const page = await console.visit('/organizations', { width: 320 });
    const box = page.getByRole('searchbox', { name: 'Search by name or ID' });
    await box.fill('AND FOU');
    await visible(page.getByText('1 organization matches'));
    await visible(page.getByRole('row', { name: 'Sought and found' }).getByText('Organization Owner'));
    await box.fill(orgId);
    await visible(page.getByText('1 organization matches'));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Sought and found', exact: true }).click();
    await page.waitForURL(`**/organizations/${orgId}/projects`);
  });

  it('names those that ask for a second factor, which the list leaves out', async () => {
    const { orgId, owner: key } = await addOrganization(console.server, 'Asks for more');
    const person = await addAccount(console.server, {
      [orgId]: ['ORG_MEMBER'],
      [console.server.first.orgId]: ['ORG_MEMBER'],
    });
    const settings = { method: 'PATCH', key, body: { multiFactorAuthRequired: true } };
    expect((await console.server.curl(`${orgPath(orgId)}/settings`, settings)).status).toBe(200);
    const page = await console.visit('/organizations', { as: person });
    await visible(page.getByText('Asks for more: not shown here until you sign in with one.'));
    await visible(page.getByRole('rowheader', { name: console.server.first.organizationName }));
    expect(await page.getByRole('rowheader', { name: 'Asks for more' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Set up a second factor' }).click();
    await page.waitForURL('**/account/security');
  });

  it('tells somebody without an organization what to do', async () => {
    const person = await addAccount(console.server);
    const page = await console.visit('/', { as: person });
    await visible(page.getByRole('heading', { name: 'You belong to no organization yet' }));
    await visible(page.getByText(person.username));
    await expectAccessible(page);
    await page.getByRole('link', { name: 'New Organization' }).first().click();
    await visible(page.getByRole('heading', { name: 'Create Organization' }));
  });
});

describe('Organization Settings', () => {
  it('shows the ID to copy, and renames', async () => {
    const { orgId, owner } = await makeOrganization('Old name');
    const page = await console.visit(`/organizations/${orgId}/settings`);
    await page.getByRole('button', { name: 'Copy Organization ID' }).click();
    await visible(page.getByText('Copied Organization ID'));
    expect(await clipboard(page)).toBe(orgId);
    await page.getByLabel('Organization Name').fill('New <name>');
    await visible(page.getByText('Use letters, digits'));
    await page.getByLabel('Organization Name').fill('New name');
    await page.getByRole('button', { name: 'Rename' }).click();
    await visible(page.getByRole('button', { name: 'Organizations New name' }));
    expect((await owner.send('GET', orgPath(orgId))).json.name).toBe('New name');
  });

  it('saves lifetimes, timeouts, contacts and what is kept for clients, and takes them back', async () => {
    const { orgId, owner } = await makeOrganization('All settings');
    const page = await console.visit(`/organizations/${orgId}/settings`);
    const settings = async () => (await owner.send('GET', `${orgPath(orgId)}/settings`)).json;
    const save = async (label: string, text: string) => {
      await page.getByLabel(label).fill(text);
      await page.getByRole('button', { name: 'Save' }).click();
      await gone(page.getByRole('button', { name: 'Save' }));
    };
    await page.getByLabel('Maximum Validity of Client Secrets').fill('7');
    await visible(page.getByText('Enter whole hours from 8 to 8760.'));
    await save('Maximum Validity of Client Secrets', '720');
    await page.getByLabel('Idle Sessions End After').fill('100');
    await page.getByLabel('Sessions End After, in Minutes', { exact: true }).first().fill('90');
    await visible(page.getByText('Enter 5 to 90 minutes'));
    await save('Idle Sessions End After', '30');
    await save('Security Contact', 'security@example.com');
    await page.getByRole('switch', { name: 'Generative AI Features' }).click();
    await visible(page.getByText('Organization Settings saved'));
    expect(await settings()).toMatchObject({
      maxServiceAccountSecretValidityInHours: 720,
      customSessionTimeouts: { absoluteSessionTimeoutInSeconds: 5400, idleSessionTimeoutInSeconds: 1800 },
      securityContact: 'security@example.com',
    });
    await save('Security Contact', '');
    await save('Idle Sessions End After', '');
    const after = await settings();
    expect(after.genAIFeaturesEnabled).toBe(false);
    expect(after.customSessionTimeouts).toEqual({ absoluteSessionTimeoutInSeconds: 5400 });
    expect(after).not.toHaveProperty('securityContact');
  });

  it('warns those without a second factor before it is required of everybody', async () => {
    const { orgId, owner } = await makeOrganization('Second factor');
    const page = await console.visit(`/organizations/${orgId}/settings`);
    await page.getByRole('switch', { name: 'Require Multi-Factor Authentication' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Require Multi-Factor Authentication?' });
    await visible(dialog.getByText('This shuts you out too'));
    expect(await dialog.getByRole('link', { name: 'Set one up' }).getAttribute('href')).toBe(
      '/account/security',
    );
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Require It' }).click();
    await gone(dialog);
    const refused = await owner.send('GET', orgPath(orgId));
    expect(refused.json.errorCode).toBe('MULTI_FACTOR_AUTH_REQUIRED');
  });

  it('says how many projects keep it from being deleted, and deletes it without any', async () => {
    const { orgId, owner } = await makeOrganization('To be deleted');
    const project = async (name: string) =>
      (await owner.send('POST', '/api/atlas/v2/groups', { name, orgId })).json.id as string;
    const first = await project('in the way');
    const page = await console.visit(`/organizations/${orgId}/settings`);
    await visible(page.getByRole('link', { name: '1 project' }));
    expect(await page.getByRole('button', { name: 'Delete Organization' }).count()).toBe(0);

    await owner.send('DELETE', `/api/atlas/v2/groups/${first}`);
    await page.reload();
    await page.getByRole('button', { name: 'Delete Organization' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete To be deleted?' });
    const confirm = dialog.getByRole('button', { name: 'Delete Organization' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('Type To be deleted to confirm').fill('To be deleted');
    await expectAccessible(page);
    const second = await project('made meanwhile');
    await confirm.click();
    await visible(dialog.getByText('ORG_NOT_EMPTY'));
    await owner.send('DELETE', `/api/atlas/v2/groups/${second}`);
    await confirm.click();
    await page.waitForURL('**/organizations');
    await visible(page.getByText('Organization To be deleted deleted'));
    expect(await page.getByRole('link', { name: 'To be deleted' }).count()).toBe(0);
    expect((await owner.send('GET', orgPath(orgId))).json.errorCode).toBe('ORG_NOT_FOUND');
  });

  it('keeps its last owner, and lets others leave', async () => {
    const { orgId, owner } = await makeOrganization('To be left');
    const page = await console.visit(`/organizations/${orgId}/settings`);
    await page.getByRole('button', { name: 'Leave Organization' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Leave To be left?' });
    await dialog.getByRole('button', { name: 'Leave Organization' }).click();
    await visible(dialog.getByText('CANNOT_DELETE_LAST_ADMIN'));
    await expectAccessible(page);

    const member = await addAccount(console.server, { [orgId]: ['ORG_MEMBER'] });
    const other = await console.visit(`/organizations/${orgId}/settings`, { as: member });
    await other.getByRole('button', { name: 'Leave Organization' }).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Leave Organization' }).click();
    await visible(other.getByRole('heading', { name: 'You belong to no organization yet' }));
    expect((await owner.send('GET', `${orgPath(orgId)}/users`)).text).not.toContain(member.username);
  });

  it('can only be looked at by members, who learn which role it takes', async () => {
    const { orgId } = console.server.first;
    const member = await addAccount(console.server, { [orgId]: ['ORG_READ_ONLY'] });
    const page = await console.visit(`/organizations/${orgId}/settings`, {
      as: member,
      width: 320,
      theme: 'dark',
    });
    await visible(page.getByText(/Changing them takes the role Organization Owner/));
    await visible(page.getByRole('term').filter({ hasText: REQUIREMENT }));
    expect(await page.getByRole('switch').count()).toBe(0);
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Delete Organization' }).count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  it('shows its calls as curl and as commands', async () => {
    const { orgId } = console.server.first;
    const page = await console.visit(`/organizations/${orgId}/settings`);
    await page.getByText('Show as curl / CLI').click();
    await visible(page.getByText(`sallyport organizations delete ${orgId} --force`));
    expect(
      JSON.parse(
        await runWithFirstKey(
          await copiedBy(page.getByRole('button', { name: 'Copy curl: Show its settings' })),
        ),
      ),
    ).toMatchObject({
      apiAccessListRequired: false,
    });
  });

  it('shows how an API key makes an organization, which takes an owner and a first key', async () => {
    const page = await console.visit('/organizations/new');
    await page.getByLabel('Organization Name').fill("Ann's by curl");
    await page.getByText('Show as curl / CLI').click();
    await visible(page.getByText("sallyport organizations create 'Ann'"));
    await visible(page.getByText('/orgs/{ORG-ID}/settings'));
    const made = JSON.parse(
      await runWithFirstKey(
        await copiedBy(page.getByRole('button', { name: /^Copy curl: Create the organization/ })),
      ),
    );
    expect(made.organization.name).toBe("Ann's by curl");
    const owner = await ownerBrowser(console.server);
    expect((await owner.send('GET', orgPath(made.organization.id))).status).toBe(200);
  });
});
