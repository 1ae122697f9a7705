import { type Static, type TNumberOptions, Type } from 'typebox';
import { limits } from '../../domain/limits.js';
import { LONGEST_SESSION_SECONDS } from '../../domain/session-times.js';
import { int32, named, nullable, requestForm, someText } from './common.js';

const CustomSessionTimeouts = named(
  'CustomSessionTimeouts',
  Type.Object({
    absoluteSessionTimeoutInSeconds: Type.Optional(int32()),
    idleSessionTimeoutInSeconds: Type.Optional(int32()),
  }),
);

const properties = {
  apiAccessListRequired: Type.Boolean({ description: 'Refuse credentials whose access list is empty' }),
  customSessionTimeouts: Type.Optional(CustomSessionTimeouts),
  genAIFeaturesEnabled: Type.Boolean({ default: true }),
  maxServiceAccountSecretValidityInHours: int32({
    maximum: limits.maxSecretValidityHours,
    minimum: limits.minSecretValidityHours,
  }),
  multiFactorAuthRequired: Type.Boolean(),
  operationsContact: Type.Optional(nullable(someText())),
  restrictEmployeeAccess: Type.Boolean(),
  securityContact: Type.Optional(someText()),
  streamsCrossGroupEnabled: Type.Boolean(),
};
const optional = Type.Partial(Type.Object(properties));

/** As replies have it: whole but for what is not set. Published without a required one. */
export type OrganizationSettings = Static<typeof OrganizationSettings>;
export const OrganizationSettings = requestForm(
  named('OrganizationSettings', optional),
  Type.Object(properties),
);

const Seconds = (bounds: TNumberOptions) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], format: 'int32', ...bounds });

/** `null`, for one or for both, takes back what was set. Bounds as published in prose. */
const CustomSessionTimeoutsRequest = Type.Unsafe<{
  absoluteSessionTimeoutInSeconds?: number | null;
  idleSessionTimeoutInSeconds?: number | null;
} | null>({
  type: ['object', 'null'],
  properties: {
    absoluteSessionTimeoutInSeconds: Seconds({ maximum: LONGEST_SESSION_SECONDS, minimum: 3600 }),
    idleSessionTimeoutInSeconds: Seconds({ minimum: 300 }),
  },
  additionalProperties: false,
});

/**
 * The body of updateOrgSettings. It has no defaults: what a PATCH leaves out stays as it is. Terraform sends
 * `securityContact: ""`, so neither contact has a format.
 */
export type OrganizationSettingsRequest = Static<typeof OrganizationSettingsRequest>;
export const OrganizationSettingsRequest = requestForm(
  OrganizationSettings,
  Type.Object(
    {
      ...optional.properties,
      customSessionTimeouts: Type.Optional(CustomSessionTimeoutsRequest),
      genAIFeaturesEnabled: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
);
