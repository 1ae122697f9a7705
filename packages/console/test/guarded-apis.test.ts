import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, type TestKey } from '../../server/test/support/accounts.js';
import { until } from '../../server/test/support/built-server.js';
import { type Call, createCall } from '../../server/test/support/call.js';
import { createGate } from '../../server/test/support/gate.js';
import { type Asked, askAs, toldBy } from '../../server/test/support/guard.js';
import { shopDefinition } from '../../server/test/support/shop.js';
import { expectAccessible, gone, rowOf, startConsole, visible } from './support/console.js';
import { parseCsv } from './support/csv.js';
import { expectGoodLooks } from './support/looks.js';

// The pages of guarded APIs, with a gate that is asked over its socket as a proxy asks it.

const console = startConsole({ guardListen: '127.0.0.1:0', usageFlushSeconds: '1' });

let call: Call;
let orgId: string;
let groupId: string;
let clerk: TestKey;
beforeAll(async () => {
  call = createCall(console.server, '');
  ({ orgId, groupId } = console.server.first);
});

const own = (path: string) => `/organizations/${orgId}/${path}`;
const api = (path: string) => `/api/private/orgs/${orgId}/${path}`;
const orders = () => `/v1/projects/${groupId}/orders`;

/** The shop with a gate for Caddy, changed as a test wants it. */
const shop = (change: Parameters<typeof shopDefinition>[0] = () => {}) =>
  shopDefinition((document) => {
    document.gates = { edge: 'caddy' };
    change?.(document);
  });

async function apply(definition: string): Promise<void> {
  const { status, text } = await call('POST', api('guardedApis'), { body: { definition } });
  if (status !== 200) throw new Error(text);
}

async function ask(key: TestKey, asked: Asked) {
  const { guardUrl } = console.server;
  if (guardUrl === undefined) throw new Error('nothing listens for gates');
  return toldBy(await askAs({ guardUrl }, 'caddy', key, asked, 'edge'));
}

const definitionField = (page: Page) => page.getByRole('textbox', { name: 'Definition' });

describe('before there is one', () => {
  it('says what a guarded API is, with the two commands to begin with', async () => {
    const page = await console.visit(own('guarded-apis'));
    await visible(page.getByRole('heading', { name: 'No guarded API yet' }));
    await visible(page.getByText('sallyport guard import openapi.yaml'));
    await visible(page.getByText('sallyport guard apply shop.guard.yaml'));
    await expectGoodLooks(page);
  });

  it('is not offered to who may not change the organization', async () => {
    const member = await addAccount(console.server, { [orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(own('overview'), { as: member });
    await visible(page.getByRole('link', { name: 'Activity Feed' }));
    expect(await page.getByRole('link', { name: 'Guarded APIs' }).count()).toBe(0);
  });
});

describe('a definition that is pasted', () => {
  it('has its faults named with their lines, and then is compared and applied', async () => {
    const page = await console.visit(own('guarded-apis'));
    await page.getByRole('link', { name: 'Apply Definition' }).click();
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText('Paste a definition, or choose its file.'));
    await definitionField(page).fill(
      shop((document) => {
        document.routes['POST /projects/{projectId}/orders'] = 'orders.wrote';
      }),
    );
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText('there is no permission "orders.wrote" (did you mean "orders.write"?)'));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: /^Line \d+, column \d+$/ }).click();
    const marked = await definitionField(page).evaluate(
      (area: { value: string; selectionStart: number; selectionEnd: number }) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(marked).toContain('orders.wrote');

    // It can be applied as soon as it is compared, whatever else is being read.
    const reads = createGate();
    await page.route('**/api/**', async (route) => {
      if (route.request().method() === 'GET') await reads.opened;
      await route.continue();
    });
    await definitionField(page).fill(shop());
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText('This is a new API'));
    await visible(page.getByText('GET /projects/{projectId}/orders', { exact: true }));
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Apply' }).click();
    await sent;
    reads.open();
    await visible(page.getByRole('heading', { name: 'Shop API' }));
    expect((await call('GET', api('guardedApis/shop'))).json).toMatchObject({
      activeVersion: 1,
      mode: 'enforce',
    });
  });

  it('is not lost without a question', async () => {
    const page = await console.visit(own('apply-definition'));
    await definitionField(page).fill('api: draft');
    await page.getByRole('link', { name: 'Overview' }).click();
    await visible(page.getByRole('alertdialog'));
  });

  it('can begin with the version that is active', async () => {
    const page = await console.visit(own('apply-definition?api=shop'));
    await page.getByRole('button', { name: 'Begin with version 1' }).click();
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText('This is what is active already'));
  });
});

