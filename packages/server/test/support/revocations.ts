import type { Subject } from '../../src/store/subjects.js';
import { addAccount } from './account-holder.js';
import { addKey, addOrganization, type TestKey } from './accounts.js';
import { createBrowser } from './browser.js';
import { createCall, type KeyPair } from './call.js';
import { digestHeader, nonceOf } from './digest.js';
import { addPerson } from './people.js';
import { exchange, requestBytes } from './raw-http.js';
import { ATLAS, type TestServer } from './server.js';
import { addTeam } from './teams.js';
import { totpCode } from './totp-code.js';

/** Somebody who may make keys, and how that is taken away. */
export interface Revocable {
  /** Where it makes a key, and the body. */
  readonly path: string;
  readonly body: string;
  /** The headers of a request that makes one, as of now. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Takes it away over the wire of a node. */
  revoke(node: TestServer): Promise<{ readonly status: number }>;
  /** The organization and the person that the revocation is about. */
  readonly about: readonly Subject[];
  /** Status of the answer to who has lost it, and the code where the answer has one. */
  readonly refused: readonly [status: number, code?: string];
}

type Taken = Pick<Revocable, 'revoke' | 'refused'> & { readonly about?: readonly Subject[] };

export const TOO_LATE = 'made too late';

interface World {
  readonly server: TestServer;
  readonly orgId: string;
  readonly groupId: string;
  readonly owner: TestKey;
}

const V2 = '/api/atlas/v2';
const NEWEST = 'application/vnd.atlas.2025-03-12+json';
const ownerKey = (path: string) => ({ path, body: JSON.stringify({ desc: TOO_LATE, roles: ['ORG_OWNER'] }) });
const inOrganization = ({ orgId }: World) => ownerKey(`${V2}/orgs/${orgId}/apiKeys`);
const inProject = ({ groupId }: World) => ({
  path: `${V2}/groups/${groupId}/apiKeys`,
  body: JSON.stringify({ desc: TOO_LATE, roles: ['GROUP_OWNER'] }),
});

/** A call of the owner of the organization. */
const byOwner =
  ({ owner }: World, method: string, path: string, body?: unknown) =>
  (node: TestServer) =>
    createCall(node)(method, path, { key: owner, body, accept: NEWEST });

async function digest(server: TestServer, { publicKey, privateKey }: KeyPair, uri: string) {
  const challenge = await exchange(server.url, requestBytes('GET', `${V2}/orgs`));
  const nonce = nonceOf(challenge.header('WWW-Authenticate'));
  return {
    Authorization: digestHeader({
      username: publicKey,
      password: privateKey,
      method: 'POST',
      uri,
      nonce,
    }),
  };
}

async function withKey(
  world: World,
  roles: Parameters<typeof addKey>[1],
  asked: { path: string; body: string },
  taken: (key: TestKey) => Taken,
): Promise<Revocable> {
  const key = await addKey(world.server, { ...roles, organizationId: world.orgId });
  return {
    ...asked,
    about: [world.orgId],
    headers: () => digest(world.server, key, asked.path),
    ...taken(key),
  };
}

const OWNER = { organizationRoles: ['ORG_OWNER'] };

async function withToken(
  world: World,
  taken: (account: {
    clientId: string;
    secretId: string;
    basic: string;
    token: string;
  }) => (node: TestServer) => Promise<{ status: number }>,
): Promise<Revocable> {
  const created = await byOwner(world, 'POST', `/orgs/${world.orgId}/serviceAccounts`, {
    name: 'ci',
    description: 'made by a test',
    roles: ['ORG_OWNER'],
    secretExpiresAfterHours: 8760,
  })(world.server);
  const { clientId, secrets } = created.json;
  const basic = `Basic ${Buffer.from(`${clientId}:${secrets[0].secret}`).toString('base64')}`;
  const { access_token: token } = JSON.parse(
    await (await postForm(world.server, '/api/oauth/token', basic, 'grant_type=client_credentials')).text(),
  );
  return {
    ...inOrganization(world),
    about: [world.orgId],
    headers: async () => ({ Authorization: `Bearer ${token}` }),
    revoke: taken({ clientId, secretId: secrets[0].id, basic, token }),
    refused: [401],
  };
}

