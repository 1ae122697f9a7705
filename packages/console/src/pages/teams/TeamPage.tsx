import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import {
  addTeamUser,
  deleteTeam,
  getTeam,
  listTeamProjects,
  listTeamUsers,
  removeTeamUser,
  renameTeam,
  type Team,
} from '../../api/calls/teams.js';
import { listOrgPeople, type OrgUser, type PeopleQuery } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { send } from '../../api/send.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { Pager, ROWS_PER_PAGE } from '../../kit/Pager.js';
import { Table } from '../../kit/Table.js';
import { BulkDialog } from '../../lists/BulkDialog.js';
import { ListTable } from '../../lists/ListTable.js';
import type { BulkAction } from '../../lists/TickedBar.js';
import { useList } from '../../lists/useList.js';
import { PersonName, Status } from '../../people/people.js';
import { teamPeopleFilters } from '../../people/people-filters.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { useSession } from '../../session/session.js';
import { useGrantableRoles } from '../../shell/grantable-roles.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { scopeUrl, useMay, useScope } from '../../shell/scope.js';
import { AddMembersDialog } from './AddMembersDialog.js';
import { DeleteTeam } from './DeleteTeam.js';
import { RemoveMember } from './RemoveMember.js';
import { RenameTeamDialog } from './RenameTeamDialog.js';

/** A team: who is in it, and in which projects it has which roles. */
export function TeamPage() {
  const { orgId } = useScope();
  const teamId = usePathParam('teamId');
  const query = useQuery(read(getTeam(orgId, teamId)));
  return <Loaded query={query}>{(team) => <TeamContent team={team} />}</Loaded>;
}

function TeamContent({ team }: { team: Team }) {
  const scope = useScope();
  const { orgId } = scope;
  const mayChange = useMay(scope)('organization.teams.write');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'rename' | 'delete' | 'add'>();
  const close = () => setOpen(undefined);
  return (
    <Page
      title={team.name}
      eyebrow={
        <>
          <Link to={scopeUrl(scope, 'teams')}>Teams</Link> · {scope.name}
        </>
      }
      actions={
        mayChange && (
          <>
            <Button icon="edit" onClick={() => setOpen('rename')}>
              Rename
            </Button>
            <Button icon="trash" onClick={() => setOpen('delete')}>
              Delete Team
            </Button>
          </>
        )
      }
    >
      <ReadOnlyNotice permission="organization.teams.write" what="the teams of this organization" />
      <section className="stack" aria-labelledby="members">
        <div className="spread">
          <h2 id="members">Members</h2>
          {mayChange && (
            <Button look="primary" icon="plus" onClick={() => setOpen('add')}>
              Add Members
            </Button>
          )}
        </div>
        <Members team={team} mayChange={mayChange} />
      </section>
      <Projects team={team} />
      <CallPanel
        calls={[
          { title: 'List the members', call: listTeamUsers(orgId, team.id) },
          ...(mayChange
            ? [
                { title: 'Add somebody to the team', call: addTeamUser(orgId, team.id, '{USER-ID}') },
                { title: 'Take somebody out of the team', call: removeTeamUser(orgId, team.id, '{USER-ID}') },
                { title: 'Rename the team', call: renameTeam(orgId, team.id, team.name) },
                { title: 'Delete the team', call: deleteTeam(orgId, team.id) },
              ]
            : []),
        ]}
      />
      {open === 'rename' && <RenameTeamDialog orgId={orgId} team={team} onClose={close} />}
      {open === 'add' && <AddMembersDialog orgId={orgId} team={team} onClose={close} />}
      {open === 'delete' && (
        <DeleteTeam
          orgId={orgId}
          team={team}
          onClose={close}
          onDeleted={() => void navigate({ to: scopeUrl(scope, 'teams') })}
        />
      )}
    </Page>
  );
}

const keyOf = ({ id }: OrgUser) => id;
const nameOf = ({ username }: OrgUser) => username;

function Members({ team, mayChange }: { team: Team; mayChange: boolean }) {
  const { orgId } = useScope();
  const { user: self } = useSession();
  const roles = useGrantableRoles('organization');
  const filters = useMemo(() => teamPeopleFilters(roles), [roles]);
  const list = useList<PeopleQuery>(filters, 'username');
  const [removed, setRemoved] = useState<OrgUser>();
  return (
    <>
      <ListTable
        list={list}
        call={(query) => listOrgPeople(orgId, { ...query, teamId: team.id })}
        caption="Members of the team"
        searchLabel="Search by user name or name"
        noun={['member', 'members']}
        empty={<Empty title="Nobody is in this team">Add people of the organization.</Empty>}
        keyOf={keyOf}
        nameOf={nameOf}
        columns={[
          {
            name: 'User',
            sort: 'username',
            isHeader: true,
            cell: (user) => <PersonName person={user} isSelf={user.id === self.id} />,
          },
          {
            name: 'Organization Permissions',
            sort: 'roles',
            cell: ({ roles }) => <RoleBadges roles={roles.orgRoles} />,
          },
          { name: 'Status', sort: 'status', cell: (user) => <Status person={user} /> },
        ]}
        actions={
          mayChange
            ? (user) => (
                <IconButton
                  icon="trash"
                  look="danger"
                  label={`Remove ${user.username} from the team`}
                  onClick={() => setRemoved(user)}
                />
              )
            : undefined
        }
        bulk={mayChange ? [removal(orgId, team)] : []}
      />
      {removed && (
        <RemoveMember orgId={orgId} team={team} user={removed} onClose={() => setRemoved(undefined)} />
      )}
    </>
  );
}

function removal(orgId: string, team: Team): BulkAction<OrgUser> {
  return {
    label: 'Remove from Team',
    icon: 'trash',
    look: 'danger',
    dialog: (props) => (
      <BulkDialog
        {...props}
        title={`Remove ${counted(props.rows.length, 'member')} from ${team.name}?`}
        action="Remove from Team"
        look="danger"
        nameOf={nameOf}
        done={(count) => `${counted(count, 'member')} removed from the team`}
        run={({ id }) => send(removeTeamUser(orgId, team.id, id))}
      >
        <p>
          What the team gives in projects is gone at once. Roles of their own, and those of other teams, stay.
        </p>
      </BulkDialog>
    ),
  };
}

function Projects({ team }: { team: Team }) {
  const { orgId } = useScope();
  const [page, setPage] = useState(1);
  const query = useQuery(
    read(listTeamProjects(orgId, team.id, { pageNum: page, itemsPerPage: ROWS_PER_PAGE })),
  );
  return (
    <section className="stack" aria-labelledby="projects">
      <h2 id="projects">Projects</h2>
      <Loaded query={query}>
        {({ results, totalCount }) =>
          totalCount === 0 ? (
            <Empty title="No roles in projects that you can see">
              Roles are given on the page Teams of a project, with Add Teams.
            </Empty>
          ) : (
            <div>
              <Table
                caption="Projects of the team"
                rows={results}
                keyOf={({ groupId }) => groupId}
                columns={[
                  {
                    name: 'Project',
                    isHeader: true,
                    cell: ({ groupId, groupName }) => (
                      <Link to={`/projects/${groupId}/teams`}>{groupName}</Link>
                    ),
                  },
                  {
                    name: 'Project Permissions',
                    cell: ({ roleNames: roles }) => <RoleBadges roles={roles} />,
                  },
                ]}
              />
              <Pager page={page} total={totalCount} onPage={setPage} />
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
