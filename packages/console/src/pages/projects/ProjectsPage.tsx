import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { createProject } from '../../api/calls/projects.js';
import { listProjects, type Project } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';
import { limits } from '../../domain.js';
import { IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Icon } from '../../kit/Icon.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { Empty, Page } from '../../kit/Page.js';
import { Time } from '../../kit/Time.js';
import { rolesFor } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { useMay, useScope } from '../../shell/scope.js';
import { DeleteProject } from './DeleteProject.js';

/** The projects of an organization: those that whoever is signed in may see. */
export function ProjectsPage() {
  const scope = useScope();
  const { orgId } = scope;
  const may = useMay(scope);
  const [deleted, setDeleted] = useState<Project>();
  // An organization has no more, so one page holds them all and can be searched here by any part of a name.
  const all = listProjects(orgId, { itemsPerPage: 2 * limits.projectsPerOrganization });
  const query = useQuery(read(all));
  const newProject = may('organization.projects.create') && (
    <Link className="button" data-look="primary" to={`/organizations/${orgId}/projects/new`}>
      <Icon name="plus" /> New Project
    </Link>
  );
  return (
    <Page title="Projects" eyebrow={scope.name} actions={newProject}>
      <Loaded query={query}>
        {({ results }) => (
          <SearchableTable
            caption="Projects"
            searchLabel="Search by name or ID"
            noun={['project', 'projects']}
            textOf={({ id, name }) => `${name} ${id}`}
            rows={results}
            keyOf={({ id }) => id}
            empty={<NoProjects action={newProject} />}
            columns={[
              {
                name: 'Name',
                isHeader: true,
                cell: ({ id, name }) => <Link to={`/projects/${id}/applications/api-keys`}>{name}</Link>,
              },
              { name: 'ID', cell: ({ id }) => <code>{id}</code> },
              { name: 'Created', cell: ({ created }) => <Time time={created} /> },
            ]}
            actions={(project) => (
              <ProjectMenu
                project={project}
                // Whoever owns the organization owns every project. Other owners delete on Project Settings.
                onDelete={may('organization.delete') ? () => setDeleted(project) : undefined}
              />
            )}
          />
        )}
      </Loaded>
      <CallPanel
        calls={[
          { title: 'List the projects', call: all },
          { title: 'Create a project', call: createProject({ name: 'My Project', orgId }) },
        ]}
      />
      {deleted && <DeleteProject project={deleted} onClose={() => setDeleted(undefined)} />}
    </Page>
  );
}

function NoProjects({ action }: { action: ReactNode }) {
  return (
    <Empty title="No projects here yet" action={action}>
      {action ? (
        <p>
          A project is where API keys, service accounts, people and teams get roles for one piece of work.
        </p>
      ) : (
        <p>
          You see the projects in which you have a role. Ask a Project Owner for one, or have somebody create
          a project: it takes the role {rolesFor('organization.projects.create')}.
        </p>
      )}
    </Empty>
  );
}

function ProjectMenu({ project, onDelete }: { project: Project; onDelete: (() => void) | undefined }) {
  const navigate = useNavigate();
  return (
    <Menu
      trigger={<IconButton icon="ellipsis" label={`Options of ${project.name}`} />}
      groups={[
        {
          items: [
            {
              label: 'Project Settings',
              onSelect: () => void navigate({ to: `/projects/${project.id}/settings` }),
            },
            {
              label: 'Applications',
              onSelect: () => void navigate({ to: `/projects/${project.id}/applications/api-keys` }),
            },
            ...(onDelete ? [{ label: 'Delete', tone: 'danger' as const, onSelect: onDelete }] : []),
          ],
        },
      ]}
    />
  );
}
