import { get, patch, post, remove } from '../call.js';
import type { Profile, Session } from '../types.js';

/** A session as the person whose it is sees it. */
export interface OwnSession {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly isSecondFactorGiven: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastSeenAt: string;
  readonly remoteAddress: string | null;
  readonly userAgent: string | null;
}

/** What the link of an invitation is about. */
export interface InvitationPreview {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly groupRoleAssignments: readonly {
    readonly groupId: string;
    readonly groupName: string;
    readonly groupRoles: readonly string[];
  }[];
  /** Whether the person has an account to sign in with; otherwise accepting makes one. */
  readonly hasAccount: boolean;
  readonly inviterUsername: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly roles: readonly string[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly username: string;
}

export const getProfile = () => get<Profile>('/api/private/profile');

/** What is left out stays; `null` removes. */
export const updateProfile = (body: {
  firstName?: string;
  lastName?: string;
  country?: string | null;
  mobileNumber?: string | null;
}) => patch<Profile>('/api/private/profile', body);

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  post<undefined>('/api/private/password', body);

/** Mails a link. The answer is the same whether there is such an account. */
export const requestPasswordReset = (username: string) =>
  post<undefined>('/api/private/passwordResets', { username });

export const resetPassword = (token: string, newPassword: string) =>
  post<undefined>(`/api/private/passwordResets/${encodeURIComponent(token)}`, { newPassword });

export const beginSecondFactor = (password: string) =>
  post<{ readonly secret: string; readonly uri: string }>('/api/private/secondFactor', { password });

/** The only answer that shows the recovery codes. */
export const confirmSecondFactor = (code: string) =>
  post<{ readonly recoveryCodes: readonly string[] }>('/api/private/secondFactor/confirm', { code });

export const disableSecondFactor = (password: string) =>
  post<undefined>('/api/private/secondFactor/disable', { password });

export const listSessions = () => get<readonly OwnSession[]>('/api/private/sessions');

export const endSession = (id: string) => remove(`/api/private/sessions/${id}`);

export const endOtherSessions = () => remove('/api/private/sessions');

const invitationPath = (token: string) => `/api/private/invitations/${encodeURIComponent(token)}`;

export const getInvitation = (token: string) => get<InvitationPreview>(invitationPath(token));

/** With an account that is made of it, or as the signed-in person. */
export const acceptInvitation = (
  token: string,
  account: { firstName: string; lastName: string; password: string } | undefined,
) => post<Session>(`${invitationPath(token)}/accept`, account ?? {});

export const rejectInvitation = (token: string) =>
  post<undefined>(`${invitationPath(token)}/reject`, undefined);
