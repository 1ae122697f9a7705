import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addKey } from '../../../server/test/support/accounts.js';
import { clipboard, gone, rowOf, startConsole, visible } from '../support/console.js';
import { choose, chooseRoles, clickInSidebar, selectOrganization, selectProject } from '../support/menus.js';
import { take } from './steps.js';

const console = startConsole();
const run = promisify(execFile);

const heading = (page: Page, name: string) => visible(page.getByRole('heading', { name, exact: true }));

it('makes an API key in the Organization Access Manager, and the first request with it', async () => {
  const page = await console.visit('/');
  await selectOrganization(page, console.server.first.organizationName);
  await take(59, () => choose(page, 'Access Manager', /^Organization Access/));
  await take(60, () => heading(page, 'Organization Access Manager'));
  expect(await page.title()).toBe(
    `Organization Access Manager · ${console.server.first.organizationName} · Sallyport`,
  );
  await choose(page, 'Add new', 'API Key');
  await page.getByLabel('Description', { exact: true }).fill('first request');
  await chooseRoles(page, 'Organization Permissions', 'Organization Owner');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Copy Private Key' }).click();
  await visible(page.getByText('Copied Private Key'));
  const privateKey = await clipboard(page);
  await take(64, async () => {
    await page.getByRole('button', { name: 'Copy the first call' }).click();
    await visible(page.getByText('Copied the first call'));
    const command = (await clipboard(page)).replace('{PRIVATE-KEY}', privateKey);
    expect(command).toContain('--digest');
    // As a reader pastes it into a shell.
    const { stdout } = await run('bash', ['-c', command]);
    expect(stdout).toContain(console.server.first.orgId);
  });
});

it('invites an API key of the organization to a project in the Project Access Manager', async () => {
  const { server } = console;
  const { first } = server;
  const key = await addKey(server, {});
  const page = await console.visit('/');
  await selectOrganization(page, first.organizationName);
  await selectProject(page, first.projectName);
  await take(61, async () => {
    await choose(page, 'Access Manager', /^Project Access/);
    await heading(page, 'Project Access Manager');
  });
  await take(63, async () => {
    await page.getByRole('button', { name: 'Invite to Project' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite to Project' });
    // The field has the focus, so what is typed goes there.
    const field = dialog.getByLabel('Public Key or Client ID');
    await visible(field.and(page.locator(':focus')));
    await page.keyboard.type(key.publicKey);
    expect(await field.inputValue()).toBe(key.publicKey);
    await chooseRoles(page, 'Project Permissions', 'Project Read Only');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await gone(dialog);
  });
  await visible(rowOf(page, key.publicKey).getByText('Project Read Only'));
  expect((await server.curl(`/api/atlas/v2/groups/${first.groupId}`, { key })).status).toBe(200);
});

it('reaches the Project Access Manager by the Options menu, Project Settings and the sidebar', async () => {
  const { first } = console.server;
  const page = await console.visit('/');
  await selectOrganization(page, first.organizationName);
  await selectProject(page, first.projectName);
  await take(62, async () => {
    await choose(page, `Options of ${first.projectName}`, 'Project Settings');
    await heading(page, 'Project Settings');
    await clickInSidebar(page, 'Project', 'Access Manager');
    await heading(page, 'Project Access Manager');
  });
});
