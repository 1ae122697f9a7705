import { isDeepStrictEqual } from 'node:util';
import { type Atlas, type Client, createClient, type Page, type Private } from '@sallyport/client';
import { expect } from 'vitest';
import { type Credentials, eventLine, type World, type Writer } from './writer.js';

/**
 * Reads everything over the API and holds every writer's world against it: what was answered is there with its events,
 * each once; what was not is there wholly, events included, or not at all. The writers then know how their last call
 * ended.
 */
export async function verifyWorlds(
  baseUrl: string,
  owner: { readonly orgId: string; readonly apiKey: Credentials },
  writers: readonly Writer[],
): Promise<void> {
  const client = createClient({ baseUrl, credentials: owner.apiKey });
  const seen = await readEverything(client, owner.orgId);
  for (const writer of writers) {
    learnNames(writer, seen);
    const world = worldOf(writer, seen);
    const { pending } = writer;
    if (pending !== undefined && isDeepStrictEqual(world, sorted(pending))) writer.world = pending;
    else expect(world, `the world of ${writer.name}`).toEqual(sorted(writer.world));
    writer.pending = undefined;
  }
  const others = seen.keys.filter(({ desc }) => !writers.some(({ name }) => desc.startsWith(`${name}-`)));
  expect(others.map(({ desc }) => desc).sort()).toEqual(
    [...writers.map(({ name }) => name), 'First key, made by the first start'].sort(),
  );
  // Bootstrap and the writers' own keys; everything else that happened is in some writer's world.
  const names = new Set(writers.map(({ credentials }) => credentials.publicKey));
  const strange = seen.events.filter((event) => !names.has(event.publicKey ?? ''));
  expect(strange.map((event) => event.eventTypeName).sort()).toEqual(
    [
      'ORG_CREATED',
      'JOINED_ORG',
      'GROUP_CREATED',
      'API_KEY_CREATED',
      ...writers.map(() => 'API_KEY_CREATED'),
    ].sort(),
  );
}

interface Everything {
  readonly keys: readonly Atlas.ApiKeyUserDetails[];
  readonly projects: readonly Atlas.Group[];
  /** By the key's id. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  readonly events: readonly Private.AuditEventView[];
}

async function readEverything(client: Client, orgId: string): Promise<Everything> {
  const whole = { itemsPerPage: 500 };
  const keys = await all(client.callPages('listOrgApiKeys', { orgId, ...whole }));
  const projects = await all(client.callPages('listGroups', whole));
  const events = await all(client.callPages('listOrgAuditEvents', { orgId, ...whole }));
  const entries = new Map<string, readonly string[]>();
  await Promise.all(
    keys.map(async ({ id }) => {
      const list = await all(
        client.callPages('listOrgApiKeyAccessListEntries', { orgId, apiUserId: id, ...whole }),
      );
      entries.set(
        id,
        list.map(({ cidrBlock, ipAddress }) => ipAddress ?? cidrBlock),
      );
    }),
  );
  // A project lists exactly the organization's keys that have roles in it, with those roles.
  await Promise.all(
    projects.map(async ({ id, name }) => {
      const listed = await all(client.callPages('listGroupApiKeys', { groupId: id, ...whole }));
      const inProject = (key: Atlas.ApiKeyUserDetails) =>
        [key.id, ...key.roles.filter(({ groupId }) => groupId === id).map(({ roleName }) => roleName)].sort();
      const expected = keys.filter(({ roles }) => roles.some(({ groupId }) => groupId === id));
      expect(listed.map(inProject).sort(), `the keys of ${name}`).toEqual(expected.map(inProject).sort());
    }),
  );
  for (const { desc, roles } of keys) expect(roles.length, `the roles of ${desc}`).toBeGreaterThan(0);
  return { keys, projects, entries, events };
}

/** What was made by a call without an answer has an id all the same. */
function learnNames(writer: Writer, { keys, projects }: Everything): void {
  for (const { name, id } of projects)
    if (name.startsWith(`${writer.name}-`)) writer.projectIds.set(name, id);
  for (const { desc, id, publicKey } of keys) {
    if (!desc.startsWith(`${writer.name}-`)) continue;
    writer.keyIds.set(desc, id);
    writer.publicKeys.set(desc, publicKey);
  }
}

function worldOf(writer: Writer, { keys, projects, entries, events }: Everything): World {
  const projectNames = new Map([...writer.projectIds].map(([name, id]) => [id, name]));
  const keyNames = new Map([...writer.publicKeys].map(([desc, publicKey]) => [publicKey, desc]));
  keyNames.set(writer.credentials.publicKey, writer.name);
  const nameOf = (names: ReadonlyMap<string, string>, id: string | undefined) =>
    id === undefined ? undefined : (names.get(id) ?? `unknown:${id}`);
  const world: World = {
    projects: projects.map(({ name }) => name).filter((name) => name.startsWith(`${writer.name}-`)),
    keys: {},
    events: events
      .filter(({ publicKey }) => publicKey === writer.credentials.publicKey)
      .map((event) =>
        eventLine(
          event.eventTypeName,
          nameOf(keyNames, event.targetPublicKey ?? undefined),
          nameOf(projectNames, event.groupId),
          event.whitelistEntry ?? undefined,
        ),
      ),
  };
  for (const { id, desc, roles } of keys) {
    if (!desc.startsWith(`${writer.name}-`)) continue;
    const inProjects: Record<string, string[]> = {};
    for (const { groupId, roleName } of roles) {
      const project = nameOf(projectNames, groupId);
      if (project === undefined) continue;
      inProjects[project] ??= [];
      inProjects[project].push(roleName);
    }
    world.keys[desc] = {
      roles: roles.filter(({ groupId }) => groupId === undefined).map(({ roleName }) => roleName),
      projects: inProjects,
      entries: [...(entries.get(id) ?? [])],
    };
  }
  return sorted(world);
}

function sorted(world: World): World {
  const keys = Object.entries(world.keys).map(([desc, key]) => {
    const projects = Object.entries(key.projects).map(([name, roles]) => [name, roles.toSorted()]);
    return [
      desc,
      {
        roles: key.roles.toSorted(),
        projects: Object.fromEntries(projects),
        entries: key.entries.toSorted(),
      },
    ];
  });
  return {
    projects: world.projects.toSorted(),
    keys: Object.fromEntries(keys),
    events: world.events.toSorted(),
  };
}

async function all<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const results: T[] = [];
  for await (const page of pages) results.push(...page.results);
  return results;
}
