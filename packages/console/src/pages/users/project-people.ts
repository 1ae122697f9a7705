import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Scope } from '../../api/calls/scopes.js';
import { listGroupTeams, listTeams, type Team, type TeamRoles } from '../../api/calls/teams.js';
import {
  type GroupPerson,
  type GroupUser,
  listGroupUsers,
  listOrgUsers,
  type OrgUser,
} from '../../api/calls/users.js';
import { send } from '../../api/send.js';
import { rolesInEveryProject } from '../../scopes/roles.js';

export interface ProjectPeople {
  readonly people: readonly GroupPerson[];
  /** The people of the organization, whether or not they can use the project. */
  readonly members: readonly OrgUser[];
}

/**
 * Reads who can use a project, by what, and the people of its organization. The list of the project has the roles of
 * all sources in one, so they are told apart by what the organization says of its people.
 */
export function readProjectPeople({ orgId, groupId }: Scope & { kind: 'project' }) {
  return queryOptions({
    queryKey: ['people-of-project', groupId],
    queryFn: async ({ signal }): Promise<ProjectPeople> => {
      const [users, members, assigned, teams] = await Promise.all([
        send(listGroupUsers(groupId), signal),
        send(listOrgUsers(orgId), signal),
        send(listGroupTeams(groupId), signal),
        send(listTeams(orgId), signal),
      ]);
      const people = joinPeople(groupId, users.results, members.results, assigned.results, teams.results);
      return { people, members: members.results };
    },
    placeholderData: keepPreviousData,
  });
}

function joinPeople(
  groupId: string,
  users: readonly GroupUser[],
  members: readonly OrgUser[],
  assigned: readonly TeamRoles[],
  teams: readonly Team[],
): GroupPerson[] {
  const memberById = new Map(members.map((member) => [member.id, member]));
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
  return users.map((user) => {
    const member = memberById.get(user.id);
    const own = member?.roles.groupRoleAssignments.find((assignment) => assignment.groupId === groupId);
    return {
      user,
      groupRoles: [...(own?.groupRoles ?? [])],
      teams: assigned
        .filter(({ teamId }) => member?.teamIds.includes(teamId))
        .map(({ teamId, roleNames }) => ({
          id: teamId,
          name: nameOf.get(teamId) ?? teamId,
          roleNames,
        })),
      orgRoles: [...rolesInEveryProject(member?.roles.orgRoles ?? [])],
    };
  });
}
