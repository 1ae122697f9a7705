import { type SelectQueryBuilder, sql } from 'kysely';
import type { RolesInProject } from '../../domain/roles.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { preparedPages } from '../prepared-pages.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import { type Invitation, listInvitations } from './invitations.js';
import { type Account, grantsOfUsers, listAccounts } from './users.js';

export const membershipStatuses = ['PENDING', 'ACTIVE', 'INVITATION_EXPIRED', 'INVITATION_REJECTED'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** What a member, active or pending, was granted directly in its organization. */
interface MemberGrants {
  readonly id: string;
  readonly username: string;
  readonly organizationId: string;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly RolesInProject[];
  readonly teamIds: readonly string[];
}

export interface ActiveMember extends MemberGrants {
  readonly status: 'ACTIVE';
  readonly account: Account;
}

/** Somebody who was invited and is not in; the id is that of the pending user. */
export interface PendingMember extends MemberGrants {
  readonly status: Exclude<MembershipStatus, 'ACTIVE'>;
  readonly invitation: Invitation;
}

export type Member = ActiveMember | PendingMember;

/** Which of the people of an organization are meant. */
export interface MemberFilter {
  readonly organizationId: string;
  readonly teamId?: string | undefined;
  readonly project?: ProjectAccess | undefined;
  /** In lower case. */
  readonly username?: string | undefined;
  /** The id of a user or a pending user. */
  readonly id?: string | undefined;
  /** Nobody but these; by default members and those whose invitation stands. */
  readonly statuses?: readonly MembershipStatus[] | undefined;
  /** The time that tells which invitations have expired, in UTC milliseconds. */
  readonly now: number;
}

/** By what people count as users of a project: a role of their own always does. */
interface ProjectAccess {
  readonly id: string;
  /** Roles of their teams count as well. */
  readonly throughTeams?: boolean;
  /** Organization roles that count as well. */
  readonly throughRoles?: readonly string[];
}

const STANDING: readonly MembershipStatus[] = ['ACTIVE', 'PENDING'];

const byName = preparedPages(membersOf, (members) =>
  members.select(['id', 'username', 'invitation_id']).orderBy('username').orderBy('id'),
);

/** The people that are meant, by user name: members and invited ones in one list. */
export async function listMembers(reader: Reader, filter: MemberFilter, page: Page): Promise<Slice<Member>> {
  const { results, totalCount } = await byName.read(reader, valuesOf(filter), page);
  return { results: await complete(reader, filter, results), totalCount };
}

export function countMembers(reader: Reader, filter: MemberFilter): Promise<number> {
  return byName.count(reader, valuesOf(filter));
}

/** The first of the people that are meant. */
export async function findMember(reader: Reader, filter: MemberFilter): Promise<Member | undefined> {
  const first = { limit: 1, offset: 0, includeCount: false };
  return (await listMembers(reader, filter, first)).results[0];
}

/** The filter as the queries take it. */
export interface MemberValues
  extends Pick<MemberFilter, 'organizationId' | 'teamId' | 'username' | 'id' | 'now'> {
  readonly projectId: string | undefined;
  readonly isThroughTeams: boolean | undefined;
  /** At least one. */
  readonly throughRoles: readonly string[] | undefined;
  readonly isActive: boolean;
  readonly isPending: boolean;
  readonly isExpired: boolean;
  readonly isRejected: boolean;
}

export function valuesOf({ project, statuses = STANDING, ...filter }: MemberFilter): MemberValues {
  return {
    ...filter,
    projectId: project?.id,
    isThroughTeams: project?.throughTeams,
    throughRoles: project?.throughRoles?.length ? project.throughRoles : undefined,
    isActive: statuses.includes('ACTIVE'),
    isPending: statuses.includes('PENDING'),
    isExpired: statuses.includes('INVITATION_EXPIRED'),
    isRejected: statuses.includes('INVITATION_REJECTED'),
  };
}

export interface MemberRow {
  readonly id: string;
  readonly username: string;
  /** The invitation of a pending user. */
  readonly invitation_id: string | null;
}

/** The people that are meant, as yet without columns. */
export function membersOf(
  reader: Reader,
  values: Placeholders<MemberValues>,
): SelectQueryBuilder<Database & { members: MemberRow }, 'members', object> {
  return reader.selectFrom(activeOf(reader, values).unionAll(pendingOf(reader, values)).as('members'));
}

function activeOf(reader: Reader, values: Placeholders<MemberValues>) {
  const { organizationId, username, id, teamId, projectId, isThroughTeams, throughRoles, isActive } = values;
  let query = reader
    .selectFrom('users')
    .select(['users.id', 'users.username', sql<string | null>`null`.as('invitation_id')])
    .where('users.id', 'in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    );
  if (!isActive) query = query.where(sql<boolean>`1 = 0`);
  if (username !== undefined) query = query.where('users.username', '=', username);
  if (id !== undefined) query = query.where('users.id', '=', id);
  if (teamId !== undefined)
    query = query.where('users.id', 'in', (select) =>
      select.selectFrom('team_users').select('user_id').where('team_id', '=', teamId),
    );
  if (projectId !== undefined)
    query = query.where((where) => {
      const own = where
        .selectFrom('user_project_roles')
        .select('user_id')
        .where('project_id', '=', projectId);
      const ofTeams = where
        .selectFrom('team_users')
        .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
        .select('team_users.user_id')
        .where('team_project_roles.project_id', '=', projectId);
      const ofOrganization = where
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId)
        .where('role', 'in', throughRoles ?? []);
      return where.or([
        where('users.id', 'in', own),
        ...(isThroughTeams ? [where('users.id', 'in', ofTeams)] : []),
        ...(throughRoles ? [where('users.id', 'in', ofOrganization)] : []),
      ]);
    });
  return query;
}

function pendingOf(reader: Reader, values: Placeholders<MemberValues>) {
  const { organizationId, username, id, teamId, projectId, isThroughTeams, throughRoles, now } = values;
  let query = reader
    .selectFrom('organization_invitations as invitation')
    .select([
      'invitation.pending_user_id as id',
      'invitation.username',
      sql<string | null>`invitation.id`.as('invitation_id'),
    ])
    .where('invitation.organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        sql<boolean>`1 = 0`,
        ...(values.isRejected ? [where('rejected_at', 'is not', null)] : []),
        ...(values.isPending ? [where('rejected_at', 'is', null).and('expires_at', '>', now)] : []),
        ...(values.isExpired ? [where('rejected_at', 'is', null).and('expires_at', '<=', now)] : []),
      ]),
    );
  if (username !== undefined) query = query.where('invitation.username', '=', username);
  if (id !== undefined) query = query.where('invitation.pending_user_id', '=', id);
  if (teamId !== undefined)
    query = query.where('invitation.id', 'in', (select) =>
      select.selectFrom('invitation_teams').select('invitation_id').where('team_id', '=', teamId),
    );
  if (projectId !== undefined)
    query = query.where((where) => {
      const own = where
        .selectFrom('project_invitations')
        .select('invitation_id')
        .where('project_id', '=', projectId);
      const ofTeams = where
        .selectFrom('invitation_teams')
        .innerJoin('team_project_roles', 'team_project_roles.team_id', 'invitation_teams.team_id')
        .select('invitation_teams.invitation_id')
        .where('team_project_roles.project_id', '=', projectId);
      const ofOrganization = where
        .selectFrom('invitation_organization_roles')
        .select('invitation_id')
        .where('role', 'in', throughRoles ?? []);
      return where.or([
        where('invitation.id', 'in', own),
        ...(isThroughTeams ? [where('invitation.id', 'in', ofTeams)] : []),
        ...(throughRoles ? [where('invitation.id', 'in', ofOrganization)] : []),
      ]);
    });
  return query;
}

