import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { listCredentials } from '../../src/store/queries/credentials.js';
import { listEvents } from '../../src/store/queries/events.js';
import { listSortedMembers } from '../../src/store/queries/member-lists.js';
import { listProjectHolders } from '../../src/store/queries/project-holders.js';
import { listSortedTeams } from '../../src/store/queries/team-lists.js';
import type { Database } from '../../src/store/schema.js';
import { openSqlite } from '../../src/store/sqlite.js';

const PAGE = { limit: 20, offset: 0 };
const KINDS = ['api_key', 'service_account'] as const;

it('reads of lists what belongs to the organization or project alone, whatever they are narrowed by', async () => {
  const { database, handle } = await openSqlite({ file: ':memory:' });
  await migrate(database);
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const reader = new Kysely<Database>({
    dialect: new SqliteDialect({ database: handle }),
    log: ({ query }) => void asked.push(query),
  });
  const organization = { kind: 'organization', id: 'o1' } as const;
  const project = {
    kind: 'project',
    id: 'p1',
    through: { organizationId: 'o1', roles: ['ORG_OWNER'] },
  } as const;
  for (const scope of [organization, project])
    for (const filter of [
      { role: 'ORG_OWNER' },
      { ends: { after: 1, by: 2 } },
      { endedBy: 1 },
      { search: 'x' },
      { withoutAccessList: true },
    ])
      await listCredentials(reader, { scope, kinds: KINDS, ...filter }, PAGE, 'name');
  for (const filter of [{ search: 'x' }, { role: 'ORG_OWNER' }, { neverSignedIn: true }, { idleSince: 1 }])
    await listSortedMembers(reader, { organizationId: 'o1', now: 1, ...filter }, PAGE, 'username');
  for (const filter of [{ withoutProjects: true }, { withoutMembers: true }, { search: 'x' }])
    await listSortedTeams(reader, { organizationId: 'o1', now: 1, ...filter }, PAGE, 'name');
  await listProjectHolders(
    reader,
    { organizationId: 'o1', projectId: 'p1', roles: ['ORG_OWNER'], kinds: ['user', 'team', ...KINDS] },
    PAGE,
    'name',
  );

  const events = [
    { organizationId: 'o1', isPublished: false },
    { projectId: 'p1', isPublished: false },
  ] as const;
  for (const scope of events)
    for (const filter of [{ actor: 'x' }, { target: 'x' }, { address: 'x' }, { text: 'x' }])
      await listEvents(reader, scope, filter, PAGE);

  const tables = (await database.introspection.getTables()).map(({ name }) => name);
  const scanned = asked.flatMap(({ sql, parameters }) =>
    handle
      .prepare(`explain query plan ${sql}`)
      .all(parameters)
      .map((row) => (row as { detail: string }).detail)
      .filter((detail) => tables.includes(/^SCAN (\w+)/.exec(detail)?.[1] ?? '')),
  );
  expect(asked.length).toBeGreaterThanOrEqual(26);
  expect(scanned).toEqual([]);
  // Of a hundred thousand events, those of one actor are read alone, and in their order.
  const narrowed = asked
    .filter(({ sql }) => /"(actor_name|target|remote_address)" = /.test(sql))
    .map(({ sql, parameters }) => handle.prepare(`explain query plan ${sql}`).all(parameters));
  expect(narrowed).toHaveLength(6);
  for (const plan of narrowed) {
    const text = JSON.stringify(plan);
    expect(text).toMatch(/USING INDEX (project_)?events_by_(actor|target|address) /);
    expect(text).not.toContain('TEMP B-TREE');
  }
  handle.close();
});
