import { type Static, type TProperties, Type } from 'typebox';
import { textBounds } from '../../domain/bounds/texts.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import { limits, ownLimits } from '../../domain/limits.js';
import { organizationRoles, projectRoles } from '../../domain/roles.js';
import { membershipStatuses } from '../../store/queries/members.js';
import { alphabetical } from '../wire/alphabetical.js';
import { shown } from '../wire/shown.js';
import {
  dateTime,
  Links,
  named,
  nullable,
  objectId,
  paginated,
  requestForm,
  someText,
  stringEnum,
} from './common.js';
import { CloudAccessRoleAssignment, HeldOrgRoles, OrgRoleName, RoleNames, SomeRoles } from './roles.js';

const readOnly = { readOnly: true };
const Email = Type.String({ format: 'email' });
const Country = Type.String({ pattern: '^([A-Z]{2})$' });
const Roles = Type.Array(Type.String(), { uniqueItems: true });
const TeamIds = Type.Array(objectId(), { uniqueItems: true });

/** Names and addresses are read by the services, which know the refusals. */
const SomeText = someText();
const SomeId = objectId();
const SomeTeamIds = Type.Array(SomeId, { maxItems: limits.teamsPerOrganization });

/** Longer ones would only be mistakes; nothing is published. */
const PersonName = Type.String({ maxLength: textBounds.personName.most });

// The forms of the newer versions

export const GroupRoleAssignment = named(
  'GroupRoleAssignment',
  Type.Object({ groupId: objectId(), groupRoles: Roles }),
);

const RoleAssignmentToMake = requestForm(
  GroupRoleAssignment,
  body({ groupId: SomeId, groupRoles: RoleNames }),
);

export const OrgUserRolesResponse = named(
  'OrgUserRolesResponse',
  Type.Object(
    {
      groupRoleAssignments: Type.Array(GroupRoleAssignment),
      orgRoles: HeldOrgRoles,
    },
    readOnly,
  ),
);

export const OrgUserRolesRequest = named(
  'OrgUserRolesRequest',
  Type.Object({
    groupRoleAssignments: Type.Optional(Type.Array(GroupRoleAssignment)),
    orgRoles: Type.Array(OrgRoleName, { minItems: 1, uniqueItems: true }),
  }),
);

const RolesToGrant = requestForm(
  OrgUserRolesRequest,
  body({
    groupRoleAssignments: Type.Optional(
      Type.Array(RoleAssignmentToMake, { maxItems: limits.projectsPerOrganization }),
    ),
    orgRoles: SomeRoles,
  }),
);

const Status = stringEnum(membershipStatuses, readOnly);

const activeProperties = {
  country: Type.Optional(Country),
  createdAt: dateTime(readOnly),
  firstName: Type.String(readOnly),
  lastAuth: Type.Optional(dateTime(readOnly)),
  lastName: Type.String(readOnly),
  // Recorded as null where nothing is known.
  mobileNumber: Type.Optional(nullable(Type.String(), readOnly)),
};

const pendingProperties = {
  invitationCreatedAt: dateTime(readOnly),
  invitationExpiresAt: Type.Optional(nullable(dateTime(), readOnly)),
  // Published as an e-mail address; of an API key it is the public key.
  inviterUsername: Type.String(readOnly),
};

const inOrganization = {
  id: objectId(readOnly),
  orgMembershipStatus: Status,
  roles: OrgUserRolesResponse,
  teamIds: TeamIds,
  username: Email,
};

const inProject = { id: objectId(readOnly), orgMembershipStatus: Status, roles: Roles, username: Email };

export const OrgActiveUserResponse = named(
  'OrgActiveUserResponse',
  Type.Object(alphabetical({ ...activeProperties, ...inOrganization })),
);
export const OrgPendingUserResponse = named(
  'OrgPendingUserResponse',
  Type.Object(alphabetical({ ...inOrganization, ...pendingProperties })),
);
export type OrgUserResponse = Static<typeof OrgUserResponse>;
export const OrgUserResponse = named(
  'OrgUserResponse',
  Type.Union([OrgPendingUserResponse, OrgActiveUserResponse]),
);
export const PaginatedOrgUserView = paginated('PaginatedOrgUserView', OrgUserResponse);

export const GroupActiveUserResponse = named(
  'GroupActiveUserResponse',
  Type.Object(alphabetical({ ...activeProperties, ...inProject })),
);
export const GroupPendingUserResponse = named(
  'GroupPendingUserResponse',
  Type.Object(alphabetical({ ...inProject, ...pendingProperties })),
);
export type GroupUserResponse = Static<typeof GroupUserResponse>;
export const GroupUserResponse = named(
  'GroupUserResponse',
  Type.Union([GroupPendingUserResponse, GroupActiveUserResponse]),
);
export const PaginatedGroupUserView = paginated('PaginatedGroupUserView', GroupUserResponse);

export const OrgUserRequest = named(
  'OrgUserRequest',
  Type.Object({ roles: OrgUserRolesRequest, teamIds: Type.Optional(TeamIds), username: Email }),
);
/** The body of createOrgUser. */
export const OrgUserRequestBody = requestForm(
  OrgUserRequest,
  body({ roles: RolesToGrant, teamIds: Type.Optional(SomeTeamIds), username: SomeText }),
);

