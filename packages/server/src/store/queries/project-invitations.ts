import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** The part of an invitation that is about one project. */
export interface ProjectInvitation {
  readonly id: string;
  readonly invitationId: string;
  readonly projectId: string;
  readonly inviterUsername: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly roles: readonly string[];
}

const parts = prepared((reader, { invitationIds }: Placeholders<{ invitationIds: readonly string[] }>) =>
  reader
    .selectFrom('project_invitations')
    .select(['id', 'invitation_id', 'project_id', 'inviter_username', 'created_at', 'expires_at'])
    .where('invitation_id', 'in', invitationIds)
    .orderBy('project_id'),
);

const partRoles = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('project_invitation_roles')
    .select(['project_invitation_id', 'role'])
    .where('project_invitation_id', 'in', ids)
    .orderBy('role'),
);

/** The parts of these invitations that are about a project. */
export async function listProjectInvitations(
  reader: Reader,
  invitationIds: readonly string[],
): Promise<ProjectInvitation[]> {
  const rows = await parts.all(reader, { invitationIds });
  if (rows.length === 0) return [];
  const roles = await partRoles.all(reader, { ids: rows.map(({ id }) => id) });
  const rolesOf = groupBy(roles, (row) => row.project_invitation_id);
  return rows.map((row) => ({
    id: row.id,
    invitationId: row.invitation_id,
    projectId: row.project_id,
    inviterUsername: row.inviter_username,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    roles: (rolesOf.get(row.id) ?? []).map(({ role }) => role),
  }));
}

/** Adds a part about one project to an invitation. */
export async function insertProjectInvitation(
  database: Writer,
  part: Omit<ProjectInvitation, 'roles'>,
): Promise<void> {
  await database
    .insertInto('project_invitations')
    .values({
      id: part.id,
      invitation_id: part.invitationId,
      project_id: part.projectId,
      inviter_username: part.inviterUsername,
      created_at: part.createdAt,
      expires_at: part.expiresAt,
    })
    .execute();
}

/** Makes these the roles that the part promises; at least one. */
export async function replaceProjectInvitationRoles(
  database: Writer,
  id: string,
  roles: readonly string[],
): Promise<void> {
  await database.deleteFrom('project_invitation_roles').where('project_invitation_id', '=', id).execute();
  await database
    .insertInto('project_invitation_roles')
    .values(roles.map((role) => ({ project_invitation_id: id, role })))
    .execute();
}

export async function deleteProjectInvitation(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('project_invitations').where('id', '=', id).execute();
}

/** Takes a project out of every invitation. */
export async function deleteProjectInvitationsIn(database: Writer, projectId: string): Promise<void> {
  await database.deleteFrom('project_invitations').where('project_id', '=', projectId).execute();
}
