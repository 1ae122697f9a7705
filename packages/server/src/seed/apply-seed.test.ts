import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING_SEED, servicesOn } from '#test/seed.js';
import { openKeyPair } from '../changes/api-keys/open-key-pair.js';
import { sha256Hex } from '../domain/secrets.js';
import type { OpenServices } from '../open-services.js';
import { EVERYTHING } from '../store/page.js';
import { listOrganizationApiKeys } from '../store/queries/api-keys.js';
import { findServiceAccountForAuthentication } from '../store/queries/service-accounts.js';
import { findSignInAccountByName } from '../store/queries/sign-in-accounts.js';
import { openStore } from '../store/store.js';
import { ABOUT_ALL } from '../store/subjects.js';
import { applySeed } from './apply-seed.js';
import { exportSeed } from './export-seed.js';
import { parseSeedFile } from './seed-file.js';
import { SeedProblem } from './seed-problem.js';
import type { SeedOutcome } from './seed-run.js';
import type { Seed } from './seed-schema.js';

let open: OpenServices;
beforeEach(async () => {
  open = await servicesOn(await openStore({ inMemory: true, now: Date.now }));
});
afterEach(() => open.close());

async function apply(text: string): Promise<SeedOutcome> {
  const { seed } = await parseSeedFile('seed.yaml', text);
  return applySeed(open.services, seed);
}

const exported = (): Promise<Seed> => exportSeed(open.services.store, { name: undefined, now: Date.now() });

async function problemOf(text: string): Promise<string> {
  const file = await parseSeedFile('seed.yaml', text);
  const error = await applySeed(open.services, file.seed).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SeedProblem);
  return file.explain(error as SeedProblem).message;
}

async function eventTypes(): Promise<string[]> {
  const rows = await open.services.store.reader.selectFrom('events').select(['type', 'actor_kind']).execute();
  expect(rows.every(({ actor_kind }) => actor_kind === 'system')).toBe(true);
  return rows.map(({ type }) => type);
}

/** The organization of one member of the seed, with a key. */
const small = (more = '') => `
users:
  - { username: ada@example.com, password: a long password of Ada }
organizations:
  - name: Acme
    projects: [{ name: Payments }, { name: Reports }]
    users: [{ username: ada@example.com, roles: [ORG_OWNER] }]
    apiKeys:
      - { description: ci, roles: [ORG_MEMBER] }
${more}`;

