import { type Static, Type } from 'typebox';
import { int64, named, nullable, paginated, stringEnum } from './common.js';

/** A limit in force and, where it was changed, what it is by default. */
const limitValue = (name: string) =>
  named(name, Type.Object({ defaultValue: Type.Optional(nullable(int64())), value: Type.Optional(int64()) }));

const RateLimitEndpointSetEndpoint = named(
  'RateLimitEndpointSetEndpoint',
  Type.Object({
    method: Type.Optional(stringEnum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH'])),
    path: Type.Optional(Type.String()),
  }),
);

/** One token bucket: `refillRate` tokens come back every `refillDurationSeconds`, up to `capacity`. */
export type RateLimitEndpointSetResponse = Static<typeof RateLimitEndpointSetResponse>;
export const RateLimitEndpointSetResponse = named(
  'RateLimitEndpointSetResponse',
  Type.Object({
    capacity: Type.Optional(limitValue('RateLimitEndpointSetCapacity')),
    endpointSetId: Type.Optional(Type.String()),
    endpointSetName: Type.Optional(Type.String()),
    endpoints: Type.Optional(Type.Array(RateLimitEndpointSetEndpoint, { maxItems: 100, uniqueItems: true })),
    refillDurationSeconds: Type.Optional(limitValue('RateLimitEndpointSetRefillDurationSeconds')),
    refillRate: Type.Optional(limitValue('RateLimitEndpointSetRefillRate')),
    scope: Type.Optional(stringEnum(['IP', 'GROUP', 'ORGANIZATION', 'USER'])),
  }),
);

export const PaginatedRateLimitEndpointSets = paginated(
  'PaginatedRateLimitEndpointSets',
  RateLimitEndpointSetResponse,
);
