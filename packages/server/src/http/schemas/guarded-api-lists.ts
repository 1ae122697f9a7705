import { Type } from 'typebox';
import { int32, int64, named, nullable, paginated } from './common.js';
import { GuardedApiView } from './guard.js';

const calls = { allowed: int64({ minimum: 0 }), refused: int64({ minimum: 0 }) };

/** A guarded API in a list, with what tells at a glance how it is used. */
const GuardedApiOverview = named(
  'GuardedApiOverview',
  Type.Object({
    ...GuardedApiView.properties,
    gateCount: int32({ minimum: 0 }),
    lastWeek: Type.Object(calls, {
      description:
        'Calls of credentials of the organization in the last seven days, the present one included',
    }),
    routeCount: int32({ minimum: 0 }),
  }),
);
export const PaginatedGuardedApis = paginated('PaginatedGuardedApis', GuardedApiOverview);

const RouteCallsView = named(
  'RouteCalls',
  Type.Object({
    ...calls,
    route: nullable(
      Type.String({
        description:
          'Method and path template; null where there is no such route, `*` where there were too many different calls to tell',
      }),
    ),
  }),
);
export const PaginatedRouteCalls = paginated('PaginatedRouteCalls', RouteCallsView);
