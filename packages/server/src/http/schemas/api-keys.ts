import { type Static, Type } from 'typebox';
import { type Refusal, refuse } from '../../domain/errors.js';
import { limits, ownLimits } from '../../domain/limits.js';
import {
  dateTime,
  Links,
  named,
  nullable,
  objectId,
  paginated,
  requestForm,
  secret,
  someText,
} from './common.js';
import { atLeastOne, CloudAccessRoleAssignment, OrgRoleName, RoleNames, SomeOrgRoles } from './roles.js';

const maxLength = limits.apiKeyDescriptionCharacters;
const maxItems = ownLimits.rolesPerGrant;

export const Description = Type.String({ maxLength, minLength: 1, refusal: refuseDescription });

function refuseDescription(value: unknown): Refusal {
  if (typeof value !== 'string') return refuse('INVALID_JSON_ATTRIBUTE', 'desc');
  return value === '' ? refuse('API_KEY_REQUIRES_DESCRIPTION') : refuse('INVALID_API_KEY_DESC', maxLength);
}

/** At least one role, in the words that keys have for it. */
export const SomeRolesOfKey = Type.Array(someText(), { ...atLeastOne, refusal: refuseRoles });

function refuseRoles(value: unknown): Refusal | undefined {
  return Array.isArray(value) && value.length === 0 ? refuse('MISSING_API_KEY_ROLES') : undefined;
}

/**
 * Updates take an empty description and an empty role list for "unchanged": the Atlas CLI sends both for flags that
 * were not given (`organizations apiKeys assign`). Published with at least one character.
 */
const DescriptionOrEmpty = Type.String({ maxLength, refusal: refuseDescription });

export type ApiKeyUserDetails = Static<typeof ApiKeyUserDetails>;
export const ApiKeyUserDetails = named(
  'ApiKeyUserDetails',
  Type.Object({
    desc: Description,
    id: objectId({ readOnly: true }),
    links: Type.Optional(Links),
    privateKey: secret(
      Type.String({
        description: 'Readable in the reply that creates the key, masked later',
        readOnly: true,
      }),
    ),
    publicKey: Type.String({ maxLength: 8, minLength: 8, readOnly: true }),
    roles: Type.Array(CloudAccessRoleAssignment),
  }),
);

export const PaginatedApiApiUserView = paginated('PaginatedApiApiUserView', ApiKeyUserDetails);

export const CreateAtlasOrganizationApiKey = named(
  'CreateAtlasOrganizationApiKey',
  Type.Object({ desc: Description, roles: SomeOrgRoles }, { additionalProperties: false }),
);

/** The body of createOrgApiKey. */
export type CreateAtlasOrganizationApiKeyRequest = Static<typeof CreateAtlasOrganizationApiKeyRequest>;
export const CreateAtlasOrganizationApiKeyRequest = requestForm(
  CreateAtlasOrganizationApiKey,
  Type.Object({ desc: Description, roles: SomeRolesOfKey }, { additionalProperties: false }),
);

export const UpdateAtlasOrganizationApiKey = named(
  'UpdateAtlasOrganizationApiKey',
  Type.Object(
    { desc: Type.Optional(DescriptionOrEmpty), roles: Type.Optional(Type.Array(OrgRoleName, { maxItems })) },
    { additionalProperties: false },
  ),
);

/** The body of updateOrgApiKey. */
export type UpdateAtlasOrganizationApiKeyRequest = Static<typeof UpdateAtlasOrganizationApiKeyRequest>;
export const UpdateAtlasOrganizationApiKeyRequest = requestForm(
  UpdateAtlasOrganizationApiKey,
  Type.Object(
    { desc: Type.Optional(DescriptionOrEmpty), roles: Type.Optional(RoleNames) },
    { additionalProperties: false },
  ),
);

/** Roles may be project and organization roles, so the wire does not enumerate them here. */
export type CreateAtlasProjectApiKey = Static<typeof CreateAtlasProjectApiKey>;
export const CreateAtlasProjectApiKey = named(
  'CreateAtlasProjectApiKey',
  Type.Object({ desc: Description, roles: SomeRolesOfKey }, { additionalProperties: false }),
);

export type UpdateAtlasProjectApiKey = Static<typeof UpdateAtlasProjectApiKey>;
export const UpdateAtlasProjectApiKey = named(
  'UpdateAtlasProjectApiKey',
  Type.Object(
    { desc: Type.Optional(DescriptionOrEmpty), roles: Type.Optional(RoleNames) },
    { additionalProperties: false },
  ),
);

/** `userId` is the key's own id: Terraform's project assignment sends it along; the path decides. */
const UserAccessRoleAssignment = named(
  'UserAccessRoleAssignment',
  Type.Object(
    {
      roles: Type.Optional(RoleNames),
      userId: Type.Optional(objectId({ readOnly: true })),
    },
    { additionalProperties: false },
  ),
);

/** The body of addGroupApiKey. */
export type UserAccessRoleAssignments = Static<typeof UserAccessRoleAssignments>;
export const UserAccessRoleAssignments = Type.Array(UserAccessRoleAssignment, { maxItems });

/** What is true of a key by itself, in the overview that keys share with service accounts. */
export const apiKeyFacts = {
  publicKey: nullable(Type.String({ description: 'Null for service accounts' })),
  expiresAt: nullable(
    dateTime({
      description: 'When the API key expires or did. Null for one that does not, and for service accounts',
    }),
  ),
};

/** The answer of setOrgApiKeyExpiry. */
export const ApiKeyExpiry = named(
  'ApiKeyExpiry',
  Type.Object({ expiresAt: apiKeyFacts.expiresAt }, { additionalProperties: false }),
);

/** What can be said of a key beside its description, as requests and seed files write it. `readKeyTerms` reads it. */
export type WrittenKeyTerms = Static<typeof WrittenKeyTerms>;
export const WrittenKeyTerms = Type.Object({
  // What is no date is refused by the words that say how one is written.
  expiresAt: nullable(
    someText({
      description:
        'When it expires, as RFC 3339 writes it; without a zone it is UTC. Null: it does not expire.',
    }),
  ),
});

/** The body of setOrgApiKeyExpiry. */
export const ApiKeyExpiryRequest = requestForm(
  ApiKeyExpiry,
  Type.Object({ expiresAt: WrittenKeyTerms.properties.expiresAt }, { additionalProperties: false }),
);
