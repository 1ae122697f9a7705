import { type Static, Type } from 'typebox';
import { ownLimits } from '../../domain/limits.js';
import { organizationRoles } from '../../domain/roles.js';
import { named, objectId, requestForm, someText, stringEnum } from './common.js';

/**
 * The organization roles that a credential may be given. API key requests publish the items as nullable; a null role
 * would mean nothing, so it is refused.
 */
export const OrgRoleName = stringEnum(organizationRoles.map(({ role }) => role));

/** The organization roles that somebody or something has: those of guarded APIs are not published, and are here too. */
export const HeldOrgRoles = Type.Array(
  Type.String({ description: 'A published role, or one that a guarded API defines' }),
  { uniqueItems: true },
);

const maxItems = ownLimits.rolesPerGrant;

/** Names of roles, or none. That each can be granted in the scope of the path is for the service to say. */
export const RoleNames = Type.Array(someText(), { maxItems });

/** At least one role: what requests are held against, and what is published where the roles are named. */
export const atLeastOne = { maxItems, minItems: 1 } as const;
export const SomeRoles = Type.Array(someText(), atLeastOne);
export const SomeOrgRoles = Type.Array(OrgRoleName, atLeastOne);

const given = {
  groupId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
  orgId: Type.Optional(objectId({ maxLength: 24, minLength: 24 })),
};

/** One granted role: an organization role with `orgId` or a project role with `groupId`. Published without a required one. */
export type CloudAccessRoleAssignment = Static<typeof CloudAccessRoleAssignment>;
export const CloudAccessRoleAssignment = requestForm(
  named('CloudAccessRoleAssignment', Type.Object({ ...given, roleName: Type.Optional(Type.String()) })),
  Type.Object({ ...given, roleName: someText() }),
);
