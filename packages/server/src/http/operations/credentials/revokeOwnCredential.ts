import { isCredentialCaller } from '../../../access/principal.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { revokeOwnCredential as revoke } from '../../../services/own-credential/revoke-own-credential.js';
import { operation } from '../../define-operation.js';
import { ForceQuery } from '../../schemas/queries.js';

export const revokeOwnCredential = operation({
  operationId: 'revokeOwnCredential',
  tag: 'Private',
  summary:
    'Revoke the calling credential, from any IP address: the API key, or the client secret that was sent or that the access token was created with',
  method: 'DELETE',
  path: '/credential',
  permission: 'ownCredential',
  query: ForceQuery,
  status: 204,
  async handle({ services, caller, secretId, query }) {
    if (!isCredentialCaller(caller)) throw new RefusalError(refuse('CREDENTIAL_REQUIRED'));
    await revoke(services, caller, { secretId, force: query.force ?? false });
  },
  wires: {
    private: {},
  },
});
