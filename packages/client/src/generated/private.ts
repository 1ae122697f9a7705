// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface PrivateOperations {
  /** Accept an invitation: with names and a password, which makes an account and signs in, or, signed in already, with its token alone. */
  readonly acceptInvitation: {
    readonly input: {
      readonly body: AcceptInvitation;
    };
    readonly answer: Session;
  };
  /** Make a secret for an authenticator app; it is in force once a code of it was confirmed. */
  readonly beginSecondFactor: {
    readonly input: {
      readonly body: {
        readonly password: string;
      };
    };
    readonly answer: {
      /** In base32, to be typed */
      readonly secret: string;
      /** For a QR code */
      readonly uri: string;
    };
  };
  /** Change the password of the signed-in person, which ends their other sessions. */
  readonly changePassword: {
    readonly input: {
      readonly body: {
        readonly currentPassword: string;
        readonly newPassword: string;
      };
    };
    readonly answer: undefined;
  };
  /** Put the second factor in force; the only answer that shows its recovery codes. */
  readonly confirmSecondFactor: {
    readonly input: {
      readonly body: {
        readonly code: string;
      };
    };
    readonly answer: {
      readonly recoveryCodes: readonly string[];
    };
  };
  /** Make a new link for an invitation that still stands, for handing it on without mail; earlier links stop working. */
  readonly createInvitationLink: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
    };
    readonly answer: InvitationLink;
  };
  /** Take the second factor of the signed-in person away, together with its recovery codes. */
  readonly disableSecondFactor: {
    readonly input: {
      readonly body: {
        readonly password: string;
      };
    };
    readonly answer: undefined;
  };
  /** End every session of the signed-in person but the one that calls. */
  readonly endOtherSessions: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** End one session of the signed-in person. */
  readonly endSession: {
    readonly input: {
      readonly sessionId: string;
    };
    readonly answer: undefined;
  };
  /** Say whether a request would pass, and why, without making it. */
  readonly explainRequest: {
    readonly input: {
      readonly body: ExplainRequest;
    };
    readonly answer: Explanation;
  };
  /** Show the MongoDB version that a new cluster gets. */
  readonly getDefaultMongoDbMajorVersion: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: string;
  };
  /** Say what an error code means and what to do about it. */
  readonly getErrorExplanation: {
    readonly input: {
      readonly errorCode: string;
    };
    readonly answer: ErrorExplanation;
  };
  /** Show what is known of an address that called with a credential of a project, or tried to. */
  readonly getGroupAddressHistory: {
    readonly input: {
      readonly groupId: string;
      readonly credentialId: string;
      /** One IPv4 or IPv6 address */
      readonly address: string;
    };
    readonly answer: AddressHistoryView;
  };
  /** Show an event of the audit trail of a project. */
  readonly getGroupAuditEvent: {
    readonly input: {
      readonly groupId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: AuditEventView;
  };
  /** Show an API key or service account with roles in a project, by its ID or client ID, as the list does. */
  readonly getGroupCredential: {
    readonly input: {
      readonly groupId: string;
      readonly credentialId: string;
    };
    readonly answer: CredentialOverview;
  };
  /** Show what the caller may do in a project, and through which roles; those of its organization and of teams count. */
  readonly getGroupPermissions: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: HeldPermissions;
  };
  /** Show how often a project was called, by day and hour and by the code of the answer. */
  readonly getGroupUse: {
    readonly input: {
      readonly groupId: string;
      /** Only that of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only that of one: ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Whether to count what signed-in people did too, the console's own calls among it */
      readonly withPeople?: boolean;
    };
    readonly answer: UseView;
  };
  /** Show what the link of an invitation is about, to whoever has it. */
  readonly getInvitation: {
    readonly input: {
      readonly body: {
        readonly token: string;
      };
    };
    readonly answer: InvitationPreview;
  };
  /** Show the address that the caller is seen to call from. */
  readonly getIpInfo: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly currentIpv4Address: string;
    };
  };
  /** Show what is known of an address that called with a credential of an organization, or tried to. */
  readonly getOrgAddressHistory: {
    readonly input: {
      readonly orgId: string;
      readonly credentialId: string;
      /** One IPv4 or IPv6 address */
      readonly address: string;
    };
    readonly answer: AddressHistoryView;
  };
  /** Show an event of the audit trail of an organization or of one of its projects. */
  readonly getOrgAuditEvent: {
    readonly input: {
      readonly orgId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: AuditEventView;
  };
  /** Show an API key or service account of an organization, by its ID or client ID, as the list does. */
  readonly getOrgCredential: {
    readonly input: {
      readonly orgId: string;
      readonly credentialId: string;
    };
    readonly answer: CredentialOverview;
  };
  /** Show what the caller may do in an organization, and through which roles. */
  readonly getOrgPermissions: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: HeldPermissions;
  };
  /** Show how often an organization was called, by day and hour and by the code of the answer. */
  readonly getOrgUse: {
    readonly input: {
      readonly orgId: string;
      /** Only that of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only that of one: ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Whether to count what signed-in people did too, the console's own calls among it */
      readonly withPeople?: boolean;
    };
    readonly answer: UseView;
  };
  /** Show the profile of the signed-in person. */
  readonly getProfile: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Profile;
  };
  /** Show who is signed in, and the CSRF token of the session again. */
  readonly getSession: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Session;
  };
  /** Leave an organization with all roles and teams there; the last owner cannot. */
  readonly leaveOrganization: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: undefined;
  };
  /** List all of the audit trail of a project, newest first. */
  readonly listGroupAuditEvents: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly eventType?: readonly (
        | 'API_KEY_CREATED'
        | 'API_KEY_DELETED'
        | 'API_KEY_DESCRIPTION_CHANGED'
        | 'API_KEY_ROLES_CHANGED'
        | 'API_KEY_ADDED_TO_GROUP'
        | 'API_KEY_REMOVED_FROM_GROUP'
        | 'API_KEY_ACCESS_LIST_ENTRY_ADDED'
        | 'API_KEY_ACCESS_LIST_ENTRY_DELETED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'API_KEY_EXPIRY_CHANGED'
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
        | 'SERVICE_ACCOUNT_ROLES_CHANGED'
        | 'SERVICE_ACCOUNT_ADDED_TO_GROUP'
        | 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED'
        | 'SERVICE_ACCOUNT_SECRET_ADDED'
        | 'SERVICE_ACCOUNT_SECRET_DELETED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'ORG_CREATED'
        | 'ORG_RENAMED'
        | 'ORG_SETTINGS_CONFIGURED'
        | 'ORG_SETTINGS_UPDATED'
        | 'ORG_SETTINGS_DELETED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED'
        | 'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'ORG_TWO_FACTOR_AUTH_REQUIRED'
        | 'ORG_TWO_FACTOR_AUTH_OPTIONAL'
        | 'ORG_UI_IP_ACCESS_LIST_ENABLED'
        | 'ORG_UI_IP_ACCESS_LIST_DISABLED'
        | 'ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES'
        | 'ORG_EMPLOYEE_ACCESS_RESTRICTED'
        | 'ORG_EMPLOYEE_ACCESS_UNRESTRICTED'
        | 'ORG_LIMIT_UPDATED'
        | 'ORG_DELEGATION_SETTINGS_UPDATED'
        | 'OLD_EVENTS_REMOVED'
        | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
        | 'SECURITY_CONTACT_MODIFIED'
        | 'OPERATIONS_CONTACT_MODIFIED'
        | 'GROUP_MOVED_FROM_ORG'
        | 'GROUP_CREATED'
        | 'GROUP_DELETED'
        | 'NETWORK_PERMISSION_ENTRY_ADDED'
        | 'NETWORK_PERMISSION_ENTRY_REMOVED'
        | 'NETWORK_PERMISSION_ENTRY_UPDATED'
        | 'GROUP_MOVED'
        | 'GROUP_NAME_CHANGED'
        | 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED'
        | 'GROUP_ACTIVATED'
        | 'GROUP_TEMPORARILY_ACTIVATED'
        | 'GROUP_SUSPENDED'
        | 'GROUP_LOCKED'
        | 'GROUP_FLUSHED'
        | 'DATA_EXPLORER_ENABLED'
        | 'DATA_EXPLORER_DISABLED'
        | 'PROJECT_LIMIT_UPDATED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'GROUP_TAGS_MODIFIED'
        | 'TAGS_MODIFIED'
        | 'TEAM_CREATED'
        | 'TEAM_DELETED'
        | 'TEAM_UPDATED'
        | 'TEAM_NAME_CHANGED'
        | 'TEAM_ADDED_TO_GROUP'
        | 'TEAM_REMOVED_FROM_GROUP'
        | 'TEAM_ROLES_MODIFIED'
        | 'JOINED_ORG'
        | 'REMOVED_FROM_ORG'
        | 'ORG_INVITATION_CHANGED'
        | 'INVITED_TO_ORG'
        | 'ORG_INVITATION_DELETED'
        | 'JOINED_TEAM'
        | 'REMOVED_FROM_TEAM'
        | 'INVITED_TO_TEAM'
        | 'USER_ROLES_CHANGED_AUDIT'
        | 'JOINED_GROUP'
        | 'REMOVED_FROM_GROUP'
        | 'INVITED_TO_GROUP'
        | 'GROUP_INVITATION_DELETED'
        | 'REQUESTED_TO_JOIN_GROUP'
        | 'JOIN_GROUP_REQUEST_APPROVED_AUDIT'
        | 'JOIN_GROUP_REQUEST_DENIED_AUDIT')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date alone, which is its first moment; without a zone it is UTC */
      readonly maxDate?: string;
      /** RFC 3339, or a date alone, which is its first moment; without a zone it is UTC */
      readonly minDate?: string;
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts with roles in a project together, newest first. */
  readonly listGroupCredentials: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
    };
    readonly answer: PaginatedCredentialOverview;
  };
  /** Show the newest refusal of each of some credentials of a project that was refused lately. */
  readonly listGroupLastRefusals: {
    readonly input: {
      readonly groupId: string;
      /** Those of a page of a list */
      readonly credentialId: readonly string[];
    };
    readonly answer: LastRefusals;
  };
  /** List what was refused in a project lately, newest first; of one of its credentials also what belongs to no project. */
  readonly listGroupRefusals: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those from this address */
      readonly address?: string;
      /** Only those of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only those with one of these codes */
      readonly code?: readonly string[];
      /** ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
    };
    readonly answer: PaginatedRefusalView;
  };
  /** List all of the audit trail of an organization and of its projects, newest first. */
  readonly listOrgAuditEvents: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly eventType?: readonly (
        | 'API_KEY_CREATED'
        | 'API_KEY_DELETED'
        | 'API_KEY_DESCRIPTION_CHANGED'
        | 'API_KEY_ROLES_CHANGED'
        | 'API_KEY_ADDED_TO_GROUP'
        | 'API_KEY_REMOVED_FROM_GROUP'
        | 'API_KEY_ACCESS_LIST_ENTRY_ADDED'
        | 'API_KEY_ACCESS_LIST_ENTRY_DELETED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'API_KEY_EXPIRY_CHANGED'
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
        | 'SERVICE_ACCOUNT_ROLES_CHANGED'
        | 'SERVICE_ACCOUNT_ADDED_TO_GROUP'
        | 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED'
        | 'SERVICE_ACCOUNT_SECRET_ADDED'
        | 'SERVICE_ACCOUNT_SECRET_DELETED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'ORG_CREATED'
        | 'ORG_RENAMED'
        | 'ORG_SETTINGS_CONFIGURED'
        | 'ORG_SETTINGS_UPDATED'
        | 'ORG_SETTINGS_DELETED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED'
        | 'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'ORG_TWO_FACTOR_AUTH_REQUIRED'
        | 'ORG_TWO_FACTOR_AUTH_OPTIONAL'
        | 'ORG_UI_IP_ACCESS_LIST_ENABLED'
        | 'ORG_UI_IP_ACCESS_LIST_DISABLED'
        | 'ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES'
        | 'ORG_EMPLOYEE_ACCESS_RESTRICTED'
        | 'ORG_EMPLOYEE_ACCESS_UNRESTRICTED'
        | 'ORG_LIMIT_UPDATED'
        | 'ORG_DELEGATION_SETTINGS_UPDATED'
        | 'OLD_EVENTS_REMOVED'
        | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
        | 'SECURITY_CONTACT_MODIFIED'
        | 'OPERATIONS_CONTACT_MODIFIED'
        | 'GROUP_MOVED_FROM_ORG'
        | 'GROUP_CREATED'
        | 'GROUP_DELETED'
        | 'NETWORK_PERMISSION_ENTRY_ADDED'
        | 'NETWORK_PERMISSION_ENTRY_REMOVED'
        | 'NETWORK_PERMISSION_ENTRY_UPDATED'
        | 'GROUP_MOVED'
        | 'GROUP_NAME_CHANGED'
        | 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED'
        | 'GROUP_ACTIVATED'
        | 'GROUP_TEMPORARILY_ACTIVATED'
        | 'GROUP_SUSPENDED'
        | 'GROUP_LOCKED'
        | 'GROUP_FLUSHED'
        | 'DATA_EXPLORER_ENABLED'
        | 'DATA_EXPLORER_DISABLED'
        | 'PROJECT_LIMIT_UPDATED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'GROUP_TAGS_MODIFIED'
        | 'TAGS_MODIFIED'
        | 'TEAM_CREATED'
        | 'TEAM_DELETED'
        | 'TEAM_UPDATED'
        | 'TEAM_NAME_CHANGED'
        | 'TEAM_ADDED_TO_GROUP'
        | 'TEAM_REMOVED_FROM_GROUP'
        | 'TEAM_ROLES_MODIFIED'
        | 'JOINED_ORG'
        | 'REMOVED_FROM_ORG'
        | 'ORG_INVITATION_CHANGED'
        | 'INVITED_TO_ORG'
        | 'ORG_INVITATION_DELETED'
        | 'JOINED_TEAM'
        | 'REMOVED_FROM_TEAM'
        | 'INVITED_TO_TEAM'
        | 'USER_ROLES_CHANGED_AUDIT'
        | 'JOINED_GROUP'
        | 'REMOVED_FROM_GROUP'
        | 'INVITED_TO_GROUP'
        | 'GROUP_INVITATION_DELETED'
        | 'REQUESTED_TO_JOIN_GROUP'
        | 'JOIN_GROUP_REQUEST_APPROVED_AUDIT'
        | 'JOIN_GROUP_REQUEST_DENIED_AUDIT')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date alone, which is its first moment; without a zone it is UTC */
      readonly maxDate?: string;
      /** RFC 3339, or a date alone, which is its first moment; without a zone it is UTC */
      readonly minDate?: string;
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts of an organization together, newest first; service accounts only for callers who may read them. */
  readonly listOrgCredentials: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
    };
    readonly answer: PaginatedCredentialOverview;
  };
  /** Show the newest refusal of each of some credentials of an organization that was refused lately. */
  readonly listOrgLastRefusals: {
    readonly input: {
      readonly orgId: string;
      /** Those of a page of a list */
      readonly credentialId: readonly string[];
    };
    readonly answer: LastRefusals;
  };
  /** List what was refused to the credentials and people of an organization lately, newest first. */
  readonly listOrgRefusals: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those from this address */
      readonly address?: string;
      /** Only those of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only those with one of these codes */
      readonly code?: readonly string[];
      /** ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
      readonly groupId?: string;
    };
    readonly answer: PaginatedRefusalView;
  };
  /** List the projects in which a team has roles, by name, as far as the caller may see them. */
  readonly listOrgTeamProjects: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamProject;
  };
  /** List the sessions of the signed-in person, newest first. */
  readonly listSessions: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: readonly OwnSession[];
  };
  /** Reject an invitation, by its link; people who have an account sign in first. */
  readonly rejectInvitation: {
    readonly input: {
      readonly body: {
        readonly token: string;
      };
    };
    readonly answer: undefined;
  };
  /** Mail a link to reset a password; the answer is the same whether there is such an account. */
  readonly requestPasswordReset: {
    readonly input: {
      readonly body: {
        readonly username: string;
      };
    };
    readonly answer: undefined;
  };
  /** Set a new password by the link that was mailed, which ends every session of the account. */
  readonly resetPassword: {
    readonly input: {
      readonly body: {
        readonly newPassword: string;
        readonly token: string;
      };
    };
    readonly answer: undefined;
  };
  /** End the credential that calls, from any address: the API key, or the client secret that was sent or that the access token was made with. */
  readonly revokeOwnCredential: {
    readonly input: {
      /** Sallyport only: go on even if nobody can manage the organization afterwards, as the live service does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Say when an API key expires, or that it does not. */
  readonly setOrgApiKeyExpiry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly body: ApiKeyExpiryBody;
    };
    readonly answer: ApiKeyExpiry;
  };
  /** Sign a person in with user name, password and, where there is one, the second factor. */
  readonly signIn: {
    readonly input: {
      readonly body: {
        readonly code?: string;
        readonly password: string;
        readonly username: string;
      };
    };
    readonly answer: Session;
  };
  /** End the session that calls. */
  readonly signOut: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** Change names, country or telephone number of the signed-in person; what is left out stays. */
  readonly updateProfile: {
    readonly input: {
      readonly body: {
        readonly country?: string | null;
        readonly firstName?: string;
        readonly lastName?: string;
        readonly mobileNumber?: string | null;
      };
    };
    readonly answer: Profile;
  };
}

