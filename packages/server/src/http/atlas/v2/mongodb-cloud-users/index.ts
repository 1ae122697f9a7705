import type { Operation } from '../../../operation.js';
import { addOrgTeamUser } from '../../../operations/teams/addOrgTeamUser.js';
import { listOrgTeamUsers } from '../../../operations/teams/listOrgTeamUsers.js';
import { removeOrgTeamUser } from '../../../operations/teams/removeOrgTeamUser.js';
import { addGroupUserRole } from '../../../operations/users/addGroupUserRole.js';
import { addGroupUsers } from '../../../operations/users/addGroupUsers.js';
import { addOrgUserRole } from '../../../operations/users/addOrgUserRole.js';
import { createOrgUser } from '../../../operations/users/createOrgUser.js';
import { createUser } from '../../../operations/users/createUser.js';
import { getGroupUser } from '../../../operations/users/getGroupUser.js';
import { getOrgUser } from '../../../operations/users/getOrgUser.js';
import { getUser } from '../../../operations/users/getUser.js';
import { getUserByName } from '../../../operations/users/getUserByName.js';
import { listGroupUsers } from '../../../operations/users/listGroupUsers.js';
import { listOrgUsers } from '../../../operations/users/listOrgUsers.js';
import { removeGroupUser } from '../../../operations/users/removeGroupUser.js';
import { removeGroupUserRole } from '../../../operations/users/removeGroupUserRole.js';
import { removeOrgUser } from '../../../operations/users/removeOrgUser.js';
import { removeOrgUserRole } from '../../../operations/users/removeOrgUserRole.js';
import { updateGroupUserRoles } from '../../../operations/users/updateGroupUserRoles.js';
import { updateOrgUser } from '../../../operations/users/updateOrgUser.js';
import { updateOrgUserRoles } from '../../../operations/users/updateOrgUserRoles.js';

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
