import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listOrgRoles, listProjectRoles, type RoleGroup } from '../api/calls/guard.js';
import type { Scope } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { organizationRoles, projectRoles } from '../domain.js';
import type { RoleOption } from '../kit/RoleMenu.js';
import { useScope } from './scope.js';

const STALE_MS = 30_000;

/**
 * The roles that can be granted in the organization or project that the page is about, or in projects of that organization:
 * Sallyport's own, strongest first, then those of each guarded API under its title.
 */
export function useGrantableRoles(kind?: Scope['kind']): readonly RoleOption[] {
  const scope = useScope();
  const asked = kind ?? scope.kind;
  const query = useQuery({
    ...read(
      scope.kind === 'project' && asked === 'project'
        ? listProjectRoles(scope.groupId)
        : listOrgRoles(scope.orgId, asked),
    ),
    staleTime: STALE_MS,
    // The other roles of the same organization are under the same path.
    placeholderData: undefined,
  });
  const groups = query.data?.groups;
  return useMemo(
    () => [...(asked === 'organization' ? organizationRoles : projectRoles), ...customOptions(groups ?? [])],
    [asked, groups],
  );
}

/** While they are being read, and where they cannot be, the constants of roles stand for their titles. */
export function useCustomRoleTitles(scope: Scope): ReadonlyMap<string, string> {
  const { orgId } = scope;
  const ofOrganization = useQuery({
    ...read(listOrgRoles(orgId, 'organization')),
    staleTime: STALE_MS,
    placeholderData: undefined,
  });
  const inProjects = useQuery({
    ...read(scope.kind === 'project' ? listProjectRoles(scope.groupId) : listOrgRoles(orgId, 'project')),
    staleTime: STALE_MS,
    placeholderData: undefined,
  });
  const first = ofOrganization.data?.groups;
  const second = inProjects.data?.groups;
  return useMemo(
    () =>
      new Map(
        customOptions([...(first ?? []), ...(second ?? [])]).map(({ role, displayName }) => [
          role,
          displayName,
        ]),
      ),
    [first, second],
  );
}

function customOptions(groups: readonly RoleGroup[]): readonly RoleOption[] {
  return groups.flatMap(({ api, title, roles }) =>
    api === null
      ? []
      : roles.map(({ role, title: displayName }) => ({
          role,
          displayName,
          purpose: role,
          group: title ?? api,
        })),
  );
}
