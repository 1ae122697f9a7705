import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../server/src/changes/api-keys/make-api-key.js';
import { SYSTEM } from '../../server/src/domain/new-event.js';
import { ABOUT_ALL } from '../../server/src/store/subjects.js';
import { addKey } from '../../server/test/support/accounts.js';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  rowOf,
  startConsole,
  visible,
} from './support/console.js';
import { parseCsv } from './support/csv.js';
import { choose, chooseFilter } from './support/menus.js';

const console = startConsole();

/** With the owner's key that every server begins with; an organization has room for three more. */
const KEYS = 497;
const FORMULA = '=HYPERLINK("http://example.com")';

beforeAll(async () => {
  const { services, first } = console.server;
  await services.store.write(ABOUT_ALL, async (transaction) => {
    for (let number = 1; number < KEYS; number += 1)
      await makeApiKey(transaction, services.sealing, SYSTEM, {
        organizationId: first.orgId,
        description: number === 1 ? FORMULA : `key ${String(number).padStart(3, '0')}`,
        organizationRoles: [number % 50 === 0 ? 'ORG_READ_ONLY' : 'ORG_MEMBER'],
        projectRoles: [],
      });
  });
});

const keysPage = (query = '') => `/organizations/${console.server.first.orgId}/applications/api-keys${query}`;
const projectKeys = () => `/projects/${console.server.first.groupId}/applications/api-keys`;
const firstCell = (page: Page) => page.getByRole('row').nth(1).getByRole('cell').nth(1);
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name });

/** Of the requests for a list that the page makes from now on: how many rows each was answered. */
function rowsAnswered(page: Page): number[] {
  const answered: number[] = [];
  page.on('response', async (response) => {
    if (!/\/(?:credentials|apiKeys|people|users|projects|groups)\?/.test(response.url())) return;
    answered.push((await response.json()).results.length);
  });
  return answered;
}

async function download(page: Page, item: string): Promise<string[][]> {
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Export CSV', item)]);
  return parseCsv(await readFile(await file.path(), 'utf8'));
}