/** Method and path template of each operation. */
export const privateRoutes: Readonly<Record<keyof PrivateOperations, string>> = {
  acceptInvitation: 'POST /api/private/invitations/accept',
  beginSecondFactor: 'POST /api/private/secondFactor',
  changePassword: 'POST /api/private/password',
  confirmSecondFactor: 'POST /api/private/secondFactor/confirm',
  createInvitationLink: 'POST /api/private/orgs/{orgId}/invitations/{invitationId}/link',
  disableSecondFactor: 'POST /api/private/secondFactor/disable',
  endOtherSessions: 'DELETE /api/private/sessions',
  endSession: 'DELETE /api/private/sessions/{sessionId}',
  explainRequest: 'POST /api/private/explain',
  getDefaultMongoDbMajorVersion: 'GET /api/private/unauth/nds/defaultMongoDBMajorVersion',
  getErrorExplanation: 'GET /api/private/errors/{errorCode}',
  getGroupAddressHistory: 'GET /api/private/groups/{groupId}/credentials/{credentialId}/addressHistory',
  getGroupAuditEvent: 'GET /api/private/groups/{groupId}/events/{eventId}',
  getGroupCredential: 'GET /api/private/groups/{groupId}/credentials/{credentialId}',
  getGroupPermissions: 'GET /api/private/groups/{groupId}/permissions',
  getGroupUse: 'GET /api/private/groups/{groupId}/use',
  getInvitation: 'POST /api/private/invitations/preview',
  getIpInfo: 'GET /api/private/ipinfo',
  getOrgAddressHistory: 'GET /api/private/orgs/{orgId}/credentials/{credentialId}/addressHistory',
  getOrgAuditEvent: 'GET /api/private/orgs/{orgId}/events/{eventId}',
  getOrgCredential: 'GET /api/private/orgs/{orgId}/credentials/{credentialId}',
  getOrgPermissions: 'GET /api/private/orgs/{orgId}/permissions',
  getOrgUse: 'GET /api/private/orgs/{orgId}/use',
  getProfile: 'GET /api/private/profile',
  getSession: 'GET /api/private/session',
  leaveOrganization: 'DELETE /api/private/orgs/{orgId}/membership',
  listGroupAuditEvents: 'GET /api/private/groups/{groupId}/events',
  listGroupCredentials: 'GET /api/private/groups/{groupId}/credentials',
  listGroupLastRefusals: 'GET /api/private/groups/{groupId}/lastRefusals',
  listGroupRefusals: 'GET /api/private/groups/{groupId}/refusals',
  listOrgAuditEvents: 'GET /api/private/orgs/{orgId}/events',
  listOrgCredentials: 'GET /api/private/orgs/{orgId}/credentials',
  listOrgLastRefusals: 'GET /api/private/orgs/{orgId}/lastRefusals',
  listOrgRefusals: 'GET /api/private/orgs/{orgId}/refusals',
  listOrgTeamProjects: 'GET /api/private/orgs/{orgId}/teams/{teamId}/projects',
  listSessions: 'GET /api/private/sessions',
  rejectInvitation: 'POST /api/private/invitations/reject',
  requestPasswordReset: 'POST /api/private/passwordResets',
  resetPassword: 'POST /api/private/passwordResets/complete',
  revokeOwnCredential: 'DELETE /api/private/credential',
  setOrgApiKeyExpiry: 'PUT /api/private/orgs/{orgId}/apiKeys/{apiUserId}/expiry',
  signIn: 'POST /api/private/session',
  signOut: 'DELETE /api/private/session',
  updateProfile: 'PATCH /api/private/profile',
};

