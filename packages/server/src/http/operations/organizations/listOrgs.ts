import { Type } from 'typebox';
import { listOrganizationsOf } from '../../../services/organizations/list-organizations.js';
import { defineOperation } from '../../operation.js';
import { presentOrganizationListItem } from '../../presenters/organization.js';
import { PaginatedOrganizationView } from '../../schemas/organizations.js';
import { ListQuery } from '../../schemas/queries.js';

export const listOrgs = defineOperation({
  operationId: 'listOrgs',
  tag: 'Organizations',
  summary: 'List the organizations of the caller, by name; a credential has exactly one',
  method: 'GET',
  path: '/api/atlas/v2/orgs',
  permission: 'authenticated',
  query: Type.Object({
    ...ListQuery.properties,
    name: Type.Optional(Type.String({ description: 'Beginning of the name, in any case' })),
  }),
  versions: {
    '2023-01-01': {
      status: 200,
      response: PaginatedOrganizationView,
      async handle({ services, caller, query, page, link, list }) {
        const { results, totalCount } = await listOrganizationsOf(services, caller, query.name, page);
        return list(
          results.map((organization) => presentOrganizationListItem(organization, link)),
          totalCount,
        );
      },
    },
  },
});
