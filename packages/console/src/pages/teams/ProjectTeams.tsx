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
import { listOrgUsers } from '../../api/calls/users.js';
import { read } from '../../api/query.js';
import { Badges } from '../../kit/Badge.js';
import { Button, IconButton } from '../../kit/Button.js';
import { CallPanel } from '../../kit/CallPanel.js';
import { counted } from '../../kit/counted.js';
import { Loaded } from '../../kit/Loaded.js';
import { Menu } from '../../kit/Menu.js';
import { Empty, Page } from '../../kit/Page.js';
import { roleNames } from '../../scopes/roles.js';
import { ReadOnlyNotice } from '../../shell/ReadOnlyNotice.js';
import { SearchableTable } from '../../shell/SearchableTable.js';
import { type NamedScope, useMay } from '../../shell/scope.js';
import { AddTeamsDialog } from './AddTeamsDialog.js';
import { EditTeamRoles } from './EditTeamRoles.js';
import { membersOf } from './members.js';
import { RemoveTeamFromProject } from './RemoveTeamFromProject.js';

/** A team with what it has in the project. */
export interface NamedTeamRoles {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** Teams with roles in a project. */
export function ProjectTeams({ scope }: { scope: NamedScope & Scope & { kind: 'project' } }) {
  const { orgId, groupId } = scope;
  const mayChange = useMay(scope)('project.teams.write');
  const assigned = useQuery(read(listGroupTeams(groupId)));
  const teams = useQuery(read(listTeams(orgId)));
  const people = useQuery(read(listOrgUsers(orgId)));
  const [isAdding, setIsAdding] = useState(false);
  const [open, setOpen] = useState<{ action: 'roles' | 'remove'; team: NamedTeamRoles }>();
  const close = () => setOpen(undefined);
  const countOf = (id: string) => membersOf(people.data?.results ?? [], id).length;
  const nameOf = (id: string) => teams.data?.results.find((team) => team.id === id)?.name ?? id;
  return (
    <Page
      title="Teams"
      eyebrow={`Project Access Manager · ${scope.name}`}
      lead="Teams of the organization whose members share roles in this project."
      actions={
        mayChange && (
          <Button look="primary" icon="plus" onClick={() => setIsAdding(true)}>
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
              <SearchableTable
                caption="Teams of the project"
                searchLabel="Search by name"
                noun={['team', 'teams']}
                textOf={({ name }) => name}
                rows={results.map(({ teamId, roleNames: roles }) => ({
                  id: teamId,
                  name: nameOf(teamId),
                  roles,
                }))}
                empty={
                  <Empty title="No teams in this project">
                    A team gives all of its members the same roles here, as long as they are in it.
                  </Empty>
                }
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: 'Team',
                    isHeader: true,
                    cell: ({ id, name }) => <Link to={`/organizations/${orgId}/teams/${id}`}>{name}</Link>,
                  },
                  { name: 'Project Permissions', cell: ({ roles }) => <Badges items={roleNames(roles)} /> },
                  { name: 'Members', cell: ({ id }) => people.data && counted(countOf(id), 'member') },
                ]}
                actions={
                  mayChange
                    ? (team) => (
                        <Menu
                          trigger={<IconButton icon="ellipsis" label={`Options of ${team.name}`} />}
                          groups={[
                            {
                              items: [
                                {
                                  label: 'Edit Permissions',
                                  onSelect: () => setOpen({ action: 'roles', team }),
                                },
                                {
                                  label: 'Remove from Project',
                                  tone: 'danger',
                                  onSelect: () => setOpen({ action: 'remove', team }),
                                },
                              ],
                            },
                          ]}
                        />
                      )
                    : undefined
                }
              />
            )}
          </Loaded>
        )}
      </Loaded>
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
      {isAdding && teams.data && assigned.data && (
        <AddTeamsDialog
          groupId={groupId}
          teams={teams.data.results.filter(
            ({ id }) => !assigned.data.results.some(({ teamId }) => teamId === id),
          )}
          countOf={countOf}
          onClose={() => setIsAdding(false)}
        />
      )}
      {open?.action === 'roles' && <EditTeamRoles groupId={groupId} team={open.team} onClose={close} />}
      {open?.action === 'remove' && (
        <RemoveTeamFromProject
          scope={scope}
          team={open.team}
          memberCount={countOf(open.team.id)}
          onClose={close}
        />
      )}
    </Page>
  );
}
