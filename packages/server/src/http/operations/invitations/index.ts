import type { OperationDefinition } from '../../define-operation.js';
import { acceptInvitation } from './acceptInvitation.js';
import { addGroupAccessUser } from './addGroupAccessUser.js';
import { createGroupInvite } from './createGroupInvite.js';
import { createInvitationLink } from './createInvitationLink.js';
import { createOrgInvite } from './createOrgInvite.js';
import { deleteGroupInvite } from './deleteGroupInvite.js';
import { deleteOrgInvite } from './deleteOrgInvite.js';
import { getGroupInvite } from './getGroupInvite.js';
import { getInvitation } from './getInvitation.js';
import { getOrgInvite } from './getOrgInvite.js';
import { listGroupInvites } from './listGroupInvites.js';
import { listOrgInvites } from './listOrgInvites.js';
import { rejectInvitation } from './rejectInvitation.js';
import { updateGroupInviteById } from './updateGroupInviteById.js';
import { updateGroupInvites } from './updateGroupInvites.js';
import { updateOrgInviteById } from './updateOrgInviteById.js';
import { updateOrgInvites } from './updateOrgInvites.js';

export const invitations: readonly OperationDefinition[] = [
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
  getInvitation,
  acceptInvitation,
  rejectInvitation,
  createInvitationLink,
];
