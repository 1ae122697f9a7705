import { Type } from 'typebox';
import { int32, int64, named, nullable, paginated } from './common.js';
import { GuardedApiView } from './guard.js';

const calls = { allowed: int64({ minimum: 0 }), refused: int64({ minimum: 0 }) };

const { activeVersion, createdAt, mode, name, openTo, title } = GuardedApiView.properties;

/** A guarded API in a list, with what tells at a glance how it is used. */
const GuardedApiOverview = named(
  'GuardedApiOverview',
  Type.Object({
    activeVersion,
    createdAt,
    gateCount: int32({ minimum: 0 }),
    lastWeek: Type.Object(calls, {
      description:
        'Calls of credentials of the organization in the last seven days, the present one included',
    }),
    mode,
    name,
    openTo,
    routeCount: int32({ minimum: 0 }),
    title,
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