export interface AcceptInvitation {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly password?: string;
  readonly token: string;
}

export interface AddressHistoryView {
  readonly address: string;
  readonly entry: string | null;
  readonly lastUsedFrom: string | null;
  /** How many other callers of the organization proved from it who they are, lately */
  readonly otherCredentials: number;
  readonly refused: RefusedFrom | null;
  readonly wrongSecrets: RefusedFrom | null;
}

export interface ApiKeyExpiry {
  readonly expiresAt: string | null;
}

export interface ApiKeyExpiryBody {
  readonly expiresAt: string | null;
}

export interface AuditEventView {
  /** The service account that acted. In events about a service account, clientId is the one they are about */
  readonly actorClientId?: string;
  readonly alertConfigId?: string;
  readonly alertId?: string;
  readonly apiKeyId?: string;
  readonly clientId?: string;
  readonly created: string;
  readonly dbUserUsername?: string;
  readonly delegatePrincipal?: Principal;
  readonly eventTypeName: string;
  readonly groupId?: string;
  readonly id: string;
  readonly invoiceId?: string;
  readonly isGlobalAdmin?: boolean;
  readonly links?: readonly Link[];
  readonly orgId?: string;
  readonly paymentId?: string;
  readonly publicKey?: string;
  readonly raw?: raw;
  readonly remoteAddress?: string;
  /** How many events were removed because of their age */
  readonly removedCount?: string;
  /** When the first of them was recorded */
  readonly removedFrom?: string;
  /** When the last of them was recorded */
  readonly removedUntil?: string;
  readonly resourceId?: string;
  readonly resourcePolicyId?: string;
  readonly resourceType?: string;
  readonly targetPublicKey?: string | null;
  readonly targetUsername?: string | null;
  readonly teamId?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly whitelistEntry?: string | null;
}

