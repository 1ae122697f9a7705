import type { Private } from '@sallyport/client';
import { call } from '../call.js';

export type OwnSession = Private.OwnSession;
/** What the link of an invitation is about. */
export type InvitationPreview = Private.InvitationPreview;

export const getProfile = () => call('getProfile', {});

/** What is left out stays; `null` removes. */
export const updateProfile = (body: {
  firstName?: string;
  lastName?: string;
  country?: string | null;
  mobileNumber?: string | null;
}) => call('updateProfile', { body });

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  call('changePassword', { body });

/** Mails a link. The answer is the same whether there is such an account. */
export const requestPasswordReset = (username: string) =>
  call('requestPasswordReset', { body: { username } });

export const resetPassword = (token: string, newPassword: string) =>
  call('resetPassword', { body: { newPassword, token } });

export const beginSecondFactor = (password: string) => call('beginSecondFactor', { body: { password } });

/** The only answer that shows the recovery codes. */
export const confirmSecondFactor = (code: string) => call('confirmSecondFactor', { body: { code } });

export const disableSecondFactor = (password: string) => call('disableSecondFactor', { body: { password } });

export const listSessions = () => call('listSessions', {});

export const endSession = (sessionId: string) => call('endSession', { sessionId });

export const endOtherSessions = () => call('endOtherSessions', {});

export const getInvitation = (token: string) => call('getInvitation', { body: { token } });

/** With an account that is made of it, or as the signed-in person. */
export const acceptInvitation = (
  token: string,
  account: { firstName: string; lastName: string; password: string } | undefined,
) => call('acceptInvitation', { body: { ...account, token } });

export const rejectInvitation = (token: string) => call('rejectInvitation', { body: { token } });
