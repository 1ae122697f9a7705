import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  createTeam,
  deleteTeam,
  listTeamOverviews,
  listTeams,
  type TeamOverview,
  type TeamQuery,
} from '../../api/calls/teams.js';
import { send } from '../../api/send.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { NameText } from '../../kit/NameText.js';
import { Empty, Page } from '../../kit/Page.js';
import { BulkDialog } from '../../lists/BulkDialog.js';
import { fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import { flagFilter } from '../../lists/list-filter.js';
import type { BulkAction } from '../../lists/TickedBar.js';
import { useList } from '../../lists/useList.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, scopeUrl, useMay } from '../../shell/scope.js';
import { CreateTeamDialog } from './CreateTeamDialog.js';
import { DeleteTeam } from './DeleteTeam.js';
import { TEAM_CSV } from './team-csv.js';

const FILTERS = [
  flagFilter<TeamQuery>('withoutMembers', 'Nobody in it', { withoutMembers: true }),
  flagFilter<TeamQuery>('withoutProjects', 'In no project', { withoutProjects: true }),
];

const keyOf = ({ id }: TeamOverview) => id;
const nameOf = ({ name }: TeamOverview) => name;

function deletion(orgId: string): BulkAction<TeamOverview> {
  return {
    label: 'Delete',
    icon: 'trash',
    look: 'danger',
    dialog: (props) => (
      <BulkDialog
        {...props}
        title={`Delete ${counted(props.rows.length, 'team')}?`}
        action="Delete"
        look="danger"
        nameOf={nameOf}
        done={(count) => `${counted(count, 'team')} deleted`}
        run={({ id }) => send(deleteTeam(orgId, id))}
      >
        <p>
          Nobody leaves the organization. A team that has roles in a project stays: take it out there first.
        </p>
      </BulkDialog>
    ),
  };
}

/** Teams of an organization. */
export function OrganizationTeams({ scope }: { scope: NamedScope }) {
  const { orgId } = scope;
  const mayChange = useMay(scope)('organization.teams.write');
  const list = useList<TeamQuery>(FILTERS, 'name');
  const [isCreating, setIsCreating] = useState(false);
  const [deleted, setDeleted] = useState<TeamOverview>();
  const create = mayChange && (
    <Button look="primary" icon="plus" onClick={() => setIsCreating(true)}>
      Create Team
    </Button>
  );
  return (
    <Page
      title="Teams"
      eyebrow={`Organization Access Manager · ${scope.name}`}
      lead="Members of a team share its roles in projects."
      actions={create}
    >
      <ReadOnlyNotice permission="organization.teams.write" what="the teams of this organization" />
      <ListTable
        list={list}
        call={(query) => listTeamOverviews(scope, query)}
        caption="Teams of the organization"
        searchLabel="Search by name"
        noun={['team', 'teams']}
        empty={
          <Empty title="No teams yet">
            A team gives everybody in it the same roles in a project, and takes them away again when they
            leave it.
          </Empty>
        }
        keyOf={keyOf}
        nameOf={nameOf}
        columns={[
          {
            name: 'Team',
            sort: 'name',
            isHeader: true,
            cell: ({ id, name }) => (
              <Link to={scopeUrl(scope, `teams/${id}`)}>
                <NameText text={name} />
              </Link>
            ),
          },
          { name: 'Members', sort: 'members', cell: ({ memberCount }) => counted(memberCount, 'member') },
          {
            name: 'Projects',
            sort: 'projects',
            cell: ({ projectCount }) => counted(projectCount, 'project'),
          },
        ]}
        actions={
          mayChange
            ? (team) => (
                <IconButton
                  icon="trash"
                  look="danger"
                  label={`Delete ${team.name}`}
                  onClick={() => setDeleted(team)}
                />
              )
            : undefined
        }
        bulk={mayChange ? [deletion(orgId)] : []}
        csv={{ fileName: fileName('teams', scope.name), columns: TEAM_CSV }}
      />
      <CallPanel
        calls={[
          { title: 'List the teams', call: listTeams(orgId) },
          ...(mayChange
            ? [
                {
                  title: 'Create a team',
                  call: createTeam(orgId, { name: 'Platform', usernames: ['name@example.com'] }),
                },
              ]
            : []),
        ]}
      />
      {isCreating && <CreateTeamDialog scope={scope} onClose={() => setIsCreating(false)} />}
      {deleted && <DeleteTeam orgId={orgId} team={deleted} onClose={() => setDeleted(undefined)} />}
    </Page>
  );
}
