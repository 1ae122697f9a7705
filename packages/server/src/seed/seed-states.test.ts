import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { servicesOn } from '#test/seed.js';
import { sha256Hex } from '../domain/secrets.js';
import { DAY_MS, HOUR_MS } from '../domain/time-spans.js';
import type { OpenServices } from '../open-services.js';
import { EVERYTHING } from '../store/page.js';
import { listOrganizationApiKeys } from '../store/queries/api-keys.js';
import { findInvitationByName } from '../store/queries/invitations.js';
import {
  findServiceAccountForAuthentication,
  listOrganizationServiceAccounts,
} from '../store/queries/service-accounts.js';
import { openStore } from '../store/store.js';
import { applySeed } from './apply-seed.js';
import { exportSeed } from './export-seed.js';
import { secretsOfSeed } from './secrets-of-seed.js';
import { parseSeedFile } from './seed-file.js';
import { SeedProblem } from './seed-problem.js';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const CLIENT_ID = 'mdb_sa_id_0123456789abcdef01234567';
const OLD = `mdb_sa_sk_${'a'.repeat(40)}`;
const NEW = `mdb_sa_sk_${'b'.repeat(40)}`;

let now = NOW;
let open: OpenServices;
beforeEach(async () => {
  now = NOW;
  open = await servicesOn(await openStore({ inMemory: true, now: () => now }));
});
afterEach(() => open.close());

const parse = (text: string) => parseSeedFile('seed.yaml', `organizations:\n  - name: Acme\n${text}`);

async function apply(text: string) {
  return applySeed(open.services, (await parse(text)).seed);
}

async function problemOf(text: string): Promise<string> {
  const file = await parse(text);
  const error = await applySeed(open.services, file.seed).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SeedProblem);
  return file.explain(error as SeedProblem).message;
}

const ORGANIZATION = async () => {
  const row = await open.services.store.reader
    .selectFrom('organizations')
    .select('id')
    .executeTakeFirstOrThrow();
  return row.id;
};

const account = (secrets: string) => `    serviceAccounts:
      - name: ci
        description: ci
        roles: [ORG_MEMBER]
        clientId: ${CLIENT_ID}
        secrets:
${secrets}`;

async function storedSecrets() {
  const { results } = await listOrganizationServiceAccounts(
    open.services.store.reader,
    await ORGANIZATION(),
    EVERYTHING,
  );
  return results[0]?.secrets ?? [];
}

describe('an API key in a seed', () => {
  const key = (more: string) => `    apiKeys:\n      - { description: ci, roles: [ORG_MEMBER]${more} }`;
  const stored = async () =>
    (await listOrganizationApiKeys(open.services.store.reader, await ORGANIZATION(), EVERYTHING)).results[0];

  it('ends and was used at times as seen from now', async () => {
    await apply(key(', expiresAt: in 2 days, lastUsedAt: 3 hours ago'));
    expect(await stored()).toMatchObject({ expiresAt: NOW + 2 * DAY_MS, lastUsedAt: NOW - 3 * HOUR_MS });
  });

  it('may have ended', async () => {
    await apply(key(', expiresAt: yesterday'));
    expect((await stored())?.expiresAt).toBe(NOW - DAY_MS);
  });

  it('keeps the end that it has when the file is applied again, unless that is a date', async () => {
    await apply(key(', expiresAt: in 2 days'));
    now += DAY_MS;
    expect((await apply(key(', expiresAt: in 2 days'))).changes).toEqual([]);
    expect((await stored())?.expiresAt).toBe(NOW + 2 * DAY_MS);
    await apply(key(', expiresAt: 2026-06-01T00:00:00Z'));
    expect((await stored())?.expiresAt).toBe(Date.UTC(2026, 5, 1));
  });

  it('keeps the use that it has when the file is applied again', async () => {
    await apply(key(', lastUsedAt: 3 hours ago'));
    expect((await apply(key(', lastUsedAt: 9 hours ago'))).changes).toEqual([]);
    expect((await stored())?.lastUsedAt).toBe(NOW - 3 * HOUR_MS);
  });

  it('is refused at its place with a time that cannot be', async () => {
    expect(await problemOf(key(', expiresAt: in two days'))).toMatch(
      /^seed\.yaml:4:\d+: organizations\[0\]\.apiKeys\[0\]\.expiresAt: .*in 2 days.*INVALID_DATE_FORMAT/,
    );
    expect(await problemOf(key(', lastUsedAt: tomorrow'))).toMatch(
      /^seed\.yaml:4:\d+: organizations\[0\]\.apiKeys\[0\]\.lastUsedAt: tomorrow is in the future/,
    );
  });
});

