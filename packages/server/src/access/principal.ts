import type { AccessListMatcher } from '../domain/access-list.js';
import type { CredentialKind } from '../domain/credential-kinds.js';
import type { CallerNotes } from '../domain/credential-notes.js';
import type { ApiKeyFacts } from '../store/api-key-facts.js';
import type { Asker } from '../store/asker.js';

/** What the decision needs to know of any credential, compiled and in memory. */
interface CredentialPrincipal {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationRoles: readonly string[];
  /** Project id → roles granted there. Roles implied by organization roles are not in it. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  readonly accessList: AccessListMatcher;
  /** What is told of it where it acts. Words that decide nothing. */
  readonly notes?: CallerNotes | undefined;
}

export interface ApiKeyPrincipal extends CredentialPrincipal, ApiKeyFacts {
  readonly kind: Extract<CredentialKind, 'api_key'>;
  readonly ha1: { readonly md5: string; readonly sha256: string };
}

export interface ServiceAccountPrincipal extends CredentialPrincipal {
  readonly kind: Extract<CredentialKind, 'service_account'>;
  readonly clientId: string;
  /** SHA-256 of each secret; an expired one is still listed. `expiresAt` in UTC milliseconds. */
  readonly secrets: readonly { readonly id: string; readonly hash: string; readonly expiresAt: number }[];
}

/** What a program presents. */
export type Credential = ApiKeyPrincipal | ServiceAccountPrincipal;

/** What is known of a person, in a session or not. */
interface Person {
  readonly id: string;
  readonly username: string;
  /** Organization id → roles granted there. A member has an entry, and no other organization has one. */
  readonly organizationRoles: ReadonlyMap<string, readonly string[]>;
  /** Project id → roles granted there, directly or through a team. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  /** The strictest time-outs of the organizations the person is a member of; `idleMs` null: none. */
  readonly sessionLimits: { readonly absoluteMs: number; readonly idleMs: number | null };
}

/** A person as the decision needs to know it: roles by scope, those that teams give included. */
export interface User extends Person {
  /** What a session without a second factor does not open. */
  readonly needingSecondFactor: {
    readonly organizationIds: ReadonlySet<string>;
    readonly projectIds: ReadonlySet<string>;
  };
}

/**
 * A signed-in person, with the roles that count in this session alone. What is in an organization that asks for a second
 * factor is not among them when the session has none; so nothing that looks for a role has to think of it.
 */
export interface UserPrincipal extends Person {
  readonly kind: 'user';
  readonly session: {
    readonly id: string;
    /** UTC milliseconds. */
    readonly createdAt: number;
    readonly hasSecondFactor: boolean;
  };
  /** Organizations of the person that the session does not open, for want of a second factor. */
  readonly closedOrganizationIds: ReadonlySet<string>;
}

/** Who a request turned out to be. */
export type Principal = Credential | UserPrincipal;

/** The principal together with the address it called from, in canonical text. */
export interface Caller {
  readonly principal: Principal;
  readonly address: string;
  /** The organization that the request's path leads to, by itself or through its project, where it leads to one. */
  readonly organizationId?: string | undefined;
  /** Of a request: what its writes are held against at their turn. */
  readonly asker?: () => Asker | undefined;
}

/** A signed-in person, and where the call came from. */
export interface UserCaller extends Caller {
  readonly principal: UserPrincipal;
}

/** A credential, and where the call came from. */
export interface CredentialCaller extends Caller {
  readonly principal: Credential;
}

export function isCredentialCaller(caller: Caller): caller is CredentialCaller {
  return caller.principal.kind !== 'user';
}

export function isUserCaller(caller: Caller): caller is UserCaller {
  return caller.principal.kind === 'user';
}

/** What it is called: public key, client ID or user name. */
export function nameOf(principal: Principal): string {
  switch (principal.kind) {
    case 'api_key':
      return principal.publicKey;
    case 'service_account':
      return principal.clientId;
    case 'user':
      return principal.username;
  }
}
