import { organizationRoles, projectRoles } from '../../domain/roles.js';
import type { GateWithSecret } from '../../services/guard/gates.js';
import type { GuardedApiInUse } from '../../services/guard/list-apis.js';
import type { DefinitionPreview } from '../../services/guard/preview-definition.js';
import type { RouteCalls } from '../../store/queries/api-use.js';
import type { StoredCustomRole } from '../../store/queries/custom-roles.js';
import type { Gate } from '../../store/queries/gates.js';
import type { GuardedApi, GuardedApiVersion } from '../../store/queries/guarded-apis.js';
import type { GateView, GuardedApiView } from '../schemas/guard.js';
import { wireTime, wireTimeOrNull } from '../wire/render.js';

export function presentGuardedApi(api: GuardedApi): GuardedApiView {
  return {
    activeVersion: api.activeVersion,
    createdAt: wireTime(api.createdAt),
    mode: api.mode,
    name: api.name,
    openTo: api.openTo,
    title: api.title,
  };
}

export function presentGuardedApiOverview({ api, gateCount, lastWeek, routeCount }: GuardedApiInUse) {
  const { activeVersion, createdAt, mode, name, openTo, title } = presentGuardedApi(api);
  const { allowed, refused } = lastWeek;
  return {
    activeVersion,
    createdAt,
    gateCount,
    lastWeek: { allowed, refused },
    mode,
    name,
    openTo,
    routeCount,
    title,
  };
}

export function presentRouteCalls({ route, allowed, refused }: RouteCalls) {
  return { allowed, refused, route: route === '' ? null : route };
}

export function presentGuardedApiWithDefinition(api: GuardedApi, definition: string) {
  return {
    activeVersion: api.activeVersion,
    createdAt: wireTime(api.createdAt),
    definition,
    mode: api.mode,
    name: api.name,
    openTo: api.openTo,
    title: api.title,
  };
}

/** `definition` where it is shown along. */
export function presentVersion(
  { version, sha256, createdAt, createdBy }: GuardedApiVersion,
  { activeVersion }: GuardedApi,
  definition?: string,
) {
  return {
    createdAt: wireTime(createdAt),
    createdBy,
    ...(definition !== undefined && { definition }),
    isActive: version === activeVersion,
    sha256,
    version,
  };
}

export function presentPreview({ isNewApi, isNewVersion, replay, changes }: DefinitionPreview) {
  const { permissions, roles, routes, settings } = changes;
  return {
    isNewApi,
    isNewVersion,
    lastWeek: {
      callers: replay?.callers ?? 0,
      refused: (replay?.refused ?? []).map(({ name, route, calls, missing }) => ({
        calls,
        missingPermission: missing ?? null,
        name: name ?? null,
        route,
      })),
      refusedCallers: replay?.refusedCallers ?? 0,
    },
    permissions: { added: permissions.added, removed: permissions.removed },
    roles: roles.map(({ role, gains, loses, isNew, isGone, holderCount, holders }) => ({
      gains,
      ...(holderCount !== undefined && { holderCount, holders }),
      isGone,
      isNew,
      loses,
      role,
    })),
    routes: {
      added: routes.added,
      changed: routes.changed.map(({ route, before, after }) => ({ after, before, route })),
      removed: routes.removed,
    },
    settings,
  };
}

export function presentGate(gate: Gate): GateView {
  return {
    api: gate.apiName,
    cacheSeconds: gate.cacheSeconds,
    createdAt: wireTime(gate.createdAt),
    dialect: gate.dialect,
    hasSecret: gate.secretHash !== null,
    lastSeenAt: wireTimeOrNull(gate.lastSeenAt),
    name: gate.name,
    peers: [...gate.peers],
  };
}

export function presentGateWithSecret({ gate, secret }: GateWithSecret) {
  return { ...presentGate(gate), ...(secret !== undefined && { secret }) };
}

/** The roles that can be granted in a scope: Sallyport's own, then those of each API. */
export function presentGrantableRoles(
  scope: 'organization' | 'project',
  custom: readonly StoredCustomRole[],
) {
  const own = scope === 'organization' ? organizationRoles : projectRoles;
  const names = [...new Set(custom.map(({ apiName }) => apiName))];
  return {
    groups: [
      { api: null, roles: own.map(({ role, displayName }) => ({ role, title: displayName })), title: null },
      ...names.map((api) => {
        const roles = custom.filter(({ apiName }) => apiName === api);
        return {
          api,
          roles: roles.map(({ role, title }) => ({ role, title })),
          title: roles[0]?.apiTitle ?? api,
        };
      }),
    ],
  };
}
