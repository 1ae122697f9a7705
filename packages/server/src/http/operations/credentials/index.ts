import type { OperationDefinition } from '../../define-operation.js';
import { getGroupCredential } from './getGroupCredential.js';
import { getOrgCredential } from './getOrgCredential.js';
import { importCredentials } from './importCredentials.js';
import { listGroupCredentials } from './listGroupCredentials.js';
import { listOrgCredentials } from './listOrgCredentials.js';
import { revokeOwnCredential } from './revokeOwnCredential.js';
import { setGroupCredentialNotes } from './setGroupCredentialNotes.js';
import { setOrgCredentialNotes } from './setOrgCredentialNotes.js';

export const credentials: readonly OperationDefinition[] = [
  listOrgCredentials,
  getOrgCredential,
  listGroupCredentials,
  getGroupCredential,
  setOrgCredentialNotes,
  setGroupCredentialNotes,
  importCredentials,
  revokeOwnCredential,
];
