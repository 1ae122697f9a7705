import { type Static, type TProperties, Type } from 'typebox';
import { textBounds } from '../../../domain/bounds/texts.js';
import { refuse } from '../../../domain/errors.js';
import { limits, ownLimits } from '../../../domain/limits.js';
import { alphabetical } from '../../wire/alphabetical.js';
import { dateTime, int32, Links, named, objectId, paginated, someText } from '../common.js';
import { CloudAccessRoleAssignment } from '../roles.js';
import { CloudAppUserBody } from '../users.js';

const properties = {
  emailAddress: Type.String({ format: 'email' }),
  firstName: Type.String(),
  id: objectId({ readOnly: true }),
  lastName: Type.String(),
  links: Links,
  roles: Type.Array(CloudAccessRoleAssignment),
  username: Type.String({ format: 'email' }),
};
const MobileNumber = Type.Optional(Type.String());

/** A person. A project shows less of a person than an organization or the account itself. */
export type User = Static<typeof User>;
export const User = named(
  'User',
  Type.Object(
    alphabetical({
      ...properties,
      country: Type.Optional(Type.String({ description: 'Two letters, as of ISO 3166' })),
      mobileNumber: MobileNumber,
      teamIds: Type.Optional(Type.Array(objectId())),
    }),
  ),
);

export const PaginatedUsers = paginated('PaginatedUsers', User);

const { country, firstName, lastName, mobileNumber, roles, username } = CloudAppUserBody.properties;

/** The body of createUser. */
export const UserRequest = named(
  'UserRequest',
  body({
    country,
    emailAddress: Type.Optional(someText()),
    firstName,
    lastName,
    mobileNumber,
    password: someText({ format: 'password' }),
    roles,
    username,
  }),
);

const ProjectUserRole = body({
  groupId: Type.Optional(someText({ description: 'The project of the path, if anything' })),
  roleName: someText(),
});

/** The body of addGroupUsers. */
export const ProjectUsersRequest = Type.Array(
  named(
    'ProjectUserRequest',
    body({
      id: someText(),
      roles: Type.Array(ProjectUserRole, { maxItems: ownLimits.rolesPerGrant }),
    }),
  ),
  { maxItems: limits.usersPerOrganization },
);

/** An entry of the personal access list of a user. Nothing counts the calls here. */
export type UserAccessListEntry = Static<typeof UserAccessListEntry>;
export const UserAccessListEntry = named(
  'UserAccessListEntry',
  Type.Object({
    cidrBlock: Type.String({ readOnly: true }),
    comment: Type.Optional(Type.String()),
    count: int32({ readOnly: true }),
    created: dateTime({ readOnly: true }),
    ipAddress: Type.Optional(Type.String({ readOnly: true })),
    links: Links,
  }),
);

export const PaginatedUserAccessList = paginated('PaginatedUserAccessList', UserAccessListEntry);

/** The body of createUserAccessListEntries. */
export const UserAccessListRequest = Type.Array(
  named(
    'UserAccessListEntryRequest',
    body({
      cidrBlock: Type.Optional(someText()),
      comment: Type.Optional(Type.String({ maxLength: textBounds.comment.most })),
      ipAddress: Type.Optional(someText({ description: 'An address or a block' })),
    }),
  ),
  {
    maxItems: ownLimits.accessListEntriesPerUser,
    refusal: (value: unknown) =>
      Array.isArray(value)
        ? refuse('MAX_ACCESS_LIST_ENTRIES_PER_USER_EXCEEDED', ownLimits.accessListEntriesPerUser)
        : undefined,
  },
);

function body<P extends TProperties>(members: P) {
  return Type.Object(members, { additionalProperties: false });
}
