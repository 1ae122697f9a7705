import { beforeAll, describe, expect, it } from 'vitest';
import { addKey, allowAddresses, type TestKey } from '../../server/test/support/accounts.js';
import { until } from '../../server/test/support/built-server.js';
import { type Call, createCall } from '../../server/test/support/call.js';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';

const console = startConsole({ usageFlushSeconds: '1' });

const WRONG = '00000000-0000-4000-8000-000000000000';

let call: Call;
let orgId: string;
/** May call from 192.0.2.0/24 alone. */
let listed: TestKey;
/** May read and nothing else. */
let reader: TestKey;

beforeAll(async () => {
  call = createCall(console.server);
  ({ orgId } = console.server.first);
  listed = await addKey(console.server, { organizationRoles: ['ORG_READ_ONLY'] });
  reader = await addKey(console.server, { organizationRoles: ['ORG_READ_ONLY'] });
  await allowAddresses(console.server, listed.id, ['192.0.2.0/24']);
  await call('GET', `/orgs/${orgId}`, { key: listed, from: '127.0.0.9' });
  await call('GET', `/orgs/${orgId}`, { key: { ...listed, privateKey: WRONG }, from: '127.0.0.8' });
  await call('POST', `/orgs/${orgId}/apiKeys`, { key: reader, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
  await until('they are written', async () => {
    const { json } = await call('GET', `/api/private/orgs/${orgId}/refusals`);
    return json.totalCount >= 3 || undefined;
  });
});

const page = (query = '') => `/organizations/${orgId}/refusals${query}`;

describe('the page Refusals', () => {
  it('says of each what was refused, why, and from where, and is filtered by what the address says', async () => {
    const shown = await console.visit(page());
    const row = rowOf(shown, '127.0.0.9');
    await visible(row.getByText('Address not on the access list'));
    await visible(row.getByText('127.0.0.9 is on none of the entries of the access list.'));
    await visible(row.getByText(`GET /api/atlas/v2/orgs/${orgId}`));
    await visible(rowOf(shown, '127.0.0.8').getByText('Secret not proved'));
    await expectAccessible(shown);
    await expectNoSidewaysScroll(shown);

    await shown.getByLabel('From').fill('127.0.0.8');
    await shown.getByRole('button', { name: 'Filter', exact: true }).click();
    await gone(rowOf(shown, '127.0.0.9'));
    await visible(rowOf(shown, '127.0.0.8'));
    expect(new URL(shown.url()).searchParams.get('address')).toBe('127.0.0.8');
    await shown.getByRole('button', { name: 'Clear filters' }).click();
    await shown.getByLabel('Reason').selectOption('Permission missing');
    await gone(rowOf(shown, '127.0.0.8'));
    await visible(rowOf(shown, reader.publicKey));
  });

  it('never offers to add an address after a wrong secret', async () => {
    const shown = await console.visit(page('?address=127.0.0.8'));
    const row = rowOf(shown, '127.0.0.8');
    await visible(row.getByRole('link', { name: 'Explain' }));
    expect(await row.getByRole('button', { name: 'Add this address' }).count()).toBe(0);
  });

  it('adds the address that the list refused, after saying what was seen of it', async () => {
    const shown = await console.visit(page('?address=127.0.0.9'));
    await rowOf(shown, '127.0.0.9').getByRole('button', { name: 'Add this address' }).click();
    const dialog = shown.getByRole('alertdialog', { name: 'Add 127.0.0.9 to the access list?' });
    await visible(dialog.getByText('The last uses of this credential do not tell of it.'));
    await expectAccessible(shown);
    await dialog.getByRole('button', { name: 'Add Address' }).click();
    await gone(dialog);
    expect((await call('GET', `/orgs/${orgId}`, { key: listed, from: '127.0.0.9' })).status).toBe(200);
  });

  it('grants the narrowest role that was missing', async () => {
    const shown = await console.visit(page(`?credentialId=${reader.id}`));
    await rowOf(shown, reader.publicKey).first().getByRole('button', { name: 'Grant this role' }).click();
    const dialog = shown.getByRole('alertdialog');
    await visible(dialog.getByText('is the narrowest role that has it'));
    await dialog.getByRole('button', { name: /^Grant / }).click();
    await gone(dialog);
    const made = await call('POST', `/orgs/${orgId}/apiKeys`, {
      key: reader,
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
    });
    expect(made.status).toBe(200);
  });

  it('grants it from the page of a project too, to a key that has no role there yet', async () => {
    const { groupId } = console.server.first;
    const stranger = await addKey(console.server, { organizationRoles: ['ORG_MEMBER'] });
    const ask = () => call('GET', `/groups/${groupId}`, { key: stranger });
    expect((await ask()).status).toBeGreaterThanOrEqual(400);
    await until('it is written', async () => {
      const path = `/api/private/groups/${groupId}/refusals?credentialId=${stranger.id}`;
      return (await call('GET', path)).json.totalCount > 0 || undefined;
    });
    const shown = await console.visit(`/projects/${groupId}/refusals`);
    await rowOf(shown, stranger.publicKey).getByRole('button', { name: 'Grant this role' }).first().click();
    const dialog = shown.getByRole('alertdialog');
    await visible(dialog.getByText('It comes into the project with it.'));
    await expectAccessible(shown);
    await dialog.getByRole('button', { name: /^Grant / }).click();
    await gone(dialog);
    expect((await ask()).status).toBe(200);
  });

  it('explains one by the Access Check, filled in', async () => {
    const shown = await console.visit(page('?address=127.0.0.8'));
    await rowOf(shown, '127.0.0.8').getByRole('link', { name: 'Explain' }).click();
    await visible(shown.getByRole('heading', { name: 'Access Check' }));
    expect(await shown.getByLabel('From').inputValue()).toBe('127.0.0.8');
    expect(await shown.getByRole('combobox', { name: 'Credential' }).inputValue()).toBe(listed.publicKey);
  });

  it('says where no refusal matches', async () => {
    const shown = await console.visit(page('?address=192.0.2.200'));
    await visible(shown.getByText('No refusal matches'));
  });
});

describe('the page of a key', () => {
  it('has its facts, its list, its use as a picture and what of it was refused', async () => {
    const shown = await console.visit(`/organizations/${orgId}/applications/api-keys/${listed.id}`);
    await visible(shown.getByRole('heading', { name: `API Key ${listed.publicKey}` }));
    await visible(shown.getByRole('heading', { name: 'Access List', exact: true }));
    await visible(shown.getByRole('figure', { name: /In the last \d+ days/ }));
    await visible(shown.getByText('Refused in the last seven days'));
    await visible(rowOf(shown, '127.0.0.8').getByText('Wrong secret'));
    await expectAccessible(shown);
    await expectNoSidewaysScroll(shown);
  });
});

describe('the Overview', () => {
  it('is the first page of an organization, with counts that lead to their lists', async () => {
    const shown = await console.visit(`/organizations/${orgId}`);
    await visible(shown.getByRole('heading', { name: 'Overview' }));
    const counts = shown.getByRole('list', { name: 'Credentials' });
    await visible(counts.getByRole('link', { name: /^\d+ API Keys$/ }));
    await visible(shown.getByRole('figure', { name: /By API keys and service accounts/ }));
    await visible(shown.getByRole('heading', { name: 'Last Events' }));
    await expectAccessible(shown);
    await expectNoSidewaysScroll(shown);
    await counts
      .getByRole('link', { name: /with an empty access list$/ })
      .first()
      .click();
    await visible(shown.getByRole('heading', { name: 'Applications' }));
    expect(new URL(shown.url()).searchParams.get('withoutAccessList')).toBe('true');
  });

  it('is a checklist in a new organization, until it is put away', async () => {
    const shown = await console.visit(`/organizations/${orgId}/overview`);
    const list = shown.getByRole('region', { name: /^Set up / });
    await visible(list.getByRole('link', { name: 'Require IP access lists' }));
    await visible(list.getByText('Create the first API key or service account (done)'));
    await list.getByRole('button', { name: 'Hide this list' }).click();
    await gone(list);
    await shown.reload();
    await visible(shown.getByRole('heading', { name: 'Last Events' }));
    expect(await list.count()).toBe(0);
  });
});
