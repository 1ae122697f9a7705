import { requireVisibleUserNamed } from '../../../../services/users/visible-user.js';
import { defineOperation } from '../../../operation.js';
import { presentUser } from '../../../presenters/cloud-manager/user.js';
import { User } from '../../../schemas/cloud-manager/users.js';

export const getUserByName = defineOperation({
  operationId: 'getUserByName',
  tag: 'Users',
  summary: 'Show a user who shares an organization with the caller, by user name',
  method: 'GET',
  path: '/api/public/v1.0/users/byName/{userName}',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 200,
      response: User,
      async handle({ services, caller, path, link }) {
        const { account, grants } = await requireVisibleUserNamed(services, caller, path.userName);
        return presentUser(account, grants, link);
      },
    },
  },
});
