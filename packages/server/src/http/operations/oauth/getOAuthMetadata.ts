import { TOKEN_PATH, wirePaths } from '../../../domain/wire-paths.js';
import { operation } from '../../define-operation.js';
import { METADATA_PATH } from '../../oauth/metadata-below.js';
import { OAuthMetadata } from '../../schemas/oauth.js';

export const getOAuthMetadata = operation({
  operationId: 'getOAuthMetadata',
  tag: 'OAuth',
  summary: 'Show where the OAuth endpoints are and what they take (RFC 8414)',
  method: 'GET',
  path: METADATA_PATH,
  permission: 'always',
  status: 200,
  response: OAuthMetadata,
  handle: ({ publicUrl }) => ({
    issuer: publicUrl,
    // Section 2 lets a server without a grant for people leave it out; the MCP SDKs refuse the document without it.
    authorization_endpoint: `${publicUrl}${wirePaths.oauth.base}/authorize`,
    token_endpoint: publicUrl + TOKEN_PATH,
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    revocation_endpoint: `${publicUrl}${wirePaths.oauth.base}/revoke`,
    revocation_endpoint_auth_methods_supported: ['client_secret_basic'],
    introspection_endpoint: `${publicUrl}${wirePaths.oauth.base}/introspect`,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic'],
    jwks_uri: `${publicUrl}${wirePaths.oauth.base}/jwks`,
  }),
  wires: {
    server: {},
  },
});