export async function complete(
  reader: Reader,
  { organizationId, now }: MemberFilter,
  rows: readonly MemberRow[],
): Promise<Member[]> {
  const userIds = rows.filter((row) => row.invitation_id === null).map(({ id }) => id);
  const invitationIds = rows.flatMap((row) => row.invitation_id ?? []);
  const accounts = new Map((await listAccounts(reader, userIds)).map((account) => [account.id, account]));
  const grantsOf = await grantsOfUsers(reader, userIds, [organizationId]);
  const invitations = new Map(
    (await listInvitations(reader, invitationIds)).map((invitation) => [invitation.id, invitation]),
  );
  return rows.flatMap((row): Member[] => {
    const account = accounts.get(row.id);
    const invitation = row.invitation_id === null ? undefined : invitations.get(row.invitation_id);
    // Outside a transaction somebody may have left between the two queries.
    if (invitation) return [pendingMember(invitation, now)];
    if (!account) return [];
    const { organizationRoles, projectRoles, teamIds } = grantsOf(row.id);
    return [
      {
        status: 'ACTIVE',
        id: account.id,
        username: account.username,
        organizationId,
        organizationRoles: organizationRoles.map(({ role }) => role),
        projectRoles,
        teamIds,
        account,
      },
    ];
  });
}

/** An invitation as the pending user that it is in the newer versions. `now` in UTC milliseconds. */
export function pendingMember(invitation: Invitation, now: number): PendingMember {
  const isRejected = invitation.rejectedAt !== null;
  return {
    status: isRejected
      ? 'INVITATION_REJECTED'
      : invitation.expiresAt <= now
        ? 'INVITATION_EXPIRED'
        : 'PENDING',
    id: invitation.pendingUserId,
    username: invitation.username,
    organizationId: invitation.organizationId,
    organizationRoles: invitation.organizationRoles,
    projectRoles: invitation.projects.map(({ projectId, roles }) => ({ projectId, roles })),
    teamIds: invitation.teamIds,
    invitation,
  };
}
