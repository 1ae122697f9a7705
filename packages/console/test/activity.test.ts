import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ABOUT_ALL } from '../../server/src/store/subjects.js';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addEvents, removeEvents } from '../../server/test/support/events.js';
import {
  clipboard,
  copiedBy,
  expectAccessible,
  expectNoSidewaysScroll,
  gone,
  startConsole,
  visible,
} from './support/console.js';
import { parseCsv } from './support/csv.js';

const console = startConsole();

const ATLAS = 'application/vnd.atlas.2025-03-12+json';
const NASTY = '=HYPERLINK("https://example.com","click, please")\nand then some';
const MANY = 1_201;
const HOUR_MS = 3_600_000;

const id = (number: number) => `6a${String(number).padStart(22, '0')}`;
const account = (digit: string) => `mdb_sa_id_${digit.repeat(24)}`;
let org: string;
let project: string;

beforeAll(async () => {
  const { services, first } = console.server;
  org = `/organizations/${first.orgId}/activity`;
  project = `/projects/${first.groupId}/activity`;
  const ago = (hours: number) => Date.now() - hours * HOUR_MS;
  const own = { organization_id: first.orgId, remote_address: '198.51.100.7' };
  const byUser = {
    actor_kind: 'user',
    actor_id: '5f00000000000000000000bb',
    actor_name: 'ada@example.com',
  } as const;
  const byKey = {
    actor_kind: 'api_key',
    actor_id: first.apiKey.id,
    actor_name: first.apiKey.publicKey,
  } as const;
  const byAccount = {
    actor_kind: 'service_account',
    actor_id: '5f00000000000000000000cc',
    actor_name: account('1'),
  } as const;
  await removeEvents(services);
  await addEvents(services, [
    {
      ...own,
      ...byUser,
      id: id(1),
      created_at: ago(0.5),
      type: 'API_KEY_CREATED',
      details: JSON.stringify({ targetPublicKey: 'klmnopqr' }),
    },
    {
      ...own,
      ...byUser,
      id: id(2),
      created_at: ago(5),
      type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
      details: JSON.stringify({ targetPublicKey: 'klmnopqr', whitelistEntry: '2001:db8:7::/48' }),
    },
    {
      ...own,
      ...byKey,
      id: id(3),
      created_at: ago(3 * 24),
      type: 'GROUP_CREATED',
      project_id: first.groupId,
    },
    {
      ...own,
      ...byKey,
      id: id(4),
      created_at: ago(20 * 24),
      type: 'JOINED_ORG',
      details: JSON.stringify({ targetUsername: NASTY }),
    },
    {
      ...own,
      ...byAccount,
      id: id(5),
      created_at: Date.UTC(2024, 0, 15, 3, 4, 29),
      type: 'SERVICE_ACCOUNT_SECRET_ADDED',
      details: JSON.stringify({ clientId: account('2') }),
    },
    {
      organization_id: first.orgId,
      id: id(6),
      created_at: Date.UTC(2024, 0, 14, 12),
      type: 'ORG_CREATED',
    },
    ...Array.from({ length: MANY }, (_, number) => ({
      ...own,
      id: id(1000 + number),
      created_at: Date.UTC(2023, 4, 1) + number * 1000,
      type: 'TAGS_MODIFIED',
      project_id: first.groupId,
    })),
  ]);
});

/** Waits for the feed to show this many events, and answers the names of those on its page. */
async function shown(page: Page, total: number): Promise<string[]> {
  const text = total === 1 ? '1 event' : `${total.toLocaleString('en-GB')} events, newest first`;
  await visible(page.getByText(text, { exact: true }));
  return page.getByRole('rowheader').getByRole('button').allTextContents();
}

const search = (page: Page) => new URL(page.url()).searchParams;

async function contentOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

async function exportAs(page: Page, form: 'CSV' | 'NDJSON'): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: form }).click();
    })(),
  ]);
  return download;
}

