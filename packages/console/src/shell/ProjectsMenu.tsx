import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { findProjects } from '../api/calls/scopes.js';
import { read } from '../api/query.js';
import { SearchList } from '../kit/SearchList.js';
import { usePaused } from '../kit/usePaused.js';
import { type Choose, Switcher } from './Switcher.js';
import { samePage } from './same-page.js';
import { type NamedScope, useMay } from './scope.js';

/** The Projects menu of an organization: goes to another one, on the page that is open. */
export function ProjectsMenu({ scope }: { scope: NamedScope }) {
  return (
    <Switcher what="Projects" which={scope.kind === 'project' ? scope.name : undefined}>
      {(choose) => <Projects scope={scope} choose={choose} />}
    </Switcher>
  );
}

function Projects({ scope, choose }: { scope: NamedScope; choose: Choose }) {
  const { orgId } = scope;
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [text, setText] = useState('');
  const mayCreate = useMay({ kind: 'organization', orgId })('organization.projects.create');
  const { data, isFetching } = useQuery(read(findProjects(orgId, usePaused(text.trim()))));
  const { results = [], totalCount = 0 } = data ?? {};
  const page = scope.kind === 'project' ? samePage(pathname, scope.groupId) : undefined;
  return (
    <SearchList
      label="Projects"
      placeholder="Find a project"
      text={text}
      onType={setText}
      isBusy={isFetching}
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
