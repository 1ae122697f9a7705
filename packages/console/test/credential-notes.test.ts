import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey } from '../../server/test/support/accounts.js';
import { type Call, createCall } from '../../server/test/support/call.js';
import { expectAccessible, gone, rowOf, startConsole, visible } from './support/console.js';
import { parseCsv } from './support/csv.js';
import { expectGoodLooks } from './support/looks.js';
import { choose, chooseFilter } from './support/menus.js';

// What people note of API keys and service accounts, and what lists do with it.

const console = startConsole();

interface Noted {
  readonly id: string;
  readonly name: string;
}

let call: Call;
let bot: Noted;
let nightly: Noted;
let terraform: Noted;
beforeAll(async () => {
  call = createCall(console.server, '');
  const groupId = console.server.first.groupId;
  const inProject = {
    organizationRoles: ['ORG_MEMBER'],
    projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }],
  };
  const first = await addKey(console.server, inProject);
  const second = await addKey(console.server, { organizationRoles: ['ORG_OWNER'] });
  bot = { id: first.id, name: first.publicKey };
  nightly = { id: second.id, name: second.publicKey };
  const { json } = await call('POST', `/api/atlas/v2/orgs/${console.server.first.orgId}/serviceAccounts`, {
    accept: 'application/vnd.atlas.2024-08-05+json',
    body: {
      name: 'Terraform',
      description: 'Keeps projects',
      roles: ['ORG_MEMBER'],
      secretExpiresAfterHours: 720,
    },
  });
  terraform = { id: json.clientId, name: 'Terraform' };
});

const own = (path: string) => `/organizations/${console.server.first.orgId}/applications/${path}`;
const inProject = (path: string) => `/projects/${console.server.first.groupId}/applications/${path}`;
const notesOf = async ({ id }: Noted) =>
  (await call('GET', `/api/private/orgs/${console.server.first.orgId}/credentials/${id}`)).json.notes;

async function note({ id }: Noted, notes: object): Promise<void> {
  const path = `/api/private/orgs/${console.server.first.orgId}/credentials/${id}/notes`;
  const { status, text } = await call('PUT', path, { body: notes });
  expect(status, text).toBe(200);
}

async function openNotes(page: Page) {
  await page.getByRole('button', { name: 'Edit Notes' }).click();
  return page.getByRole('dialog', { name: /^Notes of / });
}

describe('the page of a credential', () => {
  it('tells who made a key, and takes kind, label, owner and tags', async () => {
    const page = await console.visit(own(`api-keys/${bot.id}`));
    const dialog = await openNotes(page);
    await dialog.getByLabel('Kind').fill('An agent');
    await dialog.getByLabel('Tags').fill('prod, -wrong');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await visible(
      dialog.getByText('Write one word of lower-case letters, digits and hyphens, a letter first.'),
    );
    await visible(dialog.getByText('“-wrong” has something else than letters'));
    await visible(dialog.getByLabel('Kind').and(page.locator(':focus')));
    await expectGoodLooks(page);
    await dialog.getByLabel('Kind').fill('agent');
    await dialog.getByLabel('Label').fill('Support bot');
    await dialog.getByLabel('Owner').fill(' ada@example.com ');
    await dialog.getByLabel('Tags').fill('team/support prod,prod');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    const notes = page.getByRole('region', { name: 'Notes' });
    await visible(notes.getByText('Support bot'));
    await visible(notes.getByRole('link', { name: 'team/support' }));
    expect(await notesOf(bot)).toEqual({
      kind: 'agent',
      label: 'Support bot',
      owner: 'ada@example.com',
      tags: ['prod', 'team/support'],
    });
    await expectGoodLooks(page);
  });

  it('shows the server’s refusal of a text beside its field', async () => {
    const page = await console.visit(own(`api-keys/${nightly.id}`));
    const dialog = await openNotes(page);
    await page.route('**/notes', (route) =>
      route.continue({ postData: JSON.stringify({ kind: 'NO', label: null, owner: null, tags: [] }) }),
    );
    await dialog.getByLabel('Kind').fill('ci');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await visible(dialog.locator('.field').filter({ hasText: 'Kind' }).locator('.problem'));
    await expectAccessible(page);
  });

  it('does the same for a service account, also by way of a project', async () => {
    const page = await console.visit(own(`service-accounts/${terraform.id}`));
    const dialog = await openNotes(page);
    await dialog.getByLabel('Owner').fill('platform');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    const notes = page.getByRole('region', { name: 'Notes' });
    await visible(notes.getByRole('link', { name: 'platform' }));
    await page.goto(inProject(`api-keys/${bot.id}`));
    await visible(page.getByRole('region', { name: 'Notes' }).getByText('Support bot'));
  });

  it('offers no edit to who may only look', async () => {
    const { server } = console;
    const reader = await addAccount(server, { [server.first.orgId]: ['ORG_READ_ONLY'] });
    const page = await console.visit(own(`api-keys/${bot.id}`), { as: reader });
    await visible(page.getByRole('region', { name: 'Notes' }).getByText('Support bot'));
    expect(await page.getByRole('button', { name: 'Edit Notes' }).count()).toBe(0);
  });
});

