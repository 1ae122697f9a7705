import { requireVisibleUser, visibleUser } from '../../../access/reach/visible-user.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentUser } from '../../presenters/user.js';
import { User } from '../../schemas/cloud-manager/users.js';
import { CloudAppUser } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const getUser = operation({
  operationId: 'getUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Read a user who shares an organization with the caller, as far as the organizations are shared',
  method: 'GET',
  path: '/users/{userId}',
  permission: 'authenticated',
  reach: visibleUser,
  status: 200,
  response: CloudAppUser,
  handle: ({ services, caller, path }) => requireVisibleUser(services.store.reader, caller, path.userId),
  wires: {
    atlas: {
      present: ({ account, grants }, { link }) => presentUser(account, grants, link),
      versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Users',
      response: User,
      present: ({ account, grants }, { link }) => cloudManager.presentUser(account, grants, link),
    },
  },
});