export interface CredentialOverview {
  readonly accessListEntryCount: number;
  readonly createdAt: string;
  readonly description: string;
  readonly expiresAt: string | null;
  /** By name of the project; in a project, that one alone */
  readonly groupRoles: readonly {
    readonly groupId: string;
    readonly groupName: string | null;
    readonly roles: readonly string[];
  }[];
  /** ID of the API key, or client ID of the service account */
  readonly id: string;
  /** Whether the caller may change the access list of an API key; name, description, roles here, client secrets and access list of a service account. In a project that takes more where the credential reaches further than the project */
  readonly isManageable: boolean;
  readonly kind: 'API_KEY' | 'SERVICE_ACCOUNT';
  readonly lastUsedAddress: string | null;
  readonly lastUsedAt: string | null;
  readonly maskedPrivateKey: string | null;
  readonly name: string | null;
  readonly orgRoles: readonly string[];
  readonly publicKey: string | null;
  /** Client secrets, expired ones included */
  readonly secretCount: number;
  readonly secretExpiresAt: string | null;
}

export interface ErrorExplanation {
  readonly errorCode: string;
  /** What to do about it; code is in backticks */
  readonly fix: string;
  /** When it happens */
  readonly meaning: string;
  /** What `parameters` of the answer hold, in order */
  readonly parameters: readonly string[];
  /** Whether the code belongs to the public API */
  readonly published: boolean;
  readonly status: number;
}

