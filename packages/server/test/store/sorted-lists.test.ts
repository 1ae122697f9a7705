import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { naturalKey } from '../../src/domain/natural-key.js';
import type { Page, Slice } from '../../src/store/page.js';
import { type CredentialFilter, credentialSortKeys } from '../../src/store/queries/credential-filter.js';
import { listCredentials } from '../../src/store/queries/credentials.js';
import { listSortedMembers, memberSortKeys } from '../../src/store/queries/member-lists.js';
import { holderSortKeys, listProjectHolders } from '../../src/store/queries/project-holders.js';
import { listSortedProjects, projectSortKeys } from '../../src/store/queries/project-lists.js';
import { searchProjects } from '../../src/store/queries/search.js';
import { naturalText } from '../../src/store/queries/sort-keys.js';
import { listSortedTeams, teamSortKeys } from '../../src/store/queries/team-lists.js';
import { bothWays } from '../../src/store/sorted-pages.js';
import type { Reader, Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addOrganization, addProject } from '../support/rows.js';

const NOW = 1_000_000;
const EVERYBODY = ['ACTIVE', 'PENDING', 'INVITATION_EXPIRED', 'INVITATION_REJECTED'] as const;

/** Five of a kind, two of which are alike in all but the id. */
const IDS = ['c', 'a', 'e', 'b', 'd'];

