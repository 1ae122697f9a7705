import { sql } from 'kysely';
import { projectListTypes } from '../../domain/event-lists.js';
import { eventTypes } from '../../domain/events.js';
import { ownLimits } from '../../domain/limits.js';
import type { EventActor } from '../../domain/new-event.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import { callerNotes } from './credential-notes.js';
import { contains, patternOf } from './name-match.js';
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
  /** Values that are others after it. */
  readonly changes: readonly StoredChange[];
}

/** Named as at the time when it was stored; texts, none where there is no value. */
export interface StoredChange {
  readonly value: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
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
  /** User name, public key or client ID of who did it. */
  readonly actor?: string | undefined;
  /** Public key, client ID, user name, team ID or guarded API that it is about. */
  readonly target?: string | undefined;
  /** From which it was done, in its canonical text. */
  readonly address?: string | undefined;
  /**
   * In the words for its type, in the names of who did it and what it is about, or in the values before and after; among the
   * newest (ownLimits.eventsSearched) that all else lets through.
   */
  readonly text?: string | undefined;
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
  'changes',
] as const;

/** Scope and filter as the queries take them. */
interface EventValues extends Omit<EventFilter, 'text'> {
  /** What `contains` asks for, and how that stands in JSON. */
  readonly pattern?: string | undefined;
  readonly jsonPattern?: string | undefined;
  /** Types in whose words the text is. */
  readonly typesOfText?: readonly string[] | undefined;
  readonly organizationId?: string | undefined;
  readonly projectId?: string | undefined;
  readonly isPublished: boolean;
}

function valuesOf(scope: EventScope, { types, excludedTypes, text, ...rest }: EventFilter): EventValues {
  const typesOfText = text ? typesNamed(text) : [];
  return {
    ...scope,
    ...rest,
    types: types?.length ? types : undefined,
    excludedTypes: excludedTypes?.length ? excludedTypes : undefined,
    pattern: text ? patternOf(text) : undefined,
    jsonPattern: text ? patternOf(JSON.stringify(text).slice(1, -1)) : undefined,
    typesOfText: typesOfText.length > 0 ? typesOfText : undefined,
  };
}

function typesNamed(text: string): readonly string[] {
  const sought = text.toLowerCase();
  return eventTypes
    .filter(({ type, description }) =>
      [type, description].some((words) => words.toLowerCase().includes(sought)),
    )
    .map(({ type }) => type);
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
  const { pattern, jsonPattern, typesOfText } = values;
  const rows = eventsWithoutText(reader, values);
  if (pattern === undefined || jsonPattern === undefined) return rows;
  const oldestSearched = eventsWithoutText(reader, values)
    .select('created_at')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(sql.lit(1))
    .offset(sql.lit(ownLimits.eventsSearched - 1));
  return rows
    .where('created_at', '>=', sql<number>`coalesce((${oldestSearched}), 0)`)
    .where((where) =>
      where.or([
        ...(typesOfText === undefined ? [] : [where('type', 'in', typesOfText)]),
        contains(reader, 'target', pattern),
        contains(reader, 'actor_name', pattern),
        contains(reader, 'changes', jsonPattern),
      ]),
    );
}

function eventsWithoutText(reader: Reader, values: Placeholders<EventValues>) {
  const { organizationId, projectId, isPublished } = values;
  const { types, excludedTypes, createdFrom, createdUntil, actor, target, address } = values;
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
  if (actor !== undefined) rows = rows.where('actor_name', '=', actor);
  if (target !== undefined) rows = rows.where('target', '=', target);
  if (address !== undefined) rows = rows.where('remote_address', '=', address);
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
    changes: toChanges(row.changes),
  };
}

function toChanges(text: string | null): StoredChange[] {
  const stored: [string, string[], string[]][] = text === null ? [] : JSON.parse(text);
  return stored.map(([value, before, after]) => ({ value, before, after }));
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

/** The team that an event is about, or that somebody joined or left with it. */
export function teamOf({ details, changes }: AuditEvent): string | undefined {
  const change = changes.find(({ value }) => value === 'team');
  return details.teamId ?? change?.after[0] ?? change?.before[0];
}

/** What the teams of some events are called now, by their ids; those that are gone are not in it. */
export function findTeamNames(
  reader: Reader,
  events: readonly AuditEvent[],
): Promise<ReadonlyMap<string, string>> {
  return findNames(
    reader,
    'teams',
    events.map(teamOf).filter((id) => id !== undefined),
  );
}