describe('a guarded API', () => {
  it('is in the list with its mode, version, routes and gates', async () => {
    const page = await console.visit(own('guarded-apis'));
    const row = rowOf(page, 'Shop API');
    await visible(row.getByText('Enforce'));
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Enforce', '1', '6', '1', '0', '0']);
    await expectGoodLooks(page);
  });

  it('tells of itself, its gates and who applied it', async () => {
    const page = await console.visit(own('guarded-apis/shop'));
    await visible(page.getByText('The project that the path at {projectId} names'));
    await visible(page.getByText('600 per minute for each credential, 6,000 per minute for each project'));
    await visible(rowOf(page, 'edge').getByText('Never asked'));
    const version = page
      .getByRole('table', { name: 'Versions of Shop API' })
      .getByRole('row', { name: /^1 / });
    await visible(version.getByText(console.server.first.owner.username));
    await expectGoodLooks(page);
  });

  it('lists its routes with what each needs and who may, by text and by permission', async () => {
    const page = await console.visit(own('guarded-apis/shop/routes'));
    const refund = rowOf(page, '/v1/projects/{projectId}/orders/{orderId}:refund');
    await visible(refund.getByText('orders.refund'));
    await visible(refund.getByText('At most 10 per minute'));
    expect(await refund.getByRole('listitem').allTextContents()).toEqual(['Shop Manager']);
    await visible(refund.getByText('Organization Owner, Project Owner'));
    // Asked in the organization, where roles in a project do not count.
    const report = rowOf(page, '/v1/reports/{year}');
    await visible(report.getByText('Organization Owner, Organization Read Only'));
    await visible(rowOf(page, '/v1/openapi.json').getByText('Anybody, without credentials'));
    await page.getByLabel('Search by method, path or permission').fill('reports');
    await visible(page.getByText('1 of 6 routes match'));
    await page.getByLabel('Search by method, path or permission').fill('');
    await page.getByLabel('Permission', { exact: true }).selectOption('orders.read');
    await visible(page.getByText('2 routes'));
    await expectGoodLooks(page);
  });

  it('shows which role holds which permission, and exports it', async () => {
    const page = await console.visit(own('guarded-apis/shop/permissions'));
    const holds = async (permission: string) =>
      (await rowOf(page, permission).getByRole('cell').allTextContents()).join(' ');
    // Organization Owner, Organization Read Only, Project Owner, Project Read Only, Clerk, Manager, Auditor.
    await visible(rowOf(page, 'orders.write'));
    expect(await holds('orders.write')).toBe('Yes No Yes No Yes Yes No');
    expect(await holds('reports.read')).toBe('Yes Yes Yes Yes No No Yes');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const rows = parseCsv(readFileSync(await download.path(), 'utf8'));
    expect(download.suggestedFilename()).toBe('permissions-shop-api.csv');
    expect(rows[0]).toContain('GROUP_SHOP_CLERK');
    expect(rows.find(([permission]) => permission === 'orders.refund')).toEqual([
      'orders.refund',
      'Refund an order',
      'yes',
      '',
      'yes',
      '',
      '',
      'yes',
      '',
    ]);
    await expectGoodLooks(page);
    await page.getByRole('link', { name: 'orders.refund' }).click();
    await visible(page.getByText('1 route', { exact: true }));
  });

  it('shows its definition as it is stored', async () => {
    const page = await console.visit(own('guarded-apis/shop/definition'));
    await visible(page.getByText('"GROUP_SHOP_CLERK"'));
    await expectGoodLooks(page);
  });
});

