import { Type } from 'typebox';
import { organizationIdsOf, rolesInOrganization } from '../../../access/authorize.js';
import { textBounds } from '../../../domain/bounds/texts.js';
import {
  listSortedOrganizations,
  type OrganizationSortName,
  organizationSortKeys,
} from '../../../store/queries/organization-lists.js';
import { bothWays } from '../../../store/sorted-pages.js';
import { operation } from '../../define-operation.js';
import { dateTime, named, objectId, paginated, stringEnum } from '../../schemas/common.js';
import { ListQuery } from '../../schemas/queries.js';
import { wireTime } from '../../wire/render.js';

const orders = bothWays(Object.keys(organizationSortKeys) as OrganizationSortName[]);

const OrganizationOverview = named(
  'OrganizationOverview',
  Type.Object({
    created: dateTime(),
    id: objectId(),
    name: Type.String(),
    roleNames: Type.Array(Type.String(), { description: 'Roles of the caller there' }),
  }),
);

export const listOrgOverviews = operation({
  operationId: 'listOrgOverviews',
  tag: 'Private',
  summary: 'List the organizations of the caller with the roles held there, searched and sorted as asked for',
  method: 'GET',
  path: '/orgs',
  permission: 'authenticated',
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
  }),
  status: 200,
  response: paginated('PaginatedOrganizationOverview', OrganizationOverview),
  async handle({ services, caller: { principal }, query, page, list }) {
    const { search, sort = 'name' } = query;
    const filter = { ids: organizationIdsOf(principal), search };
    const { results, totalCount } = await listSortedOrganizations(services.store.reader, filter, page, sort);
    return list(
      results.map(({ createdAt, id, name }) => ({
        created: wireTime(createdAt),
        id,
        name,
        roleNames: [...(rolesInOrganization(principal, id) ?? [])],
      })),
      totalCount,
    );
  },
  wires: {
    private: {},
  },
});
