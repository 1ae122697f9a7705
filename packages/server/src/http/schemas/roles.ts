import { type Static, Type } from 'typebox';
import { organizationRoles } from '../../domain/roles.js';
import { named, objectId, stringEnum } from './common.js';

/**
 * The organization roles that a credential may be given. API key requests publish the items as nullable; a null role
 * would mean nothing, so it is refused.
 */
export const OrgRoleName = stringEnum(organizationRoles.map(({ role }) => role));

/** One granted role: an organization role with `orgId` or a project role with `groupId`. */
export type CloudAccessRoleAssignment = Static<typeof CloudAccessRoleAssignment>;
export const CloudAccessRoleAssignment = named(
  'CloudAccessRoleAssignment',
  Type.Object({
    groupId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
    orgId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
    roleName: Type.String(),
  }),
);
