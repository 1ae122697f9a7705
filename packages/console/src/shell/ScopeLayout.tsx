import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { getOrganization, getProject } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { Loaded } from '../kit/Loaded.js';
import { Page, SubjectContext } from '../kit/Page.js';
import { CustomRoleTitles } from '../scopes/RoleNames.js';
import { useCurrentScope } from './current-scope.js';
import { useCustomRoleTitles } from './grantable-roles.js';
import { usePathParam } from './path-param.js';
import { type NamedScope, ScopeContext } from './scope.js';

/** Around the pages of an organization. */
export function OrganizationLayout() {
  const orgId = usePathParam('orgId');
  const query = useQuery(read(getOrganization(orgId)));
  const name = query.data?.name;
  const scope = useMemo<NamedScope | undefined>(
    () => (name === undefined ? undefined : { kind: 'organization', orgId, name }),
    [orgId, name],
  );
  useCurrentScope(scope, query.isLoadingError);
  return (
    <Opened what="organization" query={query}>
      <ScopeContext value={scope}>
        <SubjectContext value={name}>
          <Titled scope={scope}>
            <Outlet />
          </Titled>
        </SubjectContext>
      </ScopeContext>
    </Opened>
  );
}

/** Around the pages of a project. */
export function ProjectLayout() {
  const groupId = usePathParam('groupId');
  const query = useQuery(read(getProject(groupId)));
  const { name, orgId } = query.data ?? {};
  const scope = useMemo<NamedScope | undefined>(
    () => (name === undefined || orgId === undefined ? undefined : { kind: 'project', groupId, orgId, name }),
    [groupId, orgId, name],
  );
  useCurrentScope(scope, query.isLoadingError);
  return (
    <Opened what="project" query={query}>
      <ScopeContext value={scope}>
        <SubjectContext value={name}>
          <Titled scope={scope}>
            <Outlet />
          </Titled>
        </SubjectContext>
      </ScopeContext>
    </Opened>
  );
}

/** The pages below, with the titles of roles of guarded APIs. */
function Titled({ scope, children }: { scope: NamedScope | undefined; children: ReactNode }) {
  if (scope === undefined) return children;
  return <KnownTitles scope={scope}>{children}</KnownTitles>;
}

function KnownTitles({ scope, children }: { scope: NamedScope; children: ReactNode }) {
  return <CustomRoleTitles value={useCustomRoleTitles(scope)}>{children}</CustomRoleTitles>;
}

/** The pages below, or why there are none to see. */
function Opened<T>({
  what,
  query,
  children,
}: {
  what: 'organization' | 'project';
  query: UseQueryResult<T>;
  children: ReactNode;
}) {
  const pages = <Loaded query={query}>{() => children}</Loaded>;
  if (!query.isLoadingError) return pages;
  return (
    <Page title={`This ${what} cannot be opened`}>
      {pages}
      <p>
        It may be gone, or you are no member of it.{' '}
        <Link to="/organizations">See all your organizations.</Link>
      </p>
    </Page>
  );
}
