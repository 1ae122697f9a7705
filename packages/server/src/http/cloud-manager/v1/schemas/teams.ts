import { type Static, type TProperties, Type } from 'typebox';
import { refuse } from '../../../../domain/errors.js';
import { named } from '../../../atlas/v2/schemas/common.js';

/** The body of createOrgTeam. */
export const TeamRequest = named(
  'TeamRequest',
  body({
    name: Type.String(),
    usernames: Type.Array(Type.String(), {
      minItems: 1,
      refusal: (value: unknown) =>
        Array.isArray(value)
          ? refuse('CANNOT_CREATE_EMPTY_TEAM')
          : refuse('INVALID_JSON_ATTRIBUTE', 'usernames'),
    }),
  }),
);

/** The body of renameOrgTeam. */
export const TeamRename = named('TeamRename', body({ name: Type.String() }));

/** The documentation has the roles of a team in both forms; the first counts. */
const roles = {
  roleNames: Type.Optional(Type.Array(Type.String())),
  roles: Type.Optional(Type.Array(body({ roleName: Type.String() }))),
};

type TeamRoles = Static<typeof TeamRolesRequest>;

/** The body of updateGroupTeam. */
export const TeamRolesRequest = named('TeamRolesRequest', body(roles));

/** The body of addGroupTeams. */
export const ProjectTeamsRequest = Type.Array(
  named('ProjectTeamRequest', body({ ...roles, teamId: Type.String() })),
);

/** The roles of a body, in whichever form they stand. */
export function roleNamesOf({ roleNames, roles: objects = [] }: TeamRoles): readonly string[] {
  return roleNames ?? objects.map(({ roleName }) => roleName);
}

function body<P extends TProperties>(members: P) {
  return Type.Object(members, { additionalProperties: false });
}