export interface ExplainRequest {
  /** `Accept` header of the request; one that the operation serves when absent */
  readonly accept?: string;
  /** Public key or client ID of the credential */
  readonly as: string;
  /** Address to call from; yours when absent */
  readonly from?: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path of the request, from the first slash on, with its query */
  readonly path: string;
}

export interface Explanation {
  /** In the order a request meets them, up to the first that fails */
  readonly checks: readonly {
    readonly check: 
      | 'freshness'
      | 'clientAddress'
      | 'credential'
      | 'expiry'
      | 'session'
      | 'address'
      | 'requirement'
      | 'use'
      | 'operation'
      | 'version'
      | 'client'
      | 'scope'
      | 'secondFactor'
      | 'permission'
      | 'rateLimit'
      | 'reach';
    readonly detail: string;
    /** What would make the check pass */
    readonly fix?: string;
    readonly passed: boolean;
  }[];
  /** Code of the refusal; absent when the request passes or needs credentials */
  readonly errorCode?: string;
  readonly passes: boolean;
}

export interface HeldPermissions {
  /** In alphabetical order */
  readonly permissions: readonly string[];
  /** In alphabetical order; in a project, those of its organization as well */
  readonly roles: readonly string[];
}

export interface InvitationLink {
  readonly expiresAt: string;
  /** For the invited person; whoever has it can accept */
  readonly link: string;
  /** What the link holds, for POST /api/private/invitations/preview */
  readonly token: string;
  readonly username: string;
}

