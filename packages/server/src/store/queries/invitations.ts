import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { promisedRolesOf, promisedTeamsOf } from './invitation-promises.js';
import { listProjectInvitations, type ProjectInvitation } from './project-invitations.js';

/** An invitation with all that it grants on acceptance. Times in UTC milliseconds. */
export interface Invitation {
  readonly id: string;
  /** The id of the pending user that the invitation is in the newer versions. */
  readonly pendingUserId: string;
  readonly organizationId: string;
  readonly username: string;
  readonly inviterUsername: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly rejectedAt: number | null;
  /** Whether an owner fetched the link, instead of leaving it to the mail. */
  readonly isLinkHandedOn: boolean;
  readonly organizationRoles: readonly string[];
  readonly teamIds: readonly string[];
  readonly projects: readonly ProjectInvitation[];
}

interface OneInvitation {
  readonly organizationId?: string;
  readonly username?: string;
  readonly tokenHash?: string;
}

const single = prepared((reader, { organizationId, username, tokenHash }: Placeholders<OneInvitation>) => {
  let query = reader.selectFrom('organization_invitations').select('id');
  if (organizationId !== undefined) query = query.where('organization_id', '=', organizationId);
  if (username !== undefined) query = query.where('username', '=', username);
  if (tokenHash !== undefined) query = query.where('token_hash', '=', tokenHash);
  return query;
});

/** The organization's invitation for a user name, whatever its state. */
export async function findInvitationByName(
  reader: Reader,
  organizationId: string,
  username: string,
): Promise<Invitation | undefined> {
  const row = await single.first(reader, { organizationId, username });
  return row && (await listInvitations(reader, [row.id]))[0];
}

/** The invitation that a link leads to, whatever its state. */
export async function findInvitationByToken(
  reader: Reader,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const row = await single.first(reader, { tokenHash });
  return row && (await listInvitations(reader, [row.id]))[0];
}

/** Which invitations are meant, of those that still can be accepted. */
interface StandingFilter {
  /** In lower case. */
  readonly username?: string | undefined;
  readonly id?: string | undefined;
  /** The time that tells which have expired, in UTC milliseconds. */
  readonly now: number;
}

const standing = prepared(
  (
    reader,
    { organizationId, username, id, now }: Placeholders<StandingFilter & { organizationId: string }>,
  ) => {
    let query = reader
      .selectFrom('organization_invitations')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('rejected_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('created_at')
      .orderBy('id');
    if (username !== undefined) query = query.where('username', '=', username);
    if (id !== undefined) query = query.where('id', '=', id);
    return query;
  },
);

/** An organization's invitations that still can be accepted, oldest first. */
export async function listStandingInvitations(
  reader: Reader,
  organizationId: string,
  filter: StandingFilter,
): Promise<Invitation[]> {
  const ids = (await standing.all(reader, { ...filter, organizationId })).map((row) => row.id);
  const invitations = new Map((await listInvitations(reader, ids)).map((found) => [found.id, found]));
  return ids.flatMap((found) => invitations.get(found) ?? []);
}

const standingParts = prepared(
  (reader, { projectId, username, id, now }: Placeholders<StandingFilter & { projectId: string }>) => {
    let query = reader
      .selectFrom('project_invitations')
      .innerJoin(
        'organization_invitations',
        'organization_invitations.id',
        'project_invitations.invitation_id',
      )
      .select(['project_invitations.id', 'invitation_id'])
      .where('project_id', '=', projectId)
      .where('rejected_at', 'is', null)
      .where('organization_invitations.expires_at', '>', now)
      .orderBy('project_invitations.created_at')
      .orderBy('project_invitations.id');
    if (username !== undefined) query = query.where('username', '=', username);
    if (id !== undefined) query = query.where('project_invitations.id', '=', id);
    return query;
  },
);

/** The parts about one project of invitations that still can be accepted, oldest first. `id` is that of the part. */
export async function listStandingProjectInvitations(
  reader: Reader,
  projectId: string,
  filter: StandingFilter,
): Promise<{ invitation: Invitation; part: ProjectInvitation }[]> {
  const rows = await standingParts.all(reader, { ...filter, projectId });
  const invitations = await listInvitations(
    reader,
    rows.map((row) => row.invitation_id),
  );
  return rows.flatMap((row) => {
    const invitation = invitations.find((found) => found.id === row.invitation_id);
    const part = invitation?.projects.find((found) => found.id === row.id);
    return invitation && part ? [{ invitation, part }] : [];
  });
}

const byIds = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('organization_invitations')
    .select([
      'id',
      'pending_user_id',
      'organization_id',
      'username',
      'inviter_username',
      'created_at',
      'expires_at',
      'rejected_at',
      'is_link_handed_on',
    ])
    .where('id', 'in', ids),
);

