import { beforeAll, describe, expect, it } from 'vitest';
import { type Call, createCall } from '../../server/test/support/call.js';
import { exchange, requestBytes } from '../../server/test/support/raw-http.js';
import { shopDefinition } from '../../server/test/support/shop.js';
import { copiedBy, expectAccessible, gone, rowOf, startConsole, visible } from './support/console.js';
import { expectGoodLooks } from './support/looks.js';

// The pages of gates, each of them asked over its socket as a proxy asks it.

const console = startConsole({ guardListen: '127.0.0.1:0', usageFlushSeconds: '1' });

let call: Call;
let orgId: string;
beforeAll(async () => {
  call = createCall(console.server, '');
  ({ orgId } = console.server.first);
});

const own = (path: string) => `/organizations/${orgId}/${path}`;
const api = (path: string) => `/api/private/orgs/${orgId}/${path}`;
const gate = async (name: string) => (await call('GET', api(`gates/${name}`))).json;

/** Whether a proxy that speaks this dialect is answered, asking about what anybody may call. */
async function isAnswered(name: string, secret?: string): Promise<boolean> {
  const headers = {
    'X-Forwarded-Method': 'GET',
    'X-Forwarded-Uri': '/v1/openapi.json',
    'X-Forwarded-For': '192.0.2.1',
    ...(secret !== undefined && { 'X-Sallyport-Gate-Secret': secret }),
  };
  const { guardUrl = '' } = console.server;
  return (await exchange(guardUrl, requestBytes('GET', `/guard/${name}`, headers))).status === 200;
}

describe('the page Gates', () => {
  it('says that a gate needs an API, and after that that there is none', async () => {
    const page = await console.visit(own('gates'));
    await visible(page.getByText('A gate belongs to a guarded API. Describe one first.'));
    await page.goto(own('new-gate'));
    await visible(page.getByRole('heading', { name: 'No guarded API yet' }));
    const { status, text } = await call('POST', api('guardedApis'), {
      body: { definition: shopDefinition() },
    });
    expect(status, text).toBe(200);
    await page.goto(own('gates'));
    await visible(page.getByText('Until a proxy asks through a gate, no request to your API is checked.'));
    await expectGoodLooks(page);
  });
});

let secret: string;

