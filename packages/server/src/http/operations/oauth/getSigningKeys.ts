import { wirePaths } from '../../../domain/wire-paths.js';
import { operation } from '../../define-operation.js';
import { SigningKeySet } from '../../schemas/oauth.js';

export const getSigningKeys = operation({
  operationId: 'getSigningKeys',
  tag: 'OAuth',
  summary: 'Show the public keys that verify access tokens (RFC 7517)',
  method: 'GET',
  path: `${wirePaths.oauth.base}/jwks`,
  permission: 'always',
  status: 200,
  response: SigningKeySet,
  async handle({ server, setHeader }) {
    const keys = await server.signingKeys.publicKeys();
    setHeader('Cache-Control', 'public, max-age=300');
    return { keys };
  },
  wires: {
    server: {},
  },
});
