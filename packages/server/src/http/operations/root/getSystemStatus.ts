import type { Principal } from '../../../access/principal.js';
import { BUILD } from '../../../build.js';
import { defineOperation } from '../../operation.js';
import { presentAccessListItem } from '../../presenters/access-list-item.js';
import { SystemStatus } from '../../schemas/root.js';

const PATH = '/api/atlas/v2';

/** Clients and people call it to see whether a credential works, so it is answered from memory alone. */
export const getSystemStatus = defineOperation({
  operationId: 'getSystemStatus',
  tag: 'Root',
  summary: 'Show the state of the server and the calling API key',
  method: 'GET',
  path: PATH,
  permission: 'authenticated',
  versions: {
    '2023-01-01': {
      status: 200,
      response: SystemStatus,
      handle: ({ caller, link }): SystemStatus => ({
        apiKey: presentCallingKey(caller.principal),
        appName: 'MongoDB Atlas',
        build: BUILD,
        links: [{ href: link(PATH), rel: 'self' }],
        throttling: false,
      }),
    },
  },
});

function presentCallingKey(principal: Principal): SystemStatus['apiKey'] {
  if (principal.kind !== 'apiKey') return null;
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
