import { listOrganizationsOf } from '../../../../services/organizations/list-organizations.js';
import { defineOperation } from '../../../operation.js';
import { presentOrganizationListItem } from '../../../presenters/cloud-manager/organization.js';
import { PaginatedOrganizations } from '../../../schemas/cloud-manager/organizations.js';
import { ListQuery } from '../../../schemas/cloud-manager/queries.js';

export const listOrgs = defineOperation({
  operationId: 'listOrgs',
  tag: 'Organizations',
  summary: 'List the organizations of the caller, by name; a credential has exactly one',
  method: 'GET',
  path: '/api/public/v1.0/orgs',
  permission: 'authenticated',
  query: ListQuery,
  versions: {
    unversioned: {
      status: 200,
      response: PaginatedOrganizations,
      async handle({ services, caller, page, link, list }) {
        const { results, totalCount } = await listOrganizationsOf(services, caller, undefined, page);
        return list(
          results.map((organization) => presentOrganizationListItem(organization, link)),
          totalCount,
        );
      },
    },
  },
});