export interface InvitationPreview {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly groupRoleAssignments: readonly {
    readonly groupId: string;
    readonly groupName: string;
    readonly groupRoles: readonly string[];
  }[];
  /** Whether the person has an account to sign in with; absent where the link was not mailed, so that whoever invites does not learn it */
  readonly hasAccount?: boolean;
  readonly inviterUsername: string;
  /** Whether accepting with names and a password can make an account. Where there is one, it gives way with all it has */
  readonly mayMakeAccount: boolean;
  readonly orgId: string;
  readonly orgName: string;
  readonly roles: readonly string[];
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
  }[];
  readonly username: string;
}

export interface LastRefusals {
  /** At most one for each credential */
  readonly results: readonly RefusalView[];
}

export interface Link {
  readonly href?: string;
  readonly rel?: string;
}

export interface OwnSession {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly isSecondFactorGiven: boolean;
  readonly lastSeenAt: string;
  readonly remoteAddress: string | null;
  readonly userAgent: string | null;
}

export interface PaginatedAuditEventView {
  readonly links: readonly Link[];
  readonly results: readonly AuditEventView[];
  readonly totalCount: number;
}

export interface PaginatedCredentialOverview {
  readonly links: readonly Link[];
  readonly results: readonly CredentialOverview[];
  readonly totalCount: number;
}

