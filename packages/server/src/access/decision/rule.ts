import type { Refusal } from '../../domain/errors.js';
import type { CompiledApi, CompiledRoute } from '../../domain/guard/compile-api.js';
import type { Permission } from '../../domain/permissions.js';
import type { EndpointSet } from '../../domain/rate-limits.js';
import type { ReachAsSent } from '../reach/reach-rule.js';

/**
 * What an operation asks of its caller: a permission in the organization or project of the path, or one of
 *
 * - `ownCredential`: an API key or service account that asks for something about itself alone, from any address,
 * - `authenticated`: any principal; the answer shows only what it may see,
 * - `user`: a signed-in person, never a credential,
 * - `client`: a service account that proves itself by client ID and client secret (HTTP Basic), as OAuth has it,
 * - `visitor`: nobody in particular, but a session counts,
 * - `public`: nobody in particular,
 * - `always`: nobody in particular, and even while nothing can be decided: nothing that is decided matters to the answer.
 */
export type Requirement =
  | Permission
  | 'ownCredential'
  | 'authenticated'
  | 'user'
  | 'client'
  | 'visitor'
  | 'public'
  | 'always';

/**
 * The columns of the table of steps (steps.ts). `unserved`: a path or method that no operation takes. `enclosed`: a
 * credential that a request of another caller sends along, and that has to hold up like the caller of a request. `guarded`: a
 * request to an API of one's own, about which a gate asks, and `guardedPublic`: one that anybody may make.
 */
export const requestKinds = [
  'always',
  'public',
  'visitor',
  'client',
  'user',
  'ownCredential',
  'authenticated',
  'permission',
  'unserved',
  'enclosed',
  'guarded',
  'guardedPublic',
] as const;

export type RequestKind = (typeof requestKinds)[number];

/** What is asked of a request before its parameters are looked at. */
export interface Rule {
  readonly kind: RequestKind;
  /** Set when `kind` is `permission` or `enclosed`. */
  readonly permission: Permission | undefined;
  readonly endpointSet: EndpointSet | undefined;
  /** Why the parameters of the path, or one of them, cannot be what they should name. */
  refuseParameters(asked: {
    readonly path: Readonly<Record<string, string | undefined>>;
    readonly target: string;
  }): Refusal | undefined;
  /** The version that an `Accept` header selects; `undefined` is 406. */
  resolveVersion(accept: string | undefined): string | undefined;
  /** What serves the request; `undefined` where nothing does. */
  readonly operation:
    | {
        readonly operationId: string;
        readonly method: string;
        readonly path: string;
        readonly isRepeatable?: boolean | undefined;
        readonly reach?: ReachAsSent | undefined;
      }
    | undefined;
  /** How a request that nothing serves is refused; `undefined` when it is answered all the same, as OPTIONS is. */
  readonly unserved: Refusal | undefined;
  /** Set when `kind` is `guarded` or `guardedPublic`. */
  readonly guarded?: GuardedRequest;
}

/** What a request to a guarded API turned out to be before anybody is known. */
export interface GuardedRequest {
  readonly api: CompiledApi;
  /** Why its path or its headers are refused, whatever it asks for. */
  readonly malformed: Refusal | undefined;
  readonly route: CompiledRoute | undefined;
  /** Those of the path, as sent. */
  readonly segments: readonly string[];
  /** Whether the caller reached the gate over TLS. */
  readonly isSecure: boolean;
  /** Whether it has more than one `Authorization` line. */
  readonly isSentTwice: boolean;
}

/** Splits a requirement into the column and, for a permission, which one. */
export function columnOf(requirement: Requirement): Pick<Rule, 'kind' | 'permission'> {
  return isPermission(requirement)
    ? { kind: 'permission', permission: requirement }
    : { kind: requirement, permission: undefined };
}

function isPermission(requirement: Requirement): requirement is Permission {
  return requirement.includes('.');
}
