import { type Static, type TProperties, Type } from 'typebox';
import { refuse } from '../../../domain/errors.js';
import { limits, ownLimits } from '../../../domain/limits.js';
import { named, someText } from '../common.js';
import { RoleNames } from '../roles.js';

/** The body of createOrgTeam. */
export const TeamRequest = named(
  'TeamRequest',
  body({
    name: someText(),
    usernames: Type.Array(someText(), {
      maxItems: limits.usersPerOrganization,
      minItems: 1,
      refusal: (value: unknown) =>
        Array.isArray(value) && value.length === 0 ? refuse('CANNOT_CREATE_EMPTY_TEAM') : undefined,
    }),
  }),
);

/** The body of renameOrgTeam. */
export const TeamRename = named('TeamRename', body({ name: someText() }));

const maxItems = ownLimits.rolesPerGrant;

/** The documentation has the roles of a team in both forms; the first counts. */
const roles = {
  roleNames: Type.Optional(RoleNames),
  roles: Type.Optional(Type.Array(body({ roleName: someText() }), { maxItems })),
};

type TeamRoles = Static<typeof TeamRolesRequest>;

/** The body of updateGroupTeam. */
export const TeamRolesRequest = named('TeamRolesRequest', body(roles));

/** The body of addGroupTeams. */
export const ProjectTeamsRequest = Type.Array(
  named('ProjectTeamRequest', body({ ...roles, teamId: someText() })),
  { maxItems: limits.teamsPerOrganization },
);

/** The roles of a body, in whichever form they stand. */
export function roleNamesOf({ roleNames, roles: objects = [] }: TeamRoles): readonly string[] {
  return roleNames ?? objects.map(({ roleName }) => roleName);
}

function body<P extends TProperties>(members: P) {
  return Type.Object(members, { additionalProperties: false });
}
