import { RefusalError, refuse } from '../../domain/errors.js';
import type { Permission, PermissionSet } from '../../domain/permissions.js';
import type { Sealing } from '../../domain/sealing.js';
import type { Reader } from '../../store/store.js';
import type { Caller } from '../principal.js';

/** What rules of reach look things up in. */
export interface ReachFacts {
  readonly reader: Reader;
  readonly sealing: Sealing;
}

/** A request as the rules of reach read it. */
export interface ReachQuestion<Path = unknown, Query = unknown> {
  readonly caller: Caller;
  /** The parameters of the path, by the names of the path that the wires share. */
  readonly path: Path;
  /** `undefined` where it is not valid, which is for later to say. */
  readonly query: Query | undefined;
  /** The organization that the path leads to, by itself or through its project. */
  readonly organizationId: string | undefined;
  /** What the caller may do in the organization or project of the path. */
  readonly permissions: PermissionSet | undefined;
  readonly facts: ReachFacts;
}

/** The permission that a rule comes to; for explanations and reference pages. */
export interface FurtherNeed {
  readonly permission: Permission;
  /** When it is not asked for, as the end of a sentence. */
  readonly unless?: string;
}

/**
 * What an operation asks of its caller beyond the permission: that it reaches what the request is about. Every walk of the
 * decision asks it. Of a body it knows nothing, and what does not exist for anybody is for the service to say.
 */
export interface ReachRule<Path = unknown, Query = unknown> {
  readonly needs?: FurtherNeed | undefined;
  /** Throws the refusal. Gives a promise only when something has to be loaded. */
  readonly require: (question: ReachQuestion<Path, Query>) => unknown;
}

/** A rule of reach that reads path and query as they were sent. */
export type ReachAsSent = ReachRule<
  Readonly<Record<string, string | undefined>>,
  Readonly<Record<string, unknown>>
>;

/** The organization of the path; for rules of operations that have one. */
export function organizationOf({ organizationId }: Pick<ReachQuestion, 'organizationId'>): string {
  if (organizationId === undefined) throw new Error('the path leads to no organization');
  return organizationId;
}

export function requirePermission(permissions: PermissionSet | undefined, permission: Permission): void {
  if (!permissions?.has(permission)) throw new RefusalError(refuse('USER_UNAUTHORIZED', permission));
}
