import { guardBounds } from '../bounds/guard.js';
import { isOrganizationRole, isProjectRole } from '../roles.js';
import type { CustomRole, GuardPermission } from './definition.js';
import { type DocumentPath, type Faults, quoted } from './faults.js';
import {
  readFlag,
  readList,
  readMap,
  readNames,
  readProperties,
  readText,
  readTitle,
} from './read-values.js';

const PERMISSION = /^[a-z][A-Za-z0-9_-]*(?:\.[a-z][A-Za-z0-9_-]*)*$/;
const ROLE = /^(ORG|GROUP)(?:_[A-Z0-9]+)+$/;
const PUBLIC = 'public';

/** What an API has that names no permissions: one for GET and HEAD, and one for all else. */
const BY_METHOD: readonly GuardPermission[] = [
  { name: 'read', title: 'Read', read: true },
  { name: 'write', title: 'Write', read: false },
];

export function readPermissions(value: unknown, faults: Faults): readonly GuardPermission[] {
  if (value === undefined || value === null) return BY_METHOD;
  const path: DocumentPath = ['permissions'];
  const map = readMap(value, path, faults);
  if (map === undefined) return [];
  const names = readNames(map, path, guardBounds.permissionsPerApi.most, 'permissions', faults);
  return names.map((name) => {
    const at = [...path, name];
    if (!PERMISSION.test(name) || name.length > guardBounds.guardName.most || name === PUBLIC)
      faults.add(
        at,
        `${quoted(name)} must be such as "orders.read", of at most ${guardBounds.guardName.most} characters`,
        'name',
      );
    return readPermission(name, map[name], at, faults);
  });
}

function readPermission(name: string, value: unknown, path: DocumentPath, faults: Faults): GuardPermission {
  if (value === undefined || value === null || typeof value === 'string')
    return { name, title: readTitle(value, path, name, faults), read: false };
  const map = readProperties(value, path, ['title', 'read'], faults) ?? {};
  return {
    name,
    title: readTitle(map.title, [...path, 'title'], name, faults),
    read: readFlag(map.read, [...path, 'read'], faults),
  };
}

export function readRoles(
  value: unknown,
  permissions: readonly GuardPermission[],
  faults: Faults,
): readonly CustomRole[] {
  if (value === undefined || value === null) return [];
  const path: DocumentPath = ['roles'];
  const map = readMap(value, path, faults);
  if (map === undefined) return [];
  const names = permissions.map(({ name }) => name);
  return readNames(map, path, guardBounds.rolesPerApi.most, 'roles', faults).map((role) => {
    const at = [...path, role];
    const problem = problemOfRole(role);
    if (problem !== undefined) faults.add(at, `${quoted(role)} ${problem}`, 'name');
    const properties = readProperties(map[role], at, ['title', 'permissions'], faults) ?? {};
    return {
      role,
      scope: role.startsWith('ORG_') ? 'organization' : 'project',
      title: readTitle(properties.title, [...at, 'title'], role, faults),
      permissions: readGranted(properties.permissions, [...at, 'permissions'], names, faults),
    };
  });
}

function problemOfRole(role: string): string | undefined {
  if (isOrganizationRole(role) || isProjectRole(role)) return 'is a role of Sallyport itself';
  if (!ROLE.test(role) || role.length > guardBounds.guardName.most)
    return (
      'must begin with ORG_ (granted in an organization) or GROUP_ (in a project), ' +
      `and have upper-case letters, digits and _, at most ${guardBounds.guardName.most}`
    );
  return undefined;
}

/** The permissions that names, `orders.*` and `*` stand for, each once. */
function readGranted(
  value: unknown,
  path: DocumentPath,
  names: readonly string[],
  faults: Faults,
): readonly string[] {
  const known = new Set(names);
  const granted = new Set<string>();
  const list = readList(value, path, faults);
  const most = guardBounds.permissionsPerApi.most;
  if (list.length === 0) faults.add(path, 'a role needs at least one permission');
  if (list.length > most) faults.add(path, `must not have more than ${most} permissions`);
  for (const [place, item] of list.slice(0, most).entries()) {
    const at = [...path, place];
    const text = readText(item, at, faults);
    if (text === undefined) continue;
    const found = matching(text, names, known);
    if (found.length === 0) faults.add(at, () => `there is no permission ${quoted(text, names)}`);
    for (const name of found) granted.add(name);
  }
  return [...granted];
}

function matching(text: string, names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  if (known.has(text)) return [text];
  if (text === '*') return names;
  return text.endsWith('.*') ? names.filter((name) => name.startsWith(text.slice(0, -1))) : [];
}
