import type { RolesInProject } from '../../domain/roles.js';
import { LONGEST_SESSION_SECONDS } from '../../domain/session-times.js';
import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import { send, type Writer } from '../writer.js';

/** A person with all roles that count: direct ones, and those of their teams. */
export interface UserForAuthentication {
  readonly id: string;
  readonly username: string;
  readonly organizationRoles: ReadonlyMap<string, readonly string[]>;
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  /** The strictest time-outs of their organizations; `idleMs` null: none. */
  readonly sessionLimits: { readonly absoluteMs: number; readonly idleMs: number | null };
  /** Those of the organizations that ask their people for a second factor, and the projects there with a role. */
  readonly needingSecondFactor: {
    readonly organizationIds: ReadonlySet<string>;
    readonly projectIds: ReadonlySet<string>;
  };
}

const name = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('users').select('username').where('id', '=', id),
);

const rolesInOrganizations = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader
    .selectFrom('user_organization_roles')
    .select(['organization_id as scope', 'role'])
    .where('user_id', '=', id)
    .orderBy('role'),
);

const signInSettings = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('organizations')
    .select([
      'id',
      'absolute_session_timeout_seconds as absolute',
      'idle_session_timeout_seconds as idle',
      'multi_factor_auth_required as asksForSecondFactor',
    ])
    .where('id', 'in', ids),
);

// A union drops what is granted both ways.
const rolesInProjects = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader
    .selectFrom('user_project_roles')
    .innerJoin('projects', 'projects.id', 'user_project_roles.project_id')
    .select(['project_id as scope', 'role', 'projects.organization_id as organizationId'])
    .where('user_id', '=', id)
    .union(
      reader
        .selectFrom('team_users')
        .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
        .innerJoin('projects', 'projects.id', 'team_project_roles.project_id')
        .select([
          'team_project_roles.project_id as scope',
          'team_project_roles.role',
          'projects.organization_id as organizationId',
        ])
        .where('team_users.user_id', '=', id),
    )
    .orderBy('role'),
);

/** Effective roles are put together here and nowhere else; what roles imply of each other is in domain/permissions.ts. */
export async function findUserForAuthentication(
  reader: Reader,
  id: string,
): Promise<UserForAuthentication | null> {
  const user = await name.first(reader, { id });
  if (!user) return null;
  const organizationRoles = await rolesInOrganizations.all(reader, { id });
  // Never an empty list, which PostgreSQL does not know.
  const ids = [...new Set(organizationRoles.map(({ scope }) => scope)), ''];
  const settings = await signInSettings.all(reader, { ids });
  const projectRoles = await rolesInProjects.all(reader, { id });
  const asking = new Set(settings.filter((each) => each.asksForSecondFactor === 1).map((each) => each.id));
  return {
    id,
    username: user.username,
    organizationRoles: byScope(organizationRoles),
    projectRoles: byScope(projectRoles),
    sessionLimits: {
      absoluteMs: 1000 * (strictest(settings.map(({ absolute }) => absolute)) ?? LONGEST_SESSION_SECONDS),
      idleMs: inMs(strictest(settings.map(({ idle }) => idle))),
    },
    needingSecondFactor: {
      organizationIds: asking,
      projectIds: new Set(
        projectRoles.filter((each) => asking.has(each.organizationId)).map(({ scope }) => scope),
      ),
    },
  };
}

function strictest(timeouts: readonly (number | null)[]): number | null {
  const set = timeouts.filter((each) => each !== null);
  return set.length === 0 ? null : Math.min(...set);
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

function byScope(
  granted: readonly { readonly scope: string; readonly role: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = groupBy(granted, ({ scope }) => scope);
  return new Map([...groups].map(([scope, rows]) => [scope, rows.map(({ role }) => role)]));
}

/** Which membership is meant. */
interface Membership {
  readonly userId: string;
  readonly organizationId: string;
}

/** Gives a person these roles in an organization beside those that are held there. */
export async function insertUserOrganizationRoles(
  database: Writer,
  { userId, organizationId }: Membership,
  roles: readonly string[],
): Promise<void> {
  await database
    .insertInto('user_organization_roles')
    .values(roles.map((role) => ({ user_id: userId, organization_id: organizationId, role })))
    .execute();
}

export async function deleteUserOrganizationRoles(
  database: Writer,
  { userId, organizationId }: Membership,
): Promise<void> {
  await send(
    database,
    database
      .deleteFrom('user_organization_roles')
      .where('user_id', '=', userId)
      .where('organization_id', '=', organizationId),
  );
}

/** Makes these the roles that a person holds directly in a project; none takes the person out of it. */
export async function replaceUserProjectRoles(
  database: Writer,
  userId: string,
  { projectId, roles }: RolesInProject,
): Promise<void> {
  await send(
    database,
    database
      .deleteFrom('user_project_roles')
      .where('user_id', '=', userId)
      .where('project_id', '=', projectId),
  );
  if (roles.length === 0) return;
  await database
    .insertInto('user_project_roles')
    .values(roles.map((role) => ({ user_id: userId, project_id: projectId, role })))
    .execute();
}
