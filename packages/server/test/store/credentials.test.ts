import { beforeAll, expect, it } from 'vitest';
import { type CredentialNotes, NO_NOTES } from '../../src/domain/credential-notes.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import type { CredentialFilter } from '../../src/store/queries/credential-filter.js';
import { setNotes } from '../../src/store/queries/credential-notes.js';
import { deleteCredential, findCredential, listCredentials } from '../../src/store/queries/credentials.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import type { Writer } from '../../src/store/writer.js';
import { eachEngine } from '../support/engines.js';
import { addOrganization, addProject } from '../support/rows.js';

const BOTH = ['api_key', 'service_account'] as const;
const IN_ORGANIZATION = { scope: { kind: 'organization', id: 'o1' }, kinds: BOTH } as const;
const IN_PROJECT = { scope: { kind: 'project', id: 'p1' }, kinds: BOTH } as const;
const ALL = { limit: 100, offset: 0 };

const AGENT = { kind: 'agent', label: 'Bot', owner: 'ada@example.com', tags: ['prod', 'team:a'] };
const CI = { kind: 'ci', label: null, owner: 'ada@example.com', tags: ['prod'] };

interface Made {
  readonly id: string;
  readonly organizationId?: string;
  readonly createdAt: number;
  readonly description: string;
  /** A service account, if it has one. */
  readonly name?: string;
  readonly cidrBlocks?: readonly string[];
  readonly projects?: readonly string[];
  readonly secretsExpireAt?: readonly number[];
  readonly notes?: CredentialNotes;
  readonly madeBy?: string;
}

/** The client ID of an account is made of its id, and so is the public key of a key. */
async function add(database: Writer, made: Made): Promise<void> {
  const { id, name } = made;
  await database
    .insertInto('credentials')
    .values({
      id,
      organization_id: made.organizationId ?? 'o1',
      kind: name === undefined ? 'api_key' : 'service_account',
      description: made.description,
      created_at: made.createdAt,
      last_used_at: null,
      last_used_address: null,
      made_by: made.madeBy ?? null,
    })
    .execute();
  if (name === undefined)
    await database
      .insertInto('api_keys')
      .values({
        id,
        public_key: `pub-${id}`,
        private_key_suffix: '0123456789ab',
        ha1_md5_sealed: 'sealed',
        ha1_sha256_sealed: 'sealed',
      })
      .execute();
  else
    await database
      .insertInto('service_accounts')
      .values({ id, client_id: `client-${id}`, name, expiry_warned_days: null, expiry_reported: 0 })
      .execute();
  if (made.notes) await setNotes(database, id, made.notes);
  for (const [index, expires_at] of (made.secretsExpireAt ?? []).entries())
    await database
      .insertInto('client_secrets')
      .values({
        id: `${id}-${index}`,
        service_account_id: id,
        secret_hash: 'hash',
        secret_suffix: 'abcd',
        created_at: 1,
        expires_at,
        last_used_at: null,
      })
      .execute();
  for (const cidr_block of made.cidrBlocks ?? [])
    await database
      .insertInto('access_list_entries')
      .values({ credential_id: id, cidr_block, created_at: 1, request_count: 0 })
      .execute();
  await database
    .insertInto('credential_organization_roles')
    .values({ credential_id: id, role: 'ORG_MEMBER' })
    .execute();
  for (const project_id of made.projects ?? [])
    for (const role of ['GROUP_READ_ONLY', 'GROUP_OWNER'])
      await database
        .insertInto('credential_project_roles')
        .values({ credential_id: id, project_id, role })
        .execute();
}

