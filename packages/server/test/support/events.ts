import { isInOrganizationList } from '../../src/domain/event-lists.js';
import type { EventType } from '../../src/domain/events.js';
import type { Services } from '../../src/services/services.js';
import type { Database } from '../../src/store/schema.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';

type EventRow = Database['events'];

/** Puts lines into the audit trail as they are given; what is left out is that of a system event without details. */
export async function addEvents(
  { store }: Pick<Services, 'store'>,
  rows: readonly (Pick<EventRow, 'id' | 'created_at' | 'type'> & Partial<EventRow>)[],
): Promise<void> {
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('the rows are events themselves');
    await transaction.database
      .insertInto('events')
      .values(
        rows.map((row) => ({
          in_organization_list: isListed(row) ? 1 : 0,
          organization_id: null,
          project_id: null,
          actor_kind: 'system' as const,
          actor_id: null,
          actor_name: null,
          remote_address: null,
          details: '{}',
          ...row,
        })),
      )
      .execute();
  });
}

/** Forgets the events that the bootstrap recorded. */
export async function removeEvents({ store }: Pick<Services, 'store'>): Promise<void> {
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('only a test forgets events');
    await transaction.database.deleteFrom('events').execute();
  });
}

function isListed({
  type,
  project_id: projectId = null,
  actor_kind: kind = 'system',
}: Partial<EventRow>): boolean {
  return isInOrganizationList({
    type: type as EventType,
    projectId,
    actor: { kind, id: null, name: null, remoteAddress: null },
  });
}
