import type { TestServer } from './server.js';

/** What the store's audit trail tells of an organization, in the order of the ids: type, actor and details. */
export async function trailOf(server: TestServer, organizationId: string) {
  const rows = await server.services.store.reader
    .selectFrom('events')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    type: row.type,
    actor: row.actor_name,
    address: row.remote_address,
    projectId: row.project_id,
    details: JSON.parse(row.details) as Record<string, unknown>,
  }));
}

/** The types of the events that a call leaves behind in an organization, in alphabetical order. */
export async function eventsOfCall(
  server: TestServer,
  organizationId: string,
  call: () => Promise<unknown>,
): Promise<string[]> {
  const before = await trailOf(server, organizationId);
  await call();
  const after = await trailOf(server, organizationId);
  return after
    .slice(before.length)
    .map((event) => event.type)
    .sort();
}
