import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCall } from '../../server/test/support/call.js';
import { createAccount } from '../../server/test/support/service-accounts.js';
import { expectAccessible, expectNoSidewaysScroll, gone, startConsole, visible } from './support/console.js';
import { parseCsv } from './support/csv.js';

const console = startConsole();

let activity: string;
let key: { id: string; publicKey: string };
let clientId: string;

beforeAll(async () => {
  const { orgId } = console.server.first;
  activity = `/organizations/${orgId}/activity`;
  const call = createCall(console.server);
  const keys = `/orgs/${orgId}/apiKeys`;
  key = (await call('POST', keys, { body: { desc: 'deploys', roles: ['ORG_MEMBER'] } })).json;
  await call('PATCH', `${keys}/${key.id}`, {
    body: { desc: 'deploys west', roles: ['ORG_MEMBER', 'ORG_READ_ONLY'] },
  });
  await call('PATCH', `/orgs/${orgId}/settings`, {
    body: { restrictEmployeeAccess: true },
    from: '127.0.0.9',
  });
  ({ clientId } = await createAccount(console.server));
});

describe('values before and after', () => {
  it('stand below the event in the feed, and each with both sides in its details', async () => {
    const page = await console.visit(activity);
    const rows = page.getByRole('row').filter({ hasText: 'API_KEY_ROLES_CHANGED' });
    await visible(
      rows.getByText('Roles: Organization Member → Organization Member, Organization Read Only', {
        exact: true,
      }),
    );
    await visible(page.getByText('Description: deploys → deploys west', { exact: true }));
    await expectAccessible(page);
    await rows.getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: 'API key got other roles' });
    await visible(dialog.getByRole('term').filter({ hasText: /^Roles$/ }));
    expect(await dialog.getByRole('deletion').textContent()).toBe('Before: Organization Member');
    expect(await dialog.getByRole('insertion').textContent()).toBe(
      'After: Organization Member, Organization Read Only',
    );
    await expectAccessible(page);
  });

  it('are in the exported table', async () => {
    const page = await console.visit(`${activity}?target=${key.publicKey}`);
    await visible(page.getByText('3 events, newest first', { exact: true }));
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV' }).click(),
    ]);
    const [head = [], ...rows] = parseCsv(await readFile(await download.path(), 'utf8'));
    expect(rows.map((row) => row[head.indexOf('changes')])).toEqual([
      'Roles: ORG_MEMBER → ORG_MEMBER, ORG_READ_ONLY',
      'Description: deploys → deploys west',
      'Description: none → deploys; Roles: none → ORG_MEMBER',
    ]);
  });
});

describe('the filters of the feed', () => {
  it('narrow by who, about what, from where and a text, stand in the address, and go one by one', async () => {
    const page = await console.visit(activity);
    const filters = page.getByRole('form', { name: 'Filters' });
    await filters.getByLabel('About').fill(key.publicKey);
    await filters.getByLabel('Text').fill('west');
    await page.keyboard.press('Enter');
    await visible(page.getByText('1 event', { exact: true }));
    expect(new URL(page.url()).search).toBe(`?target=${key.publicKey}&text=west`);
    await visible(page.getByText('API_KEY_DESCRIPTION_CHANGED', { exact: true }));
    await visible(page.getByText('in the newest 10,000 events', { exact: false }));
    await expectAccessible(page);

    const chips = page.getByRole('list', { name: 'Chosen filters' });
    await chips.getByRole('button', { name: 'Remove filter: Text' }).click();
    await visible(page.getByText('3 events, newest first', { exact: true }));
    expect(await filters.getByLabel('Text').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await gone(chips);
    expect(new URL(page.url()).search).toBe('');

    await filters.getByLabel('Address').fill('127.0.0.9');
    await filters.getByLabel('Who').fill(console.server.first.apiKey.publicKey);
    await filters.getByRole('button', { name: 'Filter' }).click();
    await visible(page.getByText('2 events, newest first', { exact: true }));
    await visible(page.getByText('Access by support staff restricted: false → true', { exact: true }));
    await page.goBack();
    await gone(chips);
  });

  it('say what is wrong with an address that is none', async () => {
    const page = await console.visit(`${activity}?address=nowhere`);
    await visible(page.getByText('single IPv4 or IPv6 address', { exact: false }));
  });

  it('fit into narrow windows', async () => {
    const page = await console.visit(`${activity}?target=${key.publicKey}&text=west`, { width: 390 });
    await visible(page.getByText('1 event', { exact: true }));
    await expectNoSidewaysScroll(page);
  });
});

describe('the page of a credential', () => {
  it('shows the events of a key, with the way to all of them and to what it did', async () => {
    const { orgId } = console.server.first;
    const page = await console.visit(`/organizations/${orgId}/applications/api-keys/${key.id}`);
    const events = page.getByRole('region', { name: 'Events' });
    await visible(events.getByText('Description: deploys → deploys west', { exact: true }));
    await expectAccessible(page);
    await events.getByRole('link', { name: 'All events about it' }).click();
    await visible(page.getByText('3 events, newest first', { exact: true }));
    await page.goBack();
    await events.getByRole('link', { name: 'What it did' }).click();
    await visible(page.getByText('No event matches the filters'));
  });

  it('shows those of a service account', async () => {
    const { orgId } = console.server.first;
    const page = await console.visit(`/organizations/${orgId}/applications/service-accounts/${clientId}`);
    const events = page.getByRole('region', { name: 'Events' });
    await visible(events.getByText('Service account was created'));
    await visible(events.getByText(/^Name: none → /));
  });
});
