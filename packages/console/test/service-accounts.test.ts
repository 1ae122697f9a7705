import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { createCall } from '../../server/test/support/call.js';
import {
  createAccount,
  curlWithToken,
  endSecretAt,
  mintToken,
  type TestAccount,
  tokenOf,
} from '../../server/test/support/service-accounts.js';
import {
  copiedBy,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';

const console = startConsole();
const DAY_MS = 86_400_000;

const listPath = () => `/organizations/${console.server.first.orgId}/applications/service-accounts`;
const pathOf = ({ clientId }: { clientId: string }) => `${listPath()}/${clientId}`;
const apiPath = () => `/api/atlas/v2/orgs/${console.server.first.orgId}`;

/** An account with a name of its own. */
async function namedAccount(name: string, roles: readonly string[] = ['ORG_MEMBER'], hours = 8_760) {
  const account = await createAccount(console.server, roles, hours);
  await console.server.curl(`${apiPath()}/serviceAccounts/${account.clientId}`, {
    method: 'PATCH',
    body: { name },
  });
  return account;
}

async function read(account: TestAccount) {
  return (await console.server.curl(`${apiPath()}/serviceAccounts/${account.clientId}`)).json;
}

async function fillForm(page: Page, name: string) {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Description', { exact: true }).fill('Deploys what was merged');
  await page.getByLabel('Client Secret Expiration').selectOption({ label: '30 days' });
  await chooseRoles(page, 'Organization Read Only');
}

/** Checks or unchecks roles in the menu of permissions. */
async function chooseRoles(page: Page, ...roles: string[]) {
  await page.getByLabel('Organization Permissions').click();
  for (const role of roles)
    await page.getByRole('menuitemcheckbox', { name: new RegExp(`^${role}`) }).click();
  await page.keyboard.press('Escape');
}

describe('the service accounts of an organization', () => {
  it('Create a service account in an organization', async () => {
    const { server } = console;
    const page = await console.visit(listPath());
    await page.getByRole('button', { name: 'Add new' }).click();
    await page.getByRole('menuitem', { name: 'Service Account' }).click();
    await visible(page.getByRole('heading', { name: 'Create Service Account' }));
    expect(await page.getByLabel('Client Secret Expiration').inputValue()).toBe(String(90 * 24));
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await visible(page.getByText('Give the account a name.'));
    await visible(page.getByText('Choose at least one role.'));
    await page.getByLabel('Name', { exact: true }).fill('deploy/prod');
    await visible(page.getByText("Use letters, digits, spaces and - _ . , ' only."));
    await fillForm(page, 'Deployer');
    await page.getByRole('button', { name: 'Create', exact: true }).click();

    await visible(page.getByRole('heading', { name: 'Client Secret', exact: true }));
    await visible(page.getByText('the only time the client secret is shown in full'));
    await expectAccessible(page);
    const clientId = await copiedBy(page.getByRole('button', { name: 'Copy Client ID' }));
    const secret = await copiedBy(page.getByRole('button', { name: 'Copy Client Secret' }));
    const token = await tokenOf(server, { clientId, secret });

    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.9');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(
      page.getByRole('cell', { name: '127.0.0.9' }).or(page.getByRole('rowheader', { name: '127.0.0.9' })),
    );
    expect((await curlWithToken(server, token, apiPath(), { from: '127.0.0.9' })).status).toBe(200);
    expect((await curlWithToken(server, token, apiPath())).status).toBe(403);

    const example = page.getByRole('button', { name: 'Copy the first call: curl' });
    const call = await copiedBy(example);
    expect(call).toContain(`--user '${clientId}:{CLIENT-SECRET}'`);
    expect(call).not.toContain(secret);
    await page.getByLabel('Put the client secret into the call').check();
    expect(await copiedBy(example)).toContain(`--user '${clientId}:${secret}'`);
    await visible(page.getByText('A request was refused').or(page.getByText('The first request came')));
    await page.getByRole('button', { name: 'Done' }).click();

    await visible(page.getByRole('heading', { name: 'Deployer' }));
    expect(await page.content()).not.toContain(secret);
    expect(new URL(page.url()).pathname).toBe(pathOf({ clientId }));
    const account = (await server.curl(`${apiPath()}/serviceAccounts/${clientId}`)).json;
    expect(account).toMatchObject({
      name: 'Deployer',
      description: 'Deploys what was merged',
      roles: ['ORG_READ_ONLY'],
    });
    const [made] = account.secrets;
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(30 * DAY_MS);
  });

  it('ask before a new secret is left that was not copied', async () => {
    const page = await console.visit(`${listPath()}/new`);
    await fillForm(page, 'Forgotten');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    const question = page.getByRole('alertdialog', { name: 'Leave without the client secret?' });
    await visible(question);
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Stay here' }).click();
    await visible(page.getByRole('heading', { name: 'Client Secret', exact: true }));
    await page.getByRole('link', { name: 'API Keys' }).first().click();
    await question.getByRole('button', { name: 'Leave without it' }).click();
    await gone(question);
    await visible(page.getByRole('heading', { name: 'Applications' }));

    const again = await console.visit(`${listPath()}/new`);
    await fillForm(again, 'Kept');
    await again.getByRole('button', { name: 'Create', exact: true }).click();
    await visible(again.getByRole('button', { name: 'Done' }));
    let wasAsked = false;
    again.once('dialog', (dialog) => {
      wasAsked = dialog.type() === 'beforeunload';
      void dialog.dismiss();
    });
    await again.evaluate('void setTimeout(() => location.reload(), 0)');
    await expect.poll(() => wasAsked).toBe(true);
    await copiedBy(again.getByRole('button', { name: 'Copy Client Secret' }));
    await again.getByRole('button', { name: 'Done' }).click();
    await visible(again.getByRole('heading', { name: 'Kept' }));
  });

  it('say well before a client secret expires, and when it has', async () => {
    const { server } = console;
    const names = ['Soon', 'Very soon', 'Over', 'Fine'];
    const [soon, verySoon, over, fine] = await Promise.all(names.map((name) => namedAccount(name)));
    if (!soon || !verySoon || !over || !fine) throw new Error('not made');
    await endSecretAt(server, soon, Date.now() + 12.5 * DAY_MS);
    await endSecretAt(server, verySoon, Date.now() + 5.5 * DAY_MS);
    await endSecretAt(server, over, Date.now() - 1_000);
    const page = await console.visit(listPath());
    await visible(rowOf(page, soon.clientId).getByText('Secret expires in 13 days'));
    await visible(rowOf(page, verySoon.clientId).getByText('Secret expires in 6 days'));
    await visible(rowOf(page, over.clientId).getByText('Secret expired'));
    expect(
      await rowOf(page, fine.clientId)
        .getByText(/Secret expire/)
        .count(),
    ).toBe(0);
    const toneOf = (account: TestAccount) =>
      rowOf(page, account.clientId)
        .getByText(/Secret expire/)
        .getAttribute('data-tone');
    expect([await toneOf(soon), await toneOf(verySoon), await toneOf(over)]).toEqual([
      ...['warning', 'danger', 'danger'],
    ]);
    await expectAccessible(page);

    await page.goto(pathOf(over));
    await visible(page.getByText('Secret expired'));
    expect((await mintToken(server, over)).status).toBe(401);
  });

  it('are searched, and shown a page at a time', async () => {
    const call = createCall(console.server);
    for (let number = 0; number < 26; number += 1)
      await call('POST', `/orgs/${console.server.first.orgId}/serviceAccounts`, {
        body: {
          name: `fleet ${number}`,
          description: 'one of many',
          roles: ['ORG_MEMBER'],
          secretExpiresAfterHours: 8_760,
        },
      });
    const page = await console.visit(listPath());
    const search = page.getByLabel('Search by name, client ID or description');
    await search.fill('fleet');
    await visible(page.getByText('1 to 25 of 26'));
    await page.getByRole('button', { name: 'Next page' }).click();
    await visible(page.getByRole('link', { name: 'fleet 0', exact: true }));
    expect(new URL(page.url()).search).toBe('?search=fleet&page=2');
    await search.fill('fleet 17');
    await gone(page.getByRole('link', { name: 'fleet 0', exact: true }));
    await visible(page.getByRole('link', { name: 'fleet 17' }));
    await search.fill('nothing of the kind');
    await visible(page.getByText('No service account matches'));
  });

  it('Edit the details and the permissions of a service account', async () => {
    const account = await namedAccount('Before');
    const page = await console.visit(listPath());
    await page.getByRole('link', { name: 'Before' }).click();
    await page.getByRole('button', { name: 'Edit Service Account Info' }).click();
    await expectAccessible(page);
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Give the account a name.'));
    await page.getByLabel('Name', { exact: true }).fill('After');
    await page.getByLabel('Description', { exact: true }).fill('Named anew');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByRole('heading', { name: 'After' }));

    await page.getByRole('button', { name: 'Edit Permissions' }).click();
    await visible(page.getByText('stay active until they expire or are revoked'));
    await expectAccessible(page);
    await chooseRoles(page, 'Organization Member', 'Organization Owner');
    await page.getByRole('button', { name: 'Save' }).click();
    await gone(page.getByRole('dialog'));
    await visible(page.getByRole('listitem').filter({ hasText: 'Organization Owner' }));
    expect(await read(account)).toMatchObject({
      name: 'After',
      description: 'Named anew',
      roles: ['ORG_OWNER'],
    });
  });

  it('Generate New Client Secret: the old one works until its new end', async () => {
    const { server } = console;
    const account = await namedAccount('Rotated');
    const [{ maskedSecretValue: masked }] = (await read(account)).secrets;
    const page = await console.visit(pathOf(account));
    await page.getByRole('button', { name: 'Generate New Client Secret' }).click();
    const dialog = page.getByRole('dialog', { name: 'Generate New Client Secret' });
    await visible(dialog.getByText(`The secret ${masked} stops working in 7 days`));
    await dialog.getByLabel('Client Secret Expiration').selectOption({ label: '180 days' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Generate New' }).click();
    await visible(dialog.getByText('the only time the client secret is shown in full'));
    await expectAccessible(page);

    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const question = page.getByRole('alertdialog', { name: 'Leave without the client secret?' });
    await question.getByRole('button', { name: 'Stay here' }).click();
    const secret = await copiedBy(dialog.getByRole('button', { name: 'Copy Client Secret' }));
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await gone(dialog);

    await visible(rowOf(page, masked).getByText('Secret expires in 7 days'));
    expect(await page.getByRole('button', { name: 'Generate New Client Secret' }).isDisabled()).toBe(true);
    await visible(page.getByText('Two secrets are the most that an account can have'));
    expect((await mintToken(server, account)).status).toBe(200);
    expect((await mintToken(server, { ...account, secret })).status).toBe(200);
    await endSecretAt(server, account, Date.now() - 1);
    expect((await mintToken(server, account)).status).toBe(401);
    expect((await mintToken(server, { ...account, secret })).status).toBe(200);
  });

  it('Revoke a client secret: it makes no token, and the tokens it made end', async () => {
    const { server } = console;
    const account = await namedAccount('Leaked');
    const token = await tokenOf(server, account);
    expect((await curlWithToken(server, token, apiPath())).status).toBe(200);
    const page = await console.visit(pathOf(account));
    await page.getByRole('button', { name: /^Revoke the secret/ }).click();
    const dialog = page.getByRole('alertdialog');
    await visible(dialog.getByText('It is the only secret of Leaked'));
    await expectAccessible(page);
    const revoke = dialog.getByRole('button', { name: 'Revoke Secret' });
    expect(await revoke.isDisabled()).toBe(true);
    await dialog.getByLabel(/^Type .* to confirm$/).fill(account.secret.slice(-4));
    await revoke.click();
    await gone(dialog);
    await visible(page.getByText('Nobody can get access tokens with this account'));
    expect((await mintToken(server, account)).status).toBe(401);
    expect((await curlWithToken(server, token, apiPath())).status).toBe(401);

    await page.goto(listPath());
    await visible(rowOf(page, account.clientId).getByText('No secret'));
  });

  it('Delete a service account: its projects, tokens and access list go with it', async () => {
    const { server } = console;
    const account = await namedAccount('Retired');
    await server.curl(
      `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts/${account.clientId}:invite`,
      { method: 'POST', body: { roles: ['GROUP_READ_ONLY'] } },
    );
    const token = await tokenOf(server, account);
    const page = await console.visit(pathOf(account));
    await visible(page.getByRole('row').filter({ hasText: 'Project Read Only' }));
    await page.goto(listPath());
    await page.getByRole('button', { name: 'Delete Retired' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete Retired?' });
    await visible(dialog.getByText('1 client secret, and every access token'));
    await visible(dialog.getByText('its access to 1 project'));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await gone(dialog);
    await page.getByRole('button', { name: 'Delete Retired' }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await gone(page.getByRole('link', { name: 'Retired' }));
    expect((await curlWithToken(server, token, apiPath())).status).toBe(401);
    expect((await server.curl(`${apiPath()}/serviceAccounts/${account.clientId}`)).status).toBe(404);
  });

  it('offer no longer validity than the organization allows', async () => {
    const setMost = (hours: number) =>
      console.server.curl(`${apiPath()}/settings`, {
        method: 'PATCH',
        body: { maxServiceAccountSecretValidityInHours: hours },
      });
    onTestFinished(async () => void (await setMost(8_760)));
    expect((await setMost(48)).status).toBe(200);
    const page = await console.visit(`${listPath()}/new`);
    const menu = page.getByLabel('Client Secret Expiration');
    await visible(menu);
    await expect
      .poll(() => menu.locator('option').allTextContents())
      .toEqual([...['8 hours', '1 day', '2 days (the most allowed here)']]);
    expect(await menu.inputValue()).toBe('48');

    // What changes after the page was read is for the server to refuse; what was typed stays.
    expect((await setMost(8)).status).toBe(200);
    await page.getByLabel('Name', { exact: true }).fill('Too long');
    await page.getByLabel('Description', { exact: true }).fill('Lives too long');
    await chooseRoles(page, 'Organization Member');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await visible(page.getByRole('alert').getByText('INVALID_SECRET_VALIDITY'));
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Too long');
  });
});

describe('somebody who cannot change service accounts', () => {
  it('sees with Organization Read Only what there is, and which role changes it', async () => {
    const { first } = console.server;
    const account = await namedAccount('Looked at');
    const reader = await addAccount(console.server, { [first.orgId]: ['ORG_READ_ONLY'] });
    const page = await console.visit(listPath(), { as: reader });
    await visible(page.getByText('Changing them takes the role Organization Owner.'));
    await visible(page.getByRole('link', { name: 'Looked at' }));
    expect(await page.getByRole('button', { name: /Delete|Options of|Add new/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(pathOf(account));
    await visible(page.getByText('Changing them takes the role Organization Owner.'));
    await visible(page.getByRole('heading', { name: 'API Access List' }));
    const buttons = /Edit|Generate|Revoke|^Delete|Add Access List Entry/;
    expect(await page.getByRole('button', { name: buttons }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`${listPath()}/new`);
    await visible(page.getByText('Changing them takes the role Organization Owner.'));
    expect(await page.getByLabel('Name', { exact: true }).count()).toBe(0);
  });

  it('is told as Organization Member which roles see them', async () => {
    const { first } = console.server;
    const member = await addAccount(console.server, { [first.orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(listPath(), { as: member });
    await visible(page.getByRole('heading', { name: 'You cannot see the service accounts' }));
    await visible(page.getByText(/takes the role Organization Owner, .* or Organization Read Only/));
    await expectAccessible(page);
  });
});

describe('on a narrow screen', () => {
  it('the list scrolls by itself where whole rows have no room', async () => {
    await namedAccount('Wide', ['ORG_STREAM_PROCESSING_ADMIN']);
    const page = await console.visit(listPath(), { width: 900 });
    await visible(page.getByRole('link', { name: 'Wide' }));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('nothing of a service account is wider than the window', async () => {
    const account = await namedAccount('Small');
    const page = await console.visit(listPath(), { width: 320 });
    await visible(page.getByRole('link', { name: 'Small' }));
    await expectNoSidewaysScroll(page);
    await page.goto(pathOf(account));
    await visible(page.getByRole('heading', { name: 'API Access List' }));
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Generate New Client Secret' }).click();
    await page.getByRole('button', { name: 'Generate New', exact: true }).click();
    await visible(page.getByRole('button', { name: 'Copy Client Secret' }));
    await expectNoSidewaysScroll(page);
  });
});
