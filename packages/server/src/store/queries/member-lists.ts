import { sql } from 'kysely';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import {
  complete,
  type Member,
  type MemberFilter,
  type MemberValues,
  membersOf,
  valuesOf,
} from './members.js';
import { contains, patternOf } from './name-match.js';
import { naturalText, neverFirst, strengthOf } from './sort-keys.js';

/** Which of the people of an organization, or of those of a project, a list shows. Times in UTC milliseconds. */
export interface MemberListFilter extends MemberFilter {
  /** What the user name or the name holds somewhere. */
  readonly search?: string | undefined;
  /** A role that they hold, or will, in the organization, or of their own in the project. */
  readonly role?: string | undefined;
  readonly neverSignedIn?: boolean | undefined;
  /** Members that neither came nor signed in since. */
  readonly idleSince?: number | undefined;
  /** Whether to leave out those who are in this team, or will be. */
  readonly notInTeam?: string | undefined;
  /** Whether to leave out those with a role of their own in this project, or who will have one. */
  readonly notInProject?: string | undefined;
}

interface MemberListValues
  extends MemberValues,
    Pick<MemberListFilter, 'role' | 'neverSignedIn' | 'idleSince' | 'notInTeam' | 'notInProject'> {
  readonly pattern: string | undefined;
}

/** The people that are meant, in an order: members and invited ones in one list. */
export async function listSortedMembers(
  reader: Reader,
  { search, role, neverSignedIn, idleSince, notInTeam, notInProject, ...filter }: MemberListFilter,
  page: Page,
  order: Order<MemberSortName>,
): Promise<Slice<Member>> {
  const values: MemberListValues = {
    ...valuesOf(filter),
    pattern: search === undefined ? undefined : patternOf(search),
    role,
    neverSignedIn,
    idleSince,
    notInTeam,
    notInProject,
  };
  const { results, totalCount } = await sorted.read(reader, values, order, page);
  return { results: await complete(reader, filter, results), totalCount };
}

type Values = Placeholders<MemberListValues>;

const NAME = sql<string>`users.first_name || ' ' || users.last_name`;

function listed(reader: Reader, values: Values) {
  const { pattern, role, neverSignedIn, idleSince, notInTeam, notInProject, organizationId, projectId } =
    values;
  let query = membersOf(reader, values);
  if (pattern !== undefined)
    query = query.where(
      sql<boolean>`(${contains(reader, 'members.username', pattern)} or exists (
      select 1 from users where users.id = members.id and ${contains(reader, NAME, pattern)}))`,
    );
  if (role !== undefined)
    query = query.where(
      projectId === undefined
        ? sql<boolean>`(members.id in (select user_id from user_organization_roles where organization_id = ${organizationId} and role = ${role})
            or exists (select 1 from invitation_organization_roles as invited
              where invited.invitation_id = members.invitation_id and invited.role = ${role}))`
        : sql<boolean>`(members.id in (select user_id from user_project_roles where project_id = ${projectId} and role = ${role})
            or members.invitation_id in (select project_invitations.invitation_id from project_invitations
              inner join project_invitation_roles on project_invitation_roles.project_invitation_id = project_invitations.id
              where project_invitations.project_id = ${projectId} and project_invitation_roles.role = ${role}))`,
    );
  if (neverSignedIn)
    query = query.where(
      sql<boolean>`not exists (select 1 from users where users.id = members.id and users.last_auth_at is not null)`,
    );
  if (idleSince !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from users
        where users.id = members.id and coalesce(users.last_auth_at, users.created_at) < ${idleSince})`,
    );
  if (notInTeam !== undefined)
    query = query.where(
      sql<boolean>`not exists (select 1 from team_users where user_id = members.id and team_id = ${notInTeam})
        and not exists (select 1 from invitation_teams
          where invitation_id = members.invitation_id and team_id = ${notInTeam})`,
    );
  if (notInProject !== undefined)
    query = query.where(
      sql<boolean>`not exists (select 1 from user_project_roles
          where user_id = members.id and project_id = ${notInProject})
        and not exists (select 1 from project_invitations
          where invitation_id = members.invitation_id and project_id = ${notInProject})`,
    );
  return query;
}

type SortKey = (values: Values, reader: Reader) => ReturnType<typeof sql>;

/** What people can be sorted by. */
export const memberSortKeys = {
  username: (_, reader) => naturalText(reader, sql.ref('members.username')),
  name: (_, reader) => naturalText(reader, sql`(select ${NAME} from users where users.id = members.id)`),
  roles: ({ organizationId, projectId }) =>
    strengthOf((strongest) =>
      projectId === undefined
        ? sql`coalesce(
            (select ${strongest} from user_organization_roles where user_id = members.id and organization_id = ${organizationId}),
            (select ${strongest} from invitation_organization_roles where invitation_id = members.invitation_id))`
        : sql`coalesce(
            (select ${strongest} from user_project_roles where user_id = members.id and project_id = ${projectId}),
            (select ${strongest} from project_invitation_roles where project_invitation_id in (
              select project_invitations.id from project_invitations
              where project_invitations.invitation_id = members.invitation_id and project_invitations.project_id = ${projectId})))`,
    ),
  projects: ({ organizationId }) =>
    sql`(select count(distinct projects.id) from projects where projects.organization_id = ${organizationId} and (
      projects.id in (select project_id from user_project_roles where user_id = members.id)
      or projects.id in (select project_id from project_invitations where project_invitations.invitation_id = members.invitation_id)))`,
  status: () =>
    sql`coalesce((select case when invitation.rejected_at is null then invitation.expires_at else 0 end
      from organization_invitations as invitation where invitation.id = members.invitation_id), -1)`,
  lastSignedIn: () => neverFirst(sql`(select users.last_auth_at from users where users.id = members.id)`),
} satisfies Record<string, SortKey>;

export type MemberSortName = keyof typeof memberSortKeys;

const sorted = sortedPages(
  listed,
  (members) => members.select(['id', 'username', 'invitation_id']),
  memberSortKeys,
  'members.id',
);
