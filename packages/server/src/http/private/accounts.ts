import type { Operation } from '../operation.js';
import { acceptInvitation } from '../operations/invitations/acceptInvitation.js';
import { createInvitationLink } from '../operations/invitations/createInvitationLink.js';
import { getInvitation } from '../operations/invitations/getInvitation.js';
import { rejectInvitation } from '../operations/invitations/rejectInvitation.js';
import { leaveOrganization } from '../operations/organizations/leaveOrganization.js';
import { changePassword } from '../operations/passwords/changePassword.js';
import { requestPasswordReset } from '../operations/passwords/requestPasswordReset.js';
import { resetPassword } from '../operations/passwords/resetPassword.js';
import { getProfile } from '../operations/profile/getProfile.js';
import { updateProfile } from '../operations/profile/updateProfile.js';
import { beginSecondFactor } from '../operations/second-factor/beginSecondFactor.js';
import { confirmSecondFactor } from '../operations/second-factor/confirmSecondFactor.js';
import { disableSecondFactor } from '../operations/second-factor/disableSecondFactor.js';
import { endOtherSessions } from '../operations/sessions/endOtherSessions.js';
import { endSession } from '../operations/sessions/endSession.js';
import { getSession } from '../operations/sessions/getSession.js';
import { listSessions } from '../operations/sessions/listSessions.js';
import { signIn } from '../operations/sessions/signIn.js';
import { signOut } from '../operations/sessions/signOut.js';

/** What people do with their own accounts, and how they come to have one. */
export const accounts: readonly Operation[] = [
  signIn,
  getSession,
  signOut,
  listSessions,
  endSession,
  endOtherSessions,
  getProfile,
  updateProfile,
  changePassword,
  requestPasswordReset,
  resetPassword,
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  getInvitation,
  acceptInvitation,
  rejectInvitation,
  createInvitationLink,
  leaveOrganization,
];
