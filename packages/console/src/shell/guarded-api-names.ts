import { useQuery } from '@tanstack/react-query';
import { listGuardedApis, listOrgRoles, listProjectRoles } from '../api/calls/guard.js';
import { read } from '../api/query.js';
import { useMay, useScope } from './scope.js';

/** An organization has at most 50. */
const ALL_APIS = 100;
const STALE_MS = 30_000;

/**
 * The guarded APIs that are known to whoever is signed in, by title, to be chosen from: those of the organization where they may
 * be listed, and those whose roles can be granted.
 */
export function useApiNames(): readonly { readonly value: string; readonly label: string }[] {
  const scope = useScope();
  const mayList = useMay(scope)('organization.write');
  const listed = useQuery({
    ...read(listGuardedApis(scope.orgId, { itemsPerPage: ALL_APIS })),
    staleTime: STALE_MS,
    enabled: mayList,
  });
  const roles = useQuery({
    ...read(
      scope.kind === 'project' ? listProjectRoles(scope.groupId) : listOrgRoles(scope.orgId, 'project'),
    ),
    staleTime: STALE_MS,
    placeholderData: undefined,
  });
  const titles = new Map<string, string>();
  for (const { name, title } of listed.data?.results ?? []) titles.set(name, title);
  for (const { api, title } of roles.data?.groups ?? []) if (api !== null) titles.set(api, title ?? api);
  return [...titles]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
