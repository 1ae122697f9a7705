import { type Static, type TProperties, Type } from 'typebox';
import { limits } from '../../domain/limits.js';
import { dateTime, Links, named, objectId, requestForm, ScopeName, someText } from './common.js';
import { HeldOrgRoles, OrgRoleName, RoleNames } from './roles.js';

const readOnly = { readOnly: true };
const Email = Type.String({ format: 'email' });
const Roles = Type.Array(Type.String(), { uniqueItems: true });
const OrgRoles = Type.Array(OrgRoleName, { uniqueItems: true });
const TeamIds = Type.Array(Type.String(), { uniqueItems: true });

/** Names, roles and ids are read by the services, which know the refusals. */
const SomeTeamIds = Type.Array(someText(), { maxItems: limits.teamsPerOrganization });

const GroupRole = named('GroupRole', Type.Object({ groupId: objectId(), groupRole: Type.String() }));

export type OrganizationInvitation = Static<typeof OrganizationInvitation>;
export const OrganizationInvitation = named(
  'OrganizationInvitation',
  Type.Object({
    createdAt: dateTime(readOnly),
    expiresAt: dateTime(readOnly),
    groupRoleAssignments: Type.Array(GroupRole),
    id: objectId(readOnly),
    // Published as an e-mail address; of an API key it is the public key.
    inviterUsername: Type.String(readOnly),
    links: Type.Optional(Links),
    orgId: objectId(readOnly),
    orgName: ScopeName,
    roles: HeldOrgRoles,
    teamIds: Type.Array(Type.String(), readOnly),
    username: Email,
  }),
);

const RoleAssignments = named(
  'OrganizationInvitationGroupRoleAssignmentsRequest',
  Type.Object({ groupId: Type.Optional(objectId()), roles: Type.Optional(Roles) }),
);
const RoleAssignmentsToMake = Type.Array(
  requestForm(RoleAssignments, body({ groupId: objectId(), roles: RoleNames })),
  { maxItems: limits.projectsPerOrganization },
);

const promised = {
  groupRoleAssignments: Type.Optional(RoleAssignmentsToMake),
  roles: Type.Optional(RoleNames),
  teamIds: Type.Optional(SomeTeamIds),
};
const publishedPromise = {
  groupRoleAssignments: Type.Optional(Type.Array(RoleAssignments)),
  roles: Type.Optional(OrgRoles),
  teamIds: Type.Optional(TeamIds),
};

/** The body of createOrgInvite and updateOrgInvites. The published schema requires nothing, but an invitation needs a name. */
export const OrganizationInvitationBody = requestForm(
  named(
    'OrganizationInvitationRequest',
    Type.Object({ ...publishedPromise, username: Type.Optional(Email) }),
  ),
  body({ ...promised, username: someText() }),
);

/** The body of updateOrgInviteById. */
export const OrganizationInvitationUpdateBody = requestForm(
  named('OrganizationInvitationUpdateRequest', Type.Object(publishedPromise)),
  body(promised),
);

export type GroupInvitation = Static<typeof GroupInvitation>;
export const GroupInvitation = named(
  'GroupInvitation',
  Type.Object({
    createdAt: dateTime(readOnly),
    expiresAt: dateTime(readOnly),
    groupId: objectId(readOnly),
    groupName: ScopeName,
    id: objectId(readOnly),
    inviterUsername: Type.String(readOnly),
    links: Type.Optional(Links),
    roles: Roles,
    username: Email,
  }),
);

/** The body of createGroupInvite, updateGroupInvites and addGroupAccessUser. */
export const GroupInvitationBody = requestForm(
  named(
    'GroupInvitationRequest',
    Type.Object({ roles: Type.Optional(Roles), username: Type.Optional(Email) }),
  ),
  body({ roles: RoleNames, username: someText() }),
);

/** The body of updateGroupInviteById. */
export const GroupInvitationUpdateBody = requestForm(
  named('GroupInvitationUpdateRequest', Type.Object({ roles: Type.Optional(Roles) })),
  body({ roles: RoleNames }),
);

/** The lists of invitations are bare arrays. */
export const OrganizationInvitations = Type.Array(OrganizationInvitation);
export const GroupInvitations = Type.Array(GroupInvitation);

export const InvitationsQuery = Type.Object({ username: Type.Optional(someText()) });

function body<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
