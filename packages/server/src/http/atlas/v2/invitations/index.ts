import type { Operation } from '../../../operation.js';
import { addGroupAccessUser } from './addGroupAccessUser.js';
import { createGroupInvite } from './createGroupInvite.js';
import { createOrgInvite } from './createOrgInvite.js';
import { deleteGroupInvite } from './deleteGroupInvite.js';
import { deleteOrgInvite } from './deleteOrgInvite.js';
import { getGroupInvite } from './getGroupInvite.js';
import { getOrgInvite } from './getOrgInvite.js';
import { listGroupInvites } from './listGroupInvites.js';
import { listOrgInvites } from './listOrgInvites.js';
import { updateGroupInviteById } from './updateGroupInviteById.js';
import { updateGroupInvites } from './updateGroupInvites.js';
import { updateOrgInviteById } from './updateOrgInviteById.js';
import { updateOrgInvites } from './updateOrgInvites.js';

/** The older of the two models of invitations; in the newer one they are pending users. */
export const invitations: readonly Operation[] = [
  listOrgInvites,
  createOrgInvite,
  updateOrgInvites,
  getOrgInvite,
  updateOrgInviteById,
  deleteOrgInvite,
  listGroupInvites,
  createGroupInvite,
  updateGroupInvites,
  getGroupInvite,
  updateGroupInviteById,
  deleteGroupInvite,
  addGroupAccessUser,
];