export interface PaginatedRefusalView {
  readonly links: readonly Link[];
  readonly results: readonly RefusalView[];
  readonly totalCount: number;
}

export interface PaginatedTeamProject {
  readonly links: readonly Link[];
  readonly results: readonly TeamProject[];
  readonly totalCount: number;
}

export interface Principal {
  readonly id?: string;
  readonly name?: string;
  readonly onBehalfOf?: {
    readonly id?: string;
    readonly name?: string;
  };
}

export interface Profile {
  readonly country: string | null;
  readonly createdAt: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastAuth: string | null;
  readonly lastName: string;
  readonly mobileNumber: string | null;
  readonly username: string;
}

export interface RefusalView {
  readonly address: string | null;
  readonly api: string | null;
  /** Whether the secret was right and the access list, or the requirement of one, refused: adding the address would help. Never after a wrong secret, because public keys are no secret */
  readonly canAddAddress: boolean;
  /** Code of the error; or CREDENTIALS_UNKNOWN, TOKEN_INVALID or WRONG_SECRET, where the answer asked for credentials and has no code */
  readonly code: string;
  /** How many were refused alike within the minute */
  readonly count: number;
  readonly credentialId: string | null;
  readonly credentialKind: 'API_KEY' | 'SERVICE_ACCOUNT' | 'USER' | null;
  readonly credentialName: string | null;
  /** Why, for the operator. Nothing in it was chosen by the caller */
  readonly detail: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly lastRefusedAt: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | null;
  readonly operation: string | null;
  readonly path: string | null;
  readonly permission: string | null;
  readonly roleThatPermits: string | null;
  /** Whether the secret was right; otherwise the credential is only the one that was named */
  readonly secretVerified: boolean;
  readonly step: 
    | 'freshness'
    | 'clientAddress'
    | 'credential'
    | 'expiry'
    | 'session'
    | 'address'
    | 'requirement'
    | 'use'
    | 'operation'
    | 'version'
    | 'client'
    | 'scope'
    | 'secondFactor'
    | 'permission'
    | 'rateLimit'
    | 'reach'
    | null;
}

