import type { Selectable } from 'kysely';
import { projectListTypes } from '../../domain/event-lists.js';
import type { EventActor } from '../../domain/new-event.js';
import type { Page } from '../page.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import { findNames } from './names.js';

/** A line of the audit trail. `createdAt` in UTC milliseconds. */
export interface AuditEvent {
  readonly id: string;
  readonly createdAt: number;
  readonly type: string;
  readonly organizationId: string | null;
  readonly projectId: string | null;
  readonly actor: EventActor;
  readonly details: Readonly<Record<string, string>>;
}

/**
 * Whose events: all of an organization, those of its projects included, or those of one project. `isPublished`: only those
 * that the published list of the scope shows.
 */
export type EventScope = { readonly isPublished: boolean } & (
  | { readonly organizationId: string }
  | { readonly projectId: string }
);

/** Which events of a scope. Times in UTC milliseconds, both ends included. */
export interface EventFilter {
  readonly types?: readonly string[] | undefined;
  readonly excludedTypes?: readonly string[] | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdUntil?: number | undefined;
}

/** A slice of the events, newest first. Nothing is counted. */
export async function listEvents(
  reader: Reader,
  scope: EventScope,
  filter: EventFilter,
  page: Page,
): Promise<AuditEvent[]> {
  // The order is that of the scope's index backwards, so a page reads no more than its own rows and those before it.
  const rows = await eventRows(reader, scope, filter)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toEvent);
}

export async function countEvents(reader: Reader, scope: EventScope, filter: EventFilter): Promise<number> {
  const { total } = await eventRows(reader, scope, filter)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function findEvent(
  reader: Reader,
  scope: EventScope,
  id: string,
): Promise<AuditEvent | undefined> {
  const row = await eventRows(reader, scope, {}).selectAll().where('id', '=', id).executeTakeFirst();
  return row && toEvent(row);
}

function eventRows(reader: Reader, scope: EventScope, filter: EventFilter) {
  const { types, excludedTypes, createdFrom, createdUntil } = filter;
  let rows = reader.selectFrom('events');
  if ('projectId' in scope) {
    rows = rows.where('project_id', '=', scope.projectId);
    if (scope.isPublished) rows = rows.where('type', 'in', projectListTypes);
  } else {
    rows = rows.where('organization_id', '=', scope.organizationId);
    // A column and not its types: of very many events of projects, a page would read all that came before.
    if (scope.isPublished) rows = rows.where('in_organization_list', '=', 1);
  }
  if (types?.length) rows = rows.where('type', 'in', types);
  if (excludedTypes?.length) rows = rows.where('type', 'not in', excludedTypes);
  if (createdFrom !== undefined) rows = rows.where('created_at', '>=', createdFrom);
  if (createdUntil !== undefined) rows = rows.where('created_at', '<=', createdUntil);
  return rows;
}

function toEvent(row: Selectable<Database['events']>): AuditEvent {
  return {
    id: row.id,
    createdAt: row.created_at,
    type: row.type,
    organizationId: row.organization_id,
    projectId: row.project_id,
    actor: {
      kind: row.actor_kind,
      id: row.actor_id,
      name: row.actor_name,
      remoteAddress: row.remote_address,
    },
    details: JSON.parse(row.details) as AuditEvent['details'],
  };
}

/** Names of organizations and projects by their ids; those that are gone are not in it. */
export type ScopeNames = ReadonlyMap<string, string>;

/** What the organizations and projects of some events are called now. */
export async function findScopeNames(reader: Reader, events: readonly AuditEvent[]): Promise<ScopeNames> {
  const idsOf = (ids: readonly (string | null)[]) => ids.filter((id) => id !== null);
  return new Map([
    ...(await findNames(reader, 'organizations', idsOf(events.map((event) => event.organizationId)))),
    ...(await findNames(reader, 'projects', idsOf(events.map((event) => event.projectId)))),
  ]);
}
