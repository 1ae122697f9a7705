import type { Operation } from '../operation.js';
import { acceptInvitation } from './acceptInvitation.js';
import { beginSecondFactor } from './beginSecondFactor.js';
import { changePassword } from './changePassword.js';
import { confirmSecondFactor } from './confirmSecondFactor.js';
import { createInvitationLink } from './createInvitationLink.js';
import { disableSecondFactor } from './disableSecondFactor.js';
import { endOtherSessions } from './endOtherSessions.js';
import { endSession } from './endSession.js';
import { getInvitation } from './getInvitation.js';
import { getProfile } from './getProfile.js';
import { getSession } from './getSession.js';
import { leaveOrganization } from './leaveOrganization.js';
import { listSessions } from './listSessions.js';
import { rejectInvitation } from './rejectInvitation.js';
import { requestPasswordReset } from './requestPasswordReset.js';
import { resetPassword } from './resetPassword.js';
import { signIn } from './signIn.js';
import { signOut } from './signOut.js';
import { updateProfile } from './updateProfile.js';

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
