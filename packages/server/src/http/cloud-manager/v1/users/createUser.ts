import { createUser as createAccount } from '../../../../services/users/create-user.js';
import { defineOperation } from '../../../operation.js';
import { presentNewUser } from '../../../presenters/cloud-manager/user.js';
import { User, UserRequest } from '../../../schemas/cloud-manager/users.js';

export const createUser = defineOperation({
  operationId: 'createUser',
  tag: 'Users',
  summary: 'Make an account, and invite it to the organizations and projects that its roles name',
  method: 'POST',
  path: '/api/public/v1.0/users',
  permission: 'authenticated',
  versions: {
    unversioned: {
      status: 201,
      body: UserRequest,
      response: User,
      async handle({ services, caller, body, link }) {
        const account = await createAccount(services, caller, {
          username: body.username,
          password: body.password,
          firstName: body.firstName,
          lastName: body.lastName,
          country: body.country || null,
          mobileNumber: body.mobileNumber || null,
          roles: body.roles,
        });
        return presentNewUser(account, link);
      },
    },
  },
});
