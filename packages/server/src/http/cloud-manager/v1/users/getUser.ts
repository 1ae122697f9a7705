import { requireVisibleUser } from '../../../../services/users/visible-user.js';
import { defineOperation } from '../../../operation.js';
import { presentUser } from '../../../presenters/cloud-manager/user.js';
import { User } from '../../../schemas/cloud-manager/users.js';

export const getUser = defineOperation({
  operationId: 'getUser',
  tag: 'Users',
  summary: 'Show a user who shares an organization with the caller',
  method: 'GET',
  path: '/api/public/v1.0/users/{userId}',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 200,
      response: User,
      async handle({ services, caller, path, link }) {
        const { account, grants } = await requireVisibleUser(services, caller, path.userId);
        return presentUser(account, grants, link);
      },
    },
  },
});