describe('the Activity Feed', () => {
  it('shows what happened, newest first: who, from where, and about what, with links', async () => {
    const page = await console.visit(org);
    const names = await shown(page, MANY + 6);
    expect(names.slice(0, 6)).toEqual([
      'API key was created',
      'API key access list got an entry',
      'Project was created',
      'User joined the organization',
      'Service account got a client secret',
      'Organization was created',
    ]);
    const row = (text: string) => page.getByRole('row').filter({ hasText: text });
    const entry = row('API_KEY_ACCESS_LIST_ENTRY_ADDED');
    for (const text of ['API Keys', 'ada@example.com', '198.51.100.7', '2001:db8:7::/48'])
      await visible(entry.getByText(text, { exact: true }));
    expect(await entry.getByRole('link', { name: 'klmnopqr' }).getAttribute('href')).toBe(
      `/organizations/${console.server.first.orgId}/applications/api-keys?search=klmnopqr`,
    );
    const secret = row('SERVICE_ACCOUNT_SECRET_ADDED');
    expect(await secret.getByRole('link').allTextContents()).toEqual([account('1'), account('2')]);
    await visible(row('ORG_CREATED').getByText('No address'));
    const { apiKey } = console.server.first;
    expect(await row('GROUP_CREATED').getByRole('link').first().getAttribute('href')).toBe(
      `/organizations/${console.server.first.orgId}/applications/api-keys?details=${apiKey.id}`,
    );
  });

  it('narrows to event types found by category or search, and keeps them over a reload', async () => {
    const page = await console.visit(org);
    await shown(page, MANY + 6);
    await page.getByRole('button', { name: 'Event Type' }).click();
    const types = page.getByRole('dialog', { name: 'Event types' });
    await types.getByLabel('Search event types').fill('organization was');
    await types.getByRole('checkbox', { name: 'Organization was created' }).check();
    await shown(page, 1);
    await types.getByLabel('Search event types').fill('api_key_');
    await types.getByRole('button', { name: 'Choose all of API Keys' }).click();
    await visible(types.getByText('15 chosen'));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await gone(types);
    const expected = ['API key was created', 'API key access list got an entry', 'Organization was created'];
    expect(await shown(page, 3)).toEqual(expected);

    expect(search(page).getAll('eventType')).toContain('ORG_CREATED');
    await page.reload();
    expect(await shown(page, 3)).toEqual(expected);
    await page.getByRole('button', { name: 'Remove filter: Organization was created' }).click();
    expect(await shown(page, 2)).toEqual(expected.slice(0, 2));
    await page.goBack();
    await shown(page, 3);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await shown(page, MANY + 6);
    await visible(page.locator('button:focus').getByText('All types'));
    expect(search(page).size).toBe(0);
    await page.goBack();
    await shown(page, 3);
  });

  it('narrows to a range that ends now, and keeps it over a reload', async () => {
    const page = await console.visit(org);
    for (const [label, count] of [
      ['Last hour', 1],
      ['Last 24 hours', 2],
      ['Last 7 days', 3],
      ['Last 30 days', 4],
    ] as const) {
      await page.getByLabel('Time Range').selectOption({ label });
      await shown(page, count);
    }
    await page.getByLabel('Time Range').selectOption({ label: 'Last 24 hours' });
    await page.reload();
    await shown(page, 2);
    expect(await page.getByLabel('Time Range').inputValue()).toBe('24h');
    await page.getByLabel('Time Range').selectOption({ label: 'Last hour' });
    await shown(page, 1);
    const { services, first } = console.server;
    onTestFinished(() =>
      services.store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('the other tests count without it');
        await transaction.database.deleteFrom('events').where('id', '=', id(7)).execute();
      }),
    );
    await addEvents(services, [
      { id: id(7), created_at: Date.now(), type: 'ORG_RENAMED', organization_id: first.orgId },
    ]);
    await page.getByRole('button', { name: 'Refresh' }).click();
    expect(await shown(page, 2)).toEqual(['Organization got another name', 'API key was created']);
  });

  it('takes dates in the viewer’s zone, and shows times in it with the UTC in the title', async () => {
    const page = await console.visit(org, { timezone: 'Asia/Tokyo' });
    await visible(page.getByText('Times are those of your zone, Asia/Tokyo.'));
    await page.getByLabel('Time Range').selectOption({ label: 'Custom range' });
    await page.getByRole('button', { name: 'Apply' }).click();
    await visible(page.getByText('Set one of the two, or choose another time range.'));
    await page.getByLabel('From', { exact: true }).fill('2024-01-15T12:05');
    await page.getByLabel('To', { exact: true }).fill('2024-01-15T12:04');
    await page.getByRole('button', { name: 'Apply' }).click();
    await visible(page.getByText('The end is before the beginning. Set a later one.'));
    await page.getByLabel('From', { exact: true }).fill('2024-01-15T12:04');
    await page.getByRole('button', { name: 'Apply' }).click();
    // At 12:04:29 there: the minute of the end belongs to the range.
    expect(await shown(page, 1)).toEqual(['Service account got a client secret']);
    expect([search(page).get('minDate'), search(page).get('maxDate')]).toEqual([
      '2024-01-15T03:04:00Z',
      '2024-01-15T03:04:59Z',
    ]);
    const time = page.getByRole('row').nth(1).locator('time');
    expect(await time.textContent()).toBe('15 Jan 2024, 12:04');
    expect(await time.getAttribute('title')).toBe('2024-01-15 03:04:29 UTC');
    await page.reload();
    await shown(page, 1);
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2024-01-15T12:04');
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('2024-01-15T12:04');
  });

  it.each(['orgs', 'groups'])('opens filtered from a link that the API makes for /%s', async (scope) => {
    const { orgId, groupId } = console.server.first;
    const cluster = scope === 'groups' ? '&clusterName=Cluster0' : '';
    const answer = await console.server.curl(
      `/api/atlas/v2/${scope}/${scope === 'orgs' ? orgId : groupId}/activityFeed?eventType=GROUP_CREATED&eventType=TAGS_MODIFIED&minDate=2023-05-01T02:00:00%2B02:00&maxDate=2023-05-01T00:00:01${cluster}`,
      { accept: ATLAS },
    );
    const link = new URL(answer.json.link);
    const page = await console.visit(link.pathname + link.search);
    expect(await shown(page, 2)).toEqual(['Tags were changed', 'Tags were changed']);
    await visible(page.getByRole('button', { name: 'Event Type' }).getByText('2 types'));
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2023-05-01T02:00');
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe('2023-05-01T02:00:01');
  });

  it('shows in a project the events of that project only, and offers the types that they can have', async () => {
    const page = await console.visit(project);
    expect((await shown(page, MANY + 1))[0]).toBe('Project was created');
    await page.getByRole('button', { name: 'Event Type' }).click();
    const types = page.getByRole('dialog', { name: 'Event types' });
    await visible(types.getByRole('checkbox', { name: 'Project got another name' }));
    expect(await types.getByRole('checkbox', { name: 'Organization got another name' }).count()).toBe(0);
  });

  it('says what is wrong with an address, and lets the filter go', async () => {
    const page = await console.visit(`${org}?eventType=COFFEE_MADE`);
    await visible(page.getByRole('alert').getByText('INVALID_ENUM_VALUE'));
    await page.getByRole('button', { name: 'Remove filter: COFFEE_MADE' }).click();
    await shown(page, MANY + 6);
    await page.goto(`${org}?eventType=ORG_DELETED_LONG_AGO&minDate=yesterday`);
    await visible(page.getByRole('alert').getByText('Code:'));
    await page.goto(`${org}?eventType=TEAM_CREATED`);
    await visible(page.getByRole('heading', { name: 'No event matches the filters' }));
    expect(await page.getByRole('button', { name: 'Export' }).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Export' }).click();
    expect(await page.getByRole('menuitem', { name: 'CSV' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('turns pages, of the length that is chosen', async () => {
    const page = await console.visit(org);
    // As the console opens, the rows beyond the window come a moment later.
    await expect.poll(() => shown(page, MANY + 6)).toHaveLength(25);
    await page.getByRole('button', { name: 'Next page' }).click();
    await visible(page.getByText(`26 to 50 of ${MANY + 6}`));
    await page.getByLabel('Rows per page').selectOption('100');
    await visible(page.getByText(`1 to 100 of ${MANY + 6}`));
    await page.reload();
    await visible(page.getByText(`1 to 100 of ${MANY + 6}`));
    await expect.poll(() => shown(page, MANY + 6)).toHaveLength(100);
    expect([...search(page)]).toEqual([['itemsPerPage', '100']]);
    await page.goto(`${org}?page=9999`);
    await page.getByRole('button', { name: 'Go to the first page' }).click();
    await visible(page.getByText(`1 to 25 of ${MANY + 6}`));
  });

  it('copies the URL of what is shown, a range as the dates that it stands for', async () => {
    const page = await console.visit(`${project}?eventType=TAGS_MODIFIED&page=2&clusterName=Cluster0`);
    await visible(page.getByText(`26 to 50 of ${MANY}`));
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name: 'Copy URL' }).click();
    await visible(page.getByText('Copied the URL of these events'));
    expect(await clipboard(page)).toBe(
      `${new URL(page.url()).origin}${project}?eventType=TAGS_MODIFIED&page=2`,
    );

    await page.goto(`${org}?range=24h`);
    await shown(page, 2);
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name: 'Copy URL' }).click();
    await visible(page.getByText('Copied the URL of these events'));
    const copied = new URL(await clipboard(page)).searchParams;
    const [from, to] = [copied.get('minDate') ?? '', copied.get('maxDate') ?? ''].map(Date.parse);
    expect([...copied.keys()].sort()).toEqual(['maxDate', 'minDate']);
    expect(Math.abs(Number(to) - Number(from) - 24 * HOUR_MS)).toBeLessThan(60_000);
  });

  it('opens the details of an event: everything it tells, its ID to copy, and its JSON', async () => {
    const page = await console.visit(org);
    await page.getByRole('button', { name: 'API key access list got an entry' }).click();
    const details = page.getByRole('dialog', { name: 'API key access list got an entry' });
    for (const text of [
      'API_KEY_ACCESS_LIST_ENTRY_ADDED',
      '2001:db8:7::/48',
      '198.51.100.7',
      'My Organization',
    ])
      await visible(details.getByText(text));
    await visible(details.getByText(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/));
    expect(await copiedBy(details.getByRole('button', { name: 'Copy Event ID' }))).toBe(id(2));
    await details.getByText('As the API answers it').click();
    const copied = await copiedBy(details.getByRole('button', { name: 'Copy the event as JSON' }));
    const answer = await console.server.curl(
      `/api/private/orgs/${console.server.first.orgId}/events/${id(2)}?includeRaw=true`,
    );
    expect(JSON.parse(copied)).toEqual(answer.json);
    await expectAccessible(page);
    await page.reload();
    await visible(details);
    await page.getByRole('button', { name: 'Close' }).click();
    await gone(details);
    expect(search(page).has('event')).toBe(false);
  });

  it('exports all events that match as CSV, which no spreadsheet takes for formulas', async () => {
    const page = await console.visit(`${org}?minDate=2024-01-01T00:00:00Z`);
    await shown(page, 6);
    const download = await exportAs(page, 'CSV');
    const today = new Date().toISOString().slice(0, 10);
    expect(download.suggestedFilename()).toMatch(
      /^activity-my-organization-2024-01-14-to-\d{4}-\d\d-\d\d\.csv$/,
    );
    expect(download.suggestedFilename().slice(-14, -4) <= today).toBe(true);
    const [head = [], ...rows] = parseCsv(await contentOf(download));
    const events = rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]])));
    expect(events.map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6].map(id));
    for (const row of rows) expect(row).toHaveLength(head.length);
    expect(events[3]).toMatchObject({
      eventTypeName: 'JOINED_ORG',
      event: 'User joined the organization',
      who: console.server.first.apiKey.publicKey,
      whoKind: 'API Key',
      targetUsername: `'${NASTY}`,
      orgName: 'My Organization',
    });
    expect(events[4]).toMatchObject({
      created: '2024-01-15T03:04:29Z',
      who: account('1'),
      targetClientId: account('2'),
      remoteAddress: '198.51.100.7',
    });
    await visible(page.getByText(`Exported 6 events as ${download.suggestedFilename()}`));
  });

  it('exports lists of several pages as NDJSON, every event as the API answers it', async () => {
    const page = await console.visit(`${project}?eventType=TAGS_MODIFIED`);
    await shown(page, MANY);
    const download = await exportAs(page, 'NDJSON');
    expect(download.suggestedFilename()).toBe('activity-project-0-2023-05-01.ndjson');
    const lines = (await contentOf(download)).trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line));
    expect(events.map((event) => event.id)).toEqual(
      Array.from({ length: MANY }, (_, number) => id(1000 + MANY - 1 - number)),
    );
    const { groupId } = console.server.first;
    const answer = await console.server.curl(
      `/api/private/groups/${groupId}/events?eventType=TAGS_MODIFIED&itemsPerPage=1&includeRaw=true`,
    );
    expect(events[0]).toEqual(answer.json.results[0]);
  });

  it('says so when there are more events than one file takes', async () => {
    const page = await console.visit(`${org}?eventType=TAGS_MODIFIED`);
    await shown(page, MANY);
    await page.route(/[?&]pageNum=1&itemsPerPage=500/, async (route) => {
      const answer = await (await route.fetch()).json();
      await route.fulfill({ json: { ...answer, totalCount: 61_201 } });
    });
    await page.route(/[?&]pageNum=2&itemsPerPage=500/, (route) =>
      route.fulfill({
        json: {
          results: Array.from({ length: 49_600 }, (_, number) => ({
            id: `more-${number}`,
            created: '2022-01-01T00:00:00Z',
            eventTypeName: 'TAGS_MODIFIED',
          })),
          totalCount: 0,
        },
      }),
    );
    const download = await exportAs(page, 'NDJSON');
    expect((await contentOf(download)).trimEnd().split('\n')).toHaveLength(50_000);
    await visible(page.getByRole('alert').getByText('The file holds the newest 50,000 of 61,201 events'));
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await gone(page.getByRole('alert'));
  });

  it('says how far an export is, and stops it when asked', async () => {
    const page = await console.visit(`${org}?eventType=TAGS_MODIFIED`);
    await shown(page, MANY);
    // The second part never comes.
    await page.route(/[?&]pageNum=2&itemsPerPage=500/, () => {});
    let downloads = 0;
    page.on('download', () => {
      downloads += 1;
    });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    await visible(page.getByText('Read 500 of 1,201 events'));
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('500');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await visible(page.getByText('Export cancelled; no file was made'));
    await gone(page.getByRole('progressbar'));
    expect(downloads).toBe(0);
  });

  it('shows its calls as curl and on the command line, with the filters', async () => {
    const page = await console.visit(`${org}?eventType=ORG_CREATED&minDate=2024-01-01T00:00:00Z`);
    await shown(page, 1);
    await page.getByText('Show as curl / CLI').click();
    const { orgId } = console.server.first;
    await visible(
      page.getByText(
        `sallyport events organizations list --orgId ${orgId} --type ORG_CREATED --minDate 2024-01-01T00:00:00Z --limit 25`,
      ),
    );
    await visible(page.getByText(`/api/atlas/v2/orgs/${orgId}/activityFeed?eventType=ORG_CREATED&minDate=`));
  });

  it('can be looked at by members, without links to service accounts that they may not see', async () => {
    const member = await addAccount(console.server, { [console.server.first.orgId]: ['ORG_MEMBER'] });
    const page = await console.visit(`${org}?eventType=SERVICE_ACCOUNT_SECRET_ADDED`, { as: member });
    await shown(page, 1);
    const row = page.getByRole('row').filter({ hasText: 'SERVICE_ACCOUNT_SECRET_ADDED' });
    await visible(row.getByText(account('2')));
    expect(await row.getByRole('link').count()).toBe(0);
  });

  it('fits a narrow screen', async () => {
    const page = await console.visit(`${org}?minDate=2024-01-01T00:00:00Z`, { width: 320, theme: 'dark' });
    await shown(page, 6);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Event Type' }).click();
    await visible(page.getByRole('dialog', { name: 'Event types' }));
    await expectNoSidewaysScroll(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Service account got a client secret' }).click();
    await visible(page.getByText('2024-01-15 03:04:29 UTC'));
    await expectNoSidewaysScroll(page);
  });
});
