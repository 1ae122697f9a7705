import { Type } from 'typebox';
import { refuse } from '../../../domain/errors.js';
import { Description, SomeRolesOfKey } from '../api-keys.js';
import { named, requestForm } from '../common.js';
import { SomeOrgRoles } from '../roles.js';

/** At least one of the two. */
const oneOfBoth = {
  additionalProperties: false,
  minProperties: 1,
  refusal: (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? refuse('MISSING_ONE_OF_ATTRIBUTES', 'desc', 'roles')
      : refuse('INVALID_JSON', 'object'),
};

/** The body of updateOrgApiKey. The Atlas wire takes empty values for "unchanged"; this one does not. */
export const OrganizationApiKeyUpdate = requestForm(
  named(
    'OrganizationApiKeyUpdate',
    Type.Object(
      {
        desc: Type.Optional(Description),
        roles: Type.Optional(SomeOrgRoles),
      },
      oneOfBoth,
    ),
  ),
  Type.Object({ desc: Type.Optional(Description), roles: Type.Optional(SomeRolesOfKey) }, oneOfBoth),
);

/** The body of createGroupApiKey: what is left out has a default. */
export const ProjectApiKeyRequest = named(
  'ProjectApiKeyRequest',
  Type.Object({ desc: Type.Optional(Description), roles: Type.Optional(SomeRolesOfKey) }, oneOfBoth),
);

/** The body of updateGroupApiKeyRoles. */
export const ProjectApiKeyRoles = named(
  'ProjectApiKeyRoles',
  Type.Object({ roles: SomeRolesOfKey }, { additionalProperties: false }),
);
