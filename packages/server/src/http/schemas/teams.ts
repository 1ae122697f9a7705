import { type Static, Type } from 'typebox';
import { limits } from '../../domain/limits.js';
import { Links, named, nullable, objectId, paginated, requestForm, someText } from './common.js';
import { RoleNames } from './roles.js';

const Email = Type.String({ format: 'email' });

export type Team = Static<typeof Team>;
export const Team = named(
  'Team',
  Type.Object({
    id: objectId({ readOnly: true }),
    links: Type.Optional(Links),
    name: Type.String(),
    usernames: Type.Array(Email, { uniqueItems: true }),
  }),
);

/** The body of createOrgTeam. Terraform makes teams without people, whose list it sends empty or as null. */
export const TeamBody = requestForm(
  Team,
  Type.Object(
    {
      id: Type.Optional(someText()),
      links: Type.Optional(Links),
      name: someText(),
      usernames: Type.Optional(nullable(Type.Array(someText(), { maxItems: limits.usersPerOrganization }))),
    },
    { additionalProperties: false },
  ),
);

export type TeamResponse = Static<typeof TeamResponse>;
export const TeamResponse = named(
  'TeamResponse',
  Type.Object({
    id: objectId({ readOnly: true }),
    links: Type.Optional(Links),
    name: Type.String(),
  }),
);
export const PaginatedTeamView = paginated('PaginatedTeamView', TeamResponse);

export const TeamUpdate = named(
  'TeamUpdate',
  Type.Object({ links: Type.Optional(Links), name: someText() }, { additionalProperties: false }),
);

export type TeamRole = Static<typeof TeamRole>;
export const TeamRole = named(
  'TeamRole',
  Type.Object(
    {
      links: Type.Optional(Links),
      roleNames: Type.Array(Type.String(), { uniqueItems: true }),
      teamId: objectId(),
    },
    { additionalProperties: false },
  ),
);
export const PaginatedTeamRoleView = paginated('PaginatedTeamRoleView', TeamRole);

/** The body of addGroupTeams. */
export const TeamRolesBody = Type.Array(
  requestForm(
    TeamRole,
    Type.Object(
      { links: Type.Optional(Links), roleNames: RoleNames, teamId: someText() },
      { additionalProperties: false },
    ),
  ),
  { maxItems: limits.teamsPerOrganization },
);

/** The body of updateGroupTeam. The path says which team; Terraform sends the roles alone. */
export const TeamRoleUpdateBody = requestForm(
  TeamRole,
  Type.Object(
    {
      links: Type.Optional(Links),
      roleNames: RoleNames,
      teamId: Type.Optional(someText()),
    },
    { additionalProperties: false },
  ),
);

export const AddUserToTeam = named(
  'AddUserToTeam',
  Type.Object({ id: objectId() }, { additionalProperties: false }),
);
/** The body of addOrgTeamUsers. */
export const AddUsersToTeam = Type.Array(AddUserToTeam, { maxItems: limits.usersPerOrganization });

/** The body of addOrgTeamUser and removeOrgTeamUser. */
export const AddOrRemoveUserFromTeam = named(
  'AddOrRemoveUserFromTeam',
  Type.Object({ id: objectId({ writeOnly: true }) }, { additionalProperties: false }),
);
