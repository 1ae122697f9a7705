import { ApiError, type Atlas, type Client, createClient } from '@sallyport/client';

/**
 * What one writer has in the organization, by the names it gave, and what the audit trail tells of it. Lists are
 * sorted where they are compared.
 */
export interface World {
  projects: string[];
  keys: Record<string, WorldKey>;
  events: string[];
}

export interface WorldKey {
  roles: string[];
  /** The roles in each project, by the project's name. */
  projects: Record<string, string[]>;
  /** As the audit trail names them: addresses, or blocks. */
  entries: string[];
}

export interface Credentials {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes, changes and deletes keys and projects of its own, one call after the other. */
export interface Writer {
  readonly name: string;
  readonly credentials: Credentials;
  /** As of the last call that was answered. */
  world: World;
  /** What the world becomes if the call that has not been answered was carried out. */
  pending: World | undefined;
  /** Of everything it ever made, also of what is gone: ids of projects, public keys and ids of keys. */
  readonly projectIds: Map<string, string>;
  readonly keyIds: Map<string, string>;
  readonly publicKeys: Map<string, string>;
  readonly privateKeys: Map<string, string>;
  answered: number;
  made: number;
}

export function createWriter(name: string, credentials: Credentials): Writer {
  return {
    name,
    credentials,
    world: { projects: [], keys: {}, events: [] },
    pending: undefined,
    projectIds: new Map(),
    keyIds: new Map(),
    publicKeys: new Map(),
    privateKeys: new Map(),
    answered: 0,
    made: 0,
  };
}

/** One line of the audit trail by the names that the writer gave, as worlds hold it. */
export function eventLine(type: string, key?: string, project?: string, entry?: string): string {
  return [type, key, project, entry].filter((part) => part !== undefined).join(' ');
}

/**
 * Writes without a pause until the server no longer answers; then `pending` says what it had asked for last.
 *
 * @throws ApiError when the server refuses: every call is one that it has to carry out
 */
export async function writeUntilUnanswered(writer: Writer, baseUrl: string, orgId: string): Promise<void> {
  const client = createClient({ baseUrl, credentials: writer.credentials });
  for (;;) {
    const { send, change } = nextStep(writer, client, orgId);
    const after = structuredClone(writer.world);
    change(after);
    writer.pending = after;
    try {
      await send();
    } catch (error) {
      if (error instanceof ApiError) throw error;
      return;
    }
    writer.world = after;
    writer.pending = undefined;
    writer.answered += 1;
  }
}

/** A key as operations of the organization name it. */
interface KeyInOrganization {
  readonly orgId: string;
  readonly apiUserId: string;
}

interface Step {
  send(): Promise<unknown>;
  /** What the call does to the world. */
  change(world: World): void;
}

const ORGANIZATION_ROLES = ['ORG_MEMBER', 'ORG_READ_ONLY', 'ORG_GROUP_CREATOR', 'ORG_OWNER'];
const PROJECT_ROLES = ['GROUP_READ_ONLY', 'GROUP_OWNER', 'GROUP_CLUSTER_MANAGER'];

function nextStep(writer: Writer, client: Client, orgId: string): Step {
  const { world } = writer;
  const keys = Object.entries(world.keys);
  if (world.projects.length === 0) return createProject(writer, client, orgId);
  if (keys.length < 2) return createKey(writer, client, orgId);

  const [desc, key] = oneOf(keys);
  const apiUserId = known(writer.keyIds, desc);
  const project = oneOf(world.projects);
  const groupId = known(writer.projectIds, project);
  const entry = oneOf(key.entries.length > 0 ? key.entries : ['']);
  const possible: Step[] = [
    setOrganizationRoles(client, { orgId, apiUserId }, desc, key),
    setProjectRoles(client, { groupId, apiUserId }, desc, project, key),
  ];
  if (keys.length < 6)
    possible.push(createKey(writer, client, orgId), createProjectKey(writer, client, groupId, project));
  if (world.projects.length < 3) possible.push(createProject(writer, client, orgId));
  if (world.projects.length > 1) possible.push(deleteProject(client, groupId, project));
  if (key.entries.length < 4) possible.push(addEntries(writer, client, { orgId, apiUserId }, desc));
  if (key.entries.length > 0) possible.push(removeEntry(client, { orgId, apiUserId }, desc, entry));
  possible.push({
    send: () => client.call('deleteOrgApiKey', { orgId, apiUserId }),
    change(after) {
      delete after.keys[desc];
      after.events.push(eventLine('API_KEY_DELETED', desc));
    },
  });
  return oneOf(possible);
}

function createProject(writer: Writer, client: Client, orgId: string): Step {
  const name = nextName(writer, 'project');
  return {
    async send() {
      const { id } = await client.call('createGroup', { body: { name, orgId } });
      writer.projectIds.set(name, id);
    },
    change(after) {
      after.projects.push(name);
      after.events.push(eventLine('GROUP_CREATED', undefined, name));
      // It owns what it makes.
      after.events.push(eventLine('API_KEY_ADDED_TO_GROUP', writer.name, name));
    },
  };
}

function deleteProject(client: Client, groupId: string, name: string): Step {
  return {
    send: () => client.call('deleteGroup', { groupId }),
    change(after) {
      after.projects = after.projects.filter((project) => project !== name);
      for (const key of Object.values(after.keys)) delete key.projects[name];
      after.events.push(eventLine('GROUP_DELETED', undefined, name));
    },
  };
}

function createKey(writer: Writer, client: Client, orgId: string): Step {
  const desc = nextName(writer, 'key');
  const roles = someOf(ORGANIZATION_ROLES);
  return {
    async send() {
      keep(writer, desc, await client.call('createOrgApiKey', { orgId, body: { desc, roles } }));
    },
    change(after) {
      after.keys[desc] = { roles, projects: {}, entries: [] };
      after.events.push(eventLine('API_KEY_CREATED', desc));
    },
  };
}

function createProjectKey(writer: Writer, client: Client, groupId: string, project: string): Step {
  const desc = nextName(writer, 'key');
  const roles = someOf(PROJECT_ROLES);
  return {
    async send() {
      keep(writer, desc, await client.call('createGroupApiKey', { groupId, body: { desc, roles } }));
    },
    change(after) {
      after.keys[desc] = { roles: ['ORG_MEMBER'], projects: { [project]: roles }, entries: [] };
      after.events.push(
        eventLine('API_KEY_CREATED', desc),
        eventLine('API_KEY_ADDED_TO_GROUP', desc, project),
      );
    },
  };
}

function setOrganizationRoles(client: Client, named: KeyInOrganization, desc: string, key: WorldKey): Step {
  const roles = otherThan(key.roles, ORGANIZATION_ROLES);
  return {
    send: () => client.call('updateOrgApiKey', { ...named, body: { roles } }),
    change(after) {
      inWorld(after, desc).roles = roles;
      after.events.push(eventLine('API_KEY_ROLES_CHANGED', desc));
    },
  };
}

/** Assigns the key to the project, changes its roles there or takes it out again. */
function setProjectRoles(
  client: Client,
  named: { readonly groupId: string; readonly apiUserId: string },
  desc: string,
  project: string,
  key: WorldKey,
): Step {
  const before = key.projects[project];
  if (before !== undefined && Math.random() < 0.3)
    return {
      send: () => client.call('removeGroupApiKey', named),
      change(after) {
        delete inWorld(after, desc).projects[project];
        after.events.push(eventLine('API_KEY_REMOVED_FROM_GROUP', desc, project));
      },
    };
  const roles = otherThan(before ?? [], PROJECT_ROLES);
  const type = before === undefined ? 'API_KEY_ADDED_TO_GROUP' : 'API_KEY_ROLES_CHANGED';
  return {
    send: () => client.call('updateGroupApiKeyRoles', { ...named, body: { roles } }),
    change(after) {
      inWorld(after, desc).projects[project] = roles;
      after.events.push(eventLine(type, desc, project));
    },
  };
}

function addEntries(writer: Writer, client: Client, named: KeyInOrganization, desc: string): Step {
  writer.made += 1;
  const address = `10.${writer.made >> 8}.${writer.made & 255}.7`;
  const block = `172.${writer.made >> 8}.${writer.made & 255}.0/24`;
  return {
    send: () =>
      client.call('createOrgApiKeyAccessListEntry', {
        ...named,
        body: [{ ipAddress: address }, { cidrBlock: block }],
      }),
    change(after) {
      inWorld(after, desc).entries.push(address, block);
      for (const entry of [address, block])
        after.events.push(eventLine('API_KEY_ACCESS_LIST_ENTRY_ADDED', desc, undefined, entry));
    },
  };
}

function removeEntry(client: Client, named: KeyInOrganization, desc: string, entry: string): Step {
  return {
    send: () => client.call('deleteOrgApiKeyAccessListEntry', { ...named, ipAddress: entry }),
    change(after) {
      const key = inWorld(after, desc);
      key.entries = key.entries.filter((other) => other !== entry);
      after.events.push(eventLine('API_KEY_ACCESS_LIST_ENTRY_DELETED', desc, undefined, entry));
    },
  };
}

function keep(writer: Writer, desc: string, key: Atlas.ApiKeyUserDetails): void {
  writer.keyIds.set(desc, key.id);
  writer.publicKeys.set(desc, key.publicKey);
  writer.privateKeys.set(desc, key.privateKey);
}

function nextName(writer: Writer, kind: string): string {
  writer.made += 1;
  return `${writer.name}-${kind}-${writer.made}`;
}

function inWorld(world: World, desc: string): WorldKey {
  const key = world.keys[desc];
  if (key === undefined) throw new Error(`there is no ${desc}`);
  return key;
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the id of ${name} is not known`);
  return id;
}

function oneOf<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

function someOf(values: readonly string[]): string[] {
  const some = values.filter(() => Math.random() < 0.4);
  return some.length > 0 ? some : [oneOf(values)];
}

/** Other roles than those: the same ones again would be no change, and so no event. */
function otherThan(before: readonly string[], values: readonly string[]): string[] {
  for (;;) {
    const some = someOf(values);
    if (some.length !== before.length || some.some((value) => !before.includes(value))) return some;
  }
}
