import type { Operation } from '../../../operation.js';
import { createGroupApiKey } from './createGroupApiKey.js';
import { createOrgApiKey } from './createOrgApiKey.js';
import { createOrgApiKeyAccessListEntries } from './createOrgApiKeyAccessListEntries.js';
import { deleteOrgApiKey } from './deleteOrgApiKey.js';
import { deleteOrgApiKeyAccessListEntry } from './deleteOrgApiKeyAccessListEntry.js';
import { getOrgApiKey } from './getOrgApiKey.js';
import { getOrgApiKeyAccessListEntry } from './getOrgApiKeyAccessListEntry.js';
import { listGroupApiKeys } from './listGroupApiKeys.js';
import { listOrgApiKeyAccessListEntries } from './listOrgApiKeyAccessListEntries.js';
import { listOrgApiKeys } from './listOrgApiKeys.js';
import { removeGroupApiKey } from './removeGroupApiKey.js';
import { updateGroupApiKeyRoles } from './updateGroupApiKeyRoles.js';
import { updateOrgApiKey } from './updateOrgApiKey.js';
import { underOldName } from './whitelist.js';

const accessList: readonly Operation[] = [
  listOrgApiKeyAccessListEntries,
  createOrgApiKeyAccessListEntries,
  getOrgApiKeyAccessListEntry,
  deleteOrgApiKeyAccessListEntry,
];

export const programmaticApiKeys: readonly Operation[] = [
  listOrgApiKeys,
  createOrgApiKey,
  getOrgApiKey,
  updateOrgApiKey,
  deleteOrgApiKey,
  ...accessList,
  ...accessList.map(underOldName),
  listGroupApiKeys,
  createGroupApiKey,
  updateGroupApiKeyRoles,
  removeGroupApiKey,
];
