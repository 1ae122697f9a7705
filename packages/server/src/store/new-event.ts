import { isInOrganizationList } from '../domain/event-lists.js';
import { newId } from '../domain/ids.js';
import type { NewEvent } from '../domain/new-event.js';
import { preparedInsert } from './prepared.js';
import type { Writer } from './writer.js';

const insertEvents = preparedInsert('events');

export async function insertEvent(database: Writer, event: NewEvent, now: number): Promise<void> {
  await insertEvents(database, [
    {
      id: newId(now),
      created_at: now,
      type: event.type,
      organization_id: event.organizationId,
      project_id: event.projectId ?? null,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      remote_address: event.actor.remoteAddress,
      actor_notes_kind: event.actor.notes?.kind ?? null,
      actor_notes_label: event.actor.notes?.label ?? null,
      details: JSON.stringify(event.details ?? {}),
      in_organization_list: isInOrganizationList(event) ? 1 : 0,
    },
  ]);
}
