import { BUILD } from '../../../../build.js';
import { defineOperation } from '../../../operation.js';
import { linksOf } from '../../../presenters/cloud-manager/links.js';
import { SystemStatus } from '../../../schemas/cloud-manager/root.js';

export const getSystemStatus = defineOperation({
  operationId: 'getSystemStatus',
  tag: 'Root',
  summary: 'Show the state of the server',
  method: 'GET',
  path: '/api/public/v1.0',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 200,
      response: SystemStatus,
      handle: ({ link }): SystemStatus => ({
        appName: 'MongoDB Cloud',
        build: BUILD,
        links: linksOf(link, '', ['groups', 'orgs']),
        throttling: false,
      }),
    },
  },
});
