import type { EffectiveLimit } from '../../changes/projects/limits.js';
import type { PublishedLimit } from '../../domain/limits.js';
import type { DataFederationLimit, DefaultGroupLimitResponse } from '../schemas/limits.js';

/** A size, which nothing uses up, and one that was recorded without a count. */
const NOT_COUNTED = [
  'atlas.project.deployment.privateServiceConnectionsSubnetMask',
  'atlas.project.deployment.privateServiceConnectionsPerRegionGroup',
];

/** A limit of a project, with what is used up of it. */
export function presentProjectLimit({ limit, value, currentUsage }: EffectiveLimit): DataFederationLimit {
  return {
    ...(NOT_COUNTED.includes(limit.name) ? {} : { currentUsage }),
    ...(limit.defaultLimit === null ? {} : { defaultLimit: limit.defaultLimit }),
    ...(limit.maximumLimit === null ? {} : { maximumLimit: limit.maximumLimit }),
    name: limit.name,
    value,
  };
}

/** What holds where a project sets nothing. */
export function presentDefaultLimit(limit: PublishedLimit): DefaultGroupLimitResponse {
  return {
    defaultLimit: limit.defaultLimit,
    description: limit.description,
    maximumLimit: limit.maximumLimit,
    name: limit.constant,
  };
}
