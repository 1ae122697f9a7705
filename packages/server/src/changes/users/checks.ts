import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import type { RolesInProject } from '../../domain/roles.js';
import { readUsername } from '../../domain/usernames.js';
import { findMember, type Member, type MembershipStatus } from '../../store/queries/members.js';
import { hasOtherOwner } from '../../store/queries/organization-users.js';
import { findProject, type Project } from '../../store/queries/projects.js';
import { namesOfTeamsInProject } from '../../store/queries/team-projects.js';
import { findTeam } from '../../store/queries/teams.js';
import type { Reader } from '../../store/store.js';
import { readProjectRoles } from '../roles/check-roles.js';
import { rolesInProject } from '../roles/roles-in-project.js';

/** A user name as it is stored; INVALID_EMAIL_ADDRESS for what is none. */
export function requireUsername(text: string): string {
  const username = readUsername(text);
  if (username === undefined) throw new RefusalError(refuse('INVALID_EMAIL_ADDRESS', text));
  return username;
}

/** The member of an organization with this id, by default active or pending: INVALID_USER_ID, USER_NOT_FOUND. */
export async function requireMember(
  reader: Reader,
  wanted: {
    organizationId: string;
    id: string;
    statuses?: readonly MembershipStatus[] | undefined;
    now: number;
  },
): Promise<Member> {
  const { id } = wanted;
  if (!isId(id)) throw new RefusalError(refuse('INVALID_USER_ID', id));
  const member = await findMember(reader, wanted);
  if (member === undefined) throw new RefusalError(refuse('USER_NOT_FOUND', id));
  return member;
}

/** The same for somebody with a role of its own in the project: INVALID_USER_ID, USER_NOT_IN_GROUP. */
export async function requireProjectUser(
  reader: Reader,
  project: Project,
  wanted: { id: string; statuses?: readonly MembershipStatus[] | undefined; now: number },
): Promise<Member> {
  const { id } = wanted;
  if (!isId(id)) throw new RefusalError(refuse('INVALID_USER_ID', id));
  const member = await findMember(reader, { ...wanted, organizationId: project.organizationId });
  if (member && rolesInProject(member, project.id).length > 0) return member;
  const teams = await namesOfTeamsInProject(reader, project.id, member?.teamIds ?? []);
  throw new RefusalError(refuse('USER_NOT_IN_GROUP', id, project.id, teams.join(', ')));
}

/** Refuses to take the role Organization Owner from the last person who has it, with the given code. */
export async function requireNotLastOwner(
  reader: Reader,
  member: Member,
  code: 'CANNOT_DEMOTE_LAST_ORG_OWNER' | 'CANNOT_DELETE_LAST_ADMIN',
): Promise<void> {
  if (member.status !== 'ACTIVE' || !member.organizationRoles.includes('ORG_OWNER')) return;
  const { organizationId, id } = member;
  if (await hasOtherOwner(reader, organizationId, id)) return;
  throw new RefusalError(
    code === 'CANNOT_DELETE_LAST_ADMIN'
      ? refuse('CANNOT_DELETE_LAST_ADMIN', organizationId)
      : refuse('CANNOT_DEMOTE_LAST_ORG_OWNER', organizationId),
  );
}

/**
 * What is to be granted in projects, each project once. Refuses what is no project of the organization
 * (GROUP_NOT_FOUND), NO_ROLES_IN_ASSIGNMENT and INVALID_ROLE_FOR_GROUP.
 */
export async function readProjectGrants(
  reader: Reader,
  organizationId: string,
  asked: readonly RolesInProject[],
): Promise<RolesInProject[]> {
  const grants = new Map<string, string[]>();
  for (const { projectId, roles } of asked) {
    if (roles.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', projectId));
    const project = await findProject(reader, projectId);
    // A project of another organization answers like one that does not exist.
    if (project?.organizationId !== organizationId)
      throw new RefusalError(refuse('GROUP_NOT_FOUND', projectId));
    const read = readProjectRoles(roles, projectId);
    grants.set(projectId, [...new Set([...(grants.get(projectId) ?? []), ...read])]);
  }
  return [...grants].map(([projectId, roles]) => ({ projectId, roles }));
}

/** The ids without repetition. Refuses what is no team of the organization: INVALID_TEAM_ID, TEAM_NOT_FOUND. */
export async function readTeamIds(
  reader: Reader,
  organizationId: string,
  asked: readonly string[],
): Promise<string[]> {
  for (const id of asked) {
    if (!isId(id)) throw new RefusalError(refuse('INVALID_TEAM_ID', id));
    if ((await findTeam(reader, organizationId, id)) === undefined)
      throw new RefusalError(refuse('TEAM_NOT_FOUND', id));
  }
  return [...new Set(asked)];
}