describe('calls that a gate asked about', () => {
  beforeAll(async () => {
    clerk = await addKey(console.server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_CLERK' }],
    });
    expect((await ask(clerk, { target: orders() })).allowed).toBe(true);
    expect((await ask(clerk, { method: 'POST', target: `${orders()}/17:refund` })).status).toBe(403);
    await until('it is written', async () => {
      const { json } = await call('GET', api('refusals?api=shop'));
      return json.totalCount === 1 || undefined;
    });
  });

  it('are counted by day and by route, with a way to what was refused', async () => {
    const page = await console.visit(own('guarded-apis/shop/usage'));
    await visible(page.getByText('1 call let through'));
    await visible(rowOf(page, 'GET /v1/projects/{projectId}/orders'));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'GET /v1/projects/{projectId}/orders', exact: true }).click();
    await visible(page.getByText('0 refused'));
    await page.getByRole('button', { name: 'Show all routes' }).click();
    await rowOf(page, ':refund').getByRole('link', { name: '1' }).click();
    await visible(page.getByRole('heading', { name: 'Refusals' }));
    await visible(rowOf(page, 'POST /v1/projects/{projectId}/orders/{orderId}:refund'));
    expect(await page.getByLabel('API', { exact: true }).inputValue()).toBe('shop');
    await expectGoodLooks(page);
  });

  it('are explained with the checks of the API', async () => {
    const page = await console.visit(own('refusals?api=shop'));
    await rowOf(page, clerk.publicKey).getByRole('link', { name: 'Explain' }).click();
    await visible(page.getByText('This request would be refused'));
    await visible(page.getByText('Permission of the Route'));
    expect(await page.getByLabel('API', { exact: true }).inputValue()).toBe('shop');
    await expectAccessible(page);
  });

  it('are permitted by a click, with the role of the API that permits least', async () => {
    const page = await console.visit(own('refusals?api=shop'));
    await rowOf(page, clerk.publicKey).getByRole('button', { name: 'Grant this role' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Grant Shop Manager?' });
    await visible(dialog.getByText('shop/orders.refund'));
    await dialog.getByRole('button', { name: 'Grant Shop Manager' }).click();
    await gone(dialog);
    expect((await ask(clerk, { method: 'POST', target: `${orders()}/17:refund` })).allowed).toBe(true);
  });

  it('pass in the mode report, after a question, and are refused again', async () => {
    const refused = { method: 'DELETE', target: orders() };
    expect((await ask(clerk, refused)).status).toBe(403);
    const page = await console.visit(own('guarded-apis/shop'));
    await page.getByRole('switch', { name: 'Enforce: refuse what is not permitted' }).click();
    const dialog = page.getByRole('alertdialog');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Report Only' }).click();
    await gone(dialog);
    expect((await ask(clerk, refused)).allowed).toBe(true);
    await page.getByRole('switch').click();
    await visible(dialog.getByText('would have been refused'));
    await dialog.getByRole('button', { name: 'Enforce' }).click();
    await gone(dialog);
    expect((await ask(clerk, refused)).status).toBe(403);
  });
});

describe('another version', () => {
  const without = (document: { routes: Record<string, unknown> }) => {
    delete document.routes['GET /projects/{projectId}/orders'];
  };

  it('tells before it is applied whom it would refuse, and is gone back from', async () => {
    const page = await console.visit(own('apply-definition'));
    await definitionField(page).fill(shop(without));
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText('1 credential that called in the last week would be refused'));
    await visible(page.getByRole('list', { name: 'Calls that would be refused' }).getByText(clerk.publicKey));
    await visible(page.getByRole('region', { name: 'Routes that are gone' }));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Apply' }).click();
    await visible(page.getByText('Version 2 of Shop API is active'));
    expect((await ask(clerk, { target: orders() })).status).toBe(403);

    await page.getByRole('button', { name: 'Compare or activate version 1' }).click();
    const dialog = page.getByRole('dialog', { name: 'Make version 1 the active one?' });
    await visible(dialog.getByRole('region', { name: 'Routes that are new' }));
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Activate Version 1' }).click();
    await gone(dialog);
    expect((await ask(clerk, { target: orders() })).allowed).toBe(true);
  });

  it('says who holds a role that it has no more, and goes on only when that is wanted', async () => {
    const page = await console.visit(own('apply-definition'));
    await definitionField(page).fill(
      shop((document) => {
        delete document.roles.GROUP_SHOP_CLERK;
      }),
    );
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByText(clerk.publicKey));
    await page.getByLabel('Go on although roles that are gone are granted still').check();
    await page.getByRole('button', { name: 'Check' }).click();
    await visible(page.getByRole('button', { name: 'Apply' }));
  });
});

it('is found by a part of its title, and its gates by their names', async () => {
  const page = await console.visit(own('overview'));
  await visible(page.getByRole('heading', { name: 'Overview' }));
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search everything' });
  await box.fill('dge');
  await page.getByRole('option', { name: /^edge/ }).click();
  await visible(page.getByRole('heading', { name: 'Gate edge' }));
  await page.keyboard.press('Control+k');
  await box.fill('shop a');
  await page.getByRole('option', { name: /^Shop API/ }).click();
  await visible(page.getByRole('heading', { name: 'Shop API' }));
});

it('of 10,000 routes shows a page at a time, and finds one', async () => {
  const routes = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, place) => [`GET /things/t${place}`, 'things.read']),
  );
  await apply(
    JSON.stringify({ api: 'large', organization: orgId, permissions: { 'things.read': {} }, routes }),
  );
  const page = await console.visit(own('guarded-apis/large/routes'));
  await visible(page.getByText('10000 routes'));
  expect(await page.getByRole('row').count()).toBeLessThan(30);
  await page.getByLabel('Search by method, path or permission').fill('t9876');
  await visible(rowOf(page, '/things/t9876'));
});

it('is deleted with everything of it, after its name was typed', async () => {
  const page = await console.visit(own('guarded-apis/large'));
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Type large to confirm').fill('large');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await visible(page.getByRole('heading', { name: 'Guarded APIs' }));
  expect((await call('GET', api('guardedApis/large'))).status).toBe(404);
});
