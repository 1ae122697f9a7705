import type { CredentialKind } from './credential-kinds.js';
import type { CallerNotes } from './credential-notes.js';
import { type Changed, type ChangedValueOf, type Changes, changedBy } from './event-changes.js';
import type { EventDetail, EventScopeOf, EventType } from './events.js';

/** Who did it, and from where. */
export interface EventActor {
  readonly kind: CredentialKind | 'user' | 'system';
  readonly id: string | null;
  readonly name: string | null;
  readonly remoteAddress: string | null;
  /** Of a credential, where something is noted of it. */
  readonly notes?: CallerNotes | undefined;
}

/** The server itself, and commands that work on the store directly. */
export const SYSTEM: EventActor = { kind: 'system', id: null, name: null, remoteAddress: null };

/** An event to be recorded; its id and time come from the transaction. No detail holds a secret. */
export interface NewEvent {
  readonly type: EventType;
  readonly organizationId: string | null;
  readonly projectId?: string | null;
  readonly actor: EventActor;
  readonly details?: Readonly<Record<string, string>>;
  /** Which values are others after it. For our own part of the event alone: no public wire tells them. */
  readonly changes?: readonly Changed[];
}

/** What an event of a type needs: who, where, and each detail that the catalogue names. */
type EventFields<T extends EventType> = {
  readonly organizationId: string;
  readonly actor: EventActor;
} & ProjectOf<EventScopeOf<T>> & { readonly [Name in EventDetail<T>]: string };

/** Events that projects alone list have one; those that organizations alone list have none. */
type ProjectOf<Scope> = 'project' extends Scope
  ? 'organization' extends Scope
    ? { readonly projectId?: string | null | undefined }
    : { readonly projectId: string }
  : { readonly projectId?: undefined };

/** Asked for of the types that tell of values. */
type ChangesOf<T extends EventType> = [ChangedValueOf<T>] extends [never] ? [] : [changes: Changes<T>];

/**
 * Builds an event of the catalogue. The fields beside organization, project and actor are the details of its type; `changes`
 * are the values before and after that its line in `event-changes.ts` names.
 */
export function event<T extends EventType>(
  type: T,
  fields: EventFields<T>,
  ...[changes]: ChangesOf<T>
): NewEvent {
  // The signature has checked the fields against the type; here the details are only told apart from the rest.
  const { organizationId, projectId, actor, ...details } = fields as EventFields<T> & {
    readonly projectId?: string | null | undefined;
  };
  return {
    type,
    organizationId,
    projectId: projectId ?? null,
    actor,
    details: details as Readonly<Record<string, string>>,
    changes: changes === undefined ? [] : changedBy(type, changes),
  };
}
