import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, allowAddresses } from '../../server/test/support/accounts.js';
import { ownerBrowser } from '../../server/test/support/browser.js';
import { createGate } from '../../server/test/support/gate.js';
import {
  clipboard,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';
import { choose, chooseFilter, chooseRoles, goToApiKeys, selectOrganization } from './support/menus.js';

const console = startConsole({ usageFlushSeconds: '1' });

const orgPath = () => `/api/atlas/v2/orgs/${console.server.first.orgId}`;
const keysPage = () => `/organizations/${console.server.first.orgId}/applications/api-keys`;
const entriesOf = async (id: string) =>
  (await console.server.curl(`${orgPath()}/apiKeys/${id}/accessList`)).json.results.map(
    ({ cidrBlock }: { cidrBlock: string }) => cidrBlock,
  );
const keyOf = async (id: string) => (await console.server.curl(`${orgPath()}/apiKeys/${id}`)).json;

/** Fills the first step and creates the key. */
async function createInConsole(page: Page, description: string) {
  await visible(page.getByRole('heading', { name: 'Add API Key' }));
  await page.getByLabel('Description', { exact: true }).fill(description);
  await chooseRoles(page, 'Organization Permissions', 'Organization Member');
  await page.getByRole('button', { name: 'Next' }).click();
  await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
}

async function copyKeys(page: Page) {
  await page.getByRole('button', { name: 'Copy Public Key' }).click();
  await visible(page.getByText('Copied Public Key'));
  const publicKey = await clipboard(page);
  await page.getByRole('button', { name: 'Copy Private Key' }).click();
  await visible(page.getByText('Copied Private Key'));
  return { publicKey, privateKey: await clipboard(page) };
}

/** Requires access lists in the organization until the test is over. */
async function requireAccessLists() {
  const owner = await ownerBrowser(console.server);
  const set = (apiAccessListRequired: boolean) =>
    owner.send('PATCH', `${orgPath()}/settings`, { apiAccessListRequired });
  onTestFinished(async () => {
    await set(false);
  });
  expect((await set(true)).status).toBe(200);
}

describe('Manage Programmatic Access to an Organization', () => {
  it('Create an API Key in an Organization', async () => {
    const { first, curl } = console.server;
    const page = await console.visit('/');
    await selectOrganization(page, first.organizationName);
    await goToApiKeys(page, 'Organization');
    await choose(page, 'Add new', 'API Key');
    await visible(page.getByRole('heading', { name: 'Add API Key' }));

    await visible(page.getByRole('listitem').and(page.locator('[aria-current=step]')));
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('Write what the key is for'));
    await visible(page.getByText('Select at least one role'));
    await expectAccessible(page);
    await page.getByLabel('Description', { exact: true }).fill("Bob's deploys");
    await chooseRoles(page, 'Organization Permissions', 'Organization Member', 'Organization Read Only');
    await page.getByText('Show as curl / CLI').click();
    await visible(page.getByText(`--desc 'Bob'\\''s deploys' --role ORG_MEMBER --role ORG_READ_ONLY`));
    await page.getByRole('button', { name: 'Next' }).click();

    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
    await visible(page.getByText('Copy both keys'));
    await expectAccessible(page);
    const key = await copyKeys(page);
    expect(key.publicKey).toMatch(/^[a-z]{8}$/);
    expect(key.privateKey).toMatch(/^[0-9a-f-]{36}$/);
    await visible(page.getByText(`curl --user '${key.publicKey}:{PRIVATE-KEY}' --digest`));

    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.9');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.9'));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, "Bob's deploys").getByText('1 entry'));

    const path = `/api/atlas/v2/orgs/${first.orgId}`;
    expect((await curl(path, { key, from: '127.0.0.9' })).status).toBe(200);
    const refused = await curl(path, { key });
    expect([refused.status, refused.json.errorCode]).toEqual([403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST']);
  });

  it('View the Details of an API Key in an Organization', async () => {
    const { server } = console;
    const key = await addKey(server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
    });
    await allowAddresses(server, key.id, ['127.0.0.0/30', '203.0.113.7/32']);
    await server.curl('/api/atlas/v2/groups', { key, from: '127.0.0.2' });
    const lastUse = async () =>
      (await server.curl(`/api/private/orgs/${server.first.orgId}/credentials/${key.id}`)).json
        .lastUsedAddress;
    await expect.poll(lastUse).toBe('127.0.0.2');

    const page = await console.visit('/');
    await selectOrganization(page, server.first.organizationName);
    await goToApiKeys(page, 'Organization');
    await choose(page, `Options of ${key.publicKey}`, 'View Details');
    const modal = page.getByRole('dialog', { name: `${key.publicKey} API Key Details` });
    await visible(modal.getByText(`********-****-****-${key.privateKey.slice(-12)}`));
    await visible(modal.getByText('from 127.0.0.2'));
    await visible(rowOf(page, '127.0.0.0/30').getByText('127.0.0.2', { exact: true }));
    await visible(rowOf(page, '203.0.113.7').getByText('Never'));
    await visible(modal.getByText('Created', { exact: true }));
    await visible(modal.getByRole('link', { name: server.first.projectName }));
    await visible(modal.getByText('Project Read Only'));
    await visible(modal.getByText('Organization Member'));
    expect(await modal.getByText(key.privateKey).count()).toBe(0);
    await expectAccessible(page);

    // The address of the modal can be shared; closing leads back to the list.
    await page.reload();
    await visible(modal);
    await modal.getByRole('button', { name: 'Close' }).click();
    await gone(modal);
    expect(new URL(page.url()).search).toBe('');
  });

  it('says which role in the organization reaches all projects, and which only looks at them', async () => {
    const { server } = console;
    const [owner, reader, member] = await Promise.all([
      addKey(server, { organizationRoles: ['ORG_OWNER'] }),
      addKey(server, { organizationRoles: ['ORG_READ_ONLY'] }),
      addKey(server, { organizationRoles: ['ORG_MEMBER'] }),
    ]);
    const page = await console.visit(`${keysPage()}?details=${owner.id}`);
    const modal = page.getByRole('dialog');
    await visible(modal.getByText('All projects, through Organization Owner (may change them)'));
    await page.goto(`${keysPage()}?details=${reader.id}`);
    await visible(modal.getByText('All projects, through Organization Read Only (may look at them)'));
    await page.goto(`${keysPage()}?details=${member.id}`);
    await visible(modal.getByText('No project grants roles to this key.'));
  });

  it('gives an API key an expiry when it is created, and another or none in its details', async () => {
    const { server } = console;
    const page = await console.visit(keysPage());
    await choose(page, 'Add new', 'API Key');
    await createInConsole(page, 'ends with the century');
    const { publicKey } = await copyKeys(page);
    const expiry = async () => {
      const credentials = `/api/private/orgs/${server.first.orgId}/credentials?search=${publicKey}`;
      return (await server.curl(credentials)).json.results[0].expiresAt;
    };
    /** A time of the field, as the browser's zone has it. */
    const meant = (text: string) => page.evaluate((local) => new Date(local).toISOString(), text);
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);

    await page.getByLabel('Expiry', { exact: true }).and(page.locator('input')).fill('2099-12-31T12:00');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save Expiry' }).click();
    await gone(page.getByRole('button', { name: 'Save Expiry' }));
    expect(Date.parse(await expiry())).toBe(Date.parse(await meant('2099-12-31T12:00')));
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, publicKey).getByText('2099'));

    await choose(page, `Options of ${publicKey}`, 'View Details');
    const modal = page.getByRole('dialog', { name: `${publicKey} API Key Details` });
    const field = modal.getByLabel('Expiry', { exact: true });
    await field.fill('2001-01-01T12:00');
    await modal.getByRole('button', { name: 'Save Expiry' }).click();
    await visible(modal.getByText('API_KEY_EXPIRY_IN_PAST'));
    await field.fill(soon);
    await modal.getByRole('button', { name: 'Save Expiry' }).click();
    await gone(modal.getByRole('button', { name: 'Save Expiry' }));
    expect(Date.parse(await expiry())).toBe(Date.parse(await meant(soon)));
    await expectAccessible(page);
    await modal.getByRole('button', { name: 'Close' }).click();
    await visible(rowOf(page, publicKey).getByText('Key expires in'));

    await choose(page, `Options of ${publicKey}`, 'View Details');
    await field.fill('');
    await modal.getByRole('button', { name: 'Save Expiry' }).click();
    await gone(modal.getByRole('button', { name: 'Save Expiry' }));
    expect(await expiry()).toBeNull();
  });

  it('Change an API Key in an Organization', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const page = await console.visit('/');
    await selectOrganization(page, server.first.organizationName);
    await goToApiKeys(page, 'Organization');
    await choose(page, `Options of ${key.publicKey}`, 'Edit');
    await visible(page.getByRole('heading', { name: 'API Key Information' }));
    await expectAccessible(page);
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('made by a test');
    await page.getByLabel('Description', { exact: true }).fill('changed by hand');
    await chooseRoles(page, 'Organization Permissions', 'Organization Member', 'Organization Read Only');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await page.getByRole('button', { name: 'Next' }).click();
    expect((await sent).postDataJSON()).toEqual({ desc: 'changed by hand', roles: ['ORG_READ_ONLY'] });

    await visible(page.getByRole('heading', { name: 'Private Key & Access List' }));
    await visible(page.getByText(`-${key.privateKey.slice(-12)}`));
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByRole('button', { name: 'Use Current IP Address' }).click();
    const field = page.getByLabel('IP Address or CIDR Block');
    await expect.poll(() => field.inputValue()).toBe('127.0.0.1');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.1'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();

    await visible(rowOf(page, 'changed by hand').getByText('1 entry'));
    expect(await keyOf(key.id)).toMatchObject({
      desc: 'changed by hand',
      roles: [{ orgId: server.first.orgId, roleName: 'ORG_READ_ONLY' }],
    });
    expect(await entriesOf(key.id)).toEqual(['127.0.0.1/32']);
  });

  it('sends only what was changed: with Save one field, with Next alone nothing', async () => {
    const key = await addKey(console.server, { organizationRoles: ['ORG_MEMBER'] });
    const page = await console.visit(`${keysPage()}/${key.id}/edit`);
    const sent: unknown[] = [];
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.postDataJSON()));
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByLabel('Description', { exact: true }).fill('only this');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, 'only this'));
    expect(sent).toEqual([{ desc: 'only this' }]);
  });

  it('Delete an API Key from an Organization', async () => {
    const { server } = console;
    const key = await addKey(server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }],
    });
    await allowAddresses(server, key.id, ['127.0.0.0/8']);
    expect((await server.curl(orgPath(), { key })).status).toBe(200);

    const page = await console.visit('/');
    await selectOrganization(page, server.first.organizationName);
    await goToApiKeys(page, 'Organization');
    await page.getByRole('button', { name: `Delete ${key.publicKey}` }).click();
    const question = page.getByRole('alertdialog');
    await visible(question.getByText(`1 entry and its access to ${server.first.projectName}`));
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await gone(question);
    expect((await server.curl(orgPath(), { key })).status).toBe(200);

    await page.getByRole('button', { name: `Delete ${key.publicKey}` }).click();
    await question.getByRole('button', { name: 'Delete' }).click();
    await visible(page.getByText('API key deleted'));
    await gone(rowOf(page, key.publicKey));
    expect((await server.curl(orgPath(), { key })).status).toBe(401);
  });
});

