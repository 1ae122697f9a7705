import type { OperationDefinition } from '../../define-operation.js';
import { createAccessToken } from './createAccessToken.js';
import { getOAuthMetadata } from './getOAuthMetadata.js';
import { getSigningKeys } from './getSigningKeys.js';
import { introspectAccessToken } from './introspectAccessToken.js';
import { refuseAuthorization } from './refuseAuthorization.js';
import { refuseSentAuthorization } from './refuseSentAuthorization.js';
import { revokeAccessToken } from './revokeAccessToken.js';

export const oauth: readonly OperationDefinition[] = [
  createAccessToken,
  revokeAccessToken,
  introspectAccessToken,
  refuseAuthorization,
  refuseSentAuthorization,
  getSigningKeys,
  getOAuthMetadata,
];
