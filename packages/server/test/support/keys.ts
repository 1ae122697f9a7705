import type { TestServer } from './server.js';

export interface TestKey {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes an API key in the first organization over the wire. */
export async function createKey(
  server: TestServer,
  roles: readonly string[],
  projectRoles: Readonly<Record<string, readonly string[]>> = {},
): Promise<TestKey> {
  const created = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
    method: 'POST',
    body: { desc: `key with ${roles.join(' ')}`, roles },
  });
  if (created.status !== 200) throw new Error(created.text);
  const { id, publicKey, privateKey } = created.json;
  for (const [projectId, granted] of Object.entries(projectRoles)) {
    const assigned = await server.curl(`/api/atlas/v2/groups/${projectId}/apiKeys/${id}`, {
      method: 'PATCH',
      body: { roles: granted },
    });
    if (assigned.status !== 200) throw new Error(assigned.text);
  }
  return { id, publicKey, privateKey };
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
