import type { Page } from '../page.js';
import type { EventRow } from '../schema.js';
import type { Reader } from '../store.js';

/** Whose events: all of an organization, those of its projects included, or those of one project. */
export type EventScope = { readonly organizationId: string } | { readonly projectId: string };

/** Which events of a scope. Times in UTC milliseconds, both ends included. */
export interface EventFilter {
  readonly types?: readonly string[] | undefined;
  readonly excludedTypes?: readonly string[] | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdUntil?: number | undefined;
}

/** A slice of the events, newest first, and whether older ones follow it. Nothing is counted. */
export async function listEvents(
  reader: Reader,
  scope: EventScope,
  filter: EventFilter,
  page: Page,
): Promise<{ results: EventRow[]; hasMore: boolean }> {
  // The order is that of the scope's index backwards, so a page reads no more than its own rows and those before it.
  const rows = await eventRows(reader, scope, filter)
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .offset(page.offset)
    .execute();
  return { results: rows.slice(0, page.limit), hasMore: rows.length > page.limit };
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
): Promise<EventRow | undefined> {
  return eventRows(reader, scope, {}).selectAll().where('id', '=', id).executeTakeFirst();
}

function eventRows(reader: Reader, scope: EventScope, filter: EventFilter) {
  const { types, excludedTypes, createdFrom, createdUntil } = filter;
  let rows = reader.selectFrom('events');
  rows =
    'projectId' in scope
      ? rows.where('project_id', '=', scope.projectId)
      : rows.where('organization_id', '=', scope.organizationId);
  if (types?.length) rows = rows.where('type', 'in', types);
  if (excludedTypes?.length) rows = rows.where('type', 'not in', excludedTypes);
  if (createdFrom !== undefined) rows = rows.where('created_at', '>=', createdFrom);
  if (createdUntil !== undefined) rows = rows.where('created_at', '<=', createdUntil);
  return rows;
}

/** Names of organizations and projects by their ids; those that are gone are not in it. */
export type ScopeNames = ReadonlyMap<string, string>;

/** What the organizations and projects of some events are called now. */
export async function findScopeNames(reader: Reader, events: readonly EventRow[]): Promise<ScopeNames> {
  const names = new Map<string, string>();
  const organizationIds = idsOf(events.map((event) => event.organization_id));
  const projectIds = idsOf(events.map((event) => event.project_id));
  for (const [table, ids] of [
    ['organizations', organizationIds],
    ['projects', projectIds],
  ] as const) {
    if (ids.length === 0) continue;
    const rows = await reader.selectFrom(table).select(['id', 'name']).where('id', 'in', ids).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return names;
}

function idsOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