export const OrgUserUpdateRequest = named(
  'OrgUserUpdateRequest',
  Type.Object({ roles: Type.Optional(OrgUserRolesRequest), teamIds: Type.Optional(TeamIds) }),
);
/** The body of updateOrgUser. */
export const OrgUserUpdateRequestBody = requestForm(
  OrgUserUpdateRequest,
  body({ roles: Type.Optional(RolesToGrant), teamIds: Type.Optional(SomeTeamIds) }),
);

export const GroupUserRequest = named(
  'GroupUserRequest',
  Type.Object({ roles: Type.Array(Type.String(), { minItems: 1, uniqueItems: true }), username: Email }),
);
/** The body of addGroupUsers. */
export const GroupUserRequestBody = requestForm(
  GroupUserRequest,
  body({ roles: RoleNames, username: SomeText }),
);

export const AddOrRemoveOrgRole = named('AddOrRemoveOrgRole', body({ orgRole: OrgRoleName }));
/** The body of addOrgUserRole and removeOrgUserRole. */
export const AddOrRemoveOrgRoleBody = requestForm(AddOrRemoveOrgRole, body({ orgRole: SomeText }));

export const AddOrRemoveGroupRole = named('AddOrRemoveGroupRole', body({ groupRole: SomeText }));

// The forms of the first versions

/** Of the read-only members, those that clients send along with a new user are taken and passed over. */
const mobileNumber = Type.String();
const password = Type.String({ format: 'password', minLength: 8, writeOnly: true });
const emailAddress = Type.String({ format: 'email', readOnly: true });
const cloudAppUser = {
  country: Type.Optional(Country),
  createdAt: Type.Optional(dateTime(readOnly)),
  emailAddress: Type.Optional(emailAddress),
  firstName: Type.String(),
  id: Type.Optional(objectId(readOnly)),
  lastAuth: Type.Optional(dateTime(readOnly)),
  lastName: Type.String(),
  links: Type.Optional(Links),
  mobileNumber: Type.Optional(mobileNumber),
  password: Type.Optional(password),
  roles: Type.Array(CloudAccessRoleAssignment),
  teamIds: Type.Optional(Type.Array(objectId(), { readOnly: true, uniqueItems: true })),
  username: Email,
};

/** As replies have it; the published form requires members that no reply has. */
export const CloudAppUser = named('CloudAppUser', Type.Object({ ...cloudAppUser, id: objectId(readOnly) }));
export type CloudAppUser = Static<typeof CloudAppUser>;
export const PaginatedAppUserView = paginated('PaginatedAppUserView', CloudAppUser);
export const PaginatedApiAppUserView = paginated('PaginatedApiAppUserView', CloudAppUser);

/** As published for createUser: what clients are told to send. */
export const CloudAppUserRequest = named(
  'CloudAppUserRequest',
  Type.Object({ ...cloudAppUser, country: Country, emailAddress, mobileNumber, password }),
);

const RoleAssignmentToSend = named(
  'CloudAccessRoleAssignmentRequest',
  Type.Object({
    groupId: Type.Optional(objectId()),
    orgId: Type.Optional(objectId()),
    roleName: stringEnum([...organizationRoles, ...projectRoles].map(({ role }) => role)),
  }),
);

function refuseCountry(value: unknown): Refusal {
  return refuse('INVALID_COUNTRY_CODE', shown(value));
}

/** The body of createUser. */
export const CloudAppUserBody = requestForm(
  CloudAppUserRequest,
  body({
    country: Type.Optional(Type.String({ pattern: '^([A-Z]{2})?$', refusal: refuseCountry })),
    createdAt: Type.Optional(SomeText),
    emailAddress: Type.Optional(SomeText),
    firstName: PersonName,
    id: Type.Optional(SomeText),
    lastAuth: Type.Optional(SomeText),
    lastName: PersonName,
    links: Type.Optional(Links),
    mobileNumber: Type.Optional(Type.String({ maxLength: textBounds.mobileNumber.most })),
    // Needed, but no reply has it; the operation says so.
    password: Type.Optional(SomeText),
    roles: Type.Array(
      requestForm(
        RoleAssignmentToSend,
        body({
          groupId: Type.Optional(objectId()),
          orgId: Type.Optional(objectId()),
          roleName: SomeText,
        }),
      ),
      { maxItems: ownLimits.roleAssignmentsPerUser },
    ),
    teamIds: Type.Optional(Type.Array(SomeText, { maxItems: limits.teamsPerOrganization })),
    username: SomeText,
  }),
);

export const UpdateOrgRolesForUser = named(
  'UpdateOrgRolesForUser',
  body({ links: Type.Optional(Links), orgRoles: Type.Optional(HeldOrgRoles) }),
);
/** The body of updateOrgUserRoles. */
export const UpdateOrgRolesForUserBody = requestForm(
  UpdateOrgRolesForUser,
  body({ links: Type.Optional(Links), orgRoles: Type.Optional(RoleNames) }),
);

export const UpdateGroupRolesForUser = named(
  'UpdateGroupRolesForUser',
  body({ groupRoles: Type.Optional(Roles), links: Type.Optional(Links) }),
);
/** The body of updateGroupUserRoles. */
export const UpdateGroupRolesForUserBody = requestForm(
  UpdateGroupRolesForUser,
  body({ groupRoles: Type.Optional(RoleNames), links: Type.Optional(Links) }),
);

function body<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false });
}
