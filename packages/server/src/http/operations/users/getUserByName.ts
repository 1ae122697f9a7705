import { requireVisibleUserNamed } from '../../../services/users/visible-user.js';
import { defineOperation } from '../../operation.js';
import { presentUser } from '../../presenters/user.js';
import { CloudAppUser } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const getUserByName = defineOperation({
  operationId: 'getUserByName',
  tag: 'MongoDB Cloud Users',
  summary: 'Read a user who shares an organization with the caller, by user name',
  method: 'GET',
  path: '/api/atlas/v2/users/byName/{userName}',
  permission: 'authenticated',
  versions: {
    '2023-01-01': {
      status: 200,
      response: CloudAppUser,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, path, link }) {
        const { account, grants } = await requireVisibleUserNamed(services, caller, path.userName);
        return presentUser(account, grants, link);
      },
    },
  },
});