describe('a seed', () => {
  it('makes what it says, with the secrets it gives', async () => {
    const { organizations, users, warnings } = await apply(EVERYTHING_SEED);
    const { reader } = open.services.store;
    expect(warnings).toEqual([
      'nobody can manage Other: give a user, an API key or a service account the role ORG_OWNER',
    ]);
    const [acme] = organizations;
    expect(acme?.owners).toEqual(['ada@example.com']);
    expect(acme?.projects.map(({ name }) => name)).toEqual(['Payments', 'Reports']);

    const pair = { publicKey: 'terrafrm', privateKey: '0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11' };
    expect(await openKeyPair(reader, open.services.sealing, pair)).toBeDefined();
    const reports = acme?.apiKeys.find(({ description }) => description === 'reports');
    expect(reports).toMatchObject({ isGiven: false, publicKey: expect.stringMatching(/^[a-z]{8}$/) });
    expect(await openKeyPair(reader, open.services.sealing, { ...pair, ...reports })).toBeDefined();

    const account = await findServiceAccountForAuthentication(reader, 'mdb_sa_id_6b02d00539c5e08ead63e9b4');
    expect(account?.secrets).toEqual([
      expect.objectContaining({
        hash: sha256Hex('mdb_sa_sk_0123456789012345678901234567890123456789'),
        expiresAt: expect.any(Number),
      }),
    ]);
    const hours = ((account?.secrets[0]?.expiresAt ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(47.9);
    expect(hours).toBeLessThanOrEqual(48);

    expect(users.map(({ username, isGiven }) => [username, isGiven])).toEqual([
      ['ada@example.com', true],
      ['ben@example.com', false],
    ]);
    for (const { username, password } of users) {
      const stored = await findSignInAccountByName(reader, username);
      expect(await open.services.passwords.verify(stored?.passwordHash, password)).toBe(true);
    }
  });

  it('leaves the events of its changes, and names each in a line', async () => {
    const { changes } = await apply(small());
    expect(await eventTypes()).toEqual([
      'ORG_CREATED',
      'GROUP_CREATED',
      'GROUP_CREATED',
      'JOINED_ORG',
      'API_KEY_CREATED',
    ]);
    expect(changes).toEqual([
      'ada@example.com: account was made',
      'Acme: Organization was created',
      'Acme / Payments: Project was created',
      'Acme / Reports: Project was created',
      'Acme: User joined the organization: ada@example.com',
      expect.stringMatching(/^Acme: API key was created: [a-z]{8}$/),
    ]);
  });

  it('changes nothing the second time, and leaves no event then', async () => {
    await apply(EVERYTHING_SEED);
    const before = { events: await eventTypes(), seed: await exported() };
    const { changes, users, organizations } = await apply(EVERYTHING_SEED);
    expect(changes).toEqual([]);
    expect(users).toEqual([]);
    expect(organizations.map(({ apiKeys, serviceAccounts }) => [...apiKeys, ...serviceAccounts])).toEqual([
      [],
      [],
    ]);
    expect({ events: await eventTypes(), seed: await exported() }).toEqual(before);
  });

  it('changes what became different, each part as the API would', async () => {
    await apply(EVERYTHING_SEED);
    const events = (await eventTypes()).length;
    const { changes } = await apply(`
users:
  - { username: ada@example.com, lastName: Lovelace, password: another password of Ada }
organizations:
  - name: Acme
    settings: { apiAccessListRequired: false, securityContact: "" }
    projects:
      - name: Payments
        tags: []
        managedSlowMs: true
        settings: { isSchemaAdvisorEnabled: true }
        limits: [{ name: atlas.project.deployment.clusters, value: 8 }]
        accessList: [{ cidrBlock: 198.51.100.0/24, comment: other office }]
    users:
      - { username: ada@example.com, roles: [ORG_MEMBER] }
      - { username: ben@example.com, roles: [ORG_OWNER], projects: [] }
    teams:
      - { name: Builders, users: [ben@example.com], projects: [{ name: Reports, roles: [GROUP_OWNER] }] }
    apiKeys:
      - { description: deploys, roles: [ORG_READ_ONLY], publicKey: terrafrm, accessList: [192.0.2.1, 192.0.2.2] }
      - { description: reports, roles: [ORG_MEMBER], projects: [{ name: Payments, roles: [GROUP_OWNER] }] }
    serviceAccounts:
      - name: deploy
        description: deploys
        roles: [ORG_READ_ONLY]
        projects: []
        accessList: []
        clientId: mdb_sa_id_6b02d00539c5e08ead63e9b4
        clientSecret: mdb_sa_sk_another890123456789012345678901234567890
`);
    expect(changes.map((change) => change.replace(/: [a-z]{8}$/, ': PUBLIC-KEY'))).toEqual([
      'ada@example.com: name, country or telephone number was changed',
      'ada@example.com: password was changed, which ends the sessions',
      'Acme: Organization settings were changed',
      'Acme: API access lists are no longer required',
      'Acme: Security contact was changed',
      'Acme / Payments: Tags of project were changed',
      'Payments: management of slow operations was turned on',
      'Payments: settings were changed: isSchemaAdvisorEnabled',
      'Acme / Payments: Project limit was changed',
      'Acme / Payments: Project IP access list lost an entry: 203.0.113.7',
      'Acme / Payments: Project IP access list lost an entry: sg-0123',
      'Acme / Payments: Project IP access list entry was changed: 198.51.100.0/24',
      // The new owner before the one who steps back.
      'Acme: User got other roles: ben@example.com',
      'Acme / Reports: User left or was removed from project: ben@example.com',
      'Acme: User got other roles: ada@example.com',
      'Acme: User left or was removed from team: ada@example.com',
      'Acme / Reports: Team was added to a project: Builders',
      'Acme / Payments: Team was removed from a project: Builders',
      'Acme: API key got another description: PUBLIC-KEY',
      'Acme: API key got other roles: PUBLIC-KEY',
      'Acme: API key access list lost an entry: terrafrm, 2001:db8::/32',
      'Acme: API key access list got an entry: terrafrm, 192.0.2.2',
      'Acme / Payments: API key got other roles: PUBLIC-KEY',
      'Acme / Reports: API key was removed from a project: PUBLIC-KEY',
      'Acme: Service account got another name or description: mdb_sa_id_6b02d00539c5e08ead63e9b4',
      'Acme: Service account got other roles: mdb_sa_id_6b02d00539c5e08ead63e9b4',
      'Acme: Service account got a client secret: mdb_sa_id_6b02d00539c5e08ead63e9b4',
      'Acme / Payments: Service account was removed from a project: mdb_sa_id_6b02d00539c5e08ead63e9b4',
      'Acme: Service account access list lost an entry: mdb_sa_id_6b02d00539c5e08ead63e9b4, 192.0.2.1',
    ]);
    // All but the names, the password, the slow operations and the settings of a project leave an event.
    expect((await eventTypes()).length - events).toBe(changes.length - 4);
    const [acme] = (await exported()).organizations ?? [];
    expect(acme).toMatchObject({
      settings: { apiAccessListRequired: false, multiFactorAuthRequired: true },
      users: [
        { username: 'ada@example.com', roles: ['ORG_MEMBER'] },
        { username: 'ben@example.com', roles: ['ORG_OWNER'] },
      ],
      teams: [
        {
          name: 'Builders',
          users: ['ben@example.com'],
          projects: [{ name: 'Reports', roles: ['GROUP_OWNER'] }],
        },
        { name: 'Empty' },
      ],
    });
    expect(acme?.settings).not.toHaveProperty('securityContact');
    expect(acme?.serviceAccounts?.[0]).not.toHaveProperty('accessList');
  });

  it('leaves alone what it does not name', async () => {
    await apply(EVERYTHING_SEED);
    const before = await exported();
    const { changes } = await apply(
      'organizations: [{ name: Acme, apiKeys: [], projects: [{ name: Reports }] }]',
    );
    expect(changes).toEqual([]);
    expect(await exported()).toEqual(before);
  });

  it('adds to an organization that was made otherwise', async () => {
    await apply(small());
    const { changes } = await apply(small('      - { description: deploys, roles: [ORG_OWNER] }'));
    expect(changes).toEqual([expect.stringMatching(/^Acme: API key was created: /)]);
  });

  it('lets in somebody whose invitation stands', async () => {
    await apply(small());
    const { store } = open.services;
    const [{ id = '' } = {}] = await store.reader.selectFrom('organizations').select('id').execute();
    const { inviteToOrganization } = await import('../changes/invitations/invite.js');
    const { SYSTEM } = await import('../domain/new-event.js');
    const { WITH_LINK } = await import('#test/invitations.js');
    await store.write(ABOUT_ALL, (transaction) =>
      inviteToOrganization(
        transaction,
        SYSTEM,
        {
          organizationId: id,
          username: 'ben@example.com',
          organizationRoles: ['ORG_OWNER'],
          projectRoles: [],
          teamIds: [],
        },
        WITH_LINK,
      ),
    );
    await apply(`
users: [{ username: ben@example.com }]
organizations: [{ name: Acme, users: [{ username: ben@example.com, roles: [ORG_READ_ONLY] }] }]`);
    expect(await store.reader.selectFrom('organization_invitations').selectAll().execute()).toEqual([]);
    expect((await exported()).organizations?.[0]?.users).toEqual([
      { username: 'ada@example.com', roles: ['ORG_OWNER'] },
      { username: 'ben@example.com', roles: ['ORG_READ_ONLY'] },
    ]);
  });
});

describe('what is wrong with a seed', () => {
  it.each<[string, string, string]>([
    [
      'a project that the organization does not have',
      small(
        '      - { description: x, roles: [ORG_MEMBER], projects: [{ name: Nowhere, roles: [GROUP_OWNER] }] }',
      ),
      'seed.yaml:10:67: organizations[0].apiKeys[1].projects[0].name: the organization has no project Nowhere',
    ],
    [
      'a member without an account',
      'organizations: [{ name: A, users: [{ username: eve@example.com, roles: [ORG_OWNER] }] }]',
      'organizations[0].users[0].username: nobody has the account eve@example.com; add it to "users"',
    ],
    [
      'an address that is none',
      small('      - { description: x, roles: [ORG_MEMBER], accessList: [10.0.0.1, 10.0.0.1/8] }'),
      'organizations[0].apiKeys[1].accessList[1]: The address 10.0.0.1/8 must be in valid IP address or CIDR notation; it has host bits set; the network is 10.0.0.0/8',
    ],
    [
      'an address twice in one list',
      small('      - { description: x, roles: [ORG_MEMBER], accessList: [10.0.0.1, 10.0.0.1/32] }'),
      'organizations[0].apiKeys[1].accessList[1]: 10.0.0.1/32 is in this list already',
    ],
    [
      'a private key without its public key',
      small(
        '      - { description: x, roles: [ORG_MEMBER], privateKey: 0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11 }',
      ),
      'organizations[0].apiKeys[1].privateKey: a private key needs its public key beside it',
    ],
    [
      'one key described twice',
      small('      - { description: ci, roles: [ORG_OWNER] }'),
      'organizations[0].apiKeys[1]: this key is in the list already',
    ],
    [
      'a name that people do not have',
      'users: [{ username: nobody }]',
      'seed.yaml:1:21: users[0].username: ',
    ],
    [
      'a password that is easily guessed',
      'users: [{ username: a@example.com, password: password1234 }]',
      'users[0].password: ',
    ],
    [
      'an account twice',
      'users: [{ username: a@example.com }, { username: A@example.com }]',
      'users[1].username: users[0] is a@example.com too',
    ],
    [
      'an organization twice',
      'organizations: [{ name: A }, { name: A }]',
      'organizations[1].name: A is in this list already',
    ],
    [
      'a secret that lives longer than the organization allows',
      `organizations: [{ name: A, settings: { maxServiceAccountSecretValidityInHours: 24 }, serviceAccounts: [
        { name: a, description: b, roles: [ORG_OWNER], secretExpiresAfterHours: 25 }] }]`,
      'INVALID_SECRET_VALIDITY',
    ],
    [
      'a limit that projects do not have',
      'organizations: [{ name: A, projects: [{ name: P, limits: [{ name: x, value: 1 }] }] }]',
      'organizations[0].projects[0].limits[0]: ',
    ],
  ])('%s is named with its place, and nothing is changed', async (_what, text, message) => {
    expect(await problemOf(text)).toContain(message);
    expect(await exported()).toEqual({ organizations: [] });
    expect(await eventTypes()).toEqual([]);
  });

  it('is a secret other than the one that cannot be changed', async () => {
    await apply(EVERYTHING_SEED);
    const key = (privateKey: string) =>
      `organizations: [{ name: Acme, apiKeys: [{ description: terraform, roles: [ORG_OWNER], publicKey: terrafrm, privateKey: ${privateKey} }] }]`;
    expect(await problemOf(key('00000000-0000-4000-8000-000000000000'))).toContain(
      'key terrafrm exists with another private key, which cannot be changed; delete the key first',
    );
    const secret = (letter: string) =>
      `organizations: [{ name: Acme, serviceAccounts: [{ name: deploy, description: d, roles: [ORG_OWNER],
        clientId: mdb_sa_id_6b02d00539c5e08ead63e9b4, clientSecret: mdb_sa_sk_${letter.repeat(40)} }] }]`;
    await apply(secret('a'));
    expect(await problemOf(secret('b'))).toContain('has 2 other secrets, the most it can have');
  });

  it('is the key of another organization', async () => {
    await apply(EVERYTHING_SEED);
    expect(
      await problemOf(
        'organizations: [{ name: Other, apiKeys: [{ description: x, roles: [ORG_OWNER], publicKey: terrafrm }] }]',
      ),
    ).toMatch(/apiKeys\[0\]\.publicKey: it is a key of organization [0-9a-f]{24}$/);
  });

  it('is a name that does not tell which is meant', async () => {
    await apply(`organizations: [{ name: Acme, apiKeys: [
      { description: same, roles: [ORG_OWNER], publicKey: aaaaaaaa }, { description: same, roles: [ORG_OWNER], publicKey: bbbbbbbb }] }]`);
    const key = 'organizations: [{ name: Acme, apiKeys: [{ description: same, roles: [ORG_OWNER] }] }]';
    expect(await problemOf(key)).toContain('aaaaaaaa and bbbbbbbb have this description');

    const { makeOrganization } = await import('../changes/organizations/make-organization.js');
    const { SYSTEM } = await import('../domain/new-event.js');
    await open.services.store.write(ABOUT_ALL, (transaction) =>
      makeOrganization(transaction, SYSTEM, { name: 'Acme' }),
    );
    expect(await problemOf('organizations: [{ name: Acme }]')).toMatch(
      /have this name, and a seed goes by names/,
    );
  });

  it('is an ID that is another one than something has, or is in use', async () => {
    const org = (id: string, name = 'Acme') => `organizations: [{ id: ${id}, name: ${name} }]`;
    const project = (id: string, name: string) =>
      `organizations: [{ name: Acme, projects: [{ id: ${id}, name: ${name} }] }]`;
    await apply(org('a'.repeat(24)));
    await apply(project('b'.repeat(24), 'Payments'));
    expect(await problemOf(org('c'.repeat(24)))).toMatch(
      /organizations\[0\]\.id: it exists with the ID a{24}, which cannot be changed$/,
    );
    expect(await problemOf(org('a'.repeat(24), 'Other'))).toMatch(/it is the ID of organization Acme$/);
    expect(await problemOf(project('c'.repeat(24), 'Payments'))).toMatch(
      /projects\[0\]\.id: it exists with the ID b{24}, which cannot be changed$/,
    );
    expect(await problemOf(project('b'.repeat(24), 'Other'))).toMatch(/it is the ID of project Payments$/);
  });

  it('is the last owner stepping back', async () => {
    await apply(small());
    expect(
      await problemOf(
        'organizations: [{ name: Acme, users: [{ username: ada@example.com, roles: [ORG_MEMBER] }] }]',
      ),
    ).toContain('CANNOT_DEMOTE_LAST_ORG_OWNER');
  });
});

it('gives organizations and projects the IDs that it says, and changes nothing the second time', async () => {
  const text = `organizations: [{ id: ${'a'.repeat(24)}, name: Acme, projects: [{ id: ${'b'.repeat(24)}, name: Payments }] }]`;
  const { organizations } = await apply(text);
  expect(organizations).toMatchObject([{ orgId: 'a'.repeat(24), projects: [{ groupId: 'b'.repeat(24) }] }]);
  expect((await apply(text)).changes).toEqual([]);
});

it('many keys are made in one go', async () => {
  const keys = Array.from({ length: 300 }, (_, i) => `{ description: key ${i}, roles: [ORG_MEMBER] }`);
  const text = `organizations: [{ name: Acme, apiKeys: [${keys.join(', ')}] }]`;
  const { organizations } = await apply(text);
  const orgId = organizations[0]?.orgId ?? '';
  const { totalCount } = await listOrganizationApiKeys(open.services.store.reader, orgId, EVERYTHING);
  expect(totalCount).toBe(300);
  expect((await apply(text)).changes).toEqual([]);
});

describe('the expiry of an API key in a seed', () => {
  const keyThat = (more: string) =>
    small(`      - { description: ends, roles: [ORG_MEMBER], publicKey: endskeya${more} }`);
  const expiry = async () =>
    (await exported()).organizations?.[0]?.apiKeys?.find(({ publicKey }) => publicKey === 'endskeya')
      ?.expiresAt;

  it('is made, changed, and left as it is where the file does not tell', async () => {
    await apply(keyThat(', expiresAt: "2100-01-31T12:00:00+01:00"'));
    expect(await expiry()).toBe('2100-01-31T11:00:00Z');
    expect((await apply(keyThat(''))).changes).toEqual([]);
    expect(await expiry()).toBe('2100-01-31T11:00:00Z');
    expect((await apply(keyThat(', expiresAt: "2100-02-01T00:00:00Z"'))).changes).toEqual([
      'Acme: API key got another expiry or none: endskeya',
    ]);
    expect(await expiry()).toBe('2100-02-01T00:00:00Z');
  });

  it('is taken away by null', async () => {
    await apply(keyThat(', expiresAt: "2100-01-31T12:00:00Z"'));
    expect((await apply(keyThat(', expiresAt: null'))).changes).toEqual([
      'Acme: API key got another expiry or none: endskeya',
    ]);
    expect(await expiry()).toBeUndefined();
  });

  it('may have passed, so that a file can be applied again later', async () => {
    await apply(keyThat(', expiresAt: "2001-01-01T00:00:00Z"'));
    expect(await expiry()).toBe('2001-01-01T00:00:00Z');
    expect((await apply(keyThat(', expiresAt: "2001-01-01T00:00:00Z"'))).changes).toEqual([]);
  });

  it('is refused with its place where it is no date and time', async () => {
    expect(await problemOf(keyThat(', expiresAt: soon'))).toContain('INVALID_DATE_FORMAT');
  });

  it('cannot take the last owner away', async () => {
    const owner = (more: string) => `
organizations:
  - name: Acme
    apiKeys: [{ description: owner, roles: [ORG_OWNER], publicKey: ownerkey${more} }]`;
    await apply(owner(''));
    expect(await problemOf(owner(', expiresAt: "2001-01-01T00:00:00Z"'))).toContain(
      'CANNOT_REMOVE_LAST_OWNER_CREDENTIAL',
    );
  });
});
