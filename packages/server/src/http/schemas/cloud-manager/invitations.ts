import { type Static, type TProperties, Type } from 'typebox';
import { limits } from '../../../domain/limits.js';
import { dateTime, named, objectId, someText } from '../common.js';
import { SomeRoles } from '../roles.js';

const readOnly = { readOnly: true };

/** An invitation to an organization; what it promises in projects is shown there alone. */
export type OrganizationInvitation = Static<typeof OrganizationInvitation>;
export const OrganizationInvitation = named(
  'OrganizationInvitation',
  Type.Object({
    createdAt: dateTime(readOnly),
    expiresAt: dateTime(readOnly),
    id: objectId(readOnly),
    inviterUsername: Type.String(readOnly),
    orgId: objectId(readOnly),
    orgName: Type.String(readOnly),
    roles: Type.Array(Type.String()),
    teamIds: Type.Array(objectId()),
    username: Type.String({ format: 'email' }),
  }),
);

/** A bare array, as published. */
export const OrganizationInvitations = Type.Array(OrganizationInvitation);

/** Names, roles and ids are read by the services, which know the refusals. */
const promise = {
  roles: SomeRoles,
  teamIds: Type.Optional(Type.Array(someText(), { maxItems: limits.teamsPerOrganization })),
};

/** The body of createOrgInvite and updateOrgInvites. */
export const OrganizationInvitationRequest = named(
  'OrganizationInvitationRequest',
  body({ ...promise, username: someText() }),
);

/** The body of updateOrgInviteById. */
export const OrganizationInvitationUpdate = named('OrganizationInvitationUpdate', body(promise));

function body<P extends TProperties>(members: P) {
  return Type.Object(members, { additionalProperties: false });
}