describe('making an API key', () => {
  it('takes nothing but a keyboard, from the list to Done', async () => {
    const { server } = console;
    const page = await console.visit(keysPage());
    await visible(rowOf(page, server.first.apiKey.publicKey));
    const { keyboard } = page;
    /** Presses Tab until what has the focus has this name. */
    async function tabTo(name: string) {
      const target = page
        .getByRole('button', { name, exact: true })
        .or(page.getByLabel(name, { exact: true }))
        .and(page.locator(':focus'));
      for (let presses = 0; presses < 40; presses++) {
        if ((await target.count()) > 0) return;
        await keyboard.press('Tab');
      }
      throw new Error(`${name} cannot be reached with Tab`);
    }

    await tabTo('Add new');
    await keyboard.press('Enter');
    await visible(page.getByRole('menuitem', { name: 'API Key' }).and(page.locator(':focus')));
    await keyboard.press('Enter');
    await visible(page.getByRole('heading', { name: 'Add API Key' }));
    await tabTo('Description');
    await keyboard.type('made with keys');
    await tabTo('Organization Permissions');
    await keyboard.press('Enter');
    await visible(page.getByRole('menuitemcheckbox').and(page.locator(':focus')));
    await keyboard.press('End');
    await visible(
      page.getByRole('menuitemcheckbox', { name: /^Organization Member/ }).and(page.locator(':focus')),
    );
    await keyboard.press('Space');
    await visible(page.getByText('1 selected'));
    await keyboard.press('Escape');
    await gone(page.getByRole('menu'));
    await tabTo('Next');
    await keyboard.press('Enter');

    await visible(
      page.getByRole('heading', { name: 'Private Key & Access List' }).and(page.locator(':focus')),
    );
    await tabTo('Copy Private Key');
    await keyboard.press('Space');
    await visible(page.getByText('Copied Private Key'));
    const privateKey = await clipboard(page);
    await tabTo('Add Access List Entry');
    await keyboard.press('Enter');
    await visible(page.getByLabel('IP Address or CIDR Block').and(page.locator(':focus')));
    await keyboard.type('127.0.0.0/8');
    await tabTo('Save');
    await keyboard.press('Enter');
    await visible(page.getByRole('button', { name: 'Add Access List Entry' }).and(page.locator(':focus')));
    await tabTo('Done');
    await keyboard.press('Enter');
    await visible(rowOf(page, 'made with keys'));

    const list = await server.curl(`${orgPath()}/apiKeys`);
    const made = list.json.results.find(({ desc }: { desc: string }) => desc === 'made with keys');
    expect(made.roles).toEqual([{ orgId: server.first.orgId, roleName: 'ORG_MEMBER' }]);
    expect((await server.curl(orgPath(), { key: { ...made, privateKey } })).status).toBe(200);
  });

  it('asks before the page is left without copying the private key: by a link, by Back, by closing', async () => {
    const page = await console.visit(keysPage());
    await choose(page, 'Add new', 'API Key');
    await createInConsole(page, 'left too early');
    const question = page.getByRole('alertdialog', { name: 'Leave without copying the private key?' });
    const stay = question.getByRole('button', { name: 'Stay here' });
    const copy = page.getByRole('button', { name: 'Copy Private Key' });

    await page.getByRole('link', { name: 'Activity Feed' }).click();
    await visible(question);
    await expectAccessible(page);
    await stay.click();
    await gone(question);
    await visible(copy);

    await page.evaluate('history.back()');
    await visible(question);
    await stay.click();
    await gone(question);
    await visible(copy);

    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await visible(copy);

    await page.getByRole('button', { name: 'Done' }).click();
    await question.getByRole('button', { name: 'Leave without it' }).click();
    await visible(rowOf(page, 'left too early'));
  });

  it('leaves the private key nowhere once the page is left', async () => {
    const page = await console.visit(`${keysPage()}/new`);
    await createInConsole(page, 'copied and left');
    // By hand, without the button: that counts as copied too.
    const shown = page.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    const privateKey = (await shown.textContent()) ?? '';
    await shown.click({ clickCount: 3 });
    await page.keyboard.press('Control+c');
    expect(privateKey).toHaveLength(36);
    expect(await clipboard(page)).toContain(privateKey);
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(rowOf(page, 'copied and left'));
    const kept = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.documentElement.innerHTML])',
    );
    expect(kept).not.toContain(privateKey);
    await page.goBack();
    await visible(page.getByRole('heading', { name: 'API Key Information' }));
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('');
  });

  it('keeps what was typed when it is refused', async () => {
    const { server } = console;
    const person = await addAccount(server, { [server.first.orgId]: ['ORG_OWNER'] });
    const page = await console.visit(`${keysPage()}/new`, { as: person });
    await page.getByLabel('Description', { exact: true }).fill('typed with care');
    await chooseRoles(page, 'Organization Permissions', 'Organization Read Only');
    const demoted = await server.curl(`${orgPath()}/users/${person.id}`, {
      method: 'PATCH',
      body: { roles: { orgRoles: ['ORG_MEMBER'] } },
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(demoted.status).toBe(200);
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByRole('alert').getByText('USER_UNAUTHORIZED'));
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('typed with care');
    await visible(page.getByText('Organization Read Only'));
  });
});

