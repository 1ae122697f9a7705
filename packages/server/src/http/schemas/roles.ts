import { type Static, Type } from 'typebox';
import { organizationRoles } from '../../domain/roles.js';
import { named, objectId, requestForm, stringEnum } from './common.js';

/**
 * The organization roles that a credential may be given. API key requests publish the items as nullable; a null role
 * would mean nothing, so it is refused.
 */
export const OrgRoleName = stringEnum(organizationRoles.map(({ role }) => role));

const given = {
  groupId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
  orgId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
};

/** One granted role: an organization role with `orgId` or a project role with `groupId`. Published without a required one. */
export type CloudAccessRoleAssignment = Static<typeof CloudAccessRoleAssignment>;
export const CloudAccessRoleAssignment = requestForm(
  named('CloudAccessRoleAssignment', Type.Object({ ...given, roleName: Type.Optional(Type.String()) })),
  Type.Object({ ...given, roleName: Type.String() }),
);
