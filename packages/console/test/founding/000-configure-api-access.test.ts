import { describe, expect, it } from 'vitest';
import { REQUIREMENT_NAME } from '../../../server/src/domain/requirement-name.js';
import { ownerBrowser } from '../../../server/test/support/browser.js';
import { curl } from '../../../server/test/support/server.js';
import { startConsole, visible } from '../support/console.js';
import { startEmptyServer } from '../support/empty-server.js';
import { selectOrganization } from '../support/menus.js';
import { take } from './steps.js';

const console = startConsole();

/** Whether an organization requires access lists, as its settings say. */
async function isRequired(orgId: string): Promise<boolean> {
  const owner = await ownerBrowser(console.server);
  return (await owner.send('GET', `/api/atlas/v2/orgs/${orgId}/settings`)).json.apiAccessListRequired;
}

describe('Configure API Access', () => {
  it('leads to the Organization Settings by the icon beside the Organizations menu', async () => {
    const { first } = console.server;
    const page = await console.visit('/');
    await take(1, () => selectOrganization(page, first.organizationName));
    await take(2, () =>
      page
        .getByRole('navigation', { name: 'Organizations and projects' })
        .getByRole('link', { name: 'Organization Settings', exact: true })
        .click(),
    );
    await take(3, () => visible(page.getByRole('heading', { name: 'Organization Settings', level: 1 })));
    await visible(page.getByRole('switch', { name: REQUIREMENT_NAME }));
  });

  it.each([
    ['by default', true],
    ['not, where it is toggled to Off', false],
  ])('requires access lists in a new organization %s', async (_, isKept) => {
    const page = await console.visit('/');
    await page.getByRole('button', { name: /^Organizations/ }).click();
    await page.getByRole('option', { name: 'New Organization' }).click();
    await page.getByLabel('Organization Name').fill(isKept ? 'As it comes' : 'Open');
    await page.getByRole('button', { name: 'Next' }).click();
    const toggle = page.getByRole('switch', { name: REQUIREMENT_NAME });
    await take(5, async () => expect(await toggle.isChecked()).toBe(true));
    if (!isKept) await take(6, () => toggle.click());
    await page.getByRole('button', { name: 'Create Organization' }).click();
    await page.waitForURL(/\/organizations\/[0-9a-f]{24}\//);
    const [, orgId = ''] = /organizations\/([0-9a-f]{24})/.exec(page.url()) ?? [];
    expect(await isRequired(orgId)).toBe(isKept);
  });

  it('requires them in the organization of the setup page too, by default', async () => {
    const { url, link } = await startEmptyServer();
    const page = await console.visit(link, { as: null });
    await take(7, async () =>
      expect(await page.getByRole('switch', { name: REQUIREMENT_NAME }).isChecked()).toBe(true),
    );
    await page.getByLabel('Organization name').fill('Amber');
    await page.getByLabel('Project name').fill('Payments');
    await page.getByLabel('Your e-mail address').fill('mira@example.com');
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByLabel('Password again').fill('correct horse battery');
    await page.getByRole('button', { name: 'Set up' }).click();
    await visible(page.getByText('the address that you see this page from'));
    const key = {
      publicKey: (await page.locator('#public-key').textContent()) ?? '',
      privateKey: (await page.locator('#private-key').textContent()) ?? '',
    };
    // The first key works where it was made, and nowhere else.
    expect((await curl(`${url}/api/atlas/v2/groups`, { key })).status).toBe(200);
    const elsewhere = await curl(`${url}/api/atlas/v2/groups`, { key, from: '127.0.0.9' });
    expect(elsewhere.json.errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
    const [{ orgId }] = (await curl(`${url}/api/atlas/v2/groups`, { key })).json.results;
    const settings = await curl(`${url}/api/atlas/v2/orgs/${orgId}/settings`, { key });
    expect(settings.json.apiAccessListRequired).toBe(true);
  });

  it('lets nobody sign in with an API key or a service account, and says so', async () => {
    const { first, url } = console.server;
    const page = await console.visit('/sign-in', { as: null });
    await take(9, () => visible(page.getByText('API keys and service accounts cannot sign in here')));
    const answer = await curl(`${url}/api/private/session`, {
      method: 'POST',
      body: { username: first.apiKey.publicKey, password: first.apiKey.privateKey },
    });
    expect(answer.status).toBe(401);
  });
});
