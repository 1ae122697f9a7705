import type { Transaction } from 'kysely';
import { newId } from '../domain/ids.js';
import type { Database } from './schema.js';

/** A value that survives JSON unchanged. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Who did it, and from where. */
export interface EventActor {
  readonly kind: 'api_key' | 'service_account' | 'user' | 'system';
  readonly id: string | null;
  readonly name: string | null;
  readonly remoteAddress: string | null;
}

/** An event to be recorded; its id and time come from the transaction. `details` must not hold secrets. */
export interface NewEvent {
  readonly type: string;
  readonly organizationId: string | null;
  readonly projectId?: string | null;
  readonly actor: EventActor;
  readonly details?: Readonly<Record<string, JsonValue>>;
}

export async function insertEvent(
  database: Transaction<Database>,
  event: NewEvent,
  now: number,
): Promise<void> {
  await database
    .insertInto('events')
    .values({
      id: newId(now),
      created_at: now,
      type: event.type,
      organization_id: event.organizationId,
      project_id: event.projectId ?? null,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      remote_address: event.actor.remoteAddress,
      details: JSON.stringify(event.details ?? {}),
    })
    .execute();
}