describe('the secrets of a service account in a seed', () => {
  const overlap = account(`          - { clientSecret: ${OLD}, expiresAt: in 2 days, lastUsedAt: yesterday }
          - { clientSecret: ${NEW} }`);

  it('can be two in overlap, in their order', async () => {
    const { organizations } = await apply(overlap);
    const [older, newer, ...more] = await storedSecrets();
    expect(more).toEqual([]);
    expect(older).toMatchObject({ expiresAt: NOW + 2 * DAY_MS, lastUsedAt: NOW - DAY_MS });
    expect(newer).toMatchObject({ lastUsedAt: null });
    expect(newer?.expiresAt).toBeGreaterThan(NOW + 300 * DAY_MS);
    const known = await findServiceAccountForAuthentication(open.services.store.reader, CLIENT_ID);
    expect(known?.secrets.map(({ hash }) => hash).sort()).toEqual([OLD, NEW].map(sha256Hex).sort());
    expect(organizations[0]?.serviceAccounts.map(({ clientSecret }) => clientSecret)).toEqual([NEW, OLD]);
  });

  it('stay as they are when the file is applied again, ended ones too', async () => {
    await apply(overlap);
    expect((await apply(overlap)).changes).toEqual([]);
    const ended = account(`          - { clientSecret: ${OLD}, expiresAt: yesterday }`);
    expect((await apply(ended)).changes).toEqual([]);
  });

  it('can have ended, and were made before that', async () => {
    const ended = account(`          - { clientSecret: ${OLD}, expiresAt: 1 hour ago }`);
    await apply(ended);
    expect((await apply(ended)).changes).toEqual([]);
    const [secret] = await storedSecrets();
    expect(secret?.expiresAt).toBe(NOW - HOUR_MS);
    expect(secret?.createdAt).toBeLessThan(NOW - HOUR_MS);
  });

  it('are random where none is given, and told', async () => {
    const { organizations } = await apply(account('          - {}\n          - { expiresAt: in 9 hours }'));
    const told = organizations[0]?.serviceAccounts.map(({ clientSecret, isGiven }) => [
      /^mdb_sa_sk_/.test(clientSecret),
      isGiven,
    ]);
    expect(told).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('are added to an account that has room', async () => {
    await apply(account(`          - { clientSecret: ${NEW} }`));
    await apply(account(`          - { clientSecret: ${OLD}, expiresAt: in 2 days }`));
    expect((await storedSecrets()).map(({ expiresAt }) => expiresAt)).toContain(NOW + 2 * DAY_MS);
  });

  it('count among the secrets that a file holds', async () => {
    expect(secretsOfSeed((await parse(overlap)).seed)).toEqual([OLD, NEW]);
  });

  it('are exported as an account with the life of the newest', async () => {
    await apply(account(`          - { clientSecret: ${OLD}, expiresAt: yesterday }`));
    const seed = await exportSeed(open.services.store, { name: undefined, now: NOW });
    const [exported] = seed.organizations?.[0]?.serviceAccounts ?? [];
    expect(exported).toMatchObject({ name: 'ci', secretExpiresAfterHours: expect.any(Number) });
    expect(exported).not.toHaveProperty('secrets');
  });

  it.each([
    [
      `- { clientSecret: ${OLD} }\n          - { clientSecret: ${OLD} }`,
      'secrets[1].clientSecret: is the same',
    ],
    ['- { expiresAt: in 2 years }', 'secrets[0].expiresAt: '],
    ['- { expiresAt: soon }', 'secrets[0].expiresAt: '],
    ['- { lastUsedAt: in 2 hours }', 'secrets[0].lastUsedAt: in 2 hours is in the future'],
    ['- { expiresAt: yesterday, lastUsedAt: now }', 'secrets[0].lastUsedAt: is after the end'],
  ])('are refused at their place: %s', async (secrets, text) => {
    expect(await problemOf(account(`          ${secrets}`))).toContain(
      `organizations[0].serviceAccounts[0].${text}`,
    );
  });

  it('exclude the short form', async () => {
    expect(await problemOf(`${overlap}\n        clientSecret: ${NEW}`)).toContain(
      'secrets: excludes clientSecret',
    );
  });
});

describe('an invitation in a seed', () => {
  const invited = (more = '') =>
    `    invitations:\n      - { username: Grace@example.com, roles: [ORG_READ_ONLY]${more} }`;
  const stored = async () =>
    findInvitationByName(open.services.store.reader, await ORGANIZATION(), 'grace@example.com');

  it('waits for its answer, with the roles that it promises', async () => {
    await apply(invited());
    expect(await stored()).toMatchObject({
      organizationRoles: ['ORG_READ_ONLY'],
      expiresAt: NOW + 30 * DAY_MS,
    });
    expect((await apply(invited())).changes).toEqual([]);
  });

  it('ends when the file says', async () => {
    await apply(invited(', expiresAt: yesterday'));
    expect((await stored())?.expiresAt).toBe(NOW - DAY_MS);
    expect((await apply(invited(', expiresAt: yesterday'))).changes).toEqual([]);
  });

  it('is refused at its place', async () => {
    expect(await problemOf(invited(', projects: [{ name: None, roles: [GROUP_OWNER] }]'))).toContain(
      'organizations[0].invitations[0].projects[0].name: the organization has no project None',
    );
    expect(await problemOf(invited(', expiresAt: soon'))).toContain('invitations[0].expiresAt: ');
  });

  it('is none for somebody who is a member', async () => {
    const file = await parseSeedFile(
      'seed.yaml',
      `users: [{ username: grace@example.com, password: a long password of Grace }]
organizations:
  - name: Acme
    users: [{ username: grace@example.com, roles: [ORG_OWNER] }]
${invited()}`,
    );
    await applySeed(open.services, file.seed);
    expect(await stored()).toBeUndefined();
  });
});
