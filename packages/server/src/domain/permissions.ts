import {
  isOrganizationRole,
  isProjectRole,
  type OrganizationRole,
  organizationRoles,
  type ProjectRole,
  projectRoles,
} from './roles.js';

/**
 * What operations need. `organization.*` is asked of the organization in the path, `project.*` of the project.
 * Either kind has bits of its own in a `PermissionSet`, so at most 31 of each fit.
 */
export const permissions = [
  'organization.read',
  'organization.write',
  'organization.delete',
  'organization.settings.read',
  'organization.settings.write',
  'organization.apiKeys.read',
  'organization.apiKeys.write',
  'organization.serviceAccounts.read',
  'organization.serviceAccounts.write',
  'organization.events.read',
  'organization.users.read',
  'organization.users.write',
  'organization.invitations.write',
  'organization.teams.read',
  'organization.teams.write',
  'organization.projects.create',
  'project.read',
  'project.write',
  'project.delete',
  'project.settings.read',
  'project.settings.write',
  'project.limits.read',
  'project.limits.write',
  'project.apiKeys.read',
  'project.apiKeys.write',
  'project.apiKeys.assign',
  'project.serviceAccounts.read',
  'project.serviceAccounts.write',
  'project.serviceAccounts.accessList',
  'project.events.read',
  'project.users.read',
  'project.users.write',
  'project.invitations.write',
  'project.teams.read',
  'project.teams.write',
  'project.accessList.read',
  'project.accessList.write',
] as const;

export type Permission = (typeof permissions)[number];

type Role = OrganizationRole | ProjectRole;

const isOrganizationPermission = (permission: Permission) => permission.startsWith('organization.');
const isRead = (permission: Permission) => permission.endsWith('read');

const everythingInOrganization = permissions.filter(isOrganizationPermission);
const everythingInProject = permissions.filter((permission) => !isOrganizationPermission(permission));
const readOrganization = everythingInOrganization.filter(isRead);
const readProject = everythingInProject.filter(isRead);

// Members do not see service accounts: listing them needs Organization Read Only (published role requirements).
const member = readOrganization.filter((permission) => permission !== 'organization.serviceAccounts.read');

/**
 * The one table of what each role permits, after the least roles that the public API names per operation. The
 * `project.*` permissions of an organization role hold in every project of the organization.
 */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  ORG_OWNER: permissions,
  ORG_GROUP_CREATOR: [...member, 'organization.projects.create'],
  ORG_BILLING_ADMIN: member,
  ORG_BILLING_READ_ONLY: member,
  ORG_STREAM_PROCESSING_ADMIN: [...readOrganization, ...readProject],
  ORG_READ_ONLY: [...readOrganization, ...readProject],
  ORG_MEMBER: member,
  GROUP_OWNER: everythingInProject,
  // Whoever manages the keys of a project may grant them any project role, Project Owner included. Bringing a
  // key of the organization into the project (`assign`) stays with the owner.
  GROUP_USER_ADMIN: [
    ...readProject,
    'project.apiKeys.write',
    'project.serviceAccounts.write',
    'project.serviceAccounts.accessList',
    'project.users.write',
    'project.invitations.write',
    'project.teams.write',
  ],
  GROUP_CLUSTER_MANAGER: readProject,
  GROUP_REPLICA_SET_MANAGER: readProject,
  GROUP_STREAM_PROCESSING_OWNER: readProject,
  GROUP_AUTOMATION_ADMIN: readProject,
  GROUP_BACKUP_ADMIN: readProject,
  GROUP_BACKUP_MANAGER: readProject,
  GROUP_MONITORING_ADMIN: readProject,
  GROUP_DATABASE_ACCESS_ADMIN: readProject,
  GROUP_DATA_ACCESS_ADMIN: readProject,
  GROUP_DATA_ACCESS_READ_WRITE: readProject,
  GROUP_DATA_ACCESS_READ_ONLY: readProject,
  GROUP_SEARCH_INDEX_EDITOR: readProject,
  GROUP_OBSERVABILITY_VIEWER: readProject,
  GROUP_READ_ONLY: readProject,
};

