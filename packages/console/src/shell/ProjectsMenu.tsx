import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { findProjects } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { SearchList } from '../kit/SearchList.js';
import { usePaused } from '../kit/usePaused.js';
import { Switcher, type Switching } from './Switcher.js';
import { samePage } from './same-page.js';
import { type NamedScope, useMay } from './scope.js';

/** The Projects menu of an organization: goes to another one, on the page that is open. */
export function ProjectsMenu({ scope }: { scope: NamedScope }) {
  return (
    <Switcher what="Projects" which={scope.kind === 'project' ? scope.name : undefined}>
      {(switching) => <Projects scope={scope} {...switching} />}
    </Switcher>
  );
}

function Projects({ scope, typed, onType, choose }: Switching & { scope: NamedScope }) {
  const { orgId } = scope;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const mayCreate = useMay({ kind: 'organization', orgId })('organization.projects.create');
  const wanted = typed.text.trim();
  const asked = usePaused(wanted);
  const { data, isFetching } = useQuery(read(findProjects(orgId, asked)));
  const { results = [], totalCount = 0 } = data ?? {};
  const page = scope.kind === 'project' ? samePage(pathname, scope.groupId) : undefined;
  return (
    <SearchList
      label="Projects"
      placeholder="Find a project"
      typed={typed}
      onType={onType}
      isBusy={asked !== wanted || isFetching}
      groups={[
        {
          label: totalCount > results.length ? `${results.length} of ${totalCount} projects` : 'Projects',
          items: results.map(({ id, name }) => ({
            key: id,
            label: name,
            isCurrent: scope.kind === 'project' && id === scope.groupId,
            onChoose: choose(() => navigate({ to: `/projects/${id}/${page ?? 'applications/api-keys'}` })),
          })),
        },
        {
          label: 'More',
          items: [
            {
              key: 'all',
              label: 'View All Projects',
              onChoose: choose(() => navigate({ to: `/organizations/${orgId}/projects` })),
            },
            ...(mayCreate
              ? [
                  {
                    key: 'new',
                    label: 'New Project',
                    onChoose: choose(() => navigate({ to: `/organizations/${orgId}/projects/new` })),
                  },
                ]
              : []),
          ],
        },
      ]}
    />
  );
}
