import { SYSTEM } from '../../src/changes/actor.js';
import { insertApiKey } from '../../src/changes/api-keys/insert-api-key.js';
import { insertOrganization } from '../../src/changes/organizations/insert-organization.js';
import { insertProject } from '../../src/changes/projects/insert-project.js';
import type { KeyPair } from './call.js';
import type { TestServer } from './server.js';

/** A key made past the API, for tests that need one with certain roles. */
export interface TestKey extends KeyPair {
  readonly id: string;
}

export async function addKey(
  { services, first }: TestServer,
  roles: {
    organizationRoles?: readonly string[];
    projectRoles?: readonly { projectId: string; role: string }[];
    organizationId?: string;
  },
): Promise<TestKey> {
  return services.store.write(async (transaction) => {
    const { apiKey, privateKey } = await insertApiKey(transaction, services.sealing, SYSTEM, {
      organizationId: roles.organizationId ?? first.orgId,
      description: 'made by a test',
      organizationRoles: roles.organizationRoles ?? ['ORG_MEMBER'],
      projectRoles: roles.projectRoles ?? [],
    });
    return { id: apiKey.id, publicKey: apiKey.publicKey, privateKey };
  });
}

/** Another project, by default in the first organization. Returns its id. */
export async function addProject(
  { services, first }: TestServer,
  name: string,
  organizationId: string = first.orgId,
): Promise<string> {
  return services.store.write((transaction) => insertProject(transaction, SYSTEM, { organizationId, name }));
}

/** A second organization with a project and an owner's key, of which the first must learn nothing. */
export async function addOrganization(
  server: TestServer,
  name: string,
): Promise<{ orgId: string; groupId: string; owner: TestKey }> {
  const orgId = await server.services.store.write((transaction) =>
    insertOrganization(transaction, SYSTEM, { name }),
  );
  return {
    orgId,
    groupId: await addProject(server, `${name} project`, orgId),
    owner: await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] }),
  };
}

/** What the audit trail gained while `action` ran, oldest first. */
export async function eventsDuring(
  { services }: TestServer,
  action: () => Promise<unknown>,
): Promise<
  {
    type: string;
    organizationId: string | null;
    projectId: string | null;
    actor: string | null;
    remoteAddress: string | null;
    details: unknown;
  }[]
> {
  const ids = async () =>
    (await services.store.reader.selectFrom('events').select('id').execute()).map(({ id }) => id);
  const before = new Set(await ids());
  await action();
  const rows = await services.store.reader
    .selectFrom('events')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => !before.has(row.id))
    .map((row) => ({
      type: row.type,
      organizationId: row.organization_id,
      projectId: row.project_id,
      actor: row.actor_name,
      remoteAddress: row.remote_address,
      details: JSON.parse(row.details),
    }));
}
