import { type RawBuilder, sql } from 'kysely';
import { IS_CUSTOM_ROLE } from '../migrations/0014-guard.js';
import type { Reader } from '../store.js';

/** Somebody or something that a custom role was granted to, or promised. */
export interface RoleHolder {
  readonly role: string;
  readonly kind: 'api_key' | 'service_account' | 'user' | 'team' | 'invitation';
  /** Public key, client ID, user name or name of a team. */
  readonly name: string;
  readonly organizationId: string;
  /** Null: in the organization. */
  readonly projectId: string | null;
}

/** How many hold each of the roles, and the first of them. */
export interface RoleHolders {
  readonly counts: ReadonlyMap<string, number>;
  readonly first: readonly RoleHolder[];
}

/** Who holds these roles, none of which is Sallyport's own, in any organization. */
export async function findRoleHolders(
  reader: Reader,
  roles: readonly string[],
  limit: number,
): Promise<RoleHolders> {
  if (roles.length === 0) return { counts: new Map(), first: [] };
  const holders = holdersOf(roles);
  const { rows: counted } = await sql<{ role: string; total: number | string }>`
    select role, count(*) as total from (${holders}) as holders group by role`.execute(reader);
  if (counted.length === 0) return { counts: new Map(), first: [] };
  const { rows: first } = await sql<RoleHolder>`
    select role, kind, name, organization_id as "organizationId", project_id as "projectId"
    from (${holders}) as holders order by role, kind, name, project_id limit ${limit}`.execute(reader);
  return { counts: new Map(counted.map(({ role, total }) => [role, Number(total)])), first };
}

/** The condition of the indexes, word for word (migration 0014). */
const isCustom = sql.raw(IS_CUSTOM_ROLE);

function holdersOf(roles: readonly string[]): RawBuilder<unknown> {
  const isAsked = sql`role in (${sql.join(roles)}) and ${isCustom}`;
  const credential = sql`
    join credentials on credentials.id = credential_id
    left join api_keys on api_keys.id = credentials.id
    left join service_accounts on service_accounts.id = credentials.id`;
  const ofCredential = sql`role, credentials.kind as kind, coalesce(client_id, public_key) as name, organization_id`;
  const inNoProject = sql`cast(null as text) as project_id`;
  return sql`
    select ${ofCredential}, ${inNoProject} from credential_organization_roles ${credential} where ${isAsked}
    union all
    select ${ofCredential}, project_id from credential_project_roles ${credential} where ${isAsked}
    union all
    select role, 'user', username, organization_id, ${inNoProject} from user_organization_roles
    join users on users.id = user_id where ${isAsked}
    union all
    select role, 'user', username, organization_id, project_id from user_project_roles
    join users on users.id = user_id join projects on projects.id = project_id where ${isAsked}
    union all
    select role, 'team', teams.name, teams.organization_id, project_id from team_project_roles
    join teams on teams.id = team_id where ${isAsked}
    union all
    select role, 'invitation', username, organization_id, ${inNoProject} from invitation_organization_roles
    join organization_invitations on organization_invitations.id = invitation_id where ${isAsked}
    union all
    select role, 'invitation', username, organization_id, project_id from project_invitation_roles
    join project_invitations on project_invitations.id = project_invitation_id
    join organization_invitations on organization_invitations.id = project_invitations.invitation_id
    where ${isAsked}`;
}
