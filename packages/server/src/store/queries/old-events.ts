import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../schema.js';

/** A line of the audit trail that is too old. */
export interface OldEvent {
  readonly id: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly type: string;
}

/** The organization that comes next by its id and has events, be there still such an organization or not. */
export async function nextOrganizationWithEvents(
  reader: Kysely<Database>,
  after: string,
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('events')
    .select('organization_id')
    .where('organization_id', '>', after)
    .orderBy('organization_id')
    .limit(1)
    .executeTakeFirst();
  return row?.organization_id ?? undefined;
}

/** The oldest events of an organization and its projects from before that time, oldest first. */
export async function listOldEvents(
  reader: Kysely<Database>,
  { organizationId, before, limit }: { organizationId: string; before: number; limit: number },
): Promise<OldEvent[]> {
  const rows = await reader
    .selectFrom('events')
    .select(['id', 'created_at', 'type'])
    .where('organization_id', '=', organizationId)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, created_at: createdAt, type }) => ({ id, createdAt, type }));
}

/** Deletes all events of the organization up to that one, in the order of `listOldEvents`. */
export async function deleteEventsUntil(
  database: Transaction<Database>,
  organizationId: string,
  { createdAt, id }: OldEvent,
): Promise<void> {
  await database
    .deleteFrom('events')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`(created_at, id) <= (${createdAt}, ${id})`)
    .execute();
}
