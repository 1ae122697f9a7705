import { requireServiceAccount } from '../../../changes/service-accounts/require-account.js';
import { listServiceAccountProjects } from '../../../store/queries/service-accounts.js';
import { listOf } from '../../answers/list-of.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/service-account.js';
import { presentAccountProject } from '../../presenters/service-account.js';
import { PaginatedServiceAccountProjects } from '../../schemas/cloud-manager/service-accounts.js';
import { PlainListQuery } from '../../schemas/queries.js';
import { PaginatedServiceAccountGroup } from '../../schemas/service-accounts.js';
import { LOOKS_AT_ACCOUNTS } from '../../wires/cloud-manager.js';

export const getOrgServiceAccountGroups = operation({
  operationId: 'getOrgServiceAccountGroups',
  tag: 'Service Accounts',
  summary: 'List the projects that a service account is assigned to, with its roles there',
  method: 'GET',
  path: '/orgs/{orgId}/serviceAccounts/{clientId}/groups',
  permission: 'organization.serviceAccounts.read',
  query: PlainListQuery,
  status: 200,
  response: PaginatedServiceAccountGroup,
  async handle({ services, path, page }) {
    const { reader } = services.store;
    const account = await requireServiceAccount(reader, path.orgId, path.clientId);
    return listServiceAccountProjects(reader, account.id, page);
  },
  wires: {
    atlas: {
      present: listOf(presentAccountProject),
      versions: { '2024-08-05': {} },
    },
    cloudManager: {
      summary: 'List the projects that a service account is assigned to',
      permission: LOOKS_AT_ACCOUNTS,
      response: PaginatedServiceAccountProjects,
      present: listOf(cloudManager.presentAccountProject),
    },
  },
});
