import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  addGroupTeams,
  listGroupTeams,
  listTeamOverviews,
  removeGroupTeam,
  type TeamOverview,
  type TeamQuery,
  updateGroupTeam,
} from '../../api/calls/teams.js';
import { send } from '../../api/send.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Menu } from '../../kit/Menu.js';
import { NameText } from '../../kit/NameText.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { BulkDialog } from '../../lists/BulkDialog.js';
import { fileName } from '../../lists/ListExport.js';
import { ListTable } from '../../lists/ListTable.js';
import { flagFilter } from '../../lists/list-filter.js';
import { roleFilter } from '../../lists/role-filter.js';
import type { BulkAction } from '../../lists/TickedBar.js';
import { useList } from '../../lists/useList.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { AddTeamsDialog } from './AddTeamsDialog.js';
import { EditTeamRoles } from './EditTeamRoles.js';
import { RemoveTeamFromProject } from './RemoveTeamFromProject.js';
import { TEAM_CSV } from './team-csv.js';

/** A team with what it has in the project. */
export interface NamedTeamRoles {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** A dialog that is open, and the team that it is about. */
type Open =
  | { readonly action: 'add' }
  | { readonly action: 'roles' | 'remove'; readonly team: NamedTeamRoles };

type ProjectScope = NamedScope & Scope & { kind: 'project' };

/** Teams with roles in a project. */
export function ProjectTeams({ scope }: { scope: ProjectScope }) {
  const mayChange = useMay(scope)('project.teams.write');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <Page
      title="Teams"
      eyebrow={`Project Access Manager · ${scope.name}`}
      lead="Teams of the organization whose members share roles in this project."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setOpen({ action: 'add' })}>
            Add Teams
          </Button>
        )
      }
    >
      <ReadOnlyNotice permission="project.teams.write" what="the teams of this project" />
      <TeamTable scope={scope} mayChange={mayChange} onOpen={setOpen} />
      <TeamCalls groupId={scope.groupId} mayChange={mayChange} />
      {open?.action === 'add' && <AddTeamsDialog scope={scope} onClose={close} />}
      {open?.action === 'roles' && <EditTeamRoles groupId={scope.groupId} team={open.team} onClose={close} />}
      {open?.action === 'remove' && <RemoveTeamFromProject scope={scope} team={open.team} onClose={close} />}
    </Page>
  );
}

/** The teams, with a menu for each where something of them can be changed. */
function TeamTable({
  scope,
  mayChange,
  onOpen,
}: {
  scope: ProjectScope;
  mayChange: boolean;
  onOpen: (open: Open) => void;
}) {
  const roles = useGrantableRoles();
  const filters = useMemo(() => [roleFilter<TeamQuery>(roles), WITHOUT_MEMBERS], [roles]);
  const list = useList<TeamQuery>(filters, 'name');
  return (
    <ListTable
      list={list}
      call={(query) => listTeamOverviews(scope, query)}
      caption="Teams of the project"
      searchLabel="Search by name"
      noun={['team', 'teams']}
      empty={
        <Empty title="No teams in this project">
          A team gives all of its members the same roles here, as long as they are in it.
        </Empty>
      }
      keyOf={keyOf}
      nameOf={nameOf}
      columns={columnsOf(scope.orgId)}
      actions={mayChange ? (team) => <TeamMenu team={team} onOpen={onOpen} /> : undefined}
      bulk={mayChange ? [removal(scope)] : []}
      csv={{ fileName: fileName('teams', scope.name), columns: TEAM_CSV }}
    />
  );
}

const WITHOUT_MEMBERS = flagFilter<TeamQuery>('withoutMembers', 'Nobody in it', { withoutMembers: true });

const keyOf = ({ id }: TeamOverview) => id;
const nameOf = ({ name }: TeamOverview) => name;

function removal(scope: ProjectScope): BulkAction<TeamOverview> {
  return {
    label: 'Remove from Project',
    icon: 'trash',
    look: 'danger',
    dialog: (props) => (
      <BulkDialog
        {...props}
        title={`Remove ${counted(props.rows.length, 'team')} from ${scope.name}?`}
        action="Remove from Project"
        look="danger"
        nameOf={nameOf}
        done={(count) => `${counted(count, 'team')} removed from the project`}
        run={({ id }) => send(removeGroupTeam(scope.groupId, id))}
      >
        <p>Their members lose what the teams give them here. The teams stay in the organization.</p>
      </BulkDialog>
    ),
  };
}

function columnsOf(orgId: string): Column<TeamOverview>[] {
  return [
    {
      name: 'Team',
      sort: 'name',
      isHeader: true,
      cell: ({ id, name }) => (
        <Link to={`/organizations/${orgId}/teams/${id}`}>
          <NameText text={name} />
        </Link>
      ),
    },
    {
      name: 'Project Permissions',
      sort: 'roles',
      cell: ({ roleNames: roles }) => <RoleBadges roles={roles} />,
    },
    { name: 'Members', sort: 'members', cell: ({ memberCount }) => counted(memberCount, 'member') },
  ];
}

function TeamMenu({
  team: { id, name, roleNames: roles },
  onOpen,
}: {
  team: TeamOverview;
  onOpen: (open: Open) => void;
}) {
  const team = { id, name, roles };
  return (
    <Menu
      trigger={<IconButton icon="ellipsis" label={`Options of ${name}`} />}
      groups={[
        {
          items: [
            { label: 'Edit Permissions', onSelect: () => onOpen({ action: 'roles', team }) },
            {
              label: 'Remove from Project',
              tone: 'danger',
              onSelect: () => onOpen({ action: 'remove', team }),
            },
          ],
        },
      ]}
    />
  );
}

function TeamCalls({ groupId, mayChange }: { groupId: string; mayChange: boolean }) {
  return (
    <CallPanel
      calls={[
        { title: 'List the teams', call: listGroupTeams(groupId) },
        ...(mayChange
          ? [
              {
                title: 'Add a team',
                call: addGroupTeams(groupId, [{ teamId: '{TEAM-ID}', roleNames: ['GROUP_READ_ONLY'] }]),
              },
              {
                title: 'Replace the roles of a team',
                call: updateGroupTeam(groupId, '{TEAM-ID}', ['GROUP_READ_ONLY']),
              },
              { title: 'Remove a team', call: removeGroupTeam(groupId, '{TEAM-ID}') },
            ]
          : []),
      ]}
    />
  );
}
