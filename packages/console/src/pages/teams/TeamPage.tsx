import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
import type { OrgUser } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Empty, Page } from '../../kit/Page.js';
import { Table } from '../../kit/Table.js';
import { PersonName, Status, searchedText } from '../../people/people.js';
import { RoleBadges } from '../../scopes/RoleNames.js';
import { useSession } from '../../session/session.js';
import { usePathParam } from '../../shell/path-param.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
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
  const members = useQuery(read(listTeamUsers(orgId, team.id)));
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
        <Loaded query={members}>
          {({ results }) => <Members team={team} members={results} mayChange={mayChange} />}
        </Loaded>
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
      {open === 'add' && members.data && (
        <AddMembersDialog orgId={orgId} team={team} members={members.data.results} onClose={close} />
      )}
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

function Members({
  team,
  members,
  mayChange,
}: {
  team: Team;
  members: readonly OrgUser[];
  mayChange: boolean;
}) {
  const { orgId } = useScope();
  const { user: self } = useSession();
  const [removed, setRemoved] = useState<OrgUser>();
  return (
    <>
      <SearchableTable
        caption="Members of the team"
        searchLabel="Search by user name or name"
        noun={['member', 'members']}
        textOf={searchedText}
        rows={members}
        empty={<Empty title="Nobody is in this team">Add people of the organization.</Empty>}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'User',
            isHeader: true,
            cell: (user) => <PersonName person={user} isSelf={user.id === self.id} />,
          },
          {
            name: 'Organization Permissions',
            cell: ({ roles }) => <RoleBadges roles={roles.orgRoles} />,
          },
          { name: 'Status', cell: (user) => <Status person={user} /> },
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
      />
      {removed && (
        <RemoveMember orgId={orgId} team={team} user={removed} onClose={() => setRemoved(undefined)} />
      )}
    </>
  );
}

function Projects({ team }: { team: Team }) {
  const { orgId } = useScope();
  const query = useQuery(read(listTeamProjects(orgId, team.id)));
  return (
    <section className="stack" aria-labelledby="projects">
      <h2 id="projects">Projects</h2>
      <Loaded query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <Empty title="No roles in projects that you can see">
              Roles are given on the page Teams of a project, with Add Teams.
            </Empty>
          ) : (
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
          )
        }
      </Loaded>
    </section>
  );
}
