import { type Permission, rolesGranting } from '../../domain/permissions.js';
import { organizationRoles, projectRoles } from '../../domain/roles.js';
import type { Operation } from '../operation.js';
import { code, codes } from './markdown-code.js';

/** The roles that hold a permission, in Markdown; all roles of a kind are said in words. */
export function grantingRoles(permission: Permission): string {
  const granting: readonly string[] = rolesGranting(permission);
  return [
    namesOf(granting, organizationRoles, 'every organization role'),
    namesOf(granting, projectRoles, 'every project role'),
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function namesOf(granting: readonly string[], kind: readonly { role: string }[], all: string): string {
  const names = kind.map(({ role }) => role).filter((role) => granting.includes(role));
  return names.length === kind.length ? all : codes(names);
}

/** What the service asks for beyond admission, in Markdown; empty where nothing. */
export function alsoNeeded({ reach }: Operation): string {
  if (reach?.needs === undefined) return '';
  const { permission, unless } = reach.needs;
  return `${code(permission)}${unless === undefined ? '' : `, unless ${unless}`}`;
}
