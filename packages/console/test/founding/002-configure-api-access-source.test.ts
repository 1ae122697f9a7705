import { expect, it } from 'vitest';
import { REQUIREMENT_NAME } from '../../../server/src/domain/requirement-name.js';
import { addKey } from '../../../server/test/support/accounts.js';
import { gone, rowOf, startConsole, visible } from '../support/console.js';
import { goToApiKeys, selectOrganization } from '../support/menus.js';
import { take } from './steps.js';

const console = startConsole();

it('toggles the requirement to On, after which a key needs an entry before it can be used', async () => {
  const { server } = console;
  const { first } = server;
  const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
  const call = (from?: string) =>
    server.curl(`/api/atlas/v2/orgs/${first.orgId}`, { key, ...(from && { from }) });
  expect((await call()).status).toBe(200);

  const page = await console.visit('/');
  await selectOrganization(page, first.organizationName);
  await page
    .getByRole('navigation', { name: 'Organizations and projects' })
    .getByRole('link', { name: 'Organization Settings', exact: true })
    .click();
  const toggle = page.getByRole('switch', { name: REQUIREMENT_NAME });
  await take(4, async () => {
    await toggle.click();
    const question = page.getByRole('alertdialog', { name: `${REQUIREMENT_NAME}?` });
    await visible(question.getByText(key.publicKey));
    await question.getByRole('button', { name: 'Require Access Lists' }).click();
    await gone(question);
    await visible(page.getByRole('switch', { name: REQUIREMENT_NAME, checked: true }));
  });

  await take(8, async () => {
    expect((await call()).json.errorCode).toBe('ORG_REQUIRES_ACCESS_LIST');
    await goToApiKeys(page, 'Organization');
    await visible(rowOf(page, key.publicKey).getByText('Cannot be used'));
    await page.goto(`/organizations/${first.orgId}/applications/api-keys/${key.id}/edit?step=access-list`);
    await visible(page.getByText('This API key cannot be used yet'));
    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    await page.getByLabel('IP Address or CIDR Block').fill('127.0.0.1');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(rowOf(page, '127.0.0.1'));
    expect((await call()).status).toBe(200);
    expect((await call('127.0.0.9')).json.errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
  });
});
