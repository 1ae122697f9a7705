import { apiKeyEvents } from './event-table/api-keys.js';
import { guardEvents } from './event-table/guard.js';
import { organizationEvents } from './event-table/organizations.js';
import { projectEvents } from './event-table/projects.js';
import type { EventMark, EventRow, EventScope } from './event-table/row.js';
import { serviceAccountEvents } from './event-table/service-accounts.js';
import { teamEvents } from './event-table/teams.js';
import { userEvents } from './event-table/users.js';

/** One kind of line in the audit trail. */
interface EventTypeDefinition {
  readonly type: EventType;
  /** What happened, as GET /eventTypes and the events reference say it. */
  readonly description: string;
  /** Whether alerts can be set on it. */
  readonly alertable: boolean;
  /** Where it can happen: for published types, which of the two published enumerations has it. */
  readonly scopes: readonly EventScope[];
  /** What its lines tell beyond who, when, where and in which scope, by their names on the wire. */
  readonly details: readonly string[];
  /** Whether the type belongs to the public API; `false` marks Sallyport's own. */
  readonly published: boolean;
}

const rows = [
  ...apiKeyEvents,
  ...serviceAccountEvents,
  ...organizationEvents,
  ...projectEvents,
  ...teamEvents,
  ...userEvents,
  ...guardEvents,
] as const;

type Row = (typeof rows)[number];

export type EventType = Row[0];

/** The lists that show events of a type. */
export type EventScopeOf<T extends EventType> = Extract<Row, readonly [T, ...unknown[]]>[2][number];

/** The names of the details that events of a type tell. */
export type EventDetail<T extends EventType> =
  Extract<Row, readonly [T, ...unknown[]]> extends infer R
    ? R extends readonly [unknown, unknown, unknown, infer Names, ...unknown[]]
      ? Words<Names>
      : never
    : never;

/** The words of a text with a space between them. */
export type Words<Text> = Text extends ''
  ? never
  : Text extends `${infer First} ${infer Rest}`
    ? First | Words<Rest>
    : Text;

/** The event types of the families that this server covers, by family; some are not caused by any operation yet. */
export const eventTypes: readonly EventTypeDefinition[] = rows.map((row) => {
  const [type, description, scopes, details]: EventRow & readonly [EventType, ...unknown[]] = row;
  return {
    type,
    description,
    alertable: hasMark(row, 'alertable'),
    scopes,
    details: wordsOf(details),
    published: !hasMark(row, 'own'),
  };
});

const types: ReadonlySet<string> = new Set(rows.map(([type]) => type));

/** Whether a text names an event type, as the filters of event lists do. */
export function isEventType(value: string): value is EventType {
  return types.has(value);
}

const revocations: ReadonlySet<EventType> = new Set(
  rows.filter((row) => hasMark(row, 'revokes')).map(([type]) => type),
);

/** Whether it takes something away. While the disk is full these are stored, in space that was kept for them, and no others. */
export function isRevocation(type: EventType): boolean {
  return revocations.has(type);
}

function hasMark([, , , , marks]: EventRow, mark: EventMark): boolean {
  return wordsOf(marks).includes(mark);
}

function wordsOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(' ');
}