/** The permissions of one principal in one scope. Equal sets are the same object, however many hold them. */
export interface PermissionSet {
  readonly bits: number;
  has(permission: Permission): boolean;
}

/** One kind of permissions: which bit each has, and which bits each role holds. */
interface PermissionKind {
  readonly bitOf: ReadonlyMap<Permission, number>;
  readonly maskOfRole: ReadonlyMap<string, number>;
  /** Bounded: there are only as many sets as the few dozen roles have distinct unions. */
  readonly interned: Map<number, PermissionSet>;
}

function permissionKind(list: readonly Permission[]): PermissionKind {
  const bitOf = new Map(list.map((permission, position) => [permission, 1 << position]));
  const maskOf = (held: readonly Permission[]) =>
    held.reduce((bits, permission) => bits | (bitOf.get(permission) ?? 0), 0);
  const maskOfRole = new Map(Object.entries(rolePermissions).map(([role, held]) => [role, maskOf(held)]));
  return { bitOf, maskOfRole, interned: new Map() };
}

// The console has no use for them: its build leaves out what is pure and not used.
const inOrganization = /* @__PURE__ */ permissionKind(everythingInOrganization);
const inProject = /* @__PURE__ */ permissionKind(everythingInProject);

function permissionSet(kind: PermissionKind, bits: number): PermissionSet {
  const known = kind.interned.get(bits);
  if (known !== undefined) return known;
  const set: PermissionSet = {
    bits,
    has: (permission) => (bits & (kind.bitOf.get(permission) ?? 0)) !== 0,
  };
  kind.interned.set(bits, set);
  return set;
}

function unionOf(kind: PermissionKind, roles: readonly string[], counts: (role: string) => boolean): number {
  let bits = 0;
  for (const role of roles) if (counts(role)) bits |= kind.maskOfRole.get(role) ?? 0;
  return bits;
}

/** What the organization roles permit in the organization. Unknown roles and project roles permit nothing. */
export function permissionsOf(rolesInOrganization: readonly string[]): PermissionSet {
  return permissionSet(inOrganization, unionOf(inOrganization, rolesInOrganization, isOrganizationRole));
}

/**
 * What the two kinds of roles together permit in a project: the roles held in its organization and the roles held
 * in the project itself. Unknown roles, and roles given in the wrong list, permit nothing.
 */
export function projectPermissionsOf(
  rolesInOrganization: readonly string[],
  rolesInProject: readonly string[],
): PermissionSet {
  const implied = unionOf(inProject, rolesInOrganization, isOrganizationRole);
  const granted = unionOf(inProject, rolesInProject, isProjectRole);
  return permissionSet(inProject, implied | granted);
}

/** The roles that hold a permission, strongest first, for refusals and the roles reference. */
export function rolesGranting(permission: Permission): readonly Role[] {
  const roles: readonly Role[] = [...organizationRoles, ...projectRoles].map(({ role }) => role);
  return roles.filter((role) => rolePermissions[role].includes(permission));
}

/** The role with the permission that permits least beside it; `undefined` for what is no permission of ours. */
export function narrowestRoleWith(permission: string): Role | undefined {
  if (!isPermission(permission)) return undefined;
  const kind = isOrganizationPermission(permission) ? organizationRoles : projectRoles;
  const roles = new Set<Role>(kind.map(({ role }) => role));
  // Of equal ones the last, because they are listed from the strongest on.
  return rolesGranting(permission)
    .filter((role) => roles.has(role))
    .reduce<Role | undefined>(
      (least, role) =>
        least === undefined || rolePermissions[role].length <= rolePermissions[least].length ? role : least,
      undefined,
    );
}

function isPermission(text: string): text is Permission {
  return (permissions as readonly string[]).includes(text);
}
