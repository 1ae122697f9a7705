import type { Operation } from '../../../operation.js';
import { addGroupApiKey } from '../../../operations/api-keys/addGroupApiKey.js';
import { createGroupApiKey } from '../../../operations/api-keys/createGroupApiKey.js';
import { createOrgApiKey } from '../../../operations/api-keys/createOrgApiKey.js';
import { createOrgApiKeyAccessListEntry } from '../../../operations/api-keys/createOrgApiKeyAccessListEntry.js';
import { deleteOrgApiKey } from '../../../operations/api-keys/deleteOrgApiKey.js';
import { deleteOrgApiKeyAccessListEntry } from '../../../operations/api-keys/deleteOrgApiKeyAccessListEntry.js';
import { getOrgApiKey } from '../../../operations/api-keys/getOrgApiKey.js';
import { getOrgApiKeyAccessListEntry } from '../../../operations/api-keys/getOrgApiKeyAccessListEntry.js';
import { listGroupApiKeys } from '../../../operations/api-keys/listGroupApiKeys.js';
import { listOrgApiKeyAccessListEntries } from '../../../operations/api-keys/listOrgApiKeyAccessListEntries.js';
import { listOrgApiKeys } from '../../../operations/api-keys/listOrgApiKeys.js';
import { removeGroupApiKey } from '../../../operations/api-keys/removeGroupApiKey.js';
import { updateGroupApiKeyRoles } from '../../../operations/api-keys/updateGroupApiKeyRoles.js';
import { updateOrgApiKey } from '../../../operations/api-keys/updateOrgApiKey.js';

export const programmaticApiKeys: readonly Operation[] = [
  listOrgApiKeys,
  createOrgApiKey,
  getOrgApiKey,
  updateOrgApiKey,
  deleteOrgApiKey,
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
