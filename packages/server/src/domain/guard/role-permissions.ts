import { rolesWithPermissions } from './built-in-roles.js';
import type { CustomRole, GuardDefinition } from './definition.js';

/** What roles permit in one guarded API. Unknown roles, and roles held in the wrong scope, permit nothing. */
export interface RolePermissions {
  /** Whether roles of an organization and of one of its projects hold a permission together. */
  permit(
    permission: string,
    rolesInOrganization: readonly string[],
    rolesInProject: readonly string[],
  ): boolean;
  /** Whether roles of an organization permit anything at all: then they reach into its projects. */
  permitAnything(rolesInOrganization: readonly string[]): boolean;
  /** The roles that hold a permission when they are granted in the scope or above it, the narrowest first. */
  rolesWith(permission: string, scope: Scope): readonly string[];
  /** Roles times permissions: as many as the lists of all roles can hold. */
  readonly size: number;
}

type Scope = CustomRole['scope'];

/** A set of permissions, a bit for each, as words of 32. */
type Bits = Uint32Array;

export function createRolePermissions(
  definition: Pick<GuardDefinition, 'permissions' | 'roles'>,
): RolePermissions {
  const placeOf = new Map(definition.permissions.map(({ name }, place) => [name, place]));
  const words = Math.ceil(placeOf.size / 32);
  const own = new Set(definition.roles.map(({ role }) => role));
  const roles = [...rolesWithPermissions(definition)]
    .map(([role, permissions]) => ({ role, permissions, scope: scopeOf(role) }))
    // Sallyport's own roles permit more than what they do in this API.
    .sort(
      (a, b) =>
        a.permissions.length - b.permissions.length || Number(own.has(b.role)) - Number(own.has(a.role)),
    );

  function bitsOf(permissions: readonly string[]): Bits {
    const bits = new Uint32Array(words);
    for (const name of permissions) {
      const place = placeOf.get(name);
      if (place !== undefined) bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    return bits;
  }

  function unionsIn(scope: Scope): (list: readonly string[]) => Bits {
    const bitsByRole = new Map(
      roles
        .filter((each) => each.scope === scope)
        .map(({ role, permissions }) => [role, bitsOf(permissions)]),
    );
    return createUnions(bitsByRole, words);
  }

  const inOrganization = unionsIn('organization');
  const inProject = unionsIn('project');

  return {
    size: roles.length * placeOf.size,
    permit(permission, rolesInOrganization, rolesInProject) {
      const place = placeOf.get(permission);
      if (place === undefined) return false;
      const word = place >>> 5;
      const held = (inOrganization(rolesInOrganization)[word] ?? 0) | (inProject(rolesInProject)[word] ?? 0);
      return (held & (1 << (place & 31))) !== 0;
    },
    permitAnything: (rolesInOrganization) => inOrganization(rolesInOrganization).some((word) => word !== 0),
    rolesWith: (permission, scope) =>
      roles.flatMap((each) =>
        each.permissions.includes(permission) && (each.scope === scope || each.scope === 'organization')
          ? each.role
          : [],
      ),
  };
}

/** Every role says by its first word where it is granted. */
function scopeOf(role: string): Scope {
  return role.startsWith('ORG_') ? 'organization' : 'project';
}

/** What lists of roles permit together. Credentials share equal lists (access/shared-values.ts), so each is looked up once. */
function createUnions(
  bitsByRole: ReadonlyMap<string, Bits>,
  words: number,
): (list: readonly string[]) => Bits {
  const known = new WeakMap<readonly string[], Bits>();
  return (list) => {
    const remembered = known.get(list);
    if (remembered !== undefined) return remembered;
    const union = new Uint32Array(words);
    for (const role of list)
      for (const [word, bits] of bitsByRole.get(role)?.entries() ?? [])
        union[word] = (union[word] ?? 0) | bits;
    known.set(list, union);
    return union;
  };
}