async function fill(database: Reader): Promise<void> {
  await addOrganization(database, 'o1');
  await addOrganization(database, 'o2');
  for (const [id, name] of [
    ['p1', 'Zeta'],
    ['p2', 'alpha'],
    ['p3', 'Alpha'],
  ] as const)
    await addProject(database, { id, organizationId: 'o1', name });
  await addProject(database, { id: 'q1', organizationId: 'o2', name: 'elsewhere' });
  for (const [place, id] of IDS.entries()) {
    const isKey = place % 2 === 0;
    await database
      .insertInto('credentials')
      .values({
        id: `k-${id}`,
        organization_id: 'o1',
        kind: isKey ? 'api_key' : 'service_account',
        description: place < 2 ? 'same' : `Text ${id}`,
        created_at: place < 2 ? 5 : 10 * place,
        last_used_at: place === 3 ? 500_000 : null,
        last_used_address: null,
      })
      .execute();
    if (isKey)
      await database
        .insertInto('api_keys')
        .values({
          id: `k-${id}`,
          public_key: `pub${id}`,
          private_key_suffix: '0123456789ab',
          ha1_md5_sealed: 'sealed',
          ha1_sha256_sealed: 'sealed',
          expires_at: place === 0 ? null : NOW + (place === 2 ? -1 : 1000),
        })
        .execute();
    else {
      await database
        .insertInto('service_accounts')
        .values({
          id: `k-${id}`,
          client_id: `client-${id}`,
          name: `Account ${id}`,
          expiry_warned_days: null,
          expiry_reported: 0,
        })
        .execute();
      await database
        .insertInto('client_secrets')
        .values({
          id: `s-${id}`,
          service_account_id: `k-${id}`,
          secret_hash: `hash-${id}`,
          secret_suffix: 'abcd',
          created_at: 1,
          expires_at: NOW + (place === 1 ? 1000 : -1000),
          last_used_at: null,
        })
        .execute();
    }
    await database
      .insertInto('users')
      .values({
        id: `u-${id}`,
        username: `${id}@example.com`,
        first_name: place < 2 ? 'Same' : `Name ${id}`,
        last_name: 'X',
        created_at: 10,
        last_auth_at: place === 4 ? 900_000 : place === 3 ? 20 : null,
      })
      .execute();
    await database
      .insertInto('user_organization_roles')
      .values({ user_id: `u-${id}`, organization_id: 'o1', role: place === 0 ? 'ORG_OWNER' : 'ORG_MEMBER' })
      .execute();
    await database
      .insertInto('teams')
      .values({ id: `t-${id}`, organization_id: 'o1', name: `Team ${id}`, created_at: 1 })
      .execute();
  }
  const roles = (credential_id: string, role: string) =>
    database.insertInto('credential_organization_roles').values({ credential_id, role }).execute();
  await roles('k-c', 'ORG_OWNER');
  await roles('k-a', 'ORG_MEMBER');
  await roles('k-b', 'ORG_READ_ONLY');
  const inProject = (credential_id: string, project_id: string, role: string) =>
    database.insertInto('credential_project_roles').values({ credential_id, project_id, role }).execute();
  await inProject('k-e', 'p1', 'GROUP_READ_ONLY');
  await inProject('k-a', 'p1', 'GROUP_OWNER');
  await inProject('k-a', 'p2', 'GROUP_READ_ONLY');
  await database
    .insertInto('access_list_entries')
    .values({
      credential_id: 'k-e',
      cidr_block: '192.0.2.0/24',
      ip_address: null,
      created_at: 1,
      request_count: 0,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
  await database
    .insertInto('user_project_roles')
    .values({ user_id: 'u-b', project_id: 'p1', role: 'GROUP_READ_ONLY' })
    .execute();
  await database.insertInto('team_users').values({ team_id: 't-a', user_id: 'u-d' }).execute();
  await database
    .insertInto('team_project_roles')
    .values({ team_id: 't-a', project_id: 'p1', role: 'GROUP_OWNER' })
    .execute();
}

eachEngine((engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await engine.openTestStore(await engine.createDatabase());
    await store.write(ABOUT_ALL, async (transaction) => {
      await fill(transaction.database);
      transaction.withoutEvent('test');
    });
  });

  const inProject = {
    organizationId: 'o1',
    project: { id: 'p1', throughTeams: true, throughRoles: ['ORG_OWNER', 'ORG_READ_ONLY'] },
  };
  const credentials = (
    filter: Partial<CredentialFilter> = {},
    order: keyof typeof credentialSortKeys = 'name',
  ) =>
    listCredentials(
      store.reader,
      { scope: { kind: 'organization', id: 'o1' }, kinds: ['api_key', 'service_account'], ...filter },
      { limit: 100, offset: 0 },
      order,
    );
  const idsOf = async (slice: Promise<Slice<{ id: string }>>) => {
    const { results, totalCount } = await slice;
    expect(totalCount).toBe(results.length);
    return results.map(({ id }) => id);
  };

  /** Every list there is, with how it is read in an order. */
  const lists: Readonly<
    Record<
      string,
      {
        orders: readonly string[];
        total: number;
        read: (order: never, page: Page) => Promise<Slice<{ id: string }>>;
      }
    >
  > = {
    'credentials of an organization': {
      orders: bothWays(Object.keys(credentialSortKeys)),
      total: 5,
      read: (order, page) =>
        listCredentials(
          store.reader,
          { scope: { kind: 'organization', id: 'o1' }, kinds: ['api_key', 'service_account'] },
          page,
          order,
        ),
    },
    'credentials of a project': {
      orders: bothWays(Object.keys(credentialSortKeys)),
      total: 4,
      read: (order, page) =>
        listCredentials(
          store.reader,
          {
            scope: {
              kind: 'project',
              id: 'p1',
              through: { organizationId: 'o1', roles: ['ORG_OWNER', 'ORG_READ_ONLY'] },
            },
            kinds: ['api_key', 'service_account'],
          },
          page,
          order,
        ),
    },
    'people of an organization': {
      orders: bothWays(Object.keys(memberSortKeys)),
      total: 5,
      read: (order, page) =>
        listSortedMembers(store.reader, { organizationId: 'o1', statuses: EVERYBODY, now: NOW }, page, order),
    },
    'people of a project': {
      orders: bothWays(Object.keys(memberSortKeys)),
      total: 3,
      read: (order, page) => listSortedMembers(store.reader, { ...inProject, now: NOW }, page, order),
    },
    'teams of an organization': {
      orders: bothWays(Object.keys(teamSortKeys)),
      total: 5,
      read: (order, page) => listSortedTeams(store.reader, { organizationId: 'o1', now: NOW }, page, order),
    },
    'teams of a project': {
      orders: bothWays(Object.keys(teamSortKeys)),
      total: 1,
      read: (order, page) => listSortedTeams(store.reader, { projectId: 'p1', now: NOW }, page, order),
    },
    projects: {
      orders: bothWays(Object.keys(projectSortKeys)),
      total: 3,
      read: (order, page) => listSortedProjects(store.reader, { organizationIds: ['o1'] }, page, order),
    },
    'holders of access': {
      orders: bothWays(Object.keys(holderSortKeys)),
      total: 8,
      read: (order, page) =>
        listProjectHolders(
          store.reader,
          {
            organizationId: 'o1',
            projectId: 'p1',
            roles: ['ORG_OWNER', 'ORG_READ_ONLY', 'GROUP_OWNER', 'GROUP_READ_ONLY'],
            kinds: ['user', 'team', 'api_key', 'service_account'],
          },
          page,
          order,
        ),
    },
  };

  describe.each(Object.entries(lists))('the list of %s', (_, { orders, total, read }) => {
    it.each(orders)('in the order %s has every row once, page by page, and counts them', async (order) => {
      const seen: string[] = [];
      for (let offset = 0; offset < total + 2; offset += 2) {
        const { results, totalCount } = await read(order as never, { limit: 2, offset });
        expect(totalCount).toBe(total);
        seen.push(...results.map(({ id }) => id));
      }
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
      const other = order.startsWith('-') ? order.slice(1) : `-${order}`;
      const { results } = await read(other as never, { limit: 100, offset: 0 });
      expect(results.map(({ id }) => id).reverse()).toEqual(seen);
    });
  });

  it.each([
    ['name', ['k-a', 'k-b', 'k-c', 'k-d', 'k-e']],
    ['description', ['k-a', 'k-c', 'k-b', 'k-d', 'k-e']],
    ['roles', ['k-c', 'k-b', 'k-a', 'k-d', 'k-e']],
    ['accessListEntries', ['k-a', 'k-b', 'k-c', 'k-d', 'k-e']],
    ['lastUsedAt', ['k-a', 'k-c', 'k-d', 'k-e', 'k-b']],
    ['createdAt', ['k-a', 'k-c', 'k-e', 'k-b', 'k-d']],
    ['expiresAt', ['k-b', 'k-e', 'k-a', 'k-d', 'k-c']],
  ] as const)(
    'credentials by %s: never used first, never ending last, equal ones by id',
    async (order, ids) => {
      expect(await idsOf(credentials({}, order))).toEqual(ids);
    },
  );

  it('sorts people by the strongest role, and by when they signed in, never first', async () => {
    const people = (order: keyof typeof memberSortKeys) =>
      idsOf(
        listSortedMembers(store.reader, { organizationId: 'o1', now: NOW }, { limit: 100, offset: 0 }, order),
      );
    expect((await people('roles'))[0]).toBe('u-c');
    expect((await people('lastSignedIn')).slice(-2)).toEqual(['u-b', 'u-d']);
  });

  it('makes of any name the key that the domain makes', async () => {
    const name = fc
      .array(fc.constantFrom(...'aZé ٣.-\\&$1', '0', '9', '007', '123456789', '0'.repeat(30), 'İ', '𝟗'), {
        maxLength: 9,
      })
      .map((parts) => parts.join(''));
    const texts = fc.sample(name, 300);
    const { rows } = await sql<{
      key: string;
      place: number;
    }>`select place, ${naturalText(store.reader, sql.ref('name'))} as key from (
      ${sql.join(
        texts.map((text, place) => sql`select ${sql.lit(place)} as place, cast(${text} as text) as name`),
        sql` union all `,
      )}) as names order by place`.execute(store.reader);
    expect(rows.map(({ key }) => key)).toEqual(texts.map(naturalKey));
  });

  it('sorts numbers in names by their values', async () => {
    const { reader, write } = await engine.openTestStore(await engine.createDatabase());
    await write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, 'o1');
      for (const name of ['Team 10', 'team 2', 'Team 1', '10.0', '9.1', '10.10', '10.9'])
        await addProject(database, { id: name, organizationId: 'o1', name });
    });
    const page = { limit: 100, offset: 0 };
    const inOrder = ['9.1', '10.0', '10.9', '10.10', 'Team 1', 'team 2', 'Team 10'];
    const filter = { organizationIds: ['o1'] };
    expect(await idsOf(listSortedProjects(reader, filter, page, 'name'))).toEqual(inOrder);
    expect((await searchProjects(reader, filter, '', 9)).map(({ id }) => id)).toEqual(inOrder);
  });

  it('sorts names whatever their case, as people do', async () => {
    expect(
      await idsOf(
        listSortedProjects(store.reader, { organizationIds: ['o1'] }, { limit: 100, offset: 0 }, 'name'),
      ),
    ).toEqual(['p2', 'p3', 'p1']);
  });

  it.each<[string, Partial<CredentialFilter>, readonly string[]]>([
    ['a role', { role: 'ORG_MEMBER' }, ['k-a']],
    ['a project', { inProject: 'p1' }, ['k-a', 'k-e']],
    ['an empty access list', { withoutAccessList: true }, ['k-a', 'k-b', 'k-c', 'k-d']],
    ['no use ever', { neverUsed: true }, ['k-a', 'k-c', 'k-d', 'k-e']],
    ['no use since a time', { idleSince: 15 }, ['k-a', 'k-c']],
    ['an end to come', { ends: { after: NOW, by: NOW + 1000 } }, ['k-a', 'k-d']],
    ['an end that has passed', { endedBy: NOW }, ['k-b', 'k-e']],
    ['several at once', { neverUsed: true, role: 'ORG_OWNER', search: 'PUB' }, ['k-c']],
  ])('narrows credentials by %s', async (_, filter, ids) => {
    expect(await idsOf(credentials(filter))).toEqual(ids);
  });

  it('narrows people by text, role, project, and how long they were not here', async () => {
    const people = (filter: object) =>
      idsOf(
        listSortedMembers(
          store.reader,
          { organizationId: 'o1', now: NOW, ...filter },
          { limit: 100, offset: 0 },
          'username',
        ),
      );
    expect(await people({ search: 'NAME B' })).toEqual(['u-b']);
    expect(await people({ search: 'c@exam' })).toEqual(['u-c']);
    expect(await people({ role: 'ORG_OWNER' })).toEqual(['u-c']);
    expect(await people({ project: { id: 'p1', throughTeams: true } })).toEqual(['u-b', 'u-d']);
    expect(await people({ project: { id: 'p1' }, role: 'GROUP_READ_ONLY' })).toEqual(['u-b']);
    expect(await people({ neverSignedIn: true })).toEqual(['u-a', 'u-c', 'u-e']);
    expect(await people({ idleSince: 15 })).toEqual(['u-a', 'u-c', 'u-e']);
  });

  it('finds letters beyond ASCII as they are written, whatever the language of the database', async () => {
    const { reader, write } = await engine.openTestStore(await engine.createDatabase('fr'));
    await write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await fill(database);
      const name = 'École No';
      await database.updateTable('projects').set({ name }).where('id', '=', 'p1').execute();
      await database.updateTable('teams').set({ name }).where('id', '=', 't-a').execute();
      await database.updateTable('users').set({ first_name: name }).where('id', '=', 'u-b').execute();
      await database.updateTable('service_accounts').set({ name }).where('id', '=', 'k-a').execute();
      await database.updateTable('credentials').set({ description: name }).where('id', '=', 'k-e').execute();
    });
    const page = { limit: 100, offset: 0 };
    const found = async (search: string) => {
      const of = { organizationId: 'o1', search, now: NOW };
      const scope = { kind: 'organization', id: 'o1' } as const;
      const kinds = ['api_key', 'service_account'] as const;
      const holders = {
        ...of,
        projectId: 'p1',
        roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'],
        kinds: ['user', 'team', ...kinds] as const,
      };
      return [
        await idsOf(listSortedProjects(reader, { organizationIds: ['o1'], search }, page, 'name')),
        await idsOf(listSortedTeams(reader, of, page, 'name')),
        await idsOf(listSortedMembers(reader, of, page, 'username')),
        await idsOf(listCredentials(reader, { scope, kinds, search }, page, 'name')),
        await idsOf(listProjectHolders(reader, holders, page, 'kind')),
        (await searchProjects(reader, { organizationIds: ['o1'] }, search, 9)).map(({ id }) => id),
      ];
    };
    const all = [['p1'], ['t-a'], ['u-b'], ['k-e', 'k-a'], ['u-b', 't-a', 'k-e', 'k-a'], ['p1']];
    for (const text of ['École', 'ÉCOLE n']) expect(await found(text)).toEqual(all);
    expect((await found('école')).flat()).toEqual([]);
  });
});
