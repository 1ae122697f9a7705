import { RefusalError, refuse } from '../../../domain/errors.js';
import { createUser as createAccount } from '../../../services/users/create-user.js';
import { defineOperation } from '../../operation.js';
import { presentUser } from '../../presenters/user.js';
import { CloudAppUser, CloudAppUserBody } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const createUser = defineOperation({
  operationId: 'createUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Make an account, and invite it to the organizations and projects that its roles name',
  method: 'POST',
  path: '/api/atlas/v2/users',
  permission: 'authenticated',
  versions: {
    '2023-01-01': {
      status: 201,
      publishedStatus: 200,
      body: CloudAppUserBody,
      response: CloudAppUser,
      deprecated: DEPRECATED_PEOPLE,
      async handle({ services, caller, body, link, setHeader }) {
        if (body.password === undefined) throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'password'));
        const account = await createAccount(services, caller, {
          username: body.username,
          password: body.password,
          firstName: body.firstName,
          lastName: body.lastName,
          country: body.country || null,
          mobileNumber: body.mobileNumber || null,
          roles: body.roles,
        });
        // Literally the older version, as recorded.
        setHeader('Location', link(`/api/atlas/v1.0/users/${account.id}`));
        // Roles come with the acceptance of the invitations.
        return presentUser(account, { organizationRoles: [], projectRoles: [], teamIds: [] }, link);
      },
    },
  },
});
