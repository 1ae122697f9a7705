import { type Static, type TSchema, Type } from 'typebox';
import { int64, named, nullable, stringEnum } from './common.js';

const LifetimeSeconds = int64({ maximum: 31_536_000, minimum: 1 });

const settings = {
  delegatedMcpAccess: Type.Optional(nullable(stringEnum(['DISALLOWED', 'READ_ONLY', 'READ_WRITE']))),
  delegatedPartnerAccess: Type.Optional(nullable(stringEnum(['DISALLOWED', 'READ_WRITE']))),
  idleRefreshTokenLifetime: Type.Optional(nullable(LifetimeSeconds)),
  maximumRefreshTokenLifetime: Type.Optional(nullable(LifetimeSeconds)),
} satisfies Record<string, TSchema>;

export type OrgDelegationSettings = Static<typeof OrgDelegationSettingsResponse>;
export const OrgDelegationSettingsResponse = named('OrgDelegationSettingsResponse', Type.Object(settings));
export const OrgDelegationSettingsUpdateRequest = named(
  'OrgDelegationSettingsUpdateRequest',
  Type.Object(settings, { additionalProperties: false }),
);
