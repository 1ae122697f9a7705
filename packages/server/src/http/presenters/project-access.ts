import type { ProjectAccess } from '../../services/access/list-project-access.js';
import type { HolderKind } from '../../store/queries/project-holders.js';
import type { GroupAccess, holderKinds } from '../schemas/project-access.js';
import { wireTimeOrNull } from '../wire/render.js';

type WireKind = (typeof holderKinds)[number];

const kinds = {
  USER: 'user',
  TEAM: 'team',
  API_KEY: 'api_key',
  SERVICE_ACCOUNT: 'service_account',
} as const satisfies Record<WireKind, HolderKind>;

/** One kind in the words of the store, or all. */
export function readHolderKinds(kind: WireKind | undefined): readonly HolderKind[] {
  return kind === undefined ? Object.values(kinds) : [kinds[kind]];
}

export function presentProjectAccess(access: ProjectAccess): GroupAccess {
  return {
    detail: access.detail.trim(),
    expiresAt: wireTimeOrNull(access.expiresAt),
    id: access.handle,
    kind: access.kind.toUpperCase() as WireKind,
    levels: [...access.levels],
    name: access.name,
    through: access.sources.map(({ kind, roles, team }) => ({
      kind: kind.toUpperCase() as Uppercase<typeof kind>,
      roles: [...roles],
      teamId: team?.id ?? null,
      teamName: team?.name ?? null,
    })),
  };
}
