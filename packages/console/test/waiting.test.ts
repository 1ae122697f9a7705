import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey } from '../../server/test/support/accounts.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { createGate } from '../../server/test/support/gate.js';
import { createAccount } from '../../server/test/support/service-accounts.js';
import { gone, rowOf, startConsole, visible } from './support/console.js';

const console = startConsole();
const organizationPage = (page: string) => `/organizations/${console.server.first.orgId}/${page}`;
const keysPage = () => organizationPage('applications/api-keys');
const isOfList = (url: URL) => url.pathname.endsWith('/credentials');

/** By how much one colour is lighter than another, from 1 to 21, as the guidelines count it: of an element, and of what is behind it. */
async function contrast(locator: Locator, property: 'color' | 'backgroundColor'): Promise<number> {
  const element = await locator.first().elementHandle();
  const mark = `contrast-${property}`;
  // Code of pages is text in these tests, whose types know no document.
  await element?.evaluate(
    (node, name) => (node as { setAttribute(name: string, value: string): void }).setAttribute(name, ''),
    mark,
  );
  return locator.page().evaluate<number>(`(() => {
    const element = document.querySelector('[${mark}]');
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const paint = (colour) => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    };
    const light = () => {
      const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const grounds = [];
    const isText = '${property}' === 'color';
    for (let ground = isText ? element : element.parentElement; ground; ground = ground.parentElement)
      grounds.unshift(getComputedStyle(ground).backgroundColor);
    grounds.forEach(paint);
    const behind = light();
    paint(getComputedStyle(element)['${property}']);
    const [dark, bright] = [behind, light()].sort((a, b) => a - b);
    element.removeAttribute('${mark}');
    return (bright + 0.05) / (dark + 0.05);
  })()`);
}

describe('what is being waited for', () => {
  it.each(['light', 'dark'] as const)(
    'shows bars that can be seen while a list is read, and a line while a page is, in %s',
    async (theme) => {
      const page = await console.visit(organizationPage('projects'), { theme });
      await visible(page.getByRole('heading', { name: 'Projects', level: 1 }));
      const [script, list] = [createGate(), createGate()];
      await page.route(/\/assets\/api-keys-[^/]*\.js$/, async (route) => {
        await script.opened;
        await route.continue();
      });
      await page.route(isOfList, async (route) => {
        await list.opened;
        await route.continue();
      });
      await page.getByRole('link', { name: 'API Keys', exact: true }).click();
      await visible(page.locator('.loading-line'));
      expect(await contrast(page.locator('.loading-line'), 'backgroundColor')).toBeGreaterThan(3);
      script.open();
      const bars = page.getByRole('status', { name: 'Loading' });
      await visible(bars);
      await gone(page.locator('.loading-line'));
      expect(await contrast(bars.locator('span'), 'backgroundColor')).toBeGreaterThan(1.4);
      list.open();
      await gone(bars);
    },
  );

  it('can be read on a busy button under the pointer', async () => {
    const page = await console.visit(organizationPage('teams'));
    await page.getByRole('button', { name: 'Create Team' }).click();
    const answer = createGate();
    await page.route('**/teams', async (route) => {
      await answer.opened;
      await route.continue();
    });
    await page.getByLabel('Name Your Team').fill('Slowly made');
    const create = page.getByRole('dialog').getByRole('button', { name: 'Create Team' });
    await create.click();
    await visible(create.locator('.spinner'));
    await create.hover();
    expect(await create.getAttribute('aria-disabled')).toBe('true');
    expect(await contrast(create, 'color')).toBeGreaterThanOrEqual(4.5);
    answer.open();
    await visible(page.getByRole('heading', { name: 'Slowly made', level: 1 }));
  });
});

describe('a list that cannot be read', () => {
  it('says so, for a search and for what is on the screen already, and is read again when asked to', async () => {
    const key = await addKey(console.server, {
      organizationRoles: ['ORG_MEMBER'],
      description: 'stays in sight',
    });
    const page = await console.visit(keysPage(), { mayReport: true });
    await visible(rowOf(page, key.publicKey));
    await page.route(isOfList, (route) => route.abort());
    await page.getByRole('searchbox').fill('in sight');
    await visible(page.getByRole('alert').getByText('The server did not answer'));
    await gone(rowOf(page, key.publicKey));
    await page.unroute(isOfList);
    await page.getByRole('button', { name: 'Try again' }).click();
    await visible(rowOf(page, key.publicKey));
    await page.route(isOfList, (route) => route.abort());
    await page.getByRole('checkbox', { name: `Select ${key.publicKey}` }).check();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await visible(page.getByText('This could not be read again, and may be out of date'));
    await page.unroute(isOfList);
    await page.getByRole('button', { name: 'Try again' }).last().click();
    await gone(page.getByText('This could not be read again, and may be out of date'));
    await gone(rowOf(page, key.publicKey));
  });
});

describe('what has to be typed before it is done', () => {
  it('goes by what is at stake: an owner’s credential and the last secret, and nothing less', async () => {
    const { server } = console;
    const isTyped = async (button: string | RegExp) => {
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('alertdialog');
      await visible(dialog);
      const fields = await dialog.getByLabel(/^Type .* to confirm$/).count();
      await page.keyboard.press('Escape');
      await gone(dialog);
      return fields > 0;
    };
    const [owner, member] = [
      await addKey(server, { organizationRoles: ['ORG_OWNER'] }),
      await addKey(server, { organizationRoles: ['ORG_MEMBER'] }),
    ];
    const page = await console.visit(keysPage());
    expect(await isTyped(`Delete ${owner.publicKey}`)).toBe(true);
    expect(await isTyped(`Delete ${member.publicKey}`)).toBe(false);

    const account = await createAccount(server, ['ORG_OWNER']);
    await page.goto(organizationPage(`applications/service-accounts/${account.clientId}`));
    expect(await isTyped('Delete')).toBe(true);
    expect(await isTyped(/^Revoke the secret/)).toBe(true);
    const secrets = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/secrets`;
    const body = { secretExpiresAfterHours: 24 };
    expect((await server.curl(secrets, { method: 'POST', body })).status).toBe(201);
    await page.reload();
    expect(await isTyped(/^Revoke the secret/)).toBe(false);
  });
});

describe('a session that ends', () => {
  it('leaves no error behind in the browser’s console', async () => {
    const { server } = console;
    const person = await addAccount(server, { [server.first.orgId]: ['ORG_OWNER'] });
    const page = await console.visit(keysPage(), { as: person });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await visible(page.getByRole('table'));
    const elsewhere = createBrowser(server);
    await elsewhere.signIn(person.username, person.password);
    await elsewhere.send('DELETE', '/sessions');
    await page.getByRole('link', { name: 'Teams' }).click();
    await visible(page.getByText('Your session has ended.'));
    expect(said.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });
});
