import { accountCreation } from '../../../access/reach/account-creation.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { wirePaths } from '../../../domain/wire-paths.js';
import { createUser as createAccount } from '../../../services/users/create-user.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/user.js';
import { presentUser } from '../../presenters/user.js';
import { User, UserRequest } from '../../schemas/cloud-manager/users.js';
import { CloudAppUser, CloudAppUserBody } from '../../schemas/users.js';
import { DEPRECATED_PEOPLE } from '../../wires/atlas-deprecations.js';

export const createUser = operation({
  operationId: 'createUser',
  tag: 'MongoDB Cloud Users',
  summary: 'Make an account, and invite it to the organizations and projects that its roles name',
  method: 'POST',
  path: '/users',
  permission: 'authenticated',
  reach: accountCreation,
  status: 201,
  body: CloudAppUserBody,
  response: CloudAppUser,
  handle({ services, caller, body }) {
    if (body.password === undefined) throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'password'));
    return createAccount(services, caller, {
      username: body.username,
      password: body.password,
      firstName: body.firstName,
      lastName: body.lastName,
      country: body.country || null,
      mobileNumber: body.mobileNumber || null,
      roles: body.roles,
    });
  },
  wires: {
    atlas: {
      publishedStatus: 200,
      present(account, { publicUrl, link, setHeader }) {
        // Literally the older version, as recorded.
        setHeader('Location', `${publicUrl}${wirePaths.atlasV1.base}/users/${account.id}`);
        // Roles come with the acceptance of the invitations.
        return presentUser(account, { organizationRoles: [], projectRoles: [], teamIds: [] }, link);
      },
      versions: { '2023-01-01': { deprecated: DEPRECATED_PEOPLE } },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      tag: 'Users',
      body: UserRequest,
      response: User,
      present: (account, { link }) => cloudManager.presentNewUser(account, link),
    },
  },
});
