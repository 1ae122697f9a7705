import type { Operation } from '../../../operation.js';
import { addGroupUserRole } from './addGroupUserRole.js';
import { addGroupUsers } from './addGroupUsers.js';
import { addOrgTeamUser } from './addOrgTeamUser.js';
import { addOrgUserRole } from './addOrgUserRole.js';
import { createOrgUser } from './createOrgUser.js';
import { createUser } from './createUser.js';
import { getGroupUser } from './getGroupUser.js';
import { getOrgUser } from './getOrgUser.js';
import { getUser } from './getUser.js';
import { getUserByName } from './getUserByName.js';
import { listGroupUsers } from './listGroupUsers.js';
import { listOrgTeamUsers } from './listOrgTeamUsers.js';
import { listOrgUsers } from './listOrgUsers.js';
import { removeGroupUser } from './removeGroupUser.js';
import { removeGroupUserRole } from './removeGroupUserRole.js';
import { removeOrgTeamUser } from './removeOrgTeamUser.js';
import { removeOrgUser } from './removeOrgUser.js';
import { removeOrgUserRole } from './removeOrgUserRole.js';
import { updateGroupUserRoles } from './updateGroupUserRoles.js';
import { updateOrgUser } from './updateOrgUser.js';
import { updateOrgUserRoles } from './updateOrgUserRoles.js';

/** The operations on people, with the two deprecated ones on their roles. */
export const mongoDbCloudUsers: readonly Operation[] = [
  listOrgUsers,
  createOrgUser,
  getOrgUser,
  updateOrgUser,
  removeOrgUser,
  addOrgUserRole,
  removeOrgUserRole,
  updateOrgUserRoles,
  listOrgTeamUsers,
  addOrgTeamUser,
  removeOrgTeamUser,
  listGroupUsers,
  addGroupUsers,
  getGroupUser,
  removeGroupUser,
  addGroupUserRole,
  removeGroupUserRole,
  updateGroupUserRoles,
  createUser,
  getUser,
  getUserByName,
];
