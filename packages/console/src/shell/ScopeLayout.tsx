import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { getOrganization, getProject } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { Loaded } from '../kit/Loaded.js';
import { useCurrentScope } from './current-scope.js';
import { type NamedScope, ScopeContext } from './scope.js';

/** Around the pages of an organization. */
export function OrganizationLayout() {
  const { orgId = '' } = useParams({ strict: false }) as { orgId?: string };
  const query = useQuery(read(getOrganization(orgId)));
  const name = query.data?.name;
  const scope = useMemo<NamedScope | undefined>(
    () => (name === undefined ? undefined : { kind: 'organization', orgId, name }),
    [orgId, name],
  );
  useCurrentScope(scope);
  return (
    <Loaded query={query}>
      {() => (
        <ScopeContext value={scope}>
          <Outlet />
        </ScopeContext>
      )}
    </Loaded>
  );
}

/** Around the pages of a project. */
export function ProjectLayout() {
  const { groupId = '' } = useParams({ strict: false }) as { groupId?: string };
  const query = useQuery(read(getProject(groupId)));
  const { name, orgId } = query.data ?? {};
  const scope = useMemo<NamedScope | undefined>(
    () => (name === undefined || orgId === undefined ? undefined : { kind: 'project', groupId, orgId, name }),
    [groupId, orgId, name],
  );
  useCurrentScope(scope);
  return (
    <Loaded query={query}>
      {() => (
        <ScopeContext value={scope}>
          <Outlet />
        </ScopeContext>
      )}
    </Loaded>
  );
}
