import type { RoleOption } from '../kit/RoleMenu.js';
import type { ListFilter } from './list-filter.js';

/** A filter by a role, those of guarded APIs among them. One that cannot be granted any more may be held still. */
export function roleFilter<Query extends { readonly role?: string }>(
  roles: readonly RoleOption[],
): ListFilter<Query> {
  return {
    name: 'role',
    label: 'Role',
    choices: roles.map(({ role, displayName, group }) => ({
      value: role,
      label: group === undefined ? displayName : `${displayName} · ${group}`,
    })),
    isValue: (value) => /^(?:ORG|GROUP)_[A-Z0-9_]+$/.test(value),
    query: (role) => ({ role }) as Partial<Query>,
  };
}
