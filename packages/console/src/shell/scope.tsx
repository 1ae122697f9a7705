import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { getPermissions, type Scope } from '../api/calls/scopes.js';
import { read } from '../api/query.js';

/** The organization or project that a page is about, with its name. */
export type NamedScope = Scope & { readonly name: string };

export const ScopeContext = createContext<NamedScope | undefined>(undefined);

/** The scope of a page below an organization or project. */
export function useScope(): NamedScope {
  const scope = useContext(ScopeContext);
  if (scope === undefined) throw new Error('this page is below no organization or project');
  return scope;
}

/** The address of a page of the scope: `scopeUrl(scope, 'applications/api-keys')`. */
export function scopeUrl(scope: Scope, page: string): string {
  return scope.kind === 'organization'
    ? `/organizations/${scope.orgId}/${page}`
    : `/projects/${scope.groupId}/${page}`;
}

/**
 * Whether the signed-in person holds a permission (`organization.apiKeys.write`) in the scope. While that is being read
 * the answer is no, so that nothing is offered that would be refused.
 */
export function useMay(scope: Scope): (permission: string) => boolean {
  const { data } = useQuery({ ...read(getPermissions(scope)), staleTime: 30_000 });
  return (permission) => data?.permissions.includes(permission) ?? false;
}
