import type { Operation } from '../../../operation.js';
import { createGroupServiceAccount } from '../../../operations/service-accounts/createGroupServiceAccount.js';
import { createGroupServiceAccountAccessList } from '../../../operations/service-accounts/createGroupServiceAccountAccessList.js';
import { createGroupServiceAccountSecret } from '../../../operations/service-accounts/createGroupServiceAccountSecret.js';
import { createOrgServiceAccount } from '../../../operations/service-accounts/createOrgServiceAccount.js';
import { createOrgServiceAccountAccessList } from '../../../operations/service-accounts/createOrgServiceAccountAccessList.js';
import { createOrgServiceAccountSecret } from '../../../operations/service-accounts/createOrgServiceAccountSecret.js';
import { deleteGroupServiceAccount } from '../../../operations/service-accounts/deleteGroupServiceAccount.js';
import { deleteGroupServiceAccountAccessListEntry } from '../../../operations/service-accounts/deleteGroupServiceAccountAccessListEntry.js';
import { deleteGroupServiceAccountSecret } from '../../../operations/service-accounts/deleteGroupServiceAccountSecret.js';
import { deleteOrgServiceAccount } from '../../../operations/service-accounts/deleteOrgServiceAccount.js';
import { deleteOrgServiceAccountAccessListEntry } from '../../../operations/service-accounts/deleteOrgServiceAccountAccessListEntry.js';
import { deleteOrgServiceAccountSecret } from '../../../operations/service-accounts/deleteOrgServiceAccountSecret.js';
import { getGroupServiceAccount } from '../../../operations/service-accounts/getGroupServiceAccount.js';
import { getOrgServiceAccount } from '../../../operations/service-accounts/getOrgServiceAccount.js';
import { getOrgServiceAccountGroups } from '../../../operations/service-accounts/getOrgServiceAccountGroups.js';
import { inviteGroupServiceAccount } from '../../../operations/service-accounts/inviteGroupServiceAccount.js';
import { listGroupServiceAccountAccessList } from '../../../operations/service-accounts/listGroupServiceAccountAccessList.js';
import { listGroupServiceAccounts } from '../../../operations/service-accounts/listGroupServiceAccounts.js';
import { listOrgServiceAccountAccessList } from '../../../operations/service-accounts/listOrgServiceAccountAccessList.js';
import { listOrgServiceAccounts } from '../../../operations/service-accounts/listOrgServiceAccounts.js';
import { updateGroupServiceAccount } from '../../../operations/service-accounts/updateGroupServiceAccount.js';
import { updateOrgServiceAccount } from '../../../operations/service-accounts/updateOrgServiceAccount.js';

export const serviceAccounts: readonly Operation[] = [
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
