import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { findMember, type Member, type MembershipStatus } from '../../store/queries/members.js';
import type { Project } from '../../store/queries/projects.js';
import { namesOfTeamsInProject } from '../../store/queries/team-projects.js';
import type { Reader } from '../../store/store.js';
import { rolesInProject } from '../roles/roles-in-project.js';

/** The member of an organization with this id, by default active or pending. */
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

/** The same for somebody with a role of its own in the project. */
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
  const through: [] | [string] = teams.length === 0 ? [] : [teams.join(', ')];
  throw new RefusalError(refuse('USER_NOT_IN_GROUP', id, project.id, ...through));
}
