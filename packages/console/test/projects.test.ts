import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, addProject } from '../../server/test/support/accounts.js';
import {
  clipboard,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  startConsole,
  visible,
} from './support/console.js';

const console = startConsole();

const groupPath = (groupId: string) => `/api/atlas/v2/groups/${groupId}`;
const NEW = { accept: 'application/vnd.atlas.2025-03-12+json' };

/** Somebody of the first organization who can sign in. */
const addMember = (...roles: string[]) => addAccount(console.server, { [console.server.first.orgId]: roles });

async function choosePerson(page: Page, username: string): Promise<void> {
  await page.getByLabel('Person').fill(username);
  await page.getByRole('option', { name: username }).click();
}

describe('the projects of an organization', () => {
  it('are found by any part of the name or the ID, and lead on by their menus', async () => {
    const { orgId } = console.server.first;
    const id = await addProject(console.server, 'Sought and found');
    const page = await console.visit(`/organizations/${orgId}/projects`);
    const box = page.getByRole('searchbox', { name: 'Search by name or ID' });
    await box.fill('AND FOU');
    await visible(page.getByText('1 project matches'));
    await box.fill(id);
    await visible(page.getByText('1 project matches'));
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Options of Sought and found' }).click();
    await page.getByRole('menuitem', { name: 'Applications' }).click();
    await page.waitForURL(`**/projects/${id}/applications/api-keys`);
    await page.goBack();
    await page.getByRole('button', { name: 'Options of Sought and found' }).click();
    await page.getByRole('menuitem', { name: 'Project Settings' }).click();
    await page.waitForURL(`**/projects/${id}/settings`);
  });

  it('are deleted from their menus by owners of the organization, once the name was typed', async () => {
    const { orgId } = console.server.first;
    const id = await addProject(console.server, 'To be deleted');
    const key = await addKey(console.server, {
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [{ projectId: id, role: 'GROUP_READ_ONLY' }],
    });
    const { username } = await addMember('ORG_MEMBER');
    await console.server.curl(`${groupPath(id)}/users`, {
      method: 'POST',
      ...NEW,
      body: { username, roles: ['GROUP_OWNER'] },
    });
    expect((await console.server.curl(groupPath(id), { key })).status).toBe(200);
    const page = await console.visit(`/organizations/${orgId}/projects`, { width: 320, theme: 'dark' });
    await page.getByRole('button', { name: 'Options of To be deleted' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete To be deleted?' });
    await visible(dialog.getByText('With roles of their own here: 1 API key or service account, 1 person.'));
    await dialog.getByLabel('Type To be deleted to confirm').fill('To be deleted');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await dialog.getByRole('button', { name: 'Delete Project' }).click();
    await gone(page.getByRole('link', { name: 'To be deleted' }));
    await visible(page.getByText('Project To be deleted deleted'));
    const refused = await console.server.curl(groupPath(id), { key });
    expect(refused.json.errorCode).toBe('GROUP_NOT_FOUND');
    expect((await console.server.curl(`/api/atlas/v2/orgs/${orgId}`, { key })).status).toBe(200);
  });

  it('of which a member sees none are explained, and making one is not offered', async () => {
    const { orgId } = console.server.first;
    const as = await addMember('ORG_MEMBER');
    const page = await console.visit(`/organizations/${orgId}/projects`, { as });
    await visible(page.getByRole('heading', { name: 'No projects here yet' }));
    await visible(page.getByText(/takes the role Organization Owner or Organization Project Creator/));
    expect(await page.getByRole('link', { name: 'New Project' }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`/organizations/${orgId}/projects/new`);
    await visible(page.getByText(/takes the role Organization Owner or Organization Project Creator/));
    expect(await page.getByLabel('Project Name').count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('creating a project', () => {
  it('gives people of the organization their roles, and opens it', async () => {
    const { orgId } = console.server.first;
    const [ann, bob] = [await addMember('ORG_MEMBER'), await addMember('ORG_MEMBER')];
    const page = await console.visit(`/organizations/${orgId}/projects`, { width: 320 });
    await page.getByRole('link', { name: 'New Project' }).click();
    await page.getByRole('button', { name: 'Create Project' }).click();
    await visible(page.getByText('Enter a name.'));
    await page.getByLabel('Project Name').fill('With people');
    await choosePerson(page, ann.username);
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await page.getByRole('button', { name: `Roles of ${ann.username}` }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Project Owner/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /^Project Read Only/ }).click();
    await page.keyboard.press('Escape');
    // Selected, and not added before the button is pressed.
    await choosePerson(page, bob.username);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Create Project' }).click();
    await page.waitForURL('**/projects/*/applications/api-keys');
    await visible(page.getByRole('button', { name: 'Projects With people' }));

    const groupId = /projects\/([0-9a-f]{24})/.exec(page.url())?.[1] ?? '';
    const { results } = (await console.server.curl(`${groupPath(groupId)}/users`, NEW)).json;
    const roles = new Map(
      results.map((one: { username: string; roles: string[] }) => [one.username, one.roles]),
    );
    expect(roles).toEqual(
      new Map([
        [ann.username, ['GROUP_OWNER']],
        [bob.username, ['GROUP_READ_ONLY']],
        [console.server.first.owner.username, ['GROUP_OWNER']],
      ]),
    );
  });

  it('keeps what was typed when it is refused or fails in the middle, and tries only the rest again', async () => {
    const { orgId } = console.server.first;
    const ann = await addMember('ORG_MEMBER');
    await addProject(console.server, 'Taken');
    const page = await console.visit(`/organizations/${orgId}/projects/new`);
    await page.getByLabel('Project Name').fill('Taken');
    await choosePerson(page, ann.username);
    await page.getByRole('button', { name: 'Create Project' }).click();
    await visible(page.getByText('GROUP_ALREADY_EXISTS'));
    await visible(page.getByRole('button', { name: `Roles of ${ann.username}` }));
    await expectAccessible(page);

    const failing = (url: URL) => /\/groups\/[0-9a-f]{24}\/users$/.test(url.pathname);
    await page.route(failing, (route) => route.fulfill({ status: 503, body: '' }));
    await page.getByLabel('Project Name').fill('Not taken');
    await page.getByRole('button', { name: 'Create Project' }).click();
    await visible(page.getByText('Not taken exists, but not everybody was added'));
    const done = page.getByRole('list', { name: 'What was done' }).getByRole('listitem');
    expect((await done.allTextContents()).map((text) => /^(Not done|Done)/.exec(text)?.[0])).toEqual([
      'Done',
      'Not done',
    ]);
    await expectAccessible(page);
    await page.unroute(failing);
    await page.getByRole('button', { name: 'Try the rest again' }).click();
    await page.waitForURL('**/projects/*/applications/api-keys');
    const projects = await console.server.curl(`/api/atlas/v2/orgs/${orgId}/groups?name=Not%20taken`);
    expect(projects.json.totalCount).toBe(1);
    const { text } = await console.server.curl(`${groupPath(projects.json.results[0].id)}/users`, NEW);
    expect(text).toContain(ann.username);
  });
});

describe('Project Settings', () => {
  it('shows where the project belongs and a first call to try, and renames', async () => {
    const { orgId, organizationName } = console.server.first;
    const id = await addProject(console.server, 'Old name');
    const page = await console.visit(`/projects/${id}/settings`);
    await page.getByRole('button', { name: 'Copy Project ID' }).click();
    await visible(page.getByText('Copied Project ID'));
    expect(await clipboard(page)).toBe(id);
    const organization = page.getByRole('main').getByRole('link', { name: organizationName });
    expect(await organization.getAttribute('href')).toBe(`/organizations/${orgId}/projects`);
    await page.getByRole('button', { name: 'Copy the first call' }).click();
    await visible(page.getByText('Copied the first call'));
    expect(await clipboard(page)).toContain(`${console.server.url}${groupPath(id)}'`);

    await page.getByLabel('Project Name').fill(' ');
    await visible(page.getByText('Enter a name.'));
    await page.getByLabel('Project Name').fill('New name');
    await page.getByRole('button', { name: 'Rename' }).click();
    await visible(page.getByRole('button', { name: 'Projects New name' }));
    expect((await console.server.curl(groupPath(id))).json.name).toBe('New name');
  });

  it('keeps tags', async () => {
    const id = await addProject(console.server, 'With tags');
    const tags = async () => (await console.server.curl(groupPath(id))).json.tags;
    const page = await console.visit(`/projects/${id}/settings`, { width: 320, theme: 'dark' });
    await page.getByRole('button', { name: 'Add Tag' }).click();
    await page.getByLabel('Key 1').fill('team');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Enter a value, or remove the tag.'));
    await page.getByLabel('Value 1').fill('billing');
    await page.getByRole('button', { name: 'Add Tag' }).click();
    await page.getByLabel('Key 2').fill('env');
    await page.getByLabel('Value 2').fill('test');
    await page.getByText('Limits', { exact: true }).first().click();
    await visible(page.getByRole('cell', { name: '1400' }));
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(page.getByRole('button', { name: 'Save' }));
    expect(await tags()).toEqual([
      { key: 'team', value: 'billing' },
      { key: 'env', value: 'test' },
    ]);
    await page.getByRole('button', { name: 'Remove tag 1' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(page.getByRole('button', { name: 'Save' }));
    expect(await tags()).toEqual([{ key: 'env', value: 'test' }]);
  });

  it('let a Project Owner delete the project', async () => {
    const { orgId } = console.server.first;
    const id = await addProject(console.server, 'Owned by one');
    const owner = await addMember('ORG_MEMBER');
    await console.server.curl(`${groupPath(id)}/users`, {
      method: 'POST',
      ...NEW,
      body: { username: owner.username, roles: ['GROUP_OWNER'] },
    });
    const page = await console.visit(`/projects/${id}/settings`, { as: owner });
    await page.getByRole('button', { name: 'Delete Project' }).click();
    const dialog = page.getByRole('alertdialog');
    expect(await dialog.getByRole('button', { name: 'Delete Project' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Type Owned by one to confirm').fill('Owned by one');
    await dialog.getByRole('button', { name: 'Delete Project' }).click();
    await page.waitForURL(`**/organizations/${orgId}/projects`);
    await visible(page.getByText('Project Owned by one deleted'));
    expect((await console.server.curl(groupPath(id))).json.errorCode).toBe('GROUP_NOT_FOUND');
  });

  it('can only be looked at by those who may not change them', async () => {
    const { orgId, groupId } = console.server.first;
    const as = await addMember('ORG_READ_ONLY');
    const page = await console.visit(`/projects/${groupId}/settings`, { as });
    await visible(page.getByText(/Changing them takes the role Organization Owner or Project Owner/));
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Delete Project' }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`/organizations/${orgId}/projects`);
    await page
      .getByRole('button', { name: /^Options of/ })
      .first()
      .click();
    await visible(page.getByRole('menuitem', { name: 'Project Settings' }));
    expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
  });
});
