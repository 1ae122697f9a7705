import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { createProject } from '../../api/calls/projects.js';
import {
  listProjectOverviews,
  listProjects,
  type ProjectOverview,
  type ProjectQuery,
} from '../../api/calls/scopes.js';
import { IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Icon } from '../../kit/Icon.js';
import { Menu } from '../../kit/Menu.js';
import { NameText } from '../../kit/NameText.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { Time } from '../../kit/Time.js';
import { type ExportForm, fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import type { ListFilter } from '../../lists/list-filter.js';
import { useList } from '../../lists/useList.js';
import { rolesFor } from '../../shell/ReadOnlyNotice.js';
import { useMay, useScope } from '../../shell/scope.js';
import { DeleteProject } from './DeleteProject.js';

const NO_FILTERS: readonly ListFilter<ProjectQuery>[] = [];

/** An ID goes on in the next line in its middle. */
const HALF_ID = 12;

const keyOf = ({ id }: ProjectOverview) => id;
const nameOf = ({ name }: ProjectOverview) => name;

const COLUMNS: readonly Column<ProjectOverview>[] = [
  {
    name: 'Name',
    sort: 'name',
    isHeader: true,
    cell: ({ id, name }) => (
      <Link to={`/projects/${id}/applications/api-keys`}>
        <NameText text={name} />
      </Link>
    ),
  },
  {
    name: 'ID',
    cell: ({ id }) => (
      <code className="words">
        {id.slice(0, HALF_ID)}
        <wbr />
        {id.slice(HALF_ID)}
      </code>
    ),
  },
  { name: 'Applications', sort: 'credentials', cell: ({ credentialCount }) => credentialCount },
  { name: 'Users', sort: 'users', cell: ({ userCount }) => userCount },
  { name: 'Teams', sort: 'teams', cell: ({ teamCount }) => teamCount },
  { name: 'Created', sort: 'created', cell: ({ created }) => <Time time={created} isDay /> },
];

const CSV: ExportForm<ProjectOverview>['columns'] = [
  ['id', ({ id }) => id],
  ['name', ({ name }) => name],
  ['created', ({ created }) => created],
  ['applications', ({ credentialCount }) => credentialCount],
  ['users', ({ userCount }) => userCount],
  ['teams', ({ teamCount }) => teamCount],
];

/** The projects of an organization: those that whoever is signed in may see. */
export function ProjectsPage() {
  const scope = useScope();
  const { orgId } = scope;
  const may = useMay(scope);
  const [deleted, setDeleted] = useState<ProjectOverview>();
  const list = useList<ProjectQuery>(NO_FILTERS, 'name');
  const newProject = may('organization.projects.create') && (
    <Link className="button" data-look="primary" to={`/organizations/${orgId}/projects/new`}>
      <Icon name="plus" /> New Project
    </Link>
  );
  return (
    <Page
      title="Projects"
      eyebrow={scope.name}
      lead="In a project, credentials, people and teams have roles for one piece of work."
      actions={newProject}
    >
      <ListTable
        list={list}
        call={(query) => listProjectOverviews(orgId, query)}
        caption="Projects"
        searchLabel="Search by name or ID"
        noun={['project', 'projects']}
        keyOf={keyOf}
        nameOf={nameOf}
        empty={<NoProjects action={newProject} />}
        columns={COLUMNS}
        actions={(project) => (
          <ProjectMenu
            project={project}
            // Whoever owns the organization owns every project. Other owners delete on Project Settings.
            onDelete={may('organization.delete') ? () => setDeleted(project) : undefined}
          />
        )}
        csv={{ fileName: fileName('projects', scope.name), columns: CSV }}
      />
      <CallPanel
        calls={[
          { title: 'List the projects', call: listProjects(orgId) },
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

function ProjectMenu({
  project,
  onDelete,
}: {
  project: ProjectOverview;
  onDelete: (() => void) | undefined;
}) {
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
