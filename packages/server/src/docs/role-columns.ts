import { type Permission, rolePermissions } from '../domain/permissions.js';
import { organizationRoles, projectRoles } from '../domain/roles.js';
import type { Operation } from '../http/operation.js';

/** Roles that allow the same, the weakest last. */
export type RoleColumn = readonly (keyof typeof rolePermissions)[];

/** All roles, put together where one allows what the other does; those of organizations come first. */
export const roleColumns: readonly RoleColumn[] = [organizationRoles, projectRoles].flatMap((kind) => {
  const columns = new Map<string, RoleColumn>();
  for (const { role } of kind) {
    const allowed = [...rolePermissions[role]].sort().join();
    columns.set(allowed, [...(columns.get(allowed) ?? []), role]);
  }
  return [...columns.values()];
});

/** Whether roles allow an operation: in no case, in some (the operation says which), or always. */
export type Allowed = 'no' | 'partly' | 'yes';

/** Whether the roles of a column alone allow an operation that asks for a role. */
export function allowedTo([role]: RoleColumn, operation: Operation): Allowed {
  const holds = (permission: Permission) => role !== undefined && rolePermissions[role].includes(permission);
  const { permission, reach } = operation;
  const alsoNeeds = reach?.needs;
  if (isPermission(permission) && !holds(permission)) return 'no';
  if (alsoNeeds === undefined || holds(alsoNeeds.permission)) return 'yes';
  return alsoNeeds.unless === undefined ? 'no' : 'partly';
}

/** Whether it takes a role to be let in, and not only to be known. */
export function asksForRole({ permission, reach }: Operation): boolean {
  return isPermission(permission) || reach?.needs !== undefined;
}

function isPermission(permission: Operation['permission']): permission is Permission {
  return permission.includes('.');
}
