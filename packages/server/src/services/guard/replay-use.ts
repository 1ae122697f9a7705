import { guardBounds } from '../../domain/bounds/guard.js';
import type { GuardDefinition } from '../../domain/guard/definition.js';
import { createReplay } from '../../domain/guard/replay.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { type ApiUse, listApiUse } from '../../store/queries/api-use.js';
import { rolesOfCredentials } from '../../store/queries/credential-roles.js';
import type { GuardedApi } from '../../store/queries/guarded-apis.js';
import type { Services } from '../services.js';

/** Calls of the last week that a definition would refuse. */
export interface Replay {
  /** How many credentials called. */
  readonly callers: number;
  /** How many of them would be refused something. */
  readonly refusedCallers: number;
  /** The most frequent of what would be refused; those of the organization by name. */
  readonly refused: readonly {
    /** Undefined: of another organization. */
    readonly name: string | undefined;
    readonly route: string;
    readonly calls: number;
    /** The permission that is missing; undefined: there is no such route any more. */
    readonly missing: string | undefined;
  }[];
}

const WEEK_MS = 7 * DAY_MS;

/** Compares what was let through in the last week, with the roles of today, with a definition. */
export async function replayUse(
  { store, now }: Pick<Services, 'store' | 'now'>,
  api: GuardedApi,
  definition: GuardDefinition,
): Promise<Replay> {
  const { reader } = store;
  const isOpen = api.openTo === 'installation';
  const uses = await listApiUse(reader, {
    api: api.name,
    organizationId: isOpen ? undefined : api.organizationId,
    from: now() - WEEK_MS,
    limit: guardBounds.usesReplayed.most,
  });
  if (uses.length === 0) return { callers: 0, refusedCallers: 0, refused: [] };
  const ids = [...new Set(uses.map(({ credentialId }) => credentialId))];
  const roles = await rolesOfCredentials(reader, ids);
  const judge = createReplay(definition);
  const refused = uses.flatMap((use) => {
    const inProject = roles.projects
      .get(use.credentialId)
      ?.find(({ projectId }) => projectId === use.projectId);
    const refusal = judge({
      route: use.route,
      rolesInOrganization: roles.organization.get(use.credentialId) ?? [],
      rolesInProject: inProject?.roles ?? [],
    });
    return refusal === undefined
      ? []
      : { use, missing: refusal === 'no route' ? undefined : refusal.missing };
  });
  return {
    callers: ids.length,
    refusedCallers: new Set(refused.map(({ use }) => use.credentialId)).size,
    refused: refused
      .slice(0, guardBounds.holdersNamed.most)
      .map(({ use, missing }) => ({ name: nameFor(api, use), route: use.route, calls: use.calls, missing })),
  };
}

function nameFor(api: GuardedApi, { name, organizationId }: ApiUse): string | undefined {
  return organizationId === api.organizationId ? name : undefined;
}
