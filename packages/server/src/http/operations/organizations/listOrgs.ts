import { Type } from 'typebox';
import { listOrganizationsOf } from '../../../services/organizations/list-organizations.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/organization.js';
import { presentOrganizationListItem } from '../../presenters/organization.js';
import { PaginatedOrganizations } from '../../schemas/cloud-manager/organizations.js';
import { someText } from '../../schemas/common.js';
import { PaginatedOrganizationView } from '../../schemas/organizations.js';
import { ListQuery, PlainListQuery } from '../../schemas/queries.js';

export const listOrgs = operation({
  operationId: 'listOrgs',
  tag: 'Organizations',
  summary: 'List the organizations of the caller, by name; a credential has exactly one',
  method: 'GET',
  path: '/orgs',
  permission: 'authenticated',
  query: Type.Object({
    ...ListQuery.properties,
    name: Type.Optional(someText({ description: 'Beginning of the name, in any case' })),
  }),
  status: 200,
  response: PaginatedOrganizationView,
  handle: ({ services, caller, query, page }) => listOrganizationsOf(services, caller, query.name, page),
  wires: {
    atlas: {
      present: listOf(presentOrganizationListItem),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: PlainListQuery,
      response: PaginatedOrganizations,
      present: listOf(cloudManager.presentOrganizationListItem),
    },
  },
});
