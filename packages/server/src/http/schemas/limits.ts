import { type Static, Type } from 'typebox';
import { int32, int64, named, nullable, paginated, requestForm, someText } from './common.js';

/** A limit of one project. The name is the published one of a whole family of limits. */
export type DataFederationLimit = Static<typeof DataFederationLimit>;
export const DataFederationLimit = named(
  'DataFederationLimit',
  Type.Object({
    currentUsage: Type.Optional(int64({ readOnly: true })),
    defaultLimit: Type.Optional(int64({ readOnly: true })),
    maximumLimit: Type.Optional(int64({ readOnly: true })),
    name: Type.String({ readOnly: true }),
    value: int64(),
  }),
);

/** The reply of listGroupLimits: a bare array. */
export const DataFederationLimits = Type.Array(DataFederationLimit);

/** The body of setGroupLimit. The path names the limit, so the read-only `name` may be left out. */
export type DataFederationLimitRequest = Static<typeof DataFederationLimitRequest>;
export const DataFederationLimitRequest = requestForm(
  DataFederationLimit,
  Type.Object(
    { ...DataFederationLimit.properties, name: Type.Optional(someText({ readOnly: true })) },
    { additionalProperties: false },
  ),
);

export type DefaultGroupLimitResponse = Static<typeof DefaultGroupLimitResponse>;
export const DefaultGroupLimitResponse = named(
  'DefaultGroupLimitResponse',
  Type.Object({
    defaultLimit: Type.Optional(nullable(int32(), { readOnly: true })),
    description: Type.Optional(Type.String({ readOnly: true })),
    maximumLimit: Type.Optional(nullable(int32(), { readOnly: true })),
    name: Type.Optional(Type.String({ readOnly: true })),
  }),
);

export const PaginatedDefaultGroupLimitResponse = paginated(
  'PaginatedDefaultGroupLimitResponse',
  DefaultGroupLimitResponse,
);
