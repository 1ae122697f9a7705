import { type Static, Type } from 'typebox';
import { int32, named, nullable } from './common.js';

export type FieldViolation = Static<typeof FieldViolation>;
export const FieldViolation = named(
  'FieldViolation',
  Type.Object({
    description: Type.String(),
    field: Type.String({ description: 'Path of the refused attribute' }),
  }),
);

const BadRequestDetail = named(
  'BadRequestDetail',
  Type.Object({ fields: Type.Optional(Type.Array(FieldViolation)) }, { readOnly: true }),
);

/**
 * The body of every refusal. `parameters` is published as an array of objects; recorded replies hold strings and
 * numbers, or null where the error has no typed code.
 */
export type ApiError = Static<typeof ApiError>;
export const ApiError = named(
  'ApiError',
  Type.Object({
    badRequestDetail: Type.Optional(nullable(BadRequestDetail, { readOnly: true })),
    detail: Type.Optional(nullable(Type.String())),
    error: int32({ description: 'The HTTP status', readOnly: true }),
    errorCode: Type.String({ readOnly: true }),
    parameters: Type.Optional(
      nullable(Type.Array(Type.Union([Type.String(), Type.Number()])), { readOnly: true }),
    ),
    reason: Type.Optional(nullable(Type.String(), { readOnly: true })),
  }),
);
