import type { Principal } from '../../../access/principal.js';
import { BUILD } from '../../../build.js';
import { operation } from '../../define-operation.js';
import { presentAccessListItem } from '../../presenters/access-list-entry.js';
import { linksOf } from '../../presenters/cloud-manager/links.js';
import { SystemStatus as CloudManagerStatus } from '../../schemas/cloud-manager/root.js';
import { SystemStatus } from '../../schemas/root.js';

/** Clients and people call it to see whether a credential works, so it is answered from memory alone. */
export const getSystemStatus = operation({
  operationId: 'getSystemStatus',
  tag: 'Root',
  summary: 'Show the state of the server and the calling API key',
  method: 'GET',
  path: '',
  permission: 'authenticated',
  status: 200,
  wires: {
    atlas: {
      response: SystemStatus,
      handle: ({ caller, link }): SystemStatus => ({
        apiKey: presentCallingKey(caller.principal),
        appName: 'MongoDB Atlas',
        build: BUILD,
        links: [{ href: link(''), rel: 'self' }],
        throttling: false,
      }),
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      summary: 'Show the state of the server',
      response: CloudManagerStatus,
      handle: ({ link }): CloudManagerStatus => ({
        appName: 'MongoDB Cloud',
        build: BUILD,
        links: linksOf(link, '', ['groups', 'orgs']),
        throttling: false,
      }),
    },
  },
});

function presentCallingKey(principal: Principal): SystemStatus['apiKey'] {
  if (principal.kind !== 'api_key') return null;
  return {
    accessList: principal.accessList.blocks().map(presentAccessListItem),
    id: principal.id,
    publicKey: principal.publicKey,
    roles: [
      ...principal.organizationRoles.map((roleName) => ({ orgId: principal.organizationId, roleName })),
      ...[...principal.projectRoles].flatMap(([groupId, roles]) =>
        roles.map((roleName) => ({ groupId, roleName })),
      ),
    ],
  };
}
