import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { addKey } from '../../server/test/support/accounts.js';
import { createAccount } from '../../server/test/support/service-accounts.js';
import { addMember, addTeam } from '../../server/test/support/teams.js';
import { expectAccessible, gone, rowOf, startConsole, visible } from './support/console.js';
import { parseCsv } from './support/csv.js';
import { choose, chooseFilter, clickInSidebar } from './support/menus.js';

const console = startConsole();

async function fill() {
  const { groupId } = console.server.first;
  const reader = await addMember(console.server, ['ORG_READ_ONLY']);
  const inTeam = await addMember(console.server);
  await addTeam(console.server, {
    name: 'Platform',
    userIds: [inTeam.id],
    projects: { [groupId]: ['GROUP_OWNER'] },
  });
  const key = await addKey(console.server, {
    description: 'reads',
    projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }],
  });
  const outside = await addKey(console.server, { description: 'nothing to do here' });
  const account = await createAccount(console.server, ['ORG_OWNER']);
  return { reader, inTeam, key, outside, account };
}

it('tells who can reach a project, what they may do, and through what', async () => {
  const { groupId } = console.server.first;
  const { reader, inTeam, key, outside } = await fill();
  const page = await console.visit(`/projects/${groupId}/users`);
  await clickInSidebar(page, 'Project', 'Who Has Access');
  await visible(page.getByRole('heading', { name: 'Who Has Access', level: 1 }));
  await visible(rowOf(page, inTeam.username).getByText('Team Platform: Project Owner'));
  await visible(rowOf(page, reader.username).getByText('Organization: Organization Read Only'));
  await visible(rowOf(page, key.publicKey).getByText('Project: Project Read Only'));
  await visible(rowOf(page, 'Service account').getByText('Organization: Organization Owner'));
  expect(await rowOf(page, outside.publicKey).count()).toBe(0);
  const cells = async (text: string) =>
    (await rowOf(page, text).getByRole('cell').allInnerTexts()).slice(2, 7).map((cell) => cell.trim());
  expect(await cells(key.publicKey)).toEqual(['Yes', 'No', 'No', 'No', 'No']);
  expect(await cells('Platform')).toEqual(['Yes', 'Yes', 'Yes', 'Yes', 'Yes']);
  await expectAccessible(page);

  await chooseFilter(page, 'Those who', 'may write');
  await page.waitForURL('**?level=WRITE');
  await gone(rowOf(page, key.publicKey));
  await visible(rowOf(page, inTeam.username));
  expect(await rowOf(page, reader.username).count()).toBe(0);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    choose(page, 'Export CSV', 'All entries that match'),
  ]);
  const [columns, ...rows] = parseCsv(await readFile(await file.path(), 'utf8'));
  expect(columns?.slice(0, 4)).toEqual(['kind', 'id', 'name', 'detail']);
  expect(rows.map(([kind]) => kind)).toEqual(expect.arrayContaining(['USER', 'TEAM', 'SERVICE_ACCOUNT']));
});

it('is told by the lists of a project too, with what comes in through the organization', async () => {
  const { groupId } = console.server.first;
  const owner = await addKey(console.server, { organizationRoles: ['ORG_OWNER'], description: 'owns all' });
  const page = await console.visit(`/projects/${groupId}/applications/api-keys?search=owns+all`);
  const row = rowOf(page, owner.publicKey);
  await visible(row.getByText('None of its own'));
  await visible(row.getByRole('cell', { name: 'Organization Owner' }));
  expect(await row.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  await choose(page, `Options of ${owner.publicKey}`, 'View Details');
  await visible(page.getByRole('heading', { name: `${owner.publicKey} API Key Details` }));

  await page.goto(`/organizations/${console.server.first.orgId}/users?role=ORG_OWNER`);
  await visible(page.getByText('All projects'));
});
