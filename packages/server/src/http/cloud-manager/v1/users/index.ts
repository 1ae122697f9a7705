import type { Operation } from '../../../operation.js';
import { createUserAccessListEntries } from '../../../operations/users/createUserAccessListEntries.js';
import { deleteUserAccessListEntry } from '../../../operations/users/deleteUserAccessListEntry.js';
import { getUserAccessListEntry } from '../../../operations/users/getUserAccessListEntry.js';
import { listUserAccessListEntries } from '../../../operations/users/listUserAccessListEntries.js';
import { addGroupUsers } from './addGroupUsers.js';
import { createUser } from './createUser.js';
import { getUser } from './getUser.js';
import { getUserByName } from './getUserByName.js';
import { listGroupUsers } from './listGroupUsers.js';
import { listOrgUsers } from './listOrgUsers.js';
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