describe('a list of five hundred', () => {
  it('says how many there are, and reads no more than it shows', async () => {
    const page = await console.visit('about:blank');
    const answered = rowsAnswered(page);
    await page.goto(`${console.server.url}${keysPage()}`);
    await visible(page.getByText(`${KEYS} API keys`, { exact: true }));
    await visible(page.getByText(`1 to 25 of ${KEYS}`));
    await page.getByRole('button', { name: 'Last page' }).click();
    await visible(page.getByText(`476 to 497 of ${KEYS}`));
    await page.getByLabel('Rows per page').selectOption('100');
    await visible(page.getByText(`1 to 100 of ${KEYS}`));
    expect(page.url()).toContain('rows=100');
    // Told in any order: what was answered is read a moment after the page has it.
    await expect.poll(() => answered.length).toBeGreaterThan(2);
    await expect.poll(() => Math.max(...answered)).toBe(100);
    expect(answered.filter((rows) => rows > 25)).toHaveLength(1);
  });

  it('is sorted by its headings, with a keyboard too, and the address remembers it', async () => {
    const page = await console.visit(keysPage());
    await heading(page, 'Description').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**?sort=description');
    await visible(firstCell(page).filter({ hasText: FORMULA }));
    expect(await heading(page, 'Description').getAttribute('aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    await page.waitForURL('**?sort=-description');
    await visible(rowOf(page, 'key 496'));
    await gone(rowOf(page, FORMULA));
    expect(await heading(page, 'Description').getAttribute('aria-sort')).toBe('descending');
    expect(await heading(page, 'Created').getAttribute('aria-sort')).toBe('none');
    await page.goBack();
    await visible(firstCell(page).filter({ hasText: FORMULA }));
  });

  it('is narrowed by filters that stand in the address as chips, and go one by one', async () => {
    const page = await console.visit(keysPage());
    await visible(page.getByText(`${KEYS} API keys`));
    await chooseFilter(page, 'Role', 'Organization Read Only');
    await visible(page.getByText('9 API keys match'));
    await chooseFilter(page, 'Never used');
    await page.waitForURL('**?role=ORG_READ_ONLY&neverUsed=true');
    const chips = page.getByRole('list', { name: 'Filters' });
    await visible(chips.getByText('Role: Organization Read Only'));
    await expectAccessible(page);
    await page.reload();
    await visible(page.getByText('9 API keys match'));
    await chips.getByRole('button', { name: 'Remove the filter Role' }).click();
    await visible(page.getByRole('searchbox').and(page.locator(':focus')));
    expect(page.url()).not.toContain('role=');
  });

  it('is narrowed to those of a project, which is found by a part of its name', async () => {
    const { groupId } = console.server.first;
    const key = await addKey(console.server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    const page = await console.visit(keysPage());
    await chooseFilter(page, 'Project …');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Project' }).fill('proj');
    await page.getByRole('option').first().click();
    await page.waitForURL(`**?project=${groupId}`);
    await visible(rowOf(page, key.publicKey));
    await visible(page.getByRole('list', { name: 'Filters' }).getByText(/^Project: [A-Z]/));
  });

  it('says that nothing matches, and shows all again', async () => {
    const page = await console.visit(keysPage('?search=nowhere'));
    await visible(page.getByRole('heading', { name: 'No API key matches “nowhere”' }));
    await page.getByRole('button', { name: 'Show all API keys' }).click();
    await visible(page.getByText(/^\d{3} API keys$/));
  });

  it.each([800, 1024, 1100, 1280])(
    'keeps what can be done with a row in a window of %i pixels',
    async (width) => {
      const page = await console.visit(keysPage(), { width });
      const button = page.getByRole('button', { name: /^Delete / }).first();
      await visible(button);
      const { x = 0, width: wide = 0 } = (await button.boundingBox()) ?? {};
      expect(x + wide).toBeLessThanOrEqual(width);
      await expectNoSidewaysScroll(page);
    },
  );

  it('is sorted and ticked on a phone too', async () => {
    const page = await console.visit(keysPage(), { width: 320, theme: 'dark' });
    await page.getByLabel('Sort by').selectOption('description');
    await page.waitForURL('**?sort=description');
    // Until then the rows are those of before.
    await visible(rowOf(page, FORMULA));
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    await visible(page.getByText('1 API key selected'));
    await page.getByRole('button', { name: 'Select all on this page' }).click();
    await visible(page.getByText('25 API keys selected'));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

describe('many rows at once', () => {
  it('are ticked over several pages, get an access list entry each, and are deleted', async () => {
    const page = await console.visit(keysPage('?sort=description&search=key+1'));
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Next page' }).click();
    await visible(rowOf(page, 'key 125'));
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    await visible(page.getByText('2 API keys selected'));

    await page.getByRole('button', { name: 'Add Access List Entry' }).click();
    const dialog = page.getByRole('dialog');
    await visible(dialog.getByRole('heading', { name: 'Add access list entries to 2 API keys' }));
    await dialog.getByRole('button', { name: 'Add' }).click();
    await visible(dialog.getByText('Type an address or a CIDR block'));
    await dialog.getByLabel('IP Address or CIDR Block').fill('203.0.113.0/24, 198.51.100.7');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await visible(page.getByText('Entries added to 2 API keys'));
    await gone(dialog);
    await visible(page.getByText('2 entries').first());
    await gone(page.getByText('API keys selected'));

    await page.goto(keysPage('?sort=-accessListEntries'));
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .nth(0)
      .check();
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .nth(1)
      .check();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await visible(page.getByText('2 API keys deleted'));
    await gone(page.getByText('2 entries'));
  });

  it('to which something cannot be done stay ticked, each with the reason', async () => {
    const { groupId } = console.server.first;
    const own = await addKey(console.server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }],
    });
    const reaching = await addKey(console.server, { organizationRoles: ['ORG_OWNER'] });
    const page = await console.visit(projectKeys());
    await page.getByRole('checkbox', { name: `Select ${own.publicKey}` }).check();
    await page.getByRole('checkbox', { name: `Select ${reaching.publicKey}` }).check();
    await page.getByRole('button', { name: 'Remove from this project' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove from this project' }).click();
    await visible(dialog.getByRole('heading', { name: '1 of 2 could not be done' }));
    await visible(dialog.getByText('comes in through its role in the organization'));
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await gone(rowOf(page, own.publicKey));
    const row = rowOf(page, reaching.publicKey);
    await visible(row.getByText('It has no role of its own here'));
    expect(await row.getByRole('checkbox').isChecked()).toBe(true);
    await visible(page.getByText('1 API key selected'));
  });

  it('are invited to a project with roles', async () => {
    const page = await console.visit(keysPage('?sort=description&search=key+2'));
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Invite to Project' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Project' }).fill('proj');
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Project Permissions').click();
    await page.getByRole('menuitemcheckbox', { name: /^Project Read Only/ }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Invite to Project' }).click();
    await visible(page.getByText(/^25 API keys invited to /));
  });
});

describe('CSV', () => {
  it('has all that match, whatever the page, and nothing that a spreadsheet would run', async () => {
    const page = await console.visit(keysPage('?search=HYPERLINK'));
    await visible(page.getByText('1 API key matches'));
    const [columns = [], row = []] = await download(page, 'All API keys that match');
    expect(columns.slice(0, 4)).toEqual(['id', 'publicKey', 'name', 'description']);
    expect(row[3]).toBe(`'${FORMULA}`);
    await page.goto(keysPage());
    await visible(page.getByText(/^\d{3} API keys$/));
    expect((await download(page, 'All API keys')).length).toBeGreaterThan(490);
  });

  it('has the selection alone where that is asked for', async () => {
    const page = await console.visit(keysPage());
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .nth(3)
      .check();
    expect(await download(page, 'Selected API keys')).toHaveLength(2);
  });
});
