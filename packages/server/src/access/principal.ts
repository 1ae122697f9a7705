import type { AccessListMatcher } from '../domain/access-list.js';

/** An API key as the decision needs it: everything a request is checked against, compiled and in memory. */
export interface ApiKeyPrincipal {
  readonly kind: 'apiKey';
  readonly id: string;
  readonly publicKey: string;
  readonly organizationId: string;
  readonly organizationRoles: readonly string[];
  /** Project id → roles granted there. Roles implied by organization roles are not in it. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  readonly accessList: AccessListMatcher;
  readonly ha1: { readonly md5: string; readonly sha256: string };
}

/** Who a request turned out to be. */
export type Principal = ApiKeyPrincipal;

/** The principal together with the address it called from, in canonical text. */
export interface Caller {
  readonly principal: Principal;
  readonly address: string;
}