eachEngine((engine) => {
  let store: Store;
  const listed = async (filter: Partial<CredentialFilter> = {}, page = ALL) => {
    const { results, totalCount } = await listCredentials(
      store.reader,
      { ...IN_ORGANIZATION, ...filter },
      page,
    );
    return { ids: results.map(({ id }) => id), totalCount };
  };

  beforeAll(async () => {
    store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async (transaction) => {
      const { database } = transaction;
      await addOrganization(database, 'o1');
      await addOrganization(database, 'o2');
      await addProject(database, { id: 'p1', organizationId: 'o1', name: 'zebra' });
      await addProject(database, { id: 'p2', organizationId: 'o1', name: 'Apple' });
      const entries = ['192.0.2.0/24', '198.51.100.7/32'];
      await add(database, {
        id: 'k1',
        createdAt: 10,
        description: 'Deploys 100%_of it\\all',
        projects: ['p1', 'p2'],
      });
      await add(database, {
        id: 'k2',
        createdAt: 20,
        description: 'Läuft täglich',
        cidrBlocks: entries,
        madeBy: 'ada@example.com',
        notes: AGENT,
      });
      await add(database, {
        id: 's1',
        createdAt: 20,
        description: 'for reports',
        name: 'Nightly',
        projects: ['p1'],
        secretsExpireAt: [300, 100, 200],
      });
      await add(database, { id: 's2', createdAt: 5, description: '100 percent', name: 'empty', notes: CI });
      await add(database, { id: 'x1', createdAt: 30, description: 'of others', organizationId: 'o2' });
      await transaction.recordEvent({ type: 'ORG_CREATED', organizationId: 'o1', actor: SYSTEM });
    });
  });

  it('lists the credentials of both kinds in one order, newest first, in pages that are counted', async () => {
    expect(await listed()).toEqual({ ids: ['s1', 'k2', 'k1', 's2'], totalCount: 4 });
    expect(await listed({}, { limit: 2, offset: 1 })).toEqual({ ids: ['k2', 'k1'], totalCount: 4 });
    expect(await listed({}, { limit: 2, offset: 4 })).toEqual({ ids: [], totalCount: 4 });
    expect(await listed({ kinds: ['api_key'] })).toEqual({ ids: ['k2', 'k1'], totalCount: 2 });
    expect(await listed({ kinds: ['service_account'] })).toEqual({ ids: ['s1', 's2'], totalCount: 2 });
    expect(await listed(IN_PROJECT)).toEqual({ ids: ['s1', 'k1'], totalCount: 2 });
  });

  it.each([
    ['NIGHT', ['s1']],
    ['CLIENT-s', ['s1', 's2']],
    ['pub-K1', ['k1']],
    ['REPORTS', ['s1']],
    ['Läuft', ['k2']],
    ['100%', ['k1']],
    ['%_O', ['k1']],
    ['t\\A', ['k1']],
    ['%', ['k1']],
    ['_', ['k1']],
    ['others', []],
    ["'", []],
  ])('searches for %s in names, ids and descriptions', async (search, ids) => {
    expect(await listed({ search })).toEqual({ ids, totalCount: ids.length });
  });

  it('finds those without an access list, together with a search and a kind', async () => {
    expect(await listed({ withoutAccessList: true })).toEqual({ ids: ['s1', 'k1', 's2'], totalCount: 3 });
    expect(await listed({ withoutAccessList: true, search: '100', kinds: ['api_key'] })).toEqual({
      ids: ['k1'],
      totalCount: 1,
    });
  });

  it.each([
    [{ noteKind: 'agent' }, ['k2']],
    [{ owner: 'ada@example.com' }, ['k2', 's2']],
    [{ owner: 'ada@example.com', noteKind: 'ci' }, ['s2']],
    [{ tag: 'prod' }, ['k2', 's2']],
    [{ tag: 'prod', kinds: ['api_key'] as const }, ['k2']],
    [{ tag: 'team' }, []],
    [{ madeBy: 'ada@example.com' }, ['k2']],
    [{ madeBy: '' }, []],
  ])('finds those of which something is noted: %j', async (filter, ids) => {
    expect(await listed(filter)).toEqual({ ids, totalCount: ids.length });
  });

  it('sorts by notes, those without any first', async () => {
    const by = async (order: '-noteKind' | 'noteKind' | 'owner' | 'label' | '-madeBy') =>
      (await listCredentials(store.reader, IN_ORGANIZATION, ALL, order)).results.map(({ id }) => id);
    expect((await by('noteKind')).slice(2)).toEqual(['k2', 's2']);
    expect((await by('-noteKind')).slice(0, 2)).toEqual(['s2', 'k2']);
    expect((await by('label')).at(-1)).toBe('k2');
    expect(new Set((await by('owner')).slice(2))).toEqual(new Set(['k2', 's2']));
    expect((await by('-madeBy'))[0]).toBe('k2');
  });

  it('tells of notes, and forgets them with the credential', async () => {
    const { results } = await listCredentials(store.reader, { ...IN_ORGANIZATION, tag: 'prod' }, ALL);
    expect(results.map(({ notes, madeBy }) => [notes, madeBy])).toEqual([
      [AGENT, 'ada@example.com'],
      [CI, null],
    ]);
    await store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('rows for a test');
      const gone = { id: 'gone', createdAt: 1, description: 'gone', name: 'gone', notes: AGENT };
      await add(transaction.database, gone);
      await deleteCredential(transaction.database, 'gone');
    });
    for (const table of ['credential_notes', 'credential_tags'] as const)
      expect(
        await store.reader
          .selectFrom(table)
          .select('credential_id')
          .where('credential_id', '=', 'gone')
          .execute(),
      ).toEqual([]);
  });

  it('tells of roles by the name of the project, of entries, and of secrets by their ends', async () => {
    const { results } = await listCredentials(store.reader, IN_ORGANIZATION, ALL);
    const [s1, k2, k1] = results;
    const roles = ['GROUP_OWNER', 'GROUP_READ_ONLY'];
    const zebra = { projectId: 'p1', projectName: 'zebra', roles };
    expect(k1).toEqual({
      id: 'k1',
      kind: 'api_key',
      organizationId: 'o1',
      description: 'Deploys 100%_of it\\all',
      createdAt: 10,
      lastUsedAt: null,
      lastUsedAddress: null,
      accessListEntryCount: 0,
      notes: NO_NOTES,
      madeBy: null,
      organizationRoles: ['ORG_MEMBER'],
      projectRoles: [{ projectId: 'p2', projectName: 'Apple', roles }, zebra],
      projectIds: ['p1', 'p2'],
      key: { publicKey: 'pub-k1', privateKeySuffix: '0123456789ab', expiresAt: null },
      account: null,
    });
    expect(k2?.accessListEntryCount).toBe(2);
    expect(s1).toMatchObject({
      key: null,
      account: { clientId: 'client-s1', name: 'Nightly', secretsExpireAt: [100, 200, 300] },
    });
    const inProject = await listCredentials(store.reader, IN_PROJECT, ALL);
    expect(inProject.results.map(({ projectRoles }) => projectRoles)).toEqual([[zebra], [zebra]]);
    expect(inProject.results.map(({ projectIds }) => projectIds)).toEqual([['p1'], ['p1', 'p2']]);
  });

  it('finds one by its kind and name, in the scope alone', async () => {
    const find = async (scope: CredentialFilter['scope'], kind: (typeof BOTH)[number], id: string) =>
      (await findCredential(store.reader, scope, kind, id))?.id;
    const { scope } = IN_ORGANIZATION;
    expect(await find(scope, 'api_key', 'k2')).toBe('k2');
    expect(await find(scope, 'service_account', 'client-s1')).toBe('s1');
    expect(await find(scope, 'api_key', 's1')).toBeUndefined();
    expect(await find(scope, 'api_key', 'x1')).toBeUndefined();
    expect(await find(IN_PROJECT.scope, 'api_key', 'k2')).toBeUndefined();
    expect(await find(IN_PROJECT.scope, 'service_account', 'client-s1')).toBe('s1');
  });
});
