import type { ProjectLimit } from '../../../../domain/limits.js';
import type { EffectiveLimit } from '../../../../services/projects/limits.js';
import type { DataFederationLimit, DefaultGroupLimitResponse } from '../schemas/limits.js';

/** A size, not a count: nothing uses it up. */
const NOT_COUNTED = 'atlas.project.deployment.privateServiceConnectionsSubnetMask';

/** A limit of a project. Projects of this server have nothing that a limit counts, so usage is 0. */
export function presentProjectLimit({ limit, value }: EffectiveLimit): DataFederationLimit {
  return {
    ...(limit.name === NOT_COUNTED ? {} : { currentUsage: 0 }),
    ...(limit.defaultLimit === null ? {} : { defaultLimit: limit.defaultLimit }),
    ...(limit.maximumLimit === null ? {} : { maximumLimit: limit.maximumLimit }),
    name: limit.name,
    value,
  };
}

/** What holds where a project sets nothing. */
export function presentDefaultLimit(limit: ProjectLimit): DefaultGroupLimitResponse {
  return {
    defaultLimit: limit.defaultLimit,
    description: limit.description,
    maximumLimit: limit.maximumLimit,
    name: limit.constant,
  };
}
