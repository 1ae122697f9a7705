import type { Operation } from '../../../operation.js';
import { addGroupAccessUser } from '../../../operations/invitations/addGroupAccessUser.js';
import { createGroupInvite } from '../../../operations/invitations/createGroupInvite.js';
import { createOrgInvite } from '../../../operations/invitations/createOrgInvite.js';
import { deleteGroupInvite } from '../../../operations/invitations/deleteGroupInvite.js';
import { deleteOrgInvite } from '../../../operations/invitations/deleteOrgInvite.js';
import { getGroupInvite } from '../../../operations/invitations/getGroupInvite.js';
import { getOrgInvite } from '../../../operations/invitations/getOrgInvite.js';
import { listGroupInvites } from '../../../operations/invitations/listGroupInvites.js';
import { listOrgInvites } from '../../../operations/invitations/listOrgInvites.js';
import { updateGroupInviteById } from '../../../operations/invitations/updateGroupInviteById.js';
import { updateGroupInvites } from '../../../operations/invitations/updateGroupInvites.js';
import { updateOrgInviteById } from '../../../operations/invitations/updateOrgInviteById.js';
import { updateOrgInvites } from '../../../operations/invitations/updateOrgInvites.js';

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
