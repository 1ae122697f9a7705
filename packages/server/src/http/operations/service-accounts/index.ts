import type { OperationDefinition } from '../../define-operation.js';
import { createGroupServiceAccount } from './createGroupServiceAccount.js';
import { createGroupServiceAccountAccessList } from './createGroupServiceAccountAccessList.js';
import { createGroupServiceAccountSecret } from './createGroupServiceAccountSecret.js';
import { createOrgServiceAccount } from './createOrgServiceAccount.js';
import { createOrgServiceAccountAccessList } from './createOrgServiceAccountAccessList.js';
import { createOrgServiceAccountSecret } from './createOrgServiceAccountSecret.js';
import { deleteGroupServiceAccount } from './deleteGroupServiceAccount.js';
import { deleteGroupServiceAccountAccessListEntry } from './deleteGroupServiceAccountAccessListEntry.js';
import { deleteGroupServiceAccountSecret } from './deleteGroupServiceAccountSecret.js';
import { deleteOrgServiceAccount } from './deleteOrgServiceAccount.js';
import { deleteOrgServiceAccountAccessListEntry } from './deleteOrgServiceAccountAccessListEntry.js';
import { deleteOrgServiceAccountSecret } from './deleteOrgServiceAccountSecret.js';
import { getGroupServiceAccount } from './getGroupServiceAccount.js';
import { getOrgServiceAccount } from './getOrgServiceAccount.js';
import { getOrgServiceAccountGroups } from './getOrgServiceAccountGroups.js';
import { inviteGroupServiceAccount } from './inviteGroupServiceAccount.js';
import { listGroupServiceAccountAccessList } from './listGroupServiceAccountAccessList.js';
import { listGroupServiceAccounts } from './listGroupServiceAccounts.js';
import { listOrgServiceAccountAccessList } from './listOrgServiceAccountAccessList.js';
import { listOrgServiceAccounts } from './listOrgServiceAccounts.js';
import { updateGroupServiceAccount } from './updateGroupServiceAccount.js';
import { updateOrgServiceAccount } from './updateOrgServiceAccount.js';

export const serviceAccounts: readonly OperationDefinition[] = [
  listOrgServiceAccounts,
  createOrgServiceAccount,
  getOrgServiceAccount,
  updateOrgServiceAccount,
  deleteOrgServiceAccount,
  getOrgServiceAccountGroups,
  createOrgServiceAccountSecret,
  deleteOrgServiceAccountSecret,
  listOrgServiceAccountAccessList,
  createOrgServiceAccountAccessList,
  deleteOrgServiceAccountAccessListEntry,
  listGroupServiceAccounts,
  createGroupServiceAccount,
  getGroupServiceAccount,
  updateGroupServiceAccount,
  deleteGroupServiceAccount,
  inviteGroupServiceAccount,
  createGroupServiceAccountSecret,
  deleteGroupServiceAccountSecret,
  listGroupServiceAccountAccessList,
  createGroupServiceAccountAccessList,
  deleteGroupServiceAccountAccessListEntry,
];