/** The invitations with these ids, in no order; what each grants in a stable one. */
export async function listInvitations(reader: Reader, ids: readonly string[]): Promise<Invitation[]> {
  if (ids.length === 0) return [];
  const rows = await byIds.all(reader, { ids });
  const rolesOf = await promisedRolesOf(reader, ids);
  const teamsOf = await promisedTeamsOf(reader, ids);
  const projectsOf = groupBy(await listProjectInvitations(reader, ids), (part) => part.invitationId);
  return rows.map((row) => ({
    id: row.id,
    pendingUserId: row.pending_user_id,
    organizationId: row.organization_id,
    username: row.username,
    inviterUsername: row.inviter_username,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    rejectedAt: row.rejected_at,
    isLinkHandedOn: row.is_link_handed_on === 1,
    organizationRoles: rolesOf.get(row.id) ?? [],
    teamIds: teamsOf.get(row.id) ?? [],
    projects: projectsOf.get(row.id) ?? [],
  }));
}

/** An invitation as it is stored when it is made, without what it promises. */
export type NewInvitation = Omit<
  Invitation,
  'rejectedAt' | 'isLinkHandedOn' | 'organizationRoles' | 'teamIds' | 'projects'
> & {
  readonly tokenHash: string;
};

export async function insertInvitation(database: Writer, invitation: NewInvitation): Promise<void> {
  await database
    .insertInto('organization_invitations')
    .values({
      id: invitation.id,
      pending_user_id: invitation.pendingUserId,
      organization_id: invitation.organizationId,
      username: invitation.username,
      inviter_username: invitation.inviterUsername,
      token_hash: invitation.tokenHash,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      rejected_at: null,
    })
    .execute();
}

/** Gives an invitation new days, those of its projects too, another inviter and, where one is given, another link. */
export async function renewInvitation(
  database: Writer,
  id: string,
  renewed: Pick<NewInvitation, 'inviterUsername' | 'createdAt' | 'expiresAt'> & {
    readonly tokenHash: string | undefined;
  },
): Promise<void> {
  const times = { created_at: renewed.createdAt, expires_at: renewed.expiresAt };
  await database
    .updateTable('organization_invitations')
    .set({
      ...times,
      inviter_username: renewed.inviterUsername,
      ...(renewed.tokenHash !== undefined && { token_hash: renewed.tokenHash, is_link_handed_on: 0 }),
    })
    .where('id', '=', id)
    .execute();
  await database.updateTable('project_invitations').set(times).where('invitation_id', '=', id).execute();
}

/** Gives an invitation a link that is handed on. */
export async function setInvitationToken(database: Writer, id: string, tokenHash: string): Promise<void> {
  await database
    .updateTable('organization_invitations')
    .set({ token_hash: tokenHash, is_link_handed_on: 1 })
    .where('id', '=', id)
    .execute();
}

/** Notes that the invited person said no, in UTC milliseconds. */
export async function setInvitationRejectedAt(database: Writer, id: string, now: number): Promise<void> {
  await database
    .updateTable('organization_invitations')
    .set({ rejected_at: now })
    .where('id', '=', id)
    .execute();
}

export async function deleteInvitation(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('organization_invitations').where('id', '=', id).execute();
}

/** Deletes the invitation of a user name, whatever its state; false when there is none. */
export async function deleteInvitationOf(
  database: Writer,
  organizationId: string,
  username: string,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('organization_invitations')
    .where('organization_id', '=', organizationId)
    .where('username', '=', username)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Lets an invitation end at another time, in UTC milliseconds. */
export async function setInvitationEnd(database: Writer, id: string, expiresAt: number): Promise<void> {
  await database
    .updateTable('organization_invitations')
    .set({ expires_at: expiresAt })
    .where('id', '=', id)
    .execute();
}