export interface RefusedFrom {
  readonly count: number;
  /** To the minute */
  readonly firstRefusedAt: string;
  readonly lastRefusedAt: string;
}

export interface Session {
  /** Goes into the header X-CSRF-Token of requests that change something */
  readonly csrfToken: string;
  /** When the session ends at the latest */
  readonly expiresAt: string;
  /** Whether the person has a second factor; it may have been set up after this sign-in */
  readonly hasSecondFactor: boolean;
  readonly id: string;
  readonly idleTimeoutSeconds: number | null;
  /** Whether the session was signed in with it */
  readonly isSecondFactorGiven: boolean;
  readonly organizations: readonly {
    readonly id: string;
    /** Whether its operations refuse sessions without a second factor */
    readonly multiFactorAuthRequired: boolean;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  readonly user: Profile;
}

export interface TeamProject {
  readonly groupId: string;
  readonly groupName: string;
  /** In alphabetical order */
  readonly roleNames: readonly string[];
}

export interface UsePeriod {
  /** Passed the decision */
  readonly allowed: number;
  /** Of what was answered with a code, by its name */
  readonly codes: readonly {
    /** Passed the decision */
    readonly allowed: number;
    /** Code of the answer; `*` where there were too many different calls to tell */
    readonly code: string;
    readonly refused: number;
  }[];
  readonly refused: number;
  readonly startsAt: string;
}

export interface UseView {
  /** Days (UTC), the oldest first, the present one last */
  readonly days: readonly UsePeriod[];
  /** The last 48 hours, the oldest first, the present one last */
  readonly hours: readonly UsePeriod[];
  /** The beginning of the first day */
  readonly since: string;
}

export interface raw {
  readonly _t?: string;
  readonly alertConfigId?: string;
  readonly cid?: string;
  readonly cre?: string;
  readonly description?: string | null;
  readonly gn?: string;
  readonly id?: string;
  readonly orgId?: string;
  readonly orgName?: string;
  readonly severity?: 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';
}
