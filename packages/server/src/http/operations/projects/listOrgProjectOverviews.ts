import { Type } from 'typebox';
import { visibleProjects } from '../../../access/visible-projects.js';
import { textBounds } from '../../../domain/bounds/texts.js';
import {
  listSortedProjects,
  type ProjectSortName,
  projectSortKeys,
} from '../../../store/queries/project-lists.js';
import { bothWays } from '../../../store/sorted-pages.js';
import { operation } from '../../define-operation.js';
import { dateTime, int32, named, objectId, paginated, stringEnum } from '../../schemas/common.js';
import { ListQuery } from '../../schemas/queries.js';
import { wireTime } from '../../wire/render.js';

const orders = bothWays(Object.keys(projectSortKeys) as ProjectSortName[]);

const ProjectOverview = named(
  'ProjectOverview',
  Type.Object({
    created: dateTime(),
    credentialCount: int32({ description: 'API keys and service accounts with a role in it', minimum: 0 }),
    id: objectId(),
    name: Type.String(),
    orgId: objectId(),
    teamCount: int32({ description: 'Teams with a role in it', minimum: 0 }),
    userCount: int32({ description: 'People with a role of their own in it', minimum: 0 }),
  }),
);

export const listOrgProjectOverviews = operation({
  operationId: 'listOrgProjectOverviews',
  tag: 'Private',
  summary:
    'List the projects of an organization that the caller may see, with how many people, teams and credentials have roles there, searched and sorted as asked for',
  method: 'GET',
  path: '/orgs/{orgId}/projects',
  permission: 'organization.read',
  query: Type.Object({
    ...ListQuery.properties,
    search: Type.Optional(
      Type.String({
        description: 'What the name or ID contains, in upper or lower case',
        maxLength: textBounds.search.most,
      }),
    ),
    sort: Type.Optional(
      stringEnum(orders, { description: 'What the list is sorted by; with a minus, the other way round' }),
    ),
    userId: Type.Optional(
      objectId({
        description: 'Only those in which this user or pending user has a role of their own, or will',
      }),
    ),
  }),
  status: 200,
  response: paginated('PaginatedProjectOverview', ProjectOverview),
  async handle({ services, caller, path, query, page, list }) {
    const { search, sort = 'name', userId } = query;
    const filter = { ...visibleProjects(caller.principal), within: path.orgId, search, ofPerson: userId };
    const { results, totalCount } = await listSortedProjects(services.store.reader, filter, page, sort);
    return list(
      results.map(({ createdAt, credentialCount, id, name, organizationId, teamCount, userCount }) => ({
        created: wireTime(createdAt),
        credentialCount,
        id,
        name,
        orgId: organizationId,
        teamCount,
        userCount,
      })),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
