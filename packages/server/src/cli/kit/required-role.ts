import { requirementOf } from '@sallyport/client';
import { type Permission, permissions, rolesGranting } from '../../domain/permissions.js';
import { organizationRoles, projectRoles } from '../../domain/roles.js';
import type { OperationId } from './command.js';

/**
 * What role the operations of a command take, as a sentence; undefined where they take none. Where they differ, each
 * need names its operation.
 */
export function requiredRole(operations: readonly OperationId[], what = 'this command'): string | undefined {
  const needs = operations
    .map((operationId) => ({ operationId, text: needOf(operationId) }))
    // Asked on the way to another operation, as anybody.
    .filter(({ operationId }) => operationId !== 'getIpInfo');
  const [first] = needs;
  const isOne = needs.every(({ text }) => text === first?.text);
  const said = isOne ? needs.slice(0, 1) : needs;
  const texts = said.flatMap(({ operationId, text }) =>
    text === undefined ? [] : [isOne ? text : `${text} for ${operationId}`],
  );
  return texts.length === 0 ? undefined : `To use ${what}, you need ${texts.join(', and ')}.`;
}

function needOf(operationId: OperationId): string | undefined {
  const { permission, alsoNeeds } = requirementOf(operationId);
  const { permission: further, unless } = alsoNeeds ?? { permission: '' };
  const isImplied =
    isPermission(permission) && isPermission(further) && !unless && holdBoth(permission, further);
  const needs = [
    ...(isPermission(permission) && !isImplied ? [rolesText(permission)] : []),
    ...(isPermission(further)
      ? [rolesText(further) + (unless === undefined ? '' : ` unless ${unless}`)]
      : []),
  ];
  return needs.length === 0 ? undefined : needs.join(', and ');
}

/** Whether every role that holds the further permission holds the first as well. */
function holdBoth(first: Permission, further: Permission): boolean {
  return rolesGranting(further).every((role) => rolesGranting(first).includes(role));
}

/** The roles that hold a permission, by the names people know; all roles of a kind are said in words. */
function rolesText(permission: Permission): string {
  const granting: readonly string[] = rolesGranting(permission);
  const held = [organizationRoles, projectRoles].map((all) => ({
    isAll: all.every(({ role }) => granting.includes(role)),
    names: all.filter(({ role }) => granting.includes(role)).map(({ displayName }) => displayName),
  }));
  const names = held.flatMap(({ isAll, names: some }) => (isAll ? [] : some));
  const kinds = ['any organization role', 'any project role'].filter((_text, index) => held[index]?.isAll);
  return `${names.length === 0 ? '' : 'the role '}${alternatives([...names, ...kinds])}`;
}

function alternatives(texts: readonly string[]): string {
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((text) => text !== '').join(' or ');
}

function isPermission(requirement: string): requirement is Permission {
  return permissions.some((permission) => permission === requirement);
}
