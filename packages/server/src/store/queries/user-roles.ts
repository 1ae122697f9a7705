import type { Reader } from '../store.js';

/** A person with all roles that count: direct ones, and those of their teams. */
export interface UserForAuthentication {
  readonly id: string;
  readonly username: string;
  readonly organizationRoles: ReadonlyMap<string, readonly string[]>;
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  /** The strictest time-outs of their organizations; `idleMs` null: none. */
  readonly sessionLimits: { readonly absoluteMs: number; readonly idleMs: number | null };
}

/** Twelve hours, as published for organizations that set nothing. */
const DEFAULT_ABSOLUTE_SECONDS = 43_200;

/** Effective roles are put together here and nowhere else; what roles imply of each other is in domain/permissions.ts. */
export async function findUserForAuthentication(
  reader: Reader,
  id: string,
): Promise<UserForAuthentication | null> {
  const user = await reader.selectFrom('users').select('username').where('id', '=', id).executeTakeFirst();
  if (!user) return null;
  const organizationRoles = await reader
    .selectFrom('user_organization_roles')
    .select(['organization_id as scope', 'role'])
    .where('user_id', '=', id)
    .orderBy('role')
    .execute();
  const limits = await reader
    .selectFrom('organizations')
    .select((select) => [
      select.fn.min('absolute_session_timeout_seconds').as('absolute'),
      select.fn.min('idle_session_timeout_seconds').as('idle'),
    ])
    .where('id', 'in', [...new Set(organizationRoles.map(({ scope }) => scope)), ''])
    .executeTakeFirst();
  const direct = reader
    .selectFrom('user_project_roles')
    .select(['project_id as scope', 'role'])
    .where('user_id', '=', id);
  const throughTeams = reader
    .selectFrom('team_users')
    .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
    .select(['team_project_roles.project_id as scope', 'team_project_roles.role'])
    .where('team_users.user_id', '=', id);
  // A union drops what is granted both ways.
  const projectRoles = await direct.union(throughTeams).orderBy('role').execute();
  return {
    id,
    username: user.username,
    organizationRoles: byScope(organizationRoles),
    projectRoles: byScope(projectRoles),
    sessionLimits: {
      absoluteMs: (limits?.absolute ?? DEFAULT_ABSOLUTE_SECONDS) * 1000,
      idleMs: limits?.idle == null ? null : limits.idle * 1000,
    },
  };
}

function byScope(
  granted: readonly { readonly scope: string; readonly role: string }[],
): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, string[]>();
  for (const { scope, role } of granted) {
    const known = roles.get(scope);
    if (known) known.push(role);
    else roles.set(scope, [role]);
  }
  return roles;
}