describe('a gate', () => {
  it('is made with a secret that is shown once, and not left uncopied without a question', async () => {
    const page = await console.visit(own('gates'));
    await page.getByRole('link', { name: 'Create Gate' }).first().click();
    await page.getByRole('button', { name: 'Create Gate' }).click();
    await visible(page.getByText('Type 2 to 31 lower-case letters, digits and hyphens, a letter first.'));
    await page.getByLabel('Name').fill('edge');
    await page.getByLabel('Dialect').selectOption('Caddy');
    await page.getByLabel('Who May Ask').fill('127.0.0.1 2001:db8::/32 nonsense');
    await page.getByRole('button', { name: 'Create Gate' }).click();
    await visible(page.getByText('“nonsense” is no IPv4 or IPv6 address, and no CIDR block.'));
    await expectGoodLooks(page);
    await page.getByLabel('Who May Ask').fill('127.0.0.1\n2001:db8::/32');
    await page.getByRole('button', { name: 'Create Gate' }).click();
    await visible(page.getByText('This is the only time the secret of the gate is shown'));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Go to the gate' }).click();
    const question = page.getByRole('alertdialog', { name: 'Leave without the secret?' });
    await question.getByRole('button', { name: 'Stay here' }).click();
    secret = await copiedBy(page.getByRole('button', { name: 'Copy Secret of the Gate' }));
    await page.getByRole('button', { name: 'Go to the gate' }).click();
    await visible(page.getByRole('heading', { name: 'Gate edge' }));
    await visible(page.getByText('No proxy asked through this gate yet'));
    expect(await page.content()).not.toContain(secret);
    expect(await isAnswered('edge', secret)).toBe(true);
    expect(await isAnswered('edge')).toBe(false);
  });

  it('tells that it was asked, in the list too', async () => {
    await expect.poll(async () => (await gate('edge')).lastSeenAt).toMatch(/^\d{4}-/);
    const page = await console.visit(own('gates'));
    const row = rowOf(page, 'edge');
    await visible(row.getByText('127.0.0.1/32'));
    await visible(row.getByText('Yes'));
    expect(await row.getByText('Never asked').count()).toBe(0);
    await expectGoodLooks(page);
  });

  it('is given another secret, with which alone it is answered', async () => {
    const page = await console.visit(own('gates/edge'));
    await page.getByRole('button', { name: 'Change Secret' }).click();
    const dialog = page.getByRole('dialog', { name: 'Secret of the gate edge' });
    await visible(dialog.getByText('The secret that it has ends at once'));
    await dialog.getByRole('button', { name: 'Generate Secret' }).click();
    const other = await copiedBy(dialog.getByRole('button', { name: 'Copy Secret of the Gate' }));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await gone(dialog);
    expect(await isAnswered('edge', secret)).toBe(false);
    expect(await isAnswered('edge', other)).toBe(true);
  });

  it('is changed', async () => {
    const page = await console.visit(own('gates/edge'));
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the gate edge' });
    await dialog.getByLabel('Dialect').selectOption('Traefik');
    await dialog.getByLabel('Who May Ask').fill('10.0.0.0/8');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await gone(dialog);
    await visible(page.getByText('10.0.0.0/8'));
    expect(await gate('edge')).toMatchObject({ dialect: 'traefik', peers: ['10.0.0.0/8'], hasSecret: true });
  });

  it('is made without a secret for the listener of the guard', async () => {
    const page = await console.visit(own('new-gate?api=shop'));
    await page.getByLabel('Name').fill('inside');
    await page.getByLabel('Dialect').selectOption('Caddy');
    await page.getByRole('switch', { name: 'With a secret' }).click();
    await page.getByRole('button', { name: 'Create Gate' }).click();
    await visible(page.getByRole('heading', { name: 'Gate inside' }));
    expect(await isAnswered('inside')).toBe(true);
  });

  it('shows the configuration of its proxy, with a place for the secret', async () => {
    const page = await console.visit(own('gates/edge'));
    const part = page.getByRole('region', { name: 'Configuration' });
    await visible(part.getByLabel('Proxy'));
    expect(await part.getByLabel('Proxy').locator('option').allTextContents()).toEqual([
      'Traefik',
      'Kubernetes gateway',
    ]);
    await part.getByLabel('Upstream').fill('nowhere');
    await part.getByRole('button', { name: 'Show Configuration' }).click();
    await visible(part.locator('.field').filter({ hasText: 'Upstream' }).locator('.problem'));
    await expectAccessible(page);
    await part.getByLabel('Upstream').fill('http://127.0.0.1:3000');
    await part.getByLabel('Listen Address').fill('');
    await part.getByRole('button', { name: 'Show Configuration' }).click();
    await visible(part.getByText('Type where the proxy is to listen.'));
    await part.getByLabel('Listen Address').fill(':8080');
    await part.getByRole('button', { name: 'Show Configuration' }).click();
    await visible(part.getByText('Put the secret in'));
    await expectGoodLooks(page);
    const snippet = (
      await call('GET', api('gates/edge/snippet?proxy=traefik&listen=:8080&upstream=http://127.0.0.1:3000'))
    ).json;
    expect(snippet.files.length).toBeGreaterThan(0);
    for (const { name, text } of snippet.files) {
      const file = part.getByRole('region', { name, exact: true });
      expect(await copiedBy(file.getByRole('button', { name: `Copy ${name}` }))).toBe(text);
    }
    expect(await part.textContent()).toContain(snippet.secretPlaceholder);
    // What was shown for other values is not left standing.
    await part.getByLabel('Upstream').fill('http://127.0.0.1:4000');
    await gone(part.getByText('Put the secret in'));
  });

  it('says without a secret that none is needed', async () => {
    const page = await console.visit(own('gates/inside'));
    const part = page.getByRole('region', { name: 'Configuration' });
    await part.getByRole('button', { name: 'Show Configuration' }).click();
    await visible(part.getByText('No secret is needed'));
    await visible(part.getByText('forward_auth').first());
  });

  it('is deleted, and answered no more', async () => {
    const page = await console.visit(own('gates/inside'));
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Delete the gate inside?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await visible(page.getByRole('heading', { name: 'Gates', exact: true }));
    await gone(rowOf(page, 'inside'));
    expect(await isAnswered('inside')).toBe(false);
  });
});
