import { makeApiKey } from '../../src/changes/api-keys/make-api-key.js';
import { makeOrganization } from '../../src/changes/organizations/make-organization.js';
import { makeProject } from '../../src/changes/projects/make-project.js';
import { SYSTEM } from '../../src/domain/new-event.js';
import { groupBy } from '../../src/store/group-by.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
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
    description?: string;
  },
): Promise<TestKey> {
  return services.store.write(ABOUT_ALL, async (transaction) => {
    const { apiKey, privateKey } = await makeApiKey(transaction, services.sealing, SYSTEM, {
      organizationId: roles.organizationId ?? first.orgId,
      description: roles.description ?? 'made by a test',
      organizationRoles: roles.organizationRoles ?? ['ORG_MEMBER'],
      projectRoles: [...groupBy(roles.projectRoles ?? [], ({ projectId }) => projectId)].map(
        ([projectId, granted]) => ({ projectId, roles: granted.map(({ role }) => role) }),
      ),
    });
    return { id: apiKey.id, publicKey: apiKey.publicKey, privateKey };
  });
}

/** Gives a key an access list. */
export async function allowAddresses(
  server: TestServer,
  keyId: string,
  cidrBlocks: readonly string[],
): Promise<void> {
  const answer = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys/${keyId}/accessList`, {
    method: 'POST',
    body: cidrBlocks.map((cidrBlock) => ({ cidrBlock })),
  });
  if (answer.status !== 200) throw new Error(answer.text);
}

/** Another project, by default in the first organization. Returns its id. */
export async function addProject(
  { services, first }: TestServer,
  name: string,
  organizationId: string = first.orgId,
): Promise<string> {
  return services.store.write(ABOUT_ALL, (transaction) =>
    makeProject(transaction, SYSTEM, { organizationId, name }),
  );
}

/** A second organization with a project and an owner's key, of which the first must learn nothing. */
export async function addOrganization(
  server: TestServer,
  name: string,
): Promise<{ orgId: string; groupId: string; owner: TestKey }> {
  const orgId = await server.services.store.write(ABOUT_ALL, (transaction) =>
    makeOrganization(transaction, SYSTEM, { name }),
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
