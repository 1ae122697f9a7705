import type { OperationDefinition } from '../../define-operation.js';
import { addGroupUserRole } from './addGroupUserRole.js';
import { addGroupUsers } from './addGroupUsers.js';
import { addOrgUserRole } from './addOrgUserRole.js';
import { createOrgUser } from './createOrgUser.js';
import { createUser } from './createUser.js';
import { createUserAccessListEntries } from './createUserAccessListEntries.js';
import { deleteUserAccessListEntry } from './deleteUserAccessListEntry.js';
import { getGroupUser } from './getGroupUser.js';
import { getOrgUser } from './getOrgUser.js';
import { getUser } from './getUser.js';
import { getUserAccessListEntry } from './getUserAccessListEntry.js';
import { getUserByName } from './getUserByName.js';
import { listGroupPeople } from './listGroupPeople.js';
import { listGroupUsers } from './listGroupUsers.js';
import { listOrgPeople } from './listOrgPeople.js';
import { listOrgUsers } from './listOrgUsers.js';
import { listUserAccessListEntries } from './listUserAccessListEntries.js';
import { removeGroupUser } from './removeGroupUser.js';
import { removeGroupUserRole } from './removeGroupUserRole.js';
import { removeOrgUser } from './removeOrgUser.js';
import { removeOrgUserRole } from './removeOrgUserRole.js';
import { updateGroupUserRoles } from './updateGroupUserRoles.js';
import { updateOrgUser } from './updateOrgUser.js';
import { updateOrgUserRoles } from './updateOrgUserRoles.js';

export const users: readonly OperationDefinition[] = [
  listOrgUsers,
  createOrgUser,
  getOrgUser,
  updateOrgUser,
  removeOrgUser,
  addOrgUserRole,
  removeOrgUserRole,
  updateOrgUserRoles,
  listGroupUsers,
  listOrgPeople,
  listGroupPeople,
  addGroupUsers,
  getGroupUser,
  removeGroupUser,
  addGroupUserRole,
  removeGroupUserRole,
  updateGroupUserRoles,
  createUser,
  getUser,
  getUserByName,
  listUserAccessListEntries,
  createUserAccessListEntries,
  getUserAccessListEntry,
  deleteUserAccessListEntry,
];
