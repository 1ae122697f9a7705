import { projectListTypes } from '../../domain/event-lists.js';
import type { EventActor } from '../../domain/new-event.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import { callerNotes } from './credential-notes.js';
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

const COLUMNS = [
  'id',
  'created_at',
  'type',
  'organization_id',
  'project_id',
  'actor_kind',
  'actor_id',
  'actor_name',
  'remote_address',
  'actor_notes_kind as notes_kind',
  'actor_notes_label as notes_label',
  'details',
] as const;

/** Scope and filter as the queries take them. */
interface EventValues extends EventFilter {
  readonly organizationId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly isPublished: boolean;
}

function valuesOf(scope: EventScope, { types, excludedTypes, ...times }: EventFilter): EventValues {
  return {
    ...scope,
    ...times,
    types: types?.length ? types : undefined,
    excludedTypes: excludedTypes?.length ? excludedTypes : undefined,
  };
}

// The order is that of the scope's index backwards, so a page reads no more than its own rows and those before it.
const newestFirst = preparedPages(eventsOf, (events) =>
  events.select(COLUMNS).orderBy('created_at', 'desc').orderBy('id', 'desc'),
);

/** The events, newest first. */
export async function listEvents(
  reader: Reader,
  scope: EventScope,
  filter: EventFilter,
  page: Page,
): Promise<Slice<AuditEvent>> {
  const { results, totalCount } = await newestFirst.read(reader, valuesOf(scope, filter), page);
  return { results: results.map(toEvent), totalCount };
}

const byId = prepared((reader, { id, ...values }: Placeholders<EventValues & { id: string }>) =>
  eventsOf(reader, values).select(COLUMNS).where('id', '=', id),
);

export async function findEvent(
  reader: Reader,
  scope: EventScope,
  id: string,
): Promise<AuditEvent | undefined> {
  const row = await byId.first(reader, { ...scope, id });
  return row && toEvent(row);
}

function eventsOf(reader: Reader, values: Placeholders<EventValues>) {
  const { organizationId, projectId, isPublished } = values;
  const { types, excludedTypes, createdFrom, createdUntil } = values;
  let rows = reader.selectFrom('events');
  if (projectId !== undefined) {
    rows = rows.where('project_id', '=', projectId);
    if (isPublished) rows = rows.where('type', 'in', projectListTypes);
  }
  if (organizationId !== undefined) {
    rows = rows.where('organization_id', '=', organizationId);
    // A column and not its types: of very many events of projects, a page would read all that came before.
    if (isPublished) rows = rows.where('in_organization_list', '=', 1);
  }
  if (types !== undefined) rows = rows.where('type', 'in', types);
  if (excludedTypes !== undefined) rows = rows.where('type', 'not in', excludedTypes);
  if (createdFrom !== undefined) rows = rows.where('created_at', '>=', createdFrom);
  if (createdUntil !== undefined) rows = rows.where('created_at', '<=', createdUntil);
  return rows;
}

function toEvent(row: RowOf<typeof byId>): AuditEvent {
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
      notes: callerNotes(row),
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
