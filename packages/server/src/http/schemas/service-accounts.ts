import { type Static, Type } from 'typebox';
import { publishedClientIdPattern } from '../../domain/client-ids.js';
import { refuse } from '../../domain/errors.js';
import { limits, ownLimits, serviceAccountTextPattern } from '../../domain/limits.js';
import {
  dateTime,
  int32,
  named,
  nullable,
  objectId,
  paginated,
  requestForm,
  secret,
  someText,
} from './common.js';
import { atLeastOne, HeldOrgRoles, OrgRoleName, RoleNames, SomeOrgRoles, SomeRoles } from './roles.js';

export const ClientId = Type.String({ pattern: publishedClientIdPattern });

const pattern = serviceAccountTextPattern;
const descriptionLength = limits.serviceAccountDescriptionCharacters;

export const Description = Type.String({ maxLength: descriptionLength, minLength: 1, pattern });
export const Name = Type.String({
  maxLength: limits.nameCharacters,
  minLength: 1,
  pattern,
});

/** Updates take null and an empty text for "unchanged"; the empty one is not published. */
const DescriptionOrEmpty = nullable(Type.String({ maxLength: descriptionLength, pattern }));
const NameOrEmpty = nullable(Type.String({ maxLength: limits.nameCharacters, pattern }));

const maxItems = ownLimits.rolesPerGrant;
const RolesOrEmpty = Type.Optional(nullable(RoleNames));

const ExpiresAfterHours = int32({
  minimum: limits.minSecretValidityHours,
  description: `At most what the organization allows: ${limits.maxSecretValidityHours} unless it has a setting of its own`,
});

/**
 * A number, or one in quotes: the Cloud Manager documentation has it both ways. The bounds depend on the organization,
 * so they are for the service to say.
 */
const ExpiresAfterHoursOrText = Type.Union([Type.Integer(), Type.String({ pattern: '^[0-9]{1,9}$' })], {
  refusal: () => refuse('INVALID_JSON_ATTRIBUTE', 'secretExpiresAfterHours'),
});

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
      secret(Type.String({ description: 'Only in the reply that creates the secret', readOnly: true })),
    ),
  }),
);

export const ServiceAccountSecretRequest = named(
  'ServiceAccountSecretRequest',
  Type.Object({ secretExpiresAfterHours: ExpiresAfterHours }, { additionalProperties: false }),
);

/** The body of createOrgServiceAccountSecret and createGroupServiceAccountSecret. */
export const ServiceAccountSecretRequestBody = requestForm(
  ServiceAccountSecretRequest,
  Type.Object({ secretExpiresAfterHours: ExpiresAfterHoursOrText }, { additionalProperties: false }),
);

const accountProperties = {
  clientId: ClientId,
  createdAt: dateTime(),
  description: Type.String(),
  name: Type.String(),
};
const Secrets = Type.Array(ServiceAccountSecret, { uniqueItems: true });

export type OrgServiceAccount = Static<typeof OrgServiceAccount>;
export const OrgServiceAccount = named(
  'OrgServiceAccount',
  Type.Object(
    {
      ...accountProperties,
      roles: HeldOrgRoles,
      secrets: Secrets,
    },
    { readOnly: true },
  ),
);

export const PaginatedOrgServiceAccounts = paginated('PaginatedOrgServiceAccounts', OrgServiceAccount);

/** The roles are those in the project. */
export type GroupServiceAccount = Static<typeof GroupServiceAccount>;
export const GroupServiceAccount = named(
  'GroupServiceAccount',
  Type.Object({
    ...accountProperties,
    roles: Type.Array(Type.String(), { uniqueItems: true }),
    secrets: Secrets,
  }),
);

export const PaginatedGroupServiceAccounts = paginated('PaginatedGroupServiceAccounts', GroupServiceAccount);

export const OrgServiceAccountRequest = named(
  'OrgServiceAccountRequest',
  Type.Object(
    {
      description: Description,
      name: Name,
      roles: SomeOrgRoles,
      secretExpiresAfterHours: ExpiresAfterHours,
    },
    { additionalProperties: false },
  ),
);

const requestProperties = {
  description: Description,
  name: Name,
  roles: SomeRoles,
  secretExpiresAfterHours: ExpiresAfterHoursOrText,
};

/** The body of createOrgServiceAccount, and the account in that of createOrg. */
export const OrgServiceAccountRequestBody = requestForm(
  OrgServiceAccountRequest,
  Type.Object(requestProperties, { additionalProperties: false }),
);

export const GroupServiceAccountRequest = named(
  'GroupServiceAccountRequest',
  Type.Object(
    { ...requestProperties, secretExpiresAfterHours: ExpiresAfterHours },
    { additionalProperties: false },
  ),
);

/** The body of createGroupServiceAccount. */
export const GroupServiceAccountRequestBody = requestForm(
  GroupServiceAccountRequest,
  Type.Object(requestProperties, { additionalProperties: false }),
);

export const OrgServiceAccountUpdateRequest = named(
  'OrgServiceAccountUpdateRequest',
  Type.Object(
    {
      description: Type.Optional(nullable(Description)),
      name: Type.Optional(nullable(Name)),
      roles: Type.Optional(Type.Array(OrgRoleName, { maxItems })),
    },
    { additionalProperties: false },
  ),
);

const updateProperties = {
  description: Type.Optional(DescriptionOrEmpty),
  name: Type.Optional(NameOrEmpty),
  roles: RolesOrEmpty,
};

/** The body of updateOrgServiceAccount. */
export const OrgServiceAccountUpdateRequestBody = requestForm(
  OrgServiceAccountUpdateRequest,
  Type.Object(updateProperties, { additionalProperties: false }),
);

export const GroupServiceAccountUpdateRequest = named(
  'GroupServiceAccountUpdateRequest',
  Type.Object(
    {
      description: Type.Optional(nullable(Description)),
      name: Type.Optional(nullable(Name)),
      roles: Type.Optional(RoleNames),
    },
    { additionalProperties: false },
  ),
);

/** The body of updateGroupServiceAccount. */
export const GroupServiceAccountUpdateRequestBody = requestForm(
  GroupServiceAccountUpdateRequest,
  Type.Object(updateProperties, { additionalProperties: false }),
);

/** The body of inviteGroupServiceAccount. */
export const GroupServiceAccountRoleAssignment = named(
  'GroupServiceAccountRoleAssignment',
  Type.Object(
    { roles: Type.Array(someText(), { ...atLeastOne, uniqueItems: true }) },
    { additionalProperties: false },
  ),
);

/** A project an account is assigned to, with the roles it has there. */
export const ServiceAccountGroup = named(
  'ServiceAccountGroup',
  Type.Object({
    groupId: objectId({ readOnly: true }),
    roles: RoleNames,
  }),
);

export const PaginatedServiceAccountGroup = paginated('PaginatedServiceAccountGroup', ServiceAccountGroup);
