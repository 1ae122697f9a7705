import type { EffectiveLimit } from '../../changes/projects/limits.js';
import type { ProjectLimit } from '../../domain/limits.js';
import type { DataFederationLimit, DefaultGroupLimitResponse } from '../schemas/limits.js';

/** A size, not a count: nothing uses it up. */
const NOT_COUNTED = 'atlas.project.deployment.privateServiceConnectionsSubnetMask';

/** A limit of a project, with what is used up of it. */
export function presentProjectLimit({ limit, value, currentUsage }: EffectiveLimit): DataFederationLimit {
  return {
    ...(limit.name === NOT_COUNTED ? {} : { currentUsage }),
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
