import type { OperationDefinition } from '../../define-operation.js';
import { addGroupApiKey } from './addGroupApiKey.js';
import { createGroupApiKey } from './createGroupApiKey.js';
import { createOrgApiKey } from './createOrgApiKey.js';
import { createOrgApiKeyAccessListEntry } from './createOrgApiKeyAccessListEntry.js';
import { deleteOrgApiKey } from './deleteOrgApiKey.js';
import { deleteOrgApiKeyAccessListEntry } from './deleteOrgApiKeyAccessListEntry.js';
import { getOrgApiKey } from './getOrgApiKey.js';
import { getOrgApiKeyAccessListEntry } from './getOrgApiKeyAccessListEntry.js';
import { listGroupApiKeys } from './listGroupApiKeys.js';
import { listOrgApiKeyAccessListEntries } from './listOrgApiKeyAccessListEntries.js';
import { listOrgApiKeys } from './listOrgApiKeys.js';
import { removeGroupApiKey } from './removeGroupApiKey.js';
import { setOrgApiKeyExpiry } from './setOrgApiKeyExpiry.js';
import { updateGroupApiKeyRoles } from './updateGroupApiKeyRoles.js';
import { updateOrgApiKey } from './updateOrgApiKey.js';

export const apiKeys: readonly OperationDefinition[] = [
  listOrgApiKeys,
  createOrgApiKey,
  getOrgApiKey,
  updateOrgApiKey,
  deleteOrgApiKey,
  setOrgApiKeyExpiry,
  listOrgApiKeyAccessListEntries,
  createOrgApiKeyAccessListEntry,
  getOrgApiKeyAccessListEntry,
  deleteOrgApiKeyAccessListEntry,
  listGroupApiKeys,
  createGroupApiKey,
  addGroupApiKey,
  updateGroupApiKeyRoles,
  removeGroupApiKey,
];