describe('the access list of an API key', () => {
  it('takes several addresses at once, and says what is wrong with each that is none', async () => {
    const key = await addKey(console.server, { organizationRoles: ['ORG_MEMBER'] });
    await allowAddresses(console.server, key.id, ['203.0.113.7/32']);
    const page = await console.visit(`${keysPage()}/${key.id}/edit?step=access-list`);
    const field = page.getByLabel('IP Address or CIDR Block');
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();

    await field.fill('198.51.100.7/24, over there');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(
      page.getByText('Write 198.51.100.0/24 for the block, or 198.51.100.7 for the one address.'),
    );
    await visible(page.getByText('“over there”').or(page.getByText('“over” is not an address')));

    await field.fill('198.51.100.0/24\n203.0.113.7');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('alert').getByText('ADDRESS_ALREADY_IN_ACCESS_LIST'));
    expect(await field.inputValue()).toBe('198.51.100.0/24\n203.0.113.7');
    expect(await entriesOf(key.id)).toEqual(['203.0.113.7/32']);

    await field.fill('198.51.100.0/24\n2001:db8::1, 0.0.0.0/0');
    await visible(page.getByRole('alert').getByText('0.0.0.0/0 lets in everybody'));
    await page.getByText('Show as curl / CLI').click();
    await visible(page.getByText(`--cidr 198.51.100.0/24 --ip 2001:db8::1 --cidr 0.0.0.0/0`));
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('3 access list entries added'));
    await visible(rowOf(page, '0.0.0.0/0').getByText('Lets in everybody'));
    expect(await entriesOf(key.id)).toHaveLength(4);
  });

  it('is read a page at a time', async () => {
    const key = await addKey(console.server, { organizationRoles: ['ORG_MEMBER'] });
    const blocks = Array.from({ length: 26 }, (_, place) => `10.0.0.${place}/32`);
    await allowAddresses(console.server, key.id, blocks);
    const page = await console.visit(`${keysPage()}/${key.id}/edit?step=access-list`);
    const gate = createGate();
    await page.route(/accessList\?.*pageNum=2/, async (route) => {
      await gate.opened;
      await route.continue();
    });
    const asked = page.waitForRequest(/accessList\?.*pageNum=2/);
    await page.getByRole('button', { name: 'Next page' }).click();
    await asked;
    await visible(page.getByText('1 to 25 of 26'));
    gate.open();
    await visible(page.getByText('26 to 26 of 26'));
    // The page that is empty then is left for the one before.
    await page.getByRole('button', { name: /^Delete / }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('button', { name: 'Delete 10.0.0.0', exact: true }));
    expect(await entriesOf(key.id)).toHaveLength(25);
  });

  it('asks before the last entry is deleted, and says what an empty list means', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    await allowAddresses(server, key.id, ['127.0.0.9/32', '127.0.0.8/32']);
    const page = await console.visit(`${keysPage()}/${key.id}/edit?step=access-list`);
    await visible(page.getByText('Entries cannot be changed. Delete the old one and add the new one.'));
    await page.getByRole('button', { name: 'Delete 127.0.0.8' }).click();
    await visible(rowOf(page, '127.0.0.8').getByText('Goes with Save'));
    await page.getByRole('button', { name: 'Keep 127.0.0.8' }).click();
    await gone(page.getByText('Goes with Save'));
    await page.getByRole('button', { name: 'Delete 127.0.0.8' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(rowOf(page, '127.0.0.8'));
    await visible(
      page.getByRole('heading', { name: 'Access List', exact: true }).and(page.locator(':focus')),
    );

    await page.getByRole('button', { name: 'Delete 127.0.0.9' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const question = page.getByRole('alertdialog');
    await visible(question.getByText('may call from any address'));
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Delete' }).click();
    await visible(page.getByText('No entries'));
    await visible(
      page.getByRole('heading', { name: 'Access List', exact: true }).and(page.locator(':focus')),
    );
    expect((await server.curl(orgPath(), { key })).status).toBe(200);
  });

  it('is missed by keys of an organization that requires one', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    await requireAccessLists();
    const page = await console.visit(`${keysPage()}?search=${key.publicKey}`);
    await visible(rowOf(page, key.publicKey).getByText('Cannot be used'));
    await choose(page, `Options of ${key.publicKey}`, 'Edit');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('This API key cannot be used yet'));
    await expectAccessible(page);
    expect((await server.curl(orgPath(), { key })).json.errorCode).toBe('ORG_REQUIRES_ACCESS_LIST');

    await page.getByRole('button', { name: 'Use Current IP Address' }).click();
    await expect.poll(() => page.getByLabel('IP Address or CIDR Block').inputValue()).toBe('127.0.0.1');
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(page.getByText('This API key cannot be used yet'));
    expect((await server.curl(orgPath(), { key })).status).toBe(200);
    await page.getByRole('button', { name: 'Delete 127.0.0.1' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('alertdialog').getByText('all calls of this API key are refused'));
  });
});

