import { type Static, Type } from 'typebox';
import { dateTime, int32, named, nullable, objectId } from './common.js';
import { OrgRoleName } from './roles.js';

export const ClientId = Type.String({ pattern: '^mdb_sa_id_[a-fA-F\\d]{24}$' });

const SERVICE_ACCOUNT_TEXT = "^[\\p{L}\\p{N}\\-_.,' ]*$";

export type ServiceAccountSecret = Static<typeof ServiceAccountSecret>;
export const ServiceAccountSecret = named(
  'ServiceAccountSecret',
  Type.Object({
    createdAt: dateTime({ readOnly: true }),
    expiresAt: dateTime({ readOnly: true }),
    id: objectId({ readOnly: true }),
    lastUsedAt: Type.Optional(nullable(dateTime(), { readOnly: true })),
    maskedSecretValue: Type.Optional(Type.String({ readOnly: true })),
    secret: Type.Optional(
      Type.String({ description: 'Only in the reply that creates the secret', readOnly: true }),
    ),
  }),
);

export type OrgServiceAccount = Static<typeof OrgServiceAccount>;
export const OrgServiceAccount = named(
  'OrgServiceAccount',
  Type.Object(
    {
      clientId: Type.Optional(ClientId),
      createdAt: Type.Optional(dateTime()),
      description: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
      roles: Type.Optional(Type.Array(OrgRoleName, { uniqueItems: true })),
      secrets: Type.Optional(Type.Array(ServiceAccountSecret, { uniqueItems: true })),
    },
    { readOnly: true },
  ),
);

export type OrgServiceAccountRequest = Static<typeof OrgServiceAccountRequest>;
export const OrgServiceAccountRequest = named(
  'OrgServiceAccountRequest',
  Type.Object(
    {
      description: Type.String({ maxLength: 250, minLength: 1, pattern: SERVICE_ACCOUNT_TEXT }),
      name: Type.String({ maxLength: 64, minLength: 1, pattern: SERVICE_ACCOUNT_TEXT }),
      roles: Type.Array(OrgRoleName, { minItems: 1 }),
      secretExpiresAfterHours: int32({ exclusiveMinimum: 0 }),
    },
    { additionalProperties: false },
  ),
);
