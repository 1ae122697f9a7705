import { addNetworkEntries } from '../../../services/network-entries/add-entries.js';
import { listNetworkEntries } from '../../../store/queries/network-entries.js';
import { operation } from '../../define-operation.js';
import { presentNetworkEntry } from '../../presenters/network-entry.js';
import { NetworkPermissionEntryRequests, PaginatedNetworkAccessView } from '../../schemas/network-entries.js';
import { ListQuery } from '../../schemas/queries.js';
import { readDate } from '../../wire/dates.js';

export const createGroupAccessListEntry = operation({
  operationId: 'createGroupAccessListEntry',
  tag: 'Project IP Access List',
  summary: 'Add addresses that may reach the databases of a project; answers the whole list',
  method: 'POST',
  path: '/groups/{groupId}/accessList',
  permission: 'project.accessList.write',
  query: ListQuery,
  status: 201,
  body: NetworkPermissionEntryRequests,
  response: PaginatedNetworkAccessView,
  async handle({ services, caller, path, body, page, link, list }) {
    const entries = body.map((entry, index) => ({
      ipAddress: entry.ipAddress,
      cidrBlock: entry.cidrBlock,
      awsSecurityGroup: entry.awsSecurityGroup,
      comment: entry.comment,
      deleteAfter: entry.deleteAfterDate
        ? readDate(entry.deleteAfterDate, `${index}.deleteAfterDate`)
        : undefined,
    }));
    await addNetworkEntries(services, caller, path.groupId, entries);
    const { reader } = services.store;
    const { results, totalCount } = await listNetworkEntries(reader, path.groupId, page, services.now());
    return list(
      results.map((entry) => presentNetworkEntry(entry, path.groupId, link)),
      totalCount,
    );
  },
  wires: {
    atlas: {
      publishedStatus: 200,
      versions: { '2023-01-01': {} },
    },
    atlasV1: {
      like: '2023-01-01',
      formerly: { operationId: 'createGroupWhitelistEntry', path: '/groups/{groupId}/whitelist' },
    },
  },
});
