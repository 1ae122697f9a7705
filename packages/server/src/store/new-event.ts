import { isInOrganizationList } from '../domain/event-lists.js';
import { newId } from '../domain/ids.js';
import type { NewEvent } from '../domain/new-event.js';
import { preparedInsert } from './prepared.js';
import type { Writer } from './writer.js';

/** Details that name what an event is about. */
const TARGETS = ['targetPublicKey', 'clientId', 'targetUsername', 'teamId', 'apiName'] as const;

function targetOf(details: NewEvent['details'] = {}): string | null {
  const name = TARGETS.find((name) => details[name] !== undefined);
  return (name && details[name]) ?? null;
}

/** Lists instead of objects: every event has some, and the words would be the longer part. */
function changesText(changes: NewEvent['changes'] = []): string | null {
  if (changes.length === 0) return null;
  return JSON.stringify(changes.map(({ value, before, after }) => [value, before, after]));
}

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
      target: targetOf(event.details),
      changes: changesText(event.changes),
      in_organization_list: isInOrganizationList(event) ? 1 : 0,
    },
  ]);
}