describe('lists of credentials', () => {
  beforeAll(async () => {
    await note(bot, { kind: 'agent', label: 'Support bot', owner: 'ada@example.com', tags: ['prod'] });
    await note(nightly, { kind: 'ci', owner: 'Platform Team', tags: ['prod', 'night'] });
    await note(terraform, { owner: 'Platform Team' });
  });

  it('have columns for owner, tags and who made it, by which they are sorted', async () => {
    const page = await console.visit(own('api-keys'), { width: 1440 });
    const row = rowOf(page, bot.name);
    await visible(row.getByText('agent'));
    await visible(row.getByText('Support bot'));
    await visible(row.getByRole('cell').getByRole('link', { name: 'ada@example.com' }));
    await page.getByRole('columnheader', { name: 'Owner, Tags' }).getByRole('button').click();
    await page.waitForURL('**?sort=owner');
    await page.getByRole('columnheader', { name: 'Owner, Tags' }).getByRole('button').click();
    await page.waitForURL('**?sort=-owner');
    await visible(page.getByRole('row').nth(1).filter({ hasText: nightly.name }));
    await visible(page.getByRole('columnheader', { name: 'Made By' }).getByRole('button'));
    await expectGoodLooks(page);
  });

  it('tell of them beside the name where there is no room for columns', async () => {
    const page = await console.visit(own('api-keys'), { width: 1150 });
    const row = rowOf(page, bot.name);
    await visible(row.getByRole('rowheader').getByRole('link', { name: 'prod' }));
    await gone(page.getByRole('columnheader', { name: 'Made By' }));
    await expectAccessible(page);
  });

  it('are narrowed by kind, owner, tag and who made it, as chips that stand in the address', async () => {
    const page = await console.visit(own('api-keys'));
    await chooseFilter(page, 'Tag …');
    const dialog = page.getByRole('dialog', { name: 'Filter by Tag' });
    await dialog.getByRole('button', { name: 'Filter' }).click();
    await visible(dialog.getByText('Type what the list is to be narrowed by.'));
    await dialog.getByLabel('Tag').fill('prod');
    await expectAccessible(page);
    await dialog.getByLabel('Tag').press('Enter');
    await page.waitForURL('**?tag=prod');
    await visible(page.getByText('2 API keys match'));
    await chooseFilter(page, 'Kind …');
    await page.getByRole('dialog').getByLabel('Kind').fill('ci');
    await page.getByRole('dialog').getByLabel('Kind').press('Enter');
    await page.waitForURL('**?tag=prod&kind=ci');
    await visible(page.getByText('1 API key matches'));
    await visible(page.getByRole('list', { name: 'Filters' }).getByText('Kind: ci'));
    await visible(rowOf(page, nightly.name));
    await expectGoodLooks(page);
    await page.goto(own('service-accounts?owner=Platform Team'));
    await visible(page.getByText('1 service account matches'));
    await page.goto(own('api-keys?madeBy=nobody'));
    await visible(page.getByText('No API key matches the filters'));
  });

  it('are reached from a note, with the filter set', async () => {
    const page = await console.visit(inProject('api-keys'));
    await rowOf(page, bot.name).getByRole('link', { name: 'ada@example.com' }).first().click();
    await page.waitForURL('**?owner=ada%40example.com');
    await visible(page.getByText('1 API key matches'));
    await visible(page.getByRole('list', { name: 'Filters' }).getByText('Owner: ada@example.com'));
  });

  it('are exported with what is noted', async () => {
    const page = await console.visit(own('api-keys?tag=night'));
    await visible(page.getByText('1 API key matches'));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      choose(page, 'Export CSV', 'All API keys that match'),
    ]);
    const [head = [], row = []] = parseCsv(await readFile(await file.path(), 'utf8'));
    const cell = (name: string) => row[head.indexOf(name)];
    expect([cell('kind'), cell('label'), cell('owner'), cell('tags')]).toEqual([
      'ci',
      '',
      'Platform Team',
      'night prod',
    ]);
    expect(head).toContain('madeBy');
  });

  it('set owner and further tags of those that are ticked, and keep what else is noted', async () => {
    const page = await console.visit(own('api-keys?tag=prod'));
    await visible(page.getByText('2 API keys match'));
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Set Owner and Tags' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set owner and tags of 2 API keys' });
    await dialog.getByRole('button', { name: 'Set Owner and Tags' }).click();
    await visible(dialog.getByText('Type an owner, tags, or both.'));
    await dialog.getByLabel('Owner').fill('Support');
    await dialog.getByLabel('Further Tags').fill('audited');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Set Owner and Tags' }).click();
    await gone(dialog);
    expect(await notesOf(bot)).toEqual({
      kind: 'agent',
      label: 'Support bot',
      owner: 'Support',
      tags: ['audited', 'prod'],
    });
    expect(await notesOf(nightly)).toMatchObject({ owner: 'Support', tags: ['audited', 'night', 'prod'] });
  });
});