describe('the list of API keys', () => {
  it('finds keys by description, and those with an empty access list, in an address that can be shared', async () => {
    const { server } = console;
    const [listed, empty] = await Promise.all([
      addKey(server, { description: 'invoices' }),
      addKey(server, { description: 'more invoices' }),
    ]);
    await allowAddresses(server, listed.id, ['203.0.113.0/24']);
    const page = await console.visit(keysPage());
    await page.getByLabel('Search by public key or description').fill('invoices');
    await gone(rowOf(page, server.first.apiKey.publicKey));
    await visible(rowOf(page, listed.publicKey));
    await chooseFilter(page, 'Empty access list');
    await gone(rowOf(page, listed.publicKey));
    await page.reload();
    await visible(rowOf(page, empty.publicKey));
    expect(await rowOf(page, listed.publicKey).count()).toBe(0);
    await page.getByLabel('Search by public key or description').fill('nothing like that');
    await page.getByRole('button', { name: 'Show all API keys' }).click();
    await visible(rowOf(page, listed.publicKey));
    expect(await page.getByLabel('Search by public key or description').inputValue()).toBe('');
    // Back takes back the last search too, in the field as in the list.
    await page.goBack();
    await gone(rowOf(page, listed.publicKey));
    expect(await page.getByLabel('Search by public key or description').inputValue()).toBe(
      'nothing like that',
    );
  });

  it('shows members all but access lists and offers them nothing, with the role that it takes', async () => {
    const { server } = console;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    await allowAddresses(server, key.id, ['203.0.113.0/24']);
    const member = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(keysPage(), { as: member });
    await visible(page.getByText('Changing them takes the role Organization Owner'));
    expect(await page.getByRole('button', { name: 'Add new' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: `Delete ${key.publicKey}` }).count()).toBe(0);
    await choose(page, `Options of ${key.publicKey}`, 'View Details');
    await visible(page.getByText('Seeing and changing it takes the role Organization Owner.'));
    expect(await page.getByText('203.0.113.0/24').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);

    await page.goto(`${keysPage()}/${key.id}/edit`);
    await visible(page.getByText('Changing them takes the role Organization Owner'));
    await visible(page.getByText('Seeing and changing it takes the role Organization Owner.'));
    expect(await page.getByText('203.0.113.0/24').count()).toBe(0);
    expect(await page.getByRole('button', { name: /Save|Next|Add Access List Entry|Delete/ }).count()).toBe(
      0,
    );
    await expectAccessible(page);
    await page.goto(`${keysPage()}/new`);
    await visible(page.getByText('Changing them takes the role Organization Owner'));
    expect(await page.getByLabel('Description', { exact: true }).count()).toBe(0);
  });

  it('fits a narrow window, and so do its forms', async () => {
    const key = await addKey(console.server, { organizationRoles: ['ORG_OWNER', 'ORG_READ_ONLY'] });
    await allowAddresses(console.server, key.id, ['2001:db8:1111:2222:3333:4444:5555:6666/128']);
    const page = await console.visit(keysPage(), { width: 320, theme: 'dark' });
    await visible(rowOf(page, key.publicKey));
    await expectNoSidewaysScroll(page);
    await page.goto(`${keysPage()}?details=${key.id}`);
    await visible(rowOf(page, '2001:db8:1111'));
    await expectNoSidewaysScroll(page);
    await page.goto(`${keysPage()}/${key.id}/edit?step=access-list`);
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await expectNoSidewaysScroll(page);
    await page.goto(`${keysPage()}/new`);
    await createInConsole(page, 'small');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Copy Private Key' }).click();
    await visible(page.getByText('Copied Private Key'));
  });
});

it('shows what a description hides', async () => {
  const { first } = console.server;
  const key = await addKey(console.server, { description: 'deploy\u0007 \u202etxt.exe\u200b' });
  const shown = 'deploy\\u0007 \\u202etxt.exe\\u200b';
  const page = await console.visit(keysPage());
  await visible(rowOf(page, key.publicKey).getByText(shown));
  await page.goto(
    `${console.server.url}/organizations/${first.orgId}/applications/api-keys?details=${key.id}`,
  );
  await visible(page.getByRole('dialog').getByText(shown));
  // What is changed in a form is the text itself.
  await page.goto(`${console.server.url}${keysPage()}/${key.id}/edit`);
  await expect.poll(() => page.getByLabel('Description', { exact: true }).inputValue()).toContain('\u202e');
});
