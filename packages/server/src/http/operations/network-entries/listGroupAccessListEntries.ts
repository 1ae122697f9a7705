import { listNetworkEntries } from '../../../store/queries/network-entries.js';
import { operation } from '../../define-operation.js';
import { presentNetworkEntry } from '../../presenters/network-entry.js';
import { PaginatedNetworkAccessView } from '../../schemas/network-entries.js';
import { ListQuery } from '../../schemas/queries.js';

export const listGroupAccessListEntries = operation({
  operationId: 'listGroupAccessListEntries',
  tag: 'Project IP Access List',
  summary: 'List the addresses that may reach the databases of a project; they restrict no API call',
  method: 'GET',
  path: '/groups/{groupId}/accessList',
  permission: 'project.accessList.read',
  query: ListQuery,
  status: 200,
  response: PaginatedNetworkAccessView,
  async handle({ services, path, page, link, list }) {
    const { reader } = services.store;
    const { results, totalCount } = await listNetworkEntries(reader, path.groupId, page, services.now());
    return list(
      results.map((entry) => presentNetworkEntry(entry, path.groupId, link)),
      totalCount,
    );
  },
  wires: {
    atlas: { versions: { '2023-01-01': {} } },
    atlasV1: {
      like: '2023-01-01',
      formerly: { operationId: 'listGroupWhitelistEntries', path: '/groups/{groupId}/whitelist' },
    },
  },
});
