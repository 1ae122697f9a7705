import { guardBounds } from '../../domain/bounds/guard.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { CustomRole } from '../../domain/guard/definition.js';
import {
  findRoleHolders,
  type RoleHolder,
  type RoleHolders,
} from '../../store/queries/custom-role-holders.js';
import {
  findCustomRoles,
  listRolesOfApi,
  replaceRolesOfApi,
  type StoredCustomRole,
} from '../../store/queries/custom-roles.js';
import type { Reader, WriteTransaction } from '../../store/store.js';

/** The roles of an API as they are to be. */
export interface PlannedRoles {
  readonly roles: readonly CustomRole[];
  /** Those that are gone and that somebody holds. */
  readonly retired: readonly StoredCustomRole[];
}

/**
 * What becomes of the roles of an API. Refuses those of other APIs and those that somebody holds without an API; and, unless
 * they may be retired, to take away one that somebody holds.
 */
export async function planRoles(
  reader: Reader,
  /** `id` undefined: a new API. */
  api: { readonly id: string | undefined; readonly organizationId: string },
  roles: readonly CustomRole[],
  { retire }: { readonly retire: boolean },
): Promise<PlannedRoles> {
  const before = api.id === undefined ? [] : await listRolesOfApi(reader, api.id);
  const known = new Set(before.map(({ role }) => role));
  const wanted = new Set(roles.map(({ role }) => role));
  await requireAvailable(
    reader,
    api.organizationId,
    [...wanted].filter((role) => !known.has(role)),
  );
  const gone = before.filter(({ role }) => !wanted.has(role));
  const held = await holdersOf(reader, gone);
  const retired = gone.filter(({ role }) => held.counts.has(role));
  if (!retire) {
    const { counts } = held;
    const refused = retired.filter(({ retiredAt }) => retiredAt === null).map(({ role }) => role);
    if (refused.length > 0)
      throw rolesGranted(api.organizationId, {
        counts: new Map(refused.map((role) => [role, counts.get(role) ?? 0])),
        first: held.first.filter(({ role }) => refused.includes(role)),
      });
  }
  return { roles, retired };
}

export async function setRolesOfApi(
  { database, now }: WriteTransaction,
  apiId: string,
  { roles, retired }: PlannedRoles,
): Promise<void> {
  const left = retired.map((role) => ({ ...role, retiredAt: role.retiredAt ?? now }));
  await replaceRolesOfApi(database, apiId, roles, left);
}

/** Refuses to end an API while somebody holds a role of it, unless the grants may stay. */
export async function requireNobodyHolds(
  reader: Reader,
  api: { readonly id: string; readonly organizationId: string },
): Promise<void> {
  const held = await holdersOf(reader, await listRolesOfApi(reader, api.id));
  if (held.counts.size > 0) throw rolesGranted(api.organizationId, held);
}

async function requireAvailable(
  reader: Reader,
  organizationId: string,
  added: readonly string[],
): Promise<void> {
  const [taken] = await findCustomRoles(reader, added);
  if (taken !== undefined) {
    const owner =
      taken.organizationId === organizationId ? `the guarded API ${taken.apiName}` : 'another guarded API';
    throw new RefusalError(refuse('GUARD_ROLE_NOT_AVAILABLE', taken.role, `belongs to ${owner}`));
  }
  const strays = await findRoleHolders(reader, added, guardBounds.holdersNamed.most);
  const [stray] = strays.first;
  if (stray === undefined) return;
  const text = `is still granted to ${holdersText(organizationId, strays)}, although no API defines it`;
  throw new RefusalError(refuse('GUARD_ROLE_NOT_AVAILABLE', stray.role, text));
}

function holdersOf(reader: Reader, roles: readonly StoredCustomRole[]): Promise<RoleHolders> {
  return findRoleHolders(
    reader,
    roles.map(({ role }) => role),
    guardBounds.holdersNamed.most,
  );
}

function rolesGranted(organizationId: string, held: RoleHolders): RefusalError {
  const roles = [...held.counts.keys()].sort().join(', ');
  return new RefusalError(refuse('GUARD_ROLES_GRANTED', roles, holdersText(organizationId, held)));
}

const KINDS: Readonly<Record<RoleHolder['kind'], string>> = {
  api_key: 'API key ',
  service_account: 'service account ',
  user: '',
  team: 'team ',
  invitation: 'invited ',
};

/** `API key abcdefgh, ada@example.com and 12 more`: those of other organizations are counted only. */
export function holdersText(organizationId: string, { counts, first }: RoleHolders): string {
  const own = first.filter((holder) => holder.organizationId === organizationId);
  const names = [...new Set(own.map(({ kind, name }) => `${KINDS[kind]}${name}`))];
  const further = [...counts.values()].reduce((sum, count) => sum + count, 0) - own.length;
  if (names.length === 0) return `${further} in other organizations`;
  return `${names.join(', ')}${further > 0 ? ` and ${further} more` : ''}`;
}