function postForm(server: TestServer, path: string, authorization: string, body: string): Promise<Response> {
  const headers = { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' };
  return fetch(server.url + path, { method: 'POST', headers, body });
}

async function withPerson(
  world: World,
  asked: { path: string; body: string },
  roles: readonly string[],
  taken: (person: { id: string; headers: Readonly<Record<string, string>> }) => Taken | Promise<Taken>,
): Promise<Revocable> {
  // Whoever is taken away must not be the last owner.
  await addPerson(world.server.services, { organizations: { [world.orgId]: ['ORG_OWNER'] } });
  const person = await addPerson(world.server.services, { organizations: { [world.orgId]: roles } });
  return {
    ...asked,
    about: [world.orgId, person.id],
    headers: async () => person.headers,
    ...(await taken(person)),
  };
}

/** One that signed in with a password, and with a second factor that is set up before. */
async function withSignIn(
  world: World,
  taken: (password: string, send: Sending) => Taken,
  options: { hasSecondFactor?: boolean } = {},
): Promise<Revocable> {
  const { id, username, password } = await addAccount(world.server, { [world.orgId]: ['ORG_OWNER'] });
  const browser = createBrowser(world.server);
  await browser.signIn(username, password);
  const { cookie = '', csrfToken = '' } = browser;
  if (options.hasSecondFactor) {
    const { secret } = (await browser.send('POST', '/secondFactor', { password })).json;
    const confirmed = await browser.send('POST', '/secondFactor/confirm', { code: totpCode(secret) });
    if (confirmed.status !== 200) throw new Error(confirmed.text);
  }
  const other = createBrowser(world.server);
  const send: Sending = (node, method, path, body) => {
    const session = options.hasSecondFactor ? browser : other;
    return Object.assign(createBrowser(node), { cookie: session.cookie, csrfToken: session.csrfToken }).send(
      ...([method, path, body] as const),
      { Cookie: session.cookie ?? '', 'X-CSRF-Token': session.csrfToken ?? '' },
    );
  };
  if (!options.hasSecondFactor) await other.signIn(username, password);
  return {
    ...inOrganization(world),
    about: [id],
    headers: async () => ({ Cookie: cookie, 'X-CSRF-Token': csrfToken }),
    ...taken(password, send),
  };
}

type Sending = (
  node: TestServer,
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number }>;

const KINDS: Readonly<Record<string, (world: World) => Promise<Revocable>>> = {
  'a key that was deleted': (world) =>
    withKey(world, OWNER, inOrganization(world), ({ id }) => ({
      revoke: byOwner(world, 'DELETE', `/orgs/${world.orgId}/apiKeys/${id}`),
      refused: [401],
    })),
  'a key that lost its role': (world) =>
    withKey(world, OWNER, inOrganization(world), ({ id }) => ({
      revoke: byOwner(world, 'PATCH', `/orgs/${world.orgId}/apiKeys/${id}`, { roles: ['ORG_MEMBER'] }),
      refused: [401, 'USER_UNAUTHORIZED'],
    })),
  'a key that was taken out of its project': (world) =>
    withKey(
      world,
      { projectRoles: [{ projectId: world.groupId, role: 'GROUP_OWNER' }] },
      inProject(world),
      ({ id }) => ({
        revoke: byOwner(world, 'DELETE', `/groups/${world.groupId}/apiKeys/${id}`),
        refused: [401, 'USER_CANNOT_ACCESS_GROUP'],
      }),
    ),
  'a key that its access list shuts out': (world) =>
    withKey(world, OWNER, inOrganization(world), ({ id }) => ({
      revoke: byOwner(world, 'POST', `/orgs/${world.orgId}/apiKeys/${id}/accessList`, [
        { ipAddress: '192.0.2.1' },
      ]),
      refused: [403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST'],
    })),
  'a key without a list once lists are required': (world) =>
    withKey(world, OWNER, inOrganization(world), () => ({
      revoke: byOwner(world, 'PATCH', `/orgs/${world.orgId}/settings?force=true`, {
        apiAccessListRequired: true,
      }),
      refused: [403, 'ORG_REQUIRES_ACCESS_LIST'],
    })),
  'a service account that was deleted': (world) =>
    withToken(world, ({ clientId }) =>
      byOwner(world, 'DELETE', `/orgs/${world.orgId}/serviceAccounts/${clientId}`),
    ),
  'a service account whose secret was deleted': (world) =>
    withToken(world, ({ clientId, secretId }) =>
      byOwner(world, 'DELETE', `/orgs/${world.orgId}/serviceAccounts/${clientId}/secrets/${secretId}`),
    ),
  'a token that was revoked': (world) =>
    withToken(
      world,
      ({ basic, token }) =>
        (node) =>
          postForm(node, '/api/oauth/revoke', basic, `token=${token}`),
    ),
  'a person who signed out': (world) =>
    withPerson(world, inOrganization(world), ['ORG_OWNER'], ({ id, headers }) => ({
      about: [id],
      revoke: (node) => createBrowser(node).send('DELETE', '/session', undefined, headers),
      refused: [401, 'NO_CURRENT_USER'],
    })),
  'a session that ended with a new password': (world) =>
    withSignIn(world, (password, send) => ({
      revoke: (node) =>
        send(node, 'POST', '/password', {
          currentPassword: password,
          newPassword: 'another correct horse of a test',
        }),
      refused: [401, 'NO_CURRENT_USER'],
    })),
  'a person who was removed from the organization': (world) =>
    withPerson(world, inOrganization(world), ['ORG_OWNER'], ({ id }) => ({
      revoke: byOwner(world, 'DELETE', `/orgs/${world.orgId}/users/${id}`),
      refused: [404, 'ORG_NOT_FOUND'],
    })),
  'a person who lost a role': (world) =>
    withPerson(world, inOrganization(world), ['ORG_OWNER'], ({ id }) => ({
      revoke: (node) =>
        createCall(node)('PATCH', `/orgs/${world.orgId}/users/${id}`, {
          key: world.owner,
          accept: 'application/vnd.atlas.2025-02-19+json',
          body: { roles: { orgRoles: ['ORG_MEMBER'] } },
        }),
      refused: [401, 'USER_UNAUTHORIZED'],
    })),
  'a person who was taken out of a team': (world) =>
    withPerson(world, inProject(world), ['ORG_MEMBER'], async ({ id }) => {
      const team = await addTeam(world.server, {
        organizationId: world.orgId,
        userIds: [id],
        projects: { [world.groupId]: ['GROUP_OWNER'] },
      });
      return {
        revoke: byOwner(world, 'POST', `/orgs/${world.orgId}/teams/${team}:removeUser`, { id }),
        refused: [401, 'USER_CANNOT_ACCESS_GROUP'],
      };
    }),
  'a person who gave the second factor up': async (world) => {
    const revocable = await withSignIn(
      world,
      (password, send) => ({
        revoke: (node) => send(node, 'POST', '/secondFactor/disable', { password }),
        refused: [403, 'MULTI_FACTOR_AUTH_REQUIRED'],
      }),
      { hasSecondFactor: true },
    );
    const settings = { multiFactorAuthRequired: true };
    await byOwner(world, 'PATCH', `/orgs/${world.orgId}/settings`, settings)(world.server);
    return revocable;
  },
  'a person without a second factor once it is required': (world) =>
    withPerson(world, inOrganization(world), ['ORG_OWNER'], () => ({
      about: [world.orgId],
      revoke: byOwner(world, 'PATCH', `/orgs/${world.orgId}/settings`, { multiFactorAuthRequired: true }),
      refused: [403, 'MULTI_FACTOR_AUTH_REQUIRED'],
    })),
};

export const revocationKinds: readonly string[] = Object.keys(KINDS);

/** Somebody in an organization of its own, who has called the server once, so that its decisions are made from memory. */
export async function prepareRevocable(server: TestServer, kind: string): Promise<Revocable> {
  const world = { server, ...(await addOrganization(server, kind)) };
  const revocable = await KINDS[kind]?.(world);
  if (revocable === undefined) throw new Error(`there is no ${kind}`);
  const used = await exchange(server.url, keyRequest(revocable, await revocable.headers(), '{}'));
  // It passes the decision, and its body is none.
  if (used.status !== 400) throw new Error(`${kind}: ${used.status} ${used.body}`);
  return revocable;
}

/** The bytes of a request that makes a key. */
export function keyRequest(
  { path, body }: Pick<Revocable, 'path' | 'body'>,
  headers: Readonly<Record<string, string>>,
  sent = body,
): string {
  return requestBytes('POST', path, { Accept: ATLAS, 'Content-Type': 'application/json', ...headers }, sent);
}

export async function keysMadeTooLate({ services }: TestServer): Promise<number> {
  const rows = await services.store.reader
    .selectFrom('credentials')
    .select('id')
    .where('description', '=', TOO_LATE)
    .execute();
  return rows.length;
}
