import type { Operation } from '../../../operation.js';
import { addGroupUsers } from './addGroupUsers.js';
import { createUser } from './createUser.js';
import { createUserAccessListEntries } from './createUserAccessListEntries.js';
import { deleteUserAccessListEntry } from './deleteUserAccessListEntry.js';
import { getUser } from './getUser.js';
import { getUserAccessListEntry } from './getUserAccessListEntry.js';
import { getUserByName } from './getUserByName.js';
import { listGroupUsers } from './listGroupUsers.js';
import { listOrgUsers } from './listOrgUsers.js';
import { listUserAccessListEntries } from './listUserAccessListEntries.js';
import { removeGroupUser } from './removeGroupUser.js';
import { removeOrgUser } from './removeOrgUser.js';
import { updateGroupUserRoles } from './updateGroupUserRoles.js';
import { updateOrgUserRoles } from './updateOrgUserRoles.js';

export const users: readonly Operation[] = [
  listOrgUsers,
  removeOrgUser,
  updateOrgUserRoles,
  listGroupUsers,
  addGroupUsers,
  removeGroupUser,
  updateGroupUserRoles,
  createUser,
  getUser,
  getUserByName,
  listUserAccessListEntries,
  createUserAccessListEntries,
  getUserAccessListEntry,
  deleteUserAccessListEntry,
];
