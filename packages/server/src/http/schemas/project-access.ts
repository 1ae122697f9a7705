import { type Static, Type } from 'typebox';
import { accessLevelNames } from '../../domain/access-levels.js';
import { textBounds } from '../../domain/bounds/texts.js';
import { type HolderSortName, holderSortKeys } from '../../store/queries/project-holders.js';
import { bothWays } from '../../store/sorted-pages.js';
import { dateTime, named, nullable, objectId, paginated, stringEnum } from './common.js';
import { ListQuery } from './queries.js';

export const holderKinds = ['USER', 'TEAM', 'API_KEY', 'SERVICE_ACCOUNT'] as const;

const Level = stringEnum(accessLevelNames);

export const GroupAccessQuery = Type.Object({
  ...ListQuery.properties,
  kind: Type.Optional(stringEnum(holderKinds)),
  level: Type.Optional(
    stringEnum(accessLevelNames, { description: 'Only those who may do this; READ for all who have access' }),
  ),
  search: Type.Optional(
    Type.String({
      description: 'What the name, public key, client ID or description contains, in upper or lower case',
      maxLength: textBounds.search.most,
    }),
  ),
  sort: Type.Optional(
    stringEnum(bothWays(Object.keys(holderSortKeys) as HolderSortName[]), {
      description: 'What the list is sorted by; with a minus, the other way round',
    }),
  ),
});

export type GroupAccess = Static<typeof GroupAccess>;
export const GroupAccess = named(
  'GroupAccess',
  Type.Object({
    detail: Type.String({ description: 'Name of a person, or description of a credential' }),
    expiresAt: nullable(dateTime({ description: 'When the API key expires' })),
    id: Type.String({ description: 'ID, or client ID of a service account' }),
    kind: stringEnum(holderKinds),
    levels: Type.Array(Level, { description: 'What the roles together let them do in the project' }),
    name: Type.String({ description: 'User name, name of a team or service account, or public key' }),
    through: Type.Array(
      Type.Object({
        kind: stringEnum(['ORGANIZATION', 'PROJECT', 'TEAM']),
        roles: Type.Array(Type.String()),
        teamId: nullable(objectId()),
        teamName: nullable(Type.String()),
      }),
      { description: 'By what they have access: roles in the organization, in the project, or of a team' },
    ),
  }),
);

export const PaginatedGroupAccess = paginated('PaginatedGroupAccess', GroupAccess);
