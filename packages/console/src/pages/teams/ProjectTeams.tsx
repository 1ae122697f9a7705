import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Scope } from '../../api/calls/scopes.js';
import {
  addGroupTeams,
  listGroupTeams,
  listTeams,
  removeGroupTeam,
  updateGroupTeam,
} from '../../api/calls/teams.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { Empty, Page } from '../../kit/Page.js';
import type { Column } from '../../kit/Table.js';
import { roleNames } from '../../scopes/roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { AddTeamsDialog } from './AddTeamsDialog.js';
import { EditTeamRoles } from './EditTeamRoles.js';
import { MemberCount } from './MemberCount.js';
import { RemoveTeamFromProject } from './RemoveTeamFromProject.js';

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
  const assigned = useQuery(read(listGroupTeams(scope.groupId)));
  const teams = useQuery(read(listTeams(scope.orgId)));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const nameOf = (id: string) => teams.data?.results.find((team) => team.id === id)?.name ?? id;
  const isAssigned = (id: string) => assigned.data?.results.some(({ teamId }) => teamId === id);
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
      <Loaded query={teams}>
        {() => (
          <Loaded query={assigned}>
            {({ results }) => (
              <TeamTable
                orgId={scope.orgId}
                teams={results.map(({ teamId: id, roleNames: roles }) => ({ id, name: nameOf(id), roles }))}
                onOpen={mayChange ? setOpen : undefined}
              />
            )}
          </Loaded>
        )}
      </Loaded>
      <TeamCalls groupId={scope.groupId} mayChange={mayChange} />
      {open?.action === 'add' && teams.data && assigned.data && (
        <AddTeamsDialog
          scope={scope}
          teams={teams.data.results.filter(({ id }) => !isAssigned(id))}
          onClose={close}
        />
      )}
      {open?.action === 'roles' && <EditTeamRoles groupId={scope.groupId} team={open.team} onClose={close} />}
      {open?.action === 'remove' && <RemoveTeamFromProject scope={scope} team={open.team} onClose={close} />}
    </Page>
  );
}

/** The teams, with a menu for each where something of them can be changed. */
function TeamTable({
  orgId,
  teams,
  onOpen,
}: {
  orgId: string;
  teams: readonly NamedTeamRoles[];
  onOpen: ((open: Open) => void) | undefined;
}) {
  return (
    <SearchableTable
      caption="Teams of the project"
      searchLabel="Search by name"
      noun={['team', 'teams']}
      textOf={({ name }) => name}
      rows={teams}
      empty={
        <Empty title="No teams in this project">
          A team gives all of its members the same roles here, as long as they are in it.
        </Empty>
      }
      keyOf={({ id }) => id}
      columns={columnsOf(orgId)}
      actions={onOpen && ((team) => <TeamMenu team={team} onOpen={onOpen} />)}
    />
  );
}

function columnsOf(orgId: string): Column<NamedTeamRoles>[] {
  return [
    {
      name: 'Team',
      isHeader: true,
      cell: ({ id, name }) => <Link to={`/organizations/${orgId}/teams/${id}`}>{name}</Link>,
    },
    { name: 'Project Permissions', cell: ({ roles }) => <Badges items={roleNames(roles)} /> },
    { name: 'Members', cell: ({ id }) => <MemberCount orgId={orgId} teamId={id} /> },
  ];
}

function TeamMenu({ team, onOpen }: { team: NamedTeamRoles; onOpen: (open: Open) => void }) {
  return (
    <Menu
      trigger={<IconButton icon="ellipsis" label={`Options of ${team.name}`} />}
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
